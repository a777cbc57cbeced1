// What stands around the conversation: who the client is, how far it is, the vision and the ledger.

function clientCard(client) {
  const facts = [client.pronouns, client.age, client.trade, client.place].filter(Boolean).join(" · ");
  const summary = make(
    "summary",
    KEEPS_ITS_KEYS,
    make("h2", { class: "ck-name", dir: "auto" }, client.name),
    make("span", { class: "ck-facts", dir: "auto" }, facts),
  );
  return make(
    "details",
    { class: "ck-client", open: true },
    summary,
    make("p", { class: "ck-background", dir: "auto" }, client.background),
  );
}

const STANDING_SIGNS = { done: "✓", now: "●", ahead: "○", missed: "–", past: "•" };

function patchStages(list, view) {
  const now = view.turn ? `${view.stage.id} ${view.about?.id ?? ""}` : "over";
  if (list.dataset.now !== now) list.replaceChildren(...view.stages.map(stageMark));
  list.dataset.now = now;
}

function stageMark({ words, standing }) {
  return make(
    "li",
    { "data-standing": standing, "aria-current": standing === "now" ? "step" : false },
    icon(STANDING_SIGNS[standing]),
    words,
    unseen(`, ${standing}`),
  );
}

function repliesLeft(view) {
  if (view.single) return ""; // one line to answer, as often as one likes
  if (!view.turn) return "The conversation is over";
  return view.replies_left === 1 ? "One more reply" : `At most ${view.replies_left} more replies`;
}

function side(client) {
  const name = firstName(client);
  return {
    vision: box(
      "ck-vision-box",
      `${name}’s vision`,
      "ul",
      "ck-vision",
      "Still to come. It grows here, a few words at a time, as it is told to you.",
    ),
    ledger: box(
      "ck-ledger-box",
      "The ledger",
      "ul",
      "ck-ledger",
      "Empty. What you say you will keep for later is noted here, to be taken up again at the end.",
      `The ledger of the conversation with ${name}`, // a lesson has several
    ),
  };
}

function box(className, title, tag, listClass, empty, label = title) {
  const list = make(tag, { class: listClass });
  const nothing = make("p", { class: "ck-empty" }, empty);
  return {
    node: make("section", { class: className, "aria-label": label }, make("h3", {}, title), nothing, list),
    list,
    nothing,
  };
}

// Adds what has come out and takes away what is gone; what stays is left alone.
function patchVision(box, view) {
  const wanted = [
    ...view.vision.map((words) => ({ words, gone: false })),
    ...view.let_go.map((words) => ({ words, gone: true })),
  ];
  patchList(box, wanted, ({ words, gone }) => `${gone}:${words}`, visionPhrase);
}

function visionPhrase({ words, gone }) {
  const phrase = make("span", { dir: "auto" }, words);
  return gone
    ? make("li", { class: "ck-let-go" }, make("s", {}, phrase), make("span", { class: "ck-gap" }, " let go"))
    : make("li", {}, phrase);
}

function patchList(box, wanted, keyOf, build) {
  const known = new Map([...box.list.children].map((node) => [node.dataset.key, node]));
  const nodes = wanted.map((each) => {
    const key = keyOf(each);
    const node = known.get(key) ?? build(each);
    node.dataset.key = key;
    known.delete(key);
    return node;
  });
  known.forEach((node) => node.remove());
  nodes.forEach(
    (node, index) => box.list.children[index] === node || box.list.insertBefore(node, box.list.children[index] ?? null),
  );
  box.nothing.hidden = nodes.length > 0;
  box.list.hidden = nodes.length === 0;
}

function patchLedger(box, view, keep) {
  patchList(
    box,
    view.ledger,
    (line) => line.reality,
    (line) => ledgerNote(firstName(view.client), line, keep),
  );
  view.ledger.forEach((line, index) => patchNote(box.list.children[index], line, view.calls.includes("word_entry")));
}

function ledgerNote(name, line, keep) {
  const entry = make("textarea", {
    class: "ck-entry",
    rows: "2",
    dir: "auto",
    maxlength: "2000",
    ...KEEPS_ITS_KEYS,
    "aria-label": `Your words for: ${line.client_words}`,
  });
  entry.value = line.words;
  const note = make(
    "li",
    {},
    make("span", { class: "ck-kind" }, `${line.kind}, in your words`),
    entry,
    make("p", { class: "ck-origin" }, `${name}’s words: `, make("q", { dir: "auto" }, line.client_words)),
    make("div", { class: "ck-plans" }),
    make("p", { class: "ck-kept", role: "status" }),
  );
  entry.addEventListener("blur", () => keepEntry(note, line.reality, keep));
  entry.addEventListener("input", () => {
    setText(note.querySelector(".ck-kept"), "");
    showOrigin(note);
  });
  entry.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    keepEntry(note, line.reality, keep);
  });
  note.kept = line.words;
  note.origin = line.client_words;
  return note;
}

function keepEntry(note, reality, keep) {
  const words = note.querySelector(".ck-entry").value.trim();
  if (words === note.kept) return;
  note.sent = words;
  keep(reality, words);
}

function patchNote(note, line, open) {
  const entry = note.querySelector(".ck-entry");
  entry.readOnly = !open;
  const plans = note.querySelector(".ck-plans");
  if (plans.childElementCount !== line.tries.length)
    plans.replaceChildren(...line.tries.map(nextTest));
  const arrived = note.sent !== undefined && (note.sent === line.words || note.sent === "");
  if (arrived || (line.words !== note.kept && document.activeElement !== entry)) entry.value = line.words;
  if (arrived) setText(note.querySelector(".ck-kept"), "Kept");
  if (arrived) note.sent = undefined;
  note.kept = line.words;
  showOrigin(note);
}

function showOrigin(note) {
  note.querySelector(".ck-origin").hidden = note.querySelector(".ck-entry").value.trim() === note.origin;
}
