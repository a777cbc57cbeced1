// A conversation that is read: lines of coach and client, whose sentences can be pressed, moved through with the arrow
// keys, and carry a mark and a note. What a press does, and what a mark says, is its page's affair.

// lines: [{ coach: "…", client: [] }, { coach: "", client: [{ number, text }, …] }, …]; without `press` they are only read.
function linesNode(client, lines, press = null) {
  const log = make(
    "div",
    { class: "ck-log ck-lines", role: "group", "aria-label": `Conversation with ${firstName(client)}` },
    lines.map((line) => (line.coach ? readCoachLine(line.coach) : readClientLine(client, line.client, press))),
  );
  enterAt(log, log.querySelector(".ck-sentence"));
  log.addEventListener("keydown", (event) => sentenceKeys(event, log));
  log.addEventListener("focusin", (event) => enterAt(log, event.target.closest(".ck-sentence")));
  return log;
}

// The coach of a transcript is nobody who is here: “Coach”, and not “You”.
function readCoachLine(words) {
  return make(
    "div",
    { class: "ck-turn", "data-who": "coach" },
    make("p", { class: "ck-who" }, "Coach"),
    spoken(words),
  );
}

function readClientLine(client, sentences, press) {
  return make(
    "div",
    { class: "ck-turn ck-read", "data-who": "client" },
    make("p", { class: "ck-who" }, firstName(client)),
    make(
      "div",
      { class: "ck-says" },
      sentences.map((sentence) => sentenceRow(sentence, press)),
    ),
  );
}

// A sentence, and beneath it the place for what is said of it.
function sentenceRow(sentence, press) {
  const words = press ? pressable(sentence, press) : make("p", { class: "ck-sentence" });
  words.dataset.number = sentence.number;
  words.append(make("span", { class: "ck-words", dir: "auto" }, sentence.text));
  const place = make("div", { class: "ck-under", id: `ck-under-${(madeRows += 1)}` });
  return make("div", { class: "ck-row" }, words, place);
}

function pressable(sentence, press) {
  const node = button("ck-sentence", "", (event) => {
    if (isSingle(event)) press(sentence, node);
  });
  return node;
}

let madeRows = 0;

const sentenceNode = (log, number) => log.querySelector(`.ck-sentence[data-number="${number}"]`);

const underSentence = (log, number) => sentenceNode(log, number).nextSibling;

// Puts a mark beside a sentence: a sign, and a word that says the same. Null takes it away.
function markSentence(log, number, mark) {
  const words = sentenceNode(log, number);
  const key = mark ? `${mark.kind} ${mark.words}` : "";
  if ((words.dataset.mark ?? "") === key) return;
  words.dataset.mark = key;
  words.querySelector(".ck-mark")?.remove();
  if (mark) words.append(markNode(mark));
}

function markNode({ kind, sign, words }) {
  return make("span", { class: "ck-mark", "data-kind": kind }, unseen(" – "), icon(sign), words);
}

// One sentence at a time is entered with Tab; the arrows go on from there.
function enterAt(log, node) {
  if (!node) return;
  for (const each of log.querySelectorAll("button.ck-sentence")) each.tabIndex = each === node ? 0 : -1;
}

function sentenceKeys(event, log) {
  if (!event.target.matches(".ck-sentence") || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [...log.querySelectorAll(".ck-sentence:not(:disabled)")];
  const target = /^[0-9]$/.test(event.key) ? undefined : keyTarget(event.key, all, all.indexOf(event.target));
  if (!target) return;
  event.preventDefault();
  target.focus();
}
