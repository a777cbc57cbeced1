// What the coach is to ask about in a turn, where a lesson says so; it stands above the replies, or above the box.

let askings = 0;

function askAbout(view) {
  const { about, to_learn, client } = view;
  if (!about) return null;
  return make(
    "div",
    { class: "ck-ask-about", id: `ck-ask-about-${(askings += 1)}` },
    make("p", { class: "ck-label" }, `Ask ${firstName(client)} about`),
    make("p", { class: "ck-topic" }, about.definition),
    make("p", { class: "ck-hint" }, `To learn: ${to_learn} Ask it in a way that fits ${firstName(client)}.`),
  );
}

// The box, or the group of replies, is described by what is to be asked about.
function describedBy(asking, replies) {
  if (!asking) return [replies];
  const node = replies.querySelector(".ck-box") ?? replies;
  node.setAttribute("aria-describedby", [asking.id, node.getAttribute("aria-describedby")].filter(Boolean).join(" "));
  return [asking, replies];
}
