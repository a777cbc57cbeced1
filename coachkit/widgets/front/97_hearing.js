// Hearing the “but”: a transcript that is read, marked sentence by sentence, and looked back on.

const NO_ANSWER_TO_MARK =
  "No answer has come. The notebook’s kernel may be busy, or it has stopped. Your marks so far are kept: wait a " +
  "moment, or choose Run ▸ Run All Cells and scroll back here to go on.";
const READ_FIRST =
  "Read it through first. Then take it sentence by sentence: begin below, or press any sentence. The arrow keys go " +
  "from sentence to sentence, the numbers answer.";
const ALL_DONE = "You have marked every transcript here to its end. Choose one to look at it, or to mark it again.";
const BEGIN_ANEW = "Mark this transcript anew? The marks made so far stay in your records.";

function buildHearing(model) {
  const play = { model, view: null, pressed: null, silence: NO_ANSWER_TO_MARK, sure: BEGIN_ANEW, panel: null };
  Object.assign(play, { due: 0, timer: 0, asking: 0, sentences: new Map() });
  play.head = make("header", { class: "ck-head" });
  play.notice = make("p", { class: "ck-notice" });
  play.log = make("div", {});
  play.unrecorded = make("p", { class: "ck-unrecorded", role: "status" });
  play.failure = make("p", { class: "ck-failure", role: "alert" });
  play.below = play.next = make("div", { class: "ck-next" });
  play.foot = make("footer", { class: "ck-foot" });
  play.voice = make("div", { class: "ck-voice ck-unseen", "aria-live": "polite", "aria-atomic": "true" });
  play.talk = make("div", { class: "ck-talk" }, play.notice, play.log, play.unrecorded, play.failure, play.below);
  const label = { class: "coachkit ck-hearing", "data-alone": true, "aria-label": "Hear the but" };
  play.root = make("section", label, play.head, make("div", { class: "ck-body" }, play.talk), play.foot, play.voice);
  play.root.addEventListener("keydown", (event) => hearingKeys(play, event));
  return play;
}

function hearingKeys(play, event) {
  event.stopPropagation();
  if (event.repeat && event.key === "Enter") return event.preventDefault(); // a key held down presses one thing
  const panel = event.target.closest?.(".ck-panel");
  if (panel) panelKeys(event, panel, () => stepBack(play));
}

function paintHearing(play, { first = false } = {}) {
  const old = play.view?.transcript;
  const view = (play.view = play.model.get("view"));
  const now = view.transcript;
  view.over = Boolean(now) && now.next === null;
  play.sentences = new Map(now?.lines.flatMap((line) => line.client).map((each) => [each.number, each]));
  if (!now) showShelf(play);
  else if (old?.session !== now.session) beginHearing(play, first);
  else goOnHearing(play, old);
  if (!play.due) settle(play, view.failure);
}

function showShelf(play) {
  const { cards } = play.view;
  play.head.replaceChildren();
  play.log.replaceChildren();
  play.foot.replaceChildren();
  setText(play.notice, cards.length ? ALL_DONE : "");
  play.below.replaceChildren(...(cards.length ? [cardList(play)] : []));
}

function beginHearing(play, first) {
  const { transcript, notice } = play.view;
  play.root.setAttribute("aria-label", `Hear the but: ${transcript.client.name}`);
  play.card = clientCard(transcript.client);
  play.card.open = !transcript.marked;
  play.left = make("p", { class: "ck-left" });
  play.head.replaceChildren(play.card, make("div", { class: "ck-progress" }, difficultyOf(transcript), play.left));
  const log = linesNode(transcript.client, transcript.lines, ({ number }) => pressSentence(play, number));
  play.log.replaceWith(log);
  play.log = log;
  play.panel = null;
  play.next = play.below;
  const back = `You are back where you were: ${transcript.marked} of ${transcript.of} sentences are marked.`;
  setText(play.notice, notice || (play.view.over ? "" : transcript.marked ? back : READ_FIRST));
  const again = startAgain(play);
  setText(play.asked, "Mark it anew");
  play.foot.replaceChildren(...(play.view.cards.length > 1 ? [shelfBelow(play)] : []), again);
  dressSentences(play);
  aroundHearing(play);
  showBelow(play);
  if (!first) lookAt(play.card.querySelector("summary"), play.root, play.card);
}

function difficultyOf({ difficulty }) {
  return make("p", {}, `Difficulty ${difficulty} of 3`);
}

function aroundHearing(play) {
  const { marked, of } = play.view.transcript;
  setText(play.left, `${marked} of ${of} sentences marked`);
  play.asked.parentNode.hidden = !marked;
}

