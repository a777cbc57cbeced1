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

// ---------------------------------------------------------------------------------------- the sentences and their marks

function nameSentence(play, number) {
  if (!play.view.calls.includes("rate_vision")) return;
  if (!play.named.delete(number)) play.named.add(number);
  showMarks(play);
  showNamed(play);
}

const NAMED = { kind: "named", sign: "❝", words: "you go by this" };

function showMarks(play) {
  const open = play.view.calls.includes("rate_vision");
  const standing = play.view.vision.find((tried) => !tried.superseded);
  const told = new Map(standing?.feedback ? tellingMarks(standing.feedback) : []);
  if (standing) play.named = new Set(standing.rated.sentences);
  else if (play.stood) play.named.clear();
  play.stood = Boolean(standing);
  play.reading.hidden = !open;
  for (const node of play.log.querySelectorAll(".ck-sentence")) {
    const number = Number(node.dataset.number);
    const named = play.named.has(number);
    node.setAttribute("aria-pressed", String(named));
    node.disabled = !open;
    markSentence(play.log, number, told.get(number) ?? (named ? NAMED : null));
  }
}

const traces = (shows) => shows.map(({ words }) => words).join(", ");

function tellingMarks({ carrying, idle, passed_over }) {
  return [
    ...carrying.map((each) => [each.number, { kind: "good", sign: "✓", words: traces(each.shows) }]),
    ...idle.map((each) => [each.number, { kind: "idle", sign: "–", words: idleWords(each) }]),
    ...passed_over.map((each) => [each.number, { kind: "half", sign: "○", words: `passed over: ${traces(each.shows)}` }]),
  ];
}

const idleWords = ({ shows }) => (shows.length ? "about the way" : "not about the vision");

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

// ------------------------------------------------------------------------------------------------- what is to be done

// Puts what comes next beneath the blocks, where it is something else than before; says whether it is.
function showNext(play) {
  const { view } = play;
  const key = JSON.stringify([view.calls, view.questions.map(({ code }) => code.id), view.vision.length, view.ended]);
  if (play.next.dataset.key === key) return false;
  play.next.dataset.key = key;
  play.next.replaceChildren(...nextNodes(play).filter(Boolean));
  showNamed(play);
  return true;
}

function nextNodes(play) {
  const { view } = play;
  if (view.calls.includes("rate_vision")) return [visionForm(play)];
  if (view.calls.includes("rate_work")) return [workForm(play), againWay(play, "Rate the vision once more")];
  if (view.calls.includes("answer")) {
    const say = (code, yes, pressed) => ask(play, pressed, { call: "answer", code, yes });
    return [waitingLine(view), questionNode(view, say)];
  }
  if (view.calls.includes("write")) return [...questionBox(play), againWay(play, "Choose the next work once more")];
  return [waysOut(play)];
}

function againWay(play, words) {
  if (!play.view.calls.includes("rate_again")) return null;
  const node = button("ck-rate-again ck-quiet", words, (event) => {
    if (isSingle(event)) ask(play, node, { call: "rate_again" });
  });
  return node;
}

const described = ({ id, words, definition }) => ({ id, words: `${capital(words)}: ${definition}` });

function visionForm(play) {
  const { clarities, richnesses, client } = play.view;
  const name = firstName(client);
  const form = make(
    "form",
    { class: "ck-choice ck-vision-form" },
    options("clarity", `How clear is ${name}’s vision?`, clarities),
    options("richness", `How rich is it?`, richnesses),
    make("div", { class: "ck-named" }),
    make("p", { class: "ck-hint", role: "status" }),
    make("button", { type: "submit", class: "ck-primary", ...KEEPS_ITS_KEYS }, "Keep this rating"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [clarity, richness] = ["clarity", "richness"].map((each) => form.querySelector(`[name=${each}]:checked`)?.value);
    const sentences = [...play.named].sort((one, other) => one - other);
    setText(form.querySelector(".ck-hint"), lacking(clarity, richness, sentences));
    if (!clarity || !richness || !sentences.length) return;
    ask(play, form.querySelector("[type=submit]"), { call: "rate_vision", clarity, richness, sentences });
  });
  return form;
}

function options(name, legend, words) {
  return make(
    "fieldset",
    {},
    make("legend", {}, legend),
    words.map((word) => radio(name, described(word))),
  );
}

function lacking(clarity, richness, sentences) {
  if (!clarity || !richness) return "Pick one of each first.";
  return sentences.length ? "" : "Name at least one sentence above on which your rating rests: press it.";
}

// The sentences that are named, in the form, since they stand out of sight above it.
function showNamed(play) {
  const place = play.next.querySelector(".ck-named");
  if (!place) return;
  const quotes = [...play.log.querySelectorAll('.ck-sentence[aria-pressed="true"] .ck-words')];
  const up = button("ck-to-sentences ck-quiet", "Up to the conversation", () => {
    const entry = play.log.querySelector('.ck-sentence[tabindex="0"]');
    lookAt(entry, entry, entry);
  });
  const none = make("p", { class: "ck-gap" }, "No sentence yet. Press those in the conversation that show it.");
  const items = quotes.map((node) => make("li", {}, make("q", { dir: "auto" }, node.textContent)));
  place.replaceChildren(make("p", { class: "ck-label" }, "You go by"), quotes.length ? make("ul", {}, items) : none, up);
}

function workForm(play) {
  const legend = `Which work comes next with ${firstName(play.view.client)}?`;
  const words = play.view.next_works.map(defined);
  const form = choice("next_work", legend, words, "Keep this choice", (next_work) =>
    ask(play, form.querySelector("[type=submit]"), { call: "rate_work", next_work }),
  );
  return form;
}

function questionBox(play) {
  const { client, named, last_words } = play.view;
  const name = firstName(client);
  const work = named ? `to ${named.definition}` : "that you chose";
  const box = writeBox(play.draft, (text, pressed) => ask(play, pressed, { call: "write", text }));
  setText(box.querySelector(".ck-label"), "Your first question");
  return [
    make("p", { class: "ck-how" }, `Now begin it. The work is ${work}: what do you ask ${name} first?`),
    clientLine(client, last_words, `${name} has just said`),
    box,
  ];
}

function waysOut(play) {
  const { view } = play;
  const call = (name) => (event) => isSingle(event) && ask(play, event.currentTarget, { call: name });
  const on = view.goes_on
    ? button("ck-go-on ck-primary", "Next conversation", call("go_on"))
    : button("ck-finish ck-primary", "Finish", call("finish"));
  const again = view.calls.includes("try_again") && button("ck-try-again ck-quiet", "Ask it in other words", call("try_again"));
  const all = !view.place.next_id && make("p", { class: "ck-hint" }, "You have finished them all.");
  if (view.ended) return make("p", { class: "ck-hint" }, "Finished, and kept in your records.");
  return make("div", {}, make("div", { class: "ck-actions" }, on, again || null), all || null);
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
