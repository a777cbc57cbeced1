// The end of a transcript, the list of those that there are, and a transcript that is only read.

function endNode(play) {
  const { end } = play.view.transcript;
  const node = landing("ck-debrief ck-end", "What you heard", make("h3", {}, "What you heard"));
  node.append(
    make(
      "ul",
      { class: "ck-told" },
      end.told.map((words) => make("li", { dir: "auto" }, words)),
    ),
    labelled("ck-try", "One thing to listen for", make("p", {}, end.listen_for)),
  );
  if (play.view.cards.length > 1) node.append(make("div", { class: "ck-actions" }, nextTranscript(play)));
  return node;
}

function nextTranscript(play) {
  const node = button("ck-next-transcript ck-primary", "Next transcript", (event) => {
    if (isSingle(event)) ask(play, node, { call: "next" });
  });
  return node;
}

function lookAtEnd(play) {
  closeSentence(play);
  showBelow(play);
  const { end } = play.view.transcript;
  const node = play.below.querySelector(".ck-end");
  setText(play.voice, [...end.told, end.listen_for].join(" "));
  lookAt(node, node, node);
}

const STANDINGS = {
  new: "not begun",
  begun: "begun",
  done: "marked to its end",
  "met before": "met before",
  "cannot be marked": "cannot be marked",
};
const STANDING_OF_CARD = { new: "○", begun: "◐", done: "✓", "met before": "✓", "cannot be marked": "!" };

function cardList(play) {
  return make(
    "ul",
    { class: "ck-cards" },
    play.view.cards.map((card) => make("li", {}, cardButton(play, card))),
  );
}

function cardButton(play, card) {
  const node = button("ck-card", "", (event) => {
    if (isSingle(event)) ask(play, node, { call: "open", id: card.id });
  });
  node.dataset.transcript = card.id;
  const here = play.view.transcript?.transcript === card.id;
  if (here) node.setAttribute("aria-current", "true");
  node.append(
    make("span", { class: "ck-words", dir: "auto" }, `${card.client}, ${card.trade}`),
    make("span", { class: "ck-hint" }, sizeOfCard(card)),
    make("span", { class: "ck-hint" }, icon(STANDING_OF_CARD[card.standing]), STANDINGS[card.standing]),
  );
  return node;
}

// Of a file with mistakes nothing is known.
function sizeOfCard({ difficulty, sentences }) {
  return sentences ? `difficulty ${difficulty}, ${sentences} sentences` : "";
}

function shelfBelow(play) {
  return make(
    "details",
    { class: "ck-shelf" },
    make("summary", KEEPS_ITS_KEYS, "Choose another transcript"),
    cardList(play),
  );
}

function renderHearing({ model, el }) {
  const play = buildHearing(model);
  paintHearing(play, { first: true });
  el.append(play.root);
  return keepInStep(play, paintHearing);
}

// A transcript with all its marks and notes: nothing in it can be pressed.
function renderExample({ model, el }) {
  const { transcript, failure } = model.get("view");
  const root = make("section", { class: "coachkit ck-hearing ck-example", "data-alone": true });
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(root);
  if (!transcript) return root.append(make("p", { class: "ck-failure", role: "alert" }, failure));
  root.setAttribute("aria-label", `A worked example: ${transcript.client.name}`);
  const log = linesNode(transcript.client, transcript.lines);
  for (const sentence of transcript.lines.flatMap((line) => line.client)) dressExample(log, sentence);
  const talk = make("div", { class: "ck-talk" }, log);
  root.append(make("header", { class: "ck-head" }, clientCard(transcript.client)), make("div", { class: "ck-body" }, talk));
}

function dressExample(log, { number, mark, marked, note }) {
  const look = mark.reality ? { kind: "good", sign: "✓" } : { kind: "plain", sign: "–" };
  markSentence(log, number, { ...look, words: marked });
  if (note) underSentence(log, number).append(make("p", { class: "ck-note", dir: "auto" }, note));
}