function dressSentences(play) {
  for (const sentence of play.sentences.values()) markSentence(play.log, sentence.number, markOf(sentence));
}

// A mark was made, or another window went on.
function goOnHearing(play, old) {
  const asked = play.panel?.number;
  const was = old.lines.flatMap((line) => line.client).find((each) => each.number === asked);
  const now = play.sentences.get(asked);
  const told = JSON.stringify([was?.mark, was?.feedback]) !== JSON.stringify([now?.mark, now?.feedback]);
  dressSentences(play);
  aroundHearing(play);
  if (asked && told) arriveMark(play, now);
  else if (!play.panel) showBelow(play);
}

function pressSentence(play, number) {
  if (play.pressed) return;
  closeSentence(play);
  if (play.sentences.get(number).mark) openFeedback(play, number);
  else openPanel(play, number);
}

function openPanel(play, number) {
  closeSentence(play);
  play.panel = { number, step: "reality", kind: null };
  play.next = underSentence(play.log, number);
  play.below.hidden = true;
  showPanel(play);
  play.model.send({ call: "shown" });
}

function showPanel(play) {
  const { number, step } = play.panel;
  const options = { reality: REALITY, kind: play.view.kinds, basis: play.view.bases }[step];
  const panel = panelNode(
    step,
    options,
    (id, pressed) => stepOn(play, id, pressed),
    () => stepBack(play),
  );
  const words = sentenceNode(play.log, number);
  words.setAttribute("aria-expanded", "true");
  play.next.replaceChildren(panel);
  setText(play.voice, `${play.sentences.get(number).text} ${QUESTIONS[step]}`);
  lookAt(panel.querySelector(".ck-reply"), words, panel);
}

function stepOn(play, id, pressed) {
  const { step, number, kind } = play.panel;
  if (step === "reality" && id === "no") return ask(play, pressed, { call: "mark", sentence: number, reality: false });
  if (step === "basis") return ask(play, pressed, { call: "mark", sentence: number, reality: true, kind, basis: id });
  play.panel = { number, step: step === "reality" ? "kind" : "basis", kind: step === "kind" ? id : null };
  showPanel(play);
}

function stepBack(play) {
  if (play.pressed) return;
  const { number, step, kind } = play.panel;
  if (step === "reality") {
    closeSentence(play);
    showBelow(play);
    return sentenceNode(play.log, number).focus();
  }
  play.panel = { number, step: step === "basis" ? "kind" : "reality", kind };
  showPanel(play);
}

// What is open beneath a sentence is closed; feedback stays, folded.
function closeSentence(play) {
  for (const words of play.log.querySelectorAll(".ck-sentence[aria-expanded]")) {
    words.removeAttribute("aria-expanded");
    words.nextSibling.replaceChildren();
  }
  play.panel = null;
  play.next = play.below;
}

function arriveMark(play, sentence) {
  const { number } = sentence;
  openFeedback(play, number);
  setText(play.voice, markFeedbackWords(sentence));
}

// What is said of a mark, and the ways on.
function openFeedback(play, number) {
  closeSentence(play);
  const words = sentenceNode(play.log, number);
  const sentence = play.sentences.get(number);
  words.setAttribute("aria-expanded", "true");
  play.next = underSentence(play.log, number);
  play.next.replaceChildren(markFeedbackNode(sentence), waysFromMark(play, number));
  play.below.hidden = !play.view.over;
  if (play.view.over) showBelow(play);
  lookAt(play.next.querySelector("button"), words, play.next);
}

function waysFromMark(play, number) {
  const change = () => openPanel(play, number);
  const { can_change } = play.view.transcript;
  return make(
    "div",
    { class: "ck-actions" },
    nextWay(play, number),
    can_change && button("ck-change ck-quiet", "Change this mark", change),
  );
}

function nextWay(play, number) {
  const left = [...play.sentences.values()].filter(({ mark }) => !mark).map((each) => each.number);
  if (!left.length) return button("ck-see-end ck-primary", "See what you heard", () => lookAtEnd(play));
  const following = left.find((each) => each > number) ?? left[0];
  return button("ck-next-sentence ck-primary", "Next sentence", () => openPanel(play, following));
}

function showBelow(play) {
  const { transcript, over } = play.view;
  play.below.hidden = false;
  if (over) return play.below.replaceChildren(endNode(play));
  const words = transcript.marked ? `Go on with sentence ${transcript.next}` : "Mark the first sentence";
  play.below.replaceChildren(button("ck-begin ck-primary", words, () => openPanel(play, transcript.next)));
}
