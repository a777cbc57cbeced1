// Marks: how one is shown beside its sentence, how it is made, and what is said of it.

const HEARINGS = {
  heard: { kind: "good", sign: "✓", told: "heard" },
  missed: { kind: "bad", sign: "○", told: "missed" },
  over_heard: { kind: "bad", sign: "✕", told: "heard too much" },
  let_pass: { kind: "plain", sign: "–", told: "let pass" },
};
const NOT_THE_AUTHORS = { kind: "half", sign: "◐", told: "heard" };

// Whose feedback is not due yet shows only what was marked.
function markOf({ mark, marked, changed, feedback }) {
  if (!mark) return null;
  const again = changed ? ", changed" : "";
  if (!feedback) return { kind: "plain", sign: "•", words: `${marked}${again}` };
  const apart = [feedback.kind, feedback.basis].some((fit) => fit?.id === "other");
  const look = apart ? NOT_THE_AUTHORS : HEARINGS[feedback.hearing.id];
  const named = mark.reality ? `: ${marked}` : "";
  return { ...look, words: `${look.told}${named}${again}` };
}

const QUESTIONS = {
  reality: "Does it hold a reality statement?",
  kind: "What is it about?",
  basis: "A belief or an obstacle?",
};
const REALITY = [
  { id: "yes", words: "A reality statement", definition: "it says why something that is wanted cannot come true" },
  { id: "no", words: "Not one", definition: "a hope, a fact, or anything else" },
];

// One question at a time; choose(id) answers it, and back() goes to the one before or closes.
function panelNode(step, options, choose, back) {
  const asks = make("p", { class: "ck-label" }, QUESTIONS[step]);
  const buttons = options.map((option, index) => optionButton(option, index, choose));
  const way = button("ck-back ck-quiet", step === "reality" ? "Not now" : "Back", back);
  return make(
    "div",
    { class: "ck-panel", role: "group", "aria-label": QUESTIONS[step], "data-step": step },
    asks,
    make("div", { class: "ck-options" }, buttons),
    way,
  );
}

function optionButton(option, index, choose) {
  const node = button("ck-reply", "", (event) => {
    if (isSingle(event)) choose(option.id, node);
  });
  node.dataset.option = option.id;
  const number = make("span", { class: "ck-number", "aria-hidden": "true" }, String((index + 1) % 10));
  const meaning = make("span", { class: "ck-hint" }, option.definition);
  node.append(number, make("span", { class: "ck-words" }, option.words, unseen(": "), meaning));
  return node;
}

function panelKeys(event, panel, back) {
  if (event.key === "Escape") {
    event.preventDefault();
    return back();
  }
  const tenth = event.key === "0" && panel.querySelectorAll(".ck-reply")[9];
  if (tenth && !tenth.disabled) tenth.click();
  else replyKeys(event, panel);
}

const WAITS = "Kept. What it amounts to is told when every sentence has its mark.";

function markFeedbackNode(sentence) {
  const { feedback, marked } = sentence;
  const summary = make("summary", KEEPS_ITS_KEYS, make("span", { class: "ck-headline" }, headlineOf(sentence)));
  const body = make(
    "div",
    { class: "ck-feedback-body" },
    make("p", { class: "ck-came" }, icon("•"), "You marked: ", marked),
    feedback?.named.length ? make("p", {}, feedback.named.join(" ")) : null,
    feedback ? labelled("ck-why", "Why", make("p", { dir: "auto" }, feedback.note)) : null,
  );
  const hearing = feedback ? feedback.hearing.id : "waits";
  return make("details", { class: "ck-feedback", open: true, "data-hearing": hearing }, summary, body);
}

const headlineOf = ({ feedback }) => (feedback ? feedback.headline : WAITS);

function markFeedbackWords(sentence) {
  const { feedback } = sentence;
  return feedback ? [feedback.headline, ...feedback.named, feedback.note].join(" ") : WAITS;
}
