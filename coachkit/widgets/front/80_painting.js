// Painting: what a new view changes, and nothing else.

const BACK = "You are back where you were.";

function paint(play, { first = false } = {}) {
  const old = play.view;
  const view = (play.view = wholeView(play.model));
  if (!view.session) return setText(play.failure, view.failure);
  const grown = old?.session === view.session ? view.exchanges.length - old.exchanges.length : NaN;
  if (grown === 1) arrive(play);
  else if (grown === 0) amend(play, old);
  else begin(play, first);
  around(play);
  if (!play.due) settle(play, view.failure);
}

// Nothing was said, but something else may have changed: a try taken back, a decision made.
function amend(play, old) {
  dressAll(play);
  const takenBack = (view) => view.exchanges.at(-1)?.superseded ?? false;
  if (takenBack(play.view) && !takenBack(old)) retry(play);
  else patchDebrief(play, old);
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
  dressAll(play);
  fillExchange(open, view.client, exchange, false);
  play.exchanges.push(open);
  play.notice.replaceChildren();
  if (exchange.feedback) stop(play);
  else moveOn(play);
  setText(play.voice, announcementOf(view.client, exchange) + (exchange.feedback ? "" : ` ${view.statement}`));
  lookAt(open.querySelector(".ck-answer"), open.querySelector("[data-who=coach]"), play.next);
}

function stop(play) {
  const again = (event) => tryAgain(play, event.currentTarget);
  play.next.replaceChildren(waysOn(play.view, () => goOn(play), again));
}

function moveOn(play) {
  const line = proceed(play);
  shown(play);
  return line;
}

function goOn(play) {
  fold(play);
  attend(play, moveOn(play));
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
  play.next.replaceChildren(
    view.turn ? replyList(view.replies, (offered, pressed) => reply(play, offered, pressed)) : debrief(play),
  );
  return play.open.firstChild;
}

// The client's line has come: it is spoken, and reading goes on there.
function attend(play, line) {
  setText(play.voice, `${line.getAttribute("aria-label")}: ${play.view.statement}`);
  lookAt(line, line, play.next);
}
