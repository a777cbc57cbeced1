// The role-play: its places, what stands around the conversation, and what the trainee can do.

const SURE = "Start a new conversation? This one ends here; what was said stays in your records.";

function build(model) {
  const play = { model, view: null, open: null, exchanges: [], pressed: null, silence: NO_ANSWER, sure: SURE };
  Object.assign(play, { due: 0, timer: 0, asking: 0 });
  play.notice = make("p", { class: "ck-notice" });
  play.log = make("div", { class: "ck-log", role: "log", "aria-live": "off" });
  play.unrecorded = make("p", { class: "ck-unrecorded", role: "status" });
  play.failure = make("p", { class: "ck-failure", role: "alert" });
  play.next = make("div", { class: "ck-next" });
  play.voice = make("div", { class: "ck-voice ck-unseen", "aria-live": "polite", "aria-atomic": "true" });
  play.talk = make("div", { class: "ck-talk" }, play.notice, play.log, play.unrecorded, play.failure, play.next);
  play.head = make("header", { class: "ck-head" });
  play.side = make("aside", { class: "ck-side" });
  play.foot = make("footer", { class: "ck-foot" });
  play.root = make(
    "section",
    { class: "coachkit", "aria-label": "Role-play" },
    play.head,
    make("div", { class: "ck-body" }, play.talk, play.side),
    play.foot,
    play.voice,
  );
  play.root.addEventListener("keydown", (event) => keys(play, event));
  play.log.addEventListener("click", (event) => dispute(play, event));
  return play;
}

function keys(play, event) {
  event.stopPropagation();
  const here = event.target;
  const inReplies = play.next.contains(here) || play.open?.contains(here);
  if (inReplies && !here.matches("textarea, input")) replyKeys(event, play.next);
}

// What is there once for a conversation: names, the client's card, and the empty places beside and below.
function furnish(play) {
  const { view } = play;
  play.root.setAttribute("aria-label", `Role-play with ${view.client.name}`);
  play.log.setAttribute("aria-label", `Conversation with ${firstName(view.client)}`);
  play.side.setAttribute("aria-label", `What has come up with ${firstName(view.client)}`);
  furnishHead(play);
  play.boxes = side(view.client);
  const ledger = view.has_ledger ? [play.boxes.ledger.node] : [];
  const vision = view.single ? [] : [play.boxes.vision.node]; // a single line has none that could grow
  const grown = view.state_shown ? [...vision, ...ledger] : [];
  const stand = view.cannot_wait ? [signposts(view.cannot_wait), ...grown] : grown;
  play.side.replaceChildren(...stand);
  play.side.hidden = !stand.length;
  play.root.toggleAttribute("data-alone", !stand.length);
  play.foot.replaceChildren(startAgain(play));
  play.draft = draftOf(`coachkit draft ${view.scenario} ${view.mode.id}`);
  play.sent = draftOf(`coachkit sent ${view.scenario} ${view.mode.id}`);
}

function furnishHead(play) {
  play.card = clientCard(play.view.client);
  play.card.open = play.view.exchanges.length === 0;
  play.stages = make("ol", { class: "ck-stages", "aria-label": "Stages of the conversation" });
  play.left = make("p", { class: "ck-left" });
  const progress = make("div", { class: "ck-progress" }, play.stages, play.left);
  play.head.replaceChildren(...[addition(play.view.cannot_wait), play.card, progress].filter(Boolean));
}

function around(play) {
  const { view } = play;
  patchStages(play.stages, view);
  setText(play.left, repliesLeft(view));
  patchVision(play.boxes.vision, view);
  patchLedger(play.boxes.ledger, view, (reality, words) => send(play, { call: "word_entry", reality, words }));
  play.foot.hidden = !view.exchanges.length;
  const done = view.over && !play.next.querySelector(".ck-go-on"); // a scene is over while its last feedback is read
  play.asked.classList.toggle("ck-primary", done);
  play.asked.classList.toggle("ck-quiet", !done);
}

function reply(play, offered, pressed) {
  ask(play, pressed, { call: "reply", id: offered.id, turn: play.view.turn, number: play.view.exchanges.length + 1 });
}

function write(play, text, pressed) {
  ask(play, pressed, { call: "write", text, turn: play.view.turn, number: play.view.exchanges.length + 1 });
}

function answer(play, code, yes, pressed) {
  ask(play, pressed, { call: "answer", code, yes, number: play.view.exchanges.length + 1 });
}

function compare(play, reply_id) {
  const pressed = play.next.querySelector("[type=submit]");
  ask(play, pressed, { call: "closest", number: play.view.exchanges.length, reply_id });
}

// "Not what I did": kept beside the code, while everything goes on.
function dispute(play, event) {
  const pressed = event.target.closest(".ck-dispute");
  if (!pressed || !isSingle(event)) return;
  send(play, { call: "dispute", choice_id: pressed.dataset.choice, code: pressed.dataset.code });
}

function tryAgain(play, pressed) {
  ask(play, pressed, { call: "try_again" });
}

function debrief(play) {
  return debriefNode(play.view, (message) => ask(play, play.next.querySelector("[type=submit]"), message));
}

function patchDebrief(play, old) {
  const stage = ({ calls, outlook }) => [...calls.filter((call) => call !== "closest"), outlook?.attempt].join();
  if (stage(old) === stage(play.view) || !play.next.querySelector(".ck-debrief")) return;
  const node = debrief(play);
  play.next.replaceChildren(node);
  const told = play.view.outlook?.feedback;
  if (told) setText(play.voice, outlookWords(told));
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
  const no = button("ck-stay ck-quiet", "No, stay here", () => {
    place.replaceChildren(asked);
    asked.focus();
  });
  return make(
    "div",
    { class: "ck-sure", role: "group", "aria-label": "Start again?" },
    make("p", {}, play.sure),
    yes,
    no,
  );
}

function renderRolePlay({ model, el }) {
  const play = build(model);
  paint(play, { first: true });
  el.append(play.root);
  const pressed = document.activeElement?.matches(".widget-button"); // what brought the line up stands below it
  if (play.view.single && pressed) attend(play, play.open.firstChild);
  return keepInStep(play, paint);
}
