// The role-play: builds the page once, then paints only what a new view changes.

const PATIENCE_MS = 4000;
const NO_ANSWER = "No answer has come. The notebook’s kernel may be busy, or it has stopped. Your replies so far are kept: " +
  "wait a moment, or choose Run ▸ Run All Cells to go on from here.";
const BACK = "You are back where you were.";

function build(model) {
  const play = { model, view: null, due: 0, timer: 0, open: null, exchanges: [], pressed: null };
  play.notice = make("p", { class: "ck-notice" });
  play.log = make("div", { class: "ck-log", role: "log", "aria-live": "off" });
  play.failure = make("p", { class: "ck-failure", role: "alert" });
  play.next = make("div", { class: "ck-next" });
  play.voice = make("div", { class: "ck-voice ck-unseen", "aria-live": "polite", "aria-atomic": "true" });
  play.talk = make("div", { class: "ck-talk" }, play.notice, play.log, play.failure, play.next);
  play.head = make("header", { class: "ck-head" });
  play.side = make("aside", { class: "ck-side" });
  play.foot = make("footer", { class: "ck-foot" });
  play.root = make("section", { class: "coachkit", "aria-label": "Role-play" },
    play.head, make("div", { class: "ck-body" }, play.talk, play.side), play.foot, play.voice);
  play.root.addEventListener("keydown", (event) => keys(play, event));
  return play;
}

function keys(play, event) {
  event.stopPropagation();
  const here = event.target;
  const inReplies = play.next.contains(here) || play.open?.contains(here);
  if (inReplies && !here.matches("textarea, input")) replyKeys(event, play.next);
}

// ---- talking with the kernel

function send(play, message) {
  play.due += 1;
  clearTimeout(play.timer);
  play.timer = setTimeout(() => noAnswer(play), PATIENCE_MS);
  try {
    play.model.send(message);
  } catch {
    noAnswer(play);
  }
}

// Asks for something that only the next view can show; until then nothing else can be pressed.
function ask(play, pressed, message) {
  if (play.due) return;
  play.pressed = pressed;
  setBusy(play, true);
  send(play, message);
}

function setBusy(play, busy) {
  play.next.toggleAttribute("data-busy", busy);
  for (const node of [...play.next.querySelectorAll("button"), ...play.foot.querySelectorAll("button")]) node.disabled = busy;
}

function noAnswer(play) {
  play.due = 0;
  settle(play, NO_ANSWER);
}

function settle(play, failure) {
  clearTimeout(play.timer);
  setText(play.failure, failure);
  setBusy(play, false);
  if (failure && play.pressed?.isConnected) play.pressed.focus();
  play.pressed = null;
}

function say(play, words) {
  setText(play.voice, words);
}

// Tells that the statement is in sight: the time to the reply counts from here.
function shown(play) {
  play.model.send({ call: "shown", turn: play.view.turn });
}

// ---- painting

function paint(play, { first = false } = {}) {
  const old = play.view;
  const view = (play.view = wholeView(play.model));
  if (!view.session) return setText(play.failure, view.failure);
  const grown = old?.session === view.session ? view.exchanges.length - old.exchanges.length : NaN;
  const again = grown === 0 && play.exchanges.length && view.exchanges.at(-1).superseded && !old.exchanges.at(-1).superseded;
  if (grown === 0 || grown === 1) dressAll(play);
  if (grown === 1) arrive(play);
  else if (again) retry(play);
  else if (grown === 0) patchDebrief(play, old);
  else begin(play, first);
  around(play);
  if (!play.due) settle(play, view.failure);
}

function wholeView(model) {
  const view = model.get("view");
  return { ...view, exchanges: [...model.get("past"), ...view.exchanges] };
}

function begin(play, first) {
  const { view } = play;
  play.log.replaceChildren();
  play.exchanges = view.exchanges.map((exchange, index) => {
    const node = openExchange(view.client, exchange.statement, isAgain(view, index));
    fillExchange(node, view.client, exchange, true);
    play.log.append(node);
    return node;
  });
  furnish(play);
  const line = proceed(play);
  notice(play, line);
  if (!first) attend(play, line);
  shown(play);
}

function notice(play, line) {
  const words = play.view.notice || (play.view.exchanges.length ? BACK : "");
  const down = () => lookAt(line, line, play.next);
  play.notice.replaceChildren(words);
  if (play.view.exchanges.length) play.notice.append(" ", button("ck-to-last ck-quiet", "Go to the last line", down));
}

