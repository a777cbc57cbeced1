// A conversation that is rated: it is read and its telling sentences are named; then come the rating of the vision, the
// next work, and the first question of that work. What has been done stays in blocks, one beneath the other.

const NO_ANSWER_RATING =
  "No answer has come. The notebook’s kernel may be busy, or it has stopped. What you recorded is kept: wait a " +
  "moment, or choose Run ▸ Run All Cells and scroll back here to go on.";
const SURE_RATING =
  "Rate this conversation anew? What you have done with it so far ends here, and stays in your records.";

const RATING_STEPS = [
  ["vision", "Rate the vision"],
  ["next_work", "The next work"],
  ["question", "Its first question"],
];

function buildRating(model) {
  const play = { model, view: null, pressed: null, silence: NO_ANSWER_RATING, sure: SURE_RATING };
  Object.assign(play, { due: 0, timer: 0, asking: 0, named: new Set(), blocks: new Map() });
  play.notice = make("p", { class: "ck-notice" });
  play.lines = make("div", {});
  play.done = make("div", { class: "ck-done" });
  play.unrecorded = make("p", { class: "ck-unrecorded", role: "status" });
  play.failure = make("p", { class: "ck-failure", role: "alert" });
  play.next = make("div", { class: "ck-next" });
  play.voice = make("div", { class: "ck-voice ck-unseen", "aria-live": "polite", "aria-atomic": "true" });
  play.head = make("header", { class: "ck-head" });
  play.foot = make("footer", { class: "ck-foot" });
  const told = [play.notice, play.lines, play.done, play.unrecorded, play.failure, play.next];
  const talk = make("div", { class: "ck-talk" }, told);
  const label = { class: "coachkit ck-rate", "aria-label": "Rate a conversation" };
  play.root = make("section", label, play.head, make("div", { class: "ck-body" }, talk), play.foot, play.voice);
  play.root.addEventListener("keydown", (event) => event.stopPropagation());
  play.done.addEventListener("click", (event) => dispute(play, event));
  return play;
}

function paintRating(play, first) {
  const old = play.view;
  const view = (play.view = play.model.get("view"));
  if (!view.session) return setText(play.failure, view.failure);
  const another = old?.session !== view.session;
  if (another) beginRating(play, old);
  for (const words of [view.written, ...view.exchanges.map(({ reply }) => reply)].filter(Boolean)) {
    forgetDraft(play, words);
    keepSent(play, "question", words);
  }
  showSteps(play);
  const fresh = showBlocks(play);
  showMarks(play);
  const asked = showNext(play);
  play.root.dataset.step = view.finished ? "finished" : view.step;
  if (!first) attendRating(play, another, fresh, asked);
  if (another || asked) shown(play);
  if (!play.due) settle(play, view.failure);
}

function beginRating(play, old) {
  const { view } = play;
  if (old) for (const kept of [play.draft, play.sent]) kept?.write(""); // on purpose
  const name = firstName(view.client);
  play.root.setAttribute("aria-label", `Rate the conversation with ${view.client.name}`);
  play.card = clientCard(view.client);
  play.stages = make("ol", { class: "ck-stages", "aria-label": "Steps" });
  const { number, of, done } = view.place;
  const place = number ? `Conversation ${number} of ${of} · ${done} finished` : "";
  const progress = make("div", { class: "ck-progress" }, play.stages, make("p", { class: "ck-left" }, place));
  play.head.replaceChildren(play.card, progress);
  play.named.clear();
  play.log = linesNode(view.client, view.lines, (sentence) => nameSentence(play, sentence.number));
  const told = `Read it through. Press the sentences of ${name}’s by which you will rate the vision.`;
  play.reading = make("p", { class: "ck-hint ck-how" }, told);
  play.lines.replaceChildren(play.reading, play.log);
  play.blocks.clear();
  play.done.replaceChildren();
  play.next.replaceChildren();
  play.next.dataset.key = "";
  play.foot.replaceChildren(startAgain(play));
  play.draft = draftOf(`coachkit draft ${view.conversation} rate`);
  play.sent = draftOf(`coachkit sent ${view.conversation} rate`);
  bringBack(play);
  const back = view.vision.length ? BACK : "";
  play.notice.replaceChildren(view.notice || back);
}

function showSteps(play) {
  const { step, finished } = play.view;
  const now = finished ? RATING_STEPS.length : RATING_STEPS.findIndex(([id]) => id === step);
  if (play.stages.dataset.now === String(now)) return;
  play.stages.dataset.now = now;
  const standing = (index) => (index < now ? "done" : index === now ? "now" : "ahead");
  play.stages.replaceChildren(
    ...RATING_STEPS.map(([, words], index) => stageMark({ words, standing: standing(index) })),
  );
}

// ------------------------------------------------------------------------------------------------- what has been done

// Builds the blocks that are new or have changed; the others stay as they are. Returns the last new one.
function showBlocks(play) {
  const wanted = blocksOf(play.view);
  let fresh = null;
  for (const { key, told, build } of wanted) {
    const text = JSON.stringify(told);
    const known = play.blocks.get(key);
    if (known?.text === text) continue;
    const node = build();
    if (known) known.node.replaceWith(node);
    else play.done.append(node);
    play.blocks.set(key, { node, text });
    if (!known) fresh = node;
  }
  for (const { codes } of play.view.exchanges) patchCodes(play.done, codes);
  return fresh;
}

function blocksOf(view) {
  const tried = (kind, list, build) =>
    list.map((each) => ({ key: `${kind}-${each.attempt}`, told: each, build: () => build(view, each) }));
  const exchanges = view.exchanges.map((exchange) => ({
    key: `question-${exchange.number}`,
    told: { ...exchange, codes: exchange.codes.map(({ code }) => code.id) },
    build: () => questionBlock(view, exchange),
  }));
  const models = view.models.length ? [{ key: "models", told: view.models, build: () => modelsBlock(view) }] : [];
  return [
    ...tried("vision", view.vision, visionBlock),
    ...tried("work", view.work, workBlock),
    ...exchanges,
    ...models,
  ];
}

// -------------------------------------------------------------------------------------------------------- what is said

function attendRating(play, another, fresh, asked) {
  const { view } = play;
  if (another) return lookAt(play.card.querySelector("summary"), play.head, play.head);
  if (view.questions.length && asked) {
    setText(play.voice, questionWords(view.questions[0]));
    return lookAt(play.next.querySelector(".ck-question"), play.next, play.next);
  }
  if (fresh) return attendBlock(play);
  if (asked) lookAt(play.next.querySelector("input, .ck-box, button") ?? play.next, play.next, play.next);
}

// What has just been told is spoken, and reading goes on there.
function attendBlock(play) {
  const { view } = play;
  const last = view.exchanges.at(-1);
  if (last && !last.superseded) {
    const node = play.blocks.get(`question-${last.number}`).node;
    setText(play.voice, announcementOf(view.client, last));
    return lookAt(node.querySelector(".ck-answer"), node, node);
  }
  const told = view.work.at(-1) ?? view.vision.at(-1);
  const kind = view.work.length ? "work" : "vision";
  const { node } = play.blocks.get(`${kind}-${told.attempt}`);
  setText(play.voice, node.querySelector("summary").textContent);
  lookAt(node.querySelector("summary"), node, node);
}

function renderRating({ model, el }) {
  const play = buildRating(model);
  paintRating(play, true);
  el.append(play.root);
  return keepInStep(play, () => paintRating(play, false));
}
