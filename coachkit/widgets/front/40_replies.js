// The replies to choose from, and the two ways on after one was given.

function replyList(replies, choose) {
  const heading = make("p", { class: "ck-label" }, "What do you say?");
  const buttons = replies.map((offered, index) => replyButton(offered, index, choose));
  return make(
    "div",
    { class: "ck-replies", role: "group", "aria-label": "What do you say? Choose one reply." },
    heading,
    buttons,
  );
}

function replyButton(offered, index, choose) {
  const node = button("ck-reply", "", (event) => {
    if (isSingle(event)) choose(offered, node);
  });
  node.dataset.reply = offered.id;
  const number = make("span", { class: "ck-number", "aria-hidden": "true" }, String(index + 1));
  const tried = offered.tried && make("span", { class: "ck-tried" }, " You have tried this one.");
  node.append(number, make("span", { class: "ck-words", dir: "auto" }, offered.text, tried || null));
  return node;
}

// The second click of a double click, made on what stood in this place before, chooses nothing.
const isSingle = (event) => event.detail < 2;

// Arrows move through the replies, and from the client's line into them; a number chooses.
function replyKeys(event, scope) {
  const buttons = [...scope.querySelectorAll(".ck-reply:not(:disabled)")];
  if (!buttons.length || event.altKey || event.ctrlKey || event.metaKey) return;
  const target = keyTarget(event.key, buttons, buttons.indexOf(document.activeElement));
  if (!target) return;
  event.preventDefault();
  if (/^[1-9]$/.test(event.key)) target.click();
  else target.focus();
}

function keyTarget(key, buttons, at) {
  const last = buttons.length - 1;
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return buttons[Math.min(at + 1, last)];
    case "ArrowUp":
    case "ArrowLeft":
      return buttons[Math.max(at - 1, 0)];
    case "Home":
      return buttons[0];
    case "End":
      return buttons[last];
    default:
      return /^[1-9]$/.test(key) ? buttons[Number(key) - 1] : undefined;
  }
}

function waysOn(view, goOn, tryAgain, comparing = false) {
  const again = view.calls.includes("try_again") && button("ck-try-again ck-quiet", "Try this turn again", tryAgain);
  const on = comparing
    ? button("ck-go-on ck-quiet", "Go on without comparing", goOn)
    : button("ck-go-on ck-primary", "Go on", goOn);
  return make("div", { class: "ck-actions" }, on, again || null);
}