function furnish(play) {
  const { view } = play;
  const name = firstName(view.client);
  play.root.setAttribute("aria-label", `Role-play with ${view.client.name}`);
  play.log.setAttribute("aria-label", `Conversation with ${name}`);
  play.side.setAttribute("aria-label", "What has come up");
  play.card = clientCard(view.client);
  play.card.open = view.exchanges.length === 0;
  play.stages = make("ol", { class: "ck-stages", "aria-label": "Stages of the conversation" });
  play.left = make("p", { class: "ck-left" });
  play.head.replaceChildren(play.card, make("div", { class: "ck-progress" }, play.stages, play.left));
  play.boxes = side(view.client);
  play.side.replaceChildren(play.boxes.vision.node, play.boxes.ledger.node);
  play.side.hidden = !view.state_shown;
  play.root.toggleAttribute("data-alone", !view.state_shown);
  play.foot.replaceChildren(startAgain(play));
}

function isAgain(view, index) {
  return index > 0 && view.exchanges[index - 1].superseded;
}

function dressAll(play) {
  play.exchanges.forEach((node, index) => dressExchange(node, play.view.client, play.view.exchanges[index], true));
}

// A reply has been given: it joins the conversation, with the client's answer and the feedback beneath it.
function arrive(play) {
  const { view, open } = play;
  const exchange = view.exchanges.at(-1);
  fillExchange(open, view.client, exchange, false);
  play.exchanges.push(open);
  play.notice.replaceChildren();
  if (exchange.feedback) play.next.replaceChildren(waysOn(view, () => goOn(play), (event) => tryAgain(play, event.currentTarget)));
  else { proceed(play); shown(play); }
  say(play, announcementOf(view.client, exchange) + (exchange.feedback ? "" : ` ${view.statement}`));
  lookAt(open.querySelector(".ck-answer"), open.querySelector("[data-who=coach]"), play.next);
}

function goOn(play) {
  fold(play);
  attend(play, proceed(play));
  shown(play);
}

function fold(play) {
  play.exchanges.at(-1)?.querySelector(".ck-feedback")?.removeAttribute("open");
  play.card.open = false;
}

function retry(play) {
  fold(play);
  attend(play, proceed(play));
}

// Opens the next exchange with the client's statement and puts what can be done now beneath it.
function proceed(play) {
  const { view } = play;
  const again = isAgain(view, view.exchanges.length);
  play.open = openExchange(view.client, view.statement, again);
  play.log.append(play.open);
  play.next.replaceChildren(view.turn ? replyList(view.options, (option, pressed) => reply(play, option, pressed)) : debrief(play));
  return play.open.firstChild;
}

// The client's line has come: it is spoken, and reading goes on there.
function attend(play, line) {
  say(play, `${line.getAttribute("aria-label")}: ${play.view.statement}`);
  lookAt(line, line, play.next);
}

function around(play) {
  const { view } = play;
  patchStages(play.stages, view);
  setText(play.left, repliesLeft(view));
  patchVision(play.boxes.vision, view);
  patchLedger(play.boxes.ledger, view, (reality, words) => send(play, { call: "word_entry", reality, words }));
  play.foot.hidden = !view.exchanges.length;
  play.asked.classList.toggle("ck-primary", view.over);
  play.asked.classList.toggle("ck-quiet", !view.over);
}

// ---- what the trainee does

function reply(play, option, pressed) {
  ask(play, pressed, { call: "reply", id: option.id, turn: play.view.turn, number: play.view.exchanges.length + 1 });
}

function tryAgain(play, pressed) {
  ask(play, pressed, { call: "try_again" });
}

function debrief(play) {
  return debriefNode(play.view, (message) => ask(play, play.next.querySelector("[type=submit]"), message));
}

function patchDebrief(play, old) {
  if (String(old.calls) === String(play.view.calls) || !play.next.querySelector(".ck-debrief")) return;
  const node = debrief(play);
  play.next.replaceChildren(node);
  lookAt(node.querySelector("input") ?? node, node.firstChild, node.querySelector("form") ?? node.firstChild);
}

function startAgain(play) {
  const place = make("div", { class: "ck-again" });
  const asked = button("ck-start-again ck-quiet", "Start again", () => {
    if (play.view.over) return ask(play, asked, { call: "start_again" });
    place.replaceChildren(confirmation(play, place, asked));
    place.querySelector("button").focus();
  });
  play.asked = asked;
  place.append(asked);
  return place;
}

function confirmation(play, place, asked) {
  const yes = button("ck-confirm ck-quiet", "Yes, start again", () => ask(play, yes, { call: "start_again" }));
  const no = button("ck-stay ck-quiet", "No, stay here", () => { place.replaceChildren(asked); asked.focus(); });
  return make("div", { class: "ck-sure", role: "group", "aria-label": "Start again?" },
    make("p", {}, "Start a new conversation? This one ends here; what was said stays in your records."), yes, no);
}

function render({ model, el }) {
  const play = build(model);
  const changed = () => { play.due = Math.max(0, play.due - 1); paint(play); };
  paint(play, { first: true });
  el.append(play.root);
  model.on("change:serial", changed);
  return () => { clearTimeout(play.timer); model.off("change:serial", changed); };
}

export default { render };
