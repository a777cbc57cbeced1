// Which page it is.

const PAGES = {
  role_play: renderRolePlay,
  try_reply: renderTrying,
  hear: renderHearing,
  example: renderExample,
  rate_vision: renderRating,
};

function render(place) {
  return PAGES[place.model.get("page")](place);
}

export default { render };
