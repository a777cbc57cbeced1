// Painting: what a new view changes, and nothing else.

const BACK = "You are back where you were.";

function paint(play, { first = false } = {}) {
  const old = play.view;
  const view = (play.view = wholeView(play.model));
  if (!view.session) return nobody(play);
  const grown = old?.session === view.session ? view.exchanges.length - old.exchanges.length : NaN;
  if (grown === 1) arrive(play);
  else if (grown === 0) amend(play, old);
  else begin(play, first, old);
  around(play);
  if (!play.due) settle(play, view.failure);
}

// Nobody to talk with: something went wrong, or the course leaves this conversation out.
function nobody(play) {
  setText(play.notice, play.view.left_out ?? "");
  setText(play.failure, play.view.failure);
}

// The client has not answered, but something else may have changed: a reply that waits, a try taken back, a model
// line, a dispute, a decision made.
function amend(play, old) {
  dressAll(play);
  const last = (view) => view.exchanges.at(-1);
  const now = (told) => told(play.view) && told(play.view) !== told(old);
  if (now((view) => view.questions.map(({ code }) => code.id).join())) inquire(play);
  else if (now((view) => last(view)?.superseded)) retry(play);
  else if (now((view) => last(view)?.comparison?.closest)) beside(play);
  else if (now(disputes)) setText(play.voice, disputed(play, old));
  else patchDebrief(play, old);
}

function wholeView(model) {
  const view = model.get("view");
  return { ...view, exchanges: [...model.get("past"), ...view.exchanges] };
}

function begin(play, first, old) {
  const { view } = play;
  if (old && old.session !== view.session) for (const kept of [play.draft, play.sent]) kept?.write(""); // on purpose
  play.log.replaceChildren();
  play.exchanges = view.exchanges.map((exchange, index) => {
    const node = openExchange(view.client, exchange.statement, isAgain(view, index));
    fillExchange(node, view.client, exchange, true);
    play.log.append(node);
    return node;
  });
  furnish(play);
  bringBack(play);
  const line = proceed(play);
  notice(play, line);
  if (view.questions.length) inquire(play, { quietly: first });
  else if (!first) attend(play, line);
  shown(play);
}

function notice(play, line) {
  const words = play.view.notice || (play.view.exchanges.length || play.view.questions.length ? BACK : "");
  const down = () => lookAt(line, line, play.next);
  play.notice.replaceChildren(words);
  if (play.view.exchanges.length) play.notice.append(" ", button("ck-to-last ck-quiet", "Go to the last line", down));
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
  forgetDraft(play, exchange.reply);
  keepSent(play, exchange.turn, exchange.reply);
  dressAll(play);
  fillExchange(open, view.client, exchange, false);
  play.exchanges.push(open);
  play.notice.replaceChildren();
  if (exchange.feedback) stop(play);
  else moveOn(play);
  setText(play.voice, announcementOf(view.client, exchange) + (exchange.feedback ? "" : ` ${view.statement}`));
  const landed = play.next.querySelector(".ck-box") ?? open.querySelector(".ck-answer");
  lookAt(landed, open.querySelector("[data-who=coach]"), play.next);
}

// One thing at a time is asked for first: to compare, where the lesson has it, or to go on.
function stop(play) {
  const comparing = play.view.calls.includes("closest");
  const again = (event) => tryAgain(play, event.currentTarget);
  const ways = waysOn(play.view, () => goOn(play), again, comparing);
  play.next.replaceChildren(comparing ? comparisonNode(play.view, (id) => compare(play, id), ways) : ways);
}

// A written reply waits, and something is asked about it.
function inquire(play, { quietly = false } = {}) {
  const { view, open } = play;
  forgetDraft(play, view.written);
  keepSent(play, view.turn, view.written);
  open.querySelector(".ck-waiting")?.remove();
  const said = waitingLine(view);
  open.append(said);
  const node = questionNode(view, (code, yes, pressed) => answer(play, code, yes, pressed));
  play.next.replaceChildren(node);
  if (quietly) return;
  setText(play.voice, questionWords(view.questions[0]));
  lookAt(node, said, play.next);
}

// The closest reply is named: the model line has joined the exchange, and reading goes on there.
function beside(play) {
  const model = play.exchanges.at(-1).querySelector(".ck-model");
  model.open = true;
  stop(play);
  setText(play.voice, `A model line: ${play.view.exchanges.at(-1).comparison.model.text}`);
  lookAt(model.querySelector("summary"), model, play.next);
}

const disputes = (view) =>
  view.exchanges.map(({ codes }) => codes.map((given) => Number(given.disputed)).join("")).join();

function disputed(play, old) {
  return disputes(play.view).replaceAll(/[,0]/g, "").length > disputes(old).replaceAll(/[,0]/g, "").length
    ? "Disputed. It is kept beside the code."
    : "Taken back.";
}

function moveOn(play) {
  const line = proceed(play);
  shown(play);
  return line;
}

function goOn(play) {
  fold(play);
  attend(play, moveOn(play));
  around(play);
  const { turn, calls } = play.view;
  if (!turn && calls.includes("closest")) send(play, { call: "go_on" }); // no reply follows that would say so
}

function fold(play) {
  for (const node of play.exchanges.at(-1)?.querySelectorAll(".ck-feedback, .ck-model") ?? []) node.open = false;
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
  play.next.replaceChildren(...(view.turn ? describedBy(askAbout(view), replying(play)) : [debrief(play)]));
  return play.open.firstChild;
}

function replying(play) {
  const { mode, replies } = play.view;
  if (mode.id === "choose") return replyList(replies, (offered, pressed) => reply(play, offered, pressed));
  return writeBox(play.draft, (text, pressed) => write(play, text, pressed));
}

// The client's line has come: it is spoken, and reading goes on there, or writing in the box beneath it.
function attend(play, line) {
  const { statement, about } = play.view;
  const asking = about ? ` Ask about ${about.definition}.` : "";
  setText(play.voice, `${line.getAttribute("aria-label")}: ${statement}${asking}`);
  lookAt(play.next.querySelector(".ck-box") ?? line, line, play.next);
}

function forgetDraft(play, said) {
  if (play.draft.read().trim() === said.trim()) play.draft.write("");
}
