// Replies in words of one's own: the box they are written in, what is asked about one, and what one is compared with.

const COMPOSING = 229; // the key code of a key that belongs to an input method, also where isComposing comes too late
let boxes = 0;

// The draft is kept by the tab while it is not sent: neither a kernel that has gone nor a reload takes it along.
function draftOf(key) {
  const keep = (act) => {
    try {
      return act(window.sessionStorage);
    } catch {
      return null; // the browser keeps nothing: the box alone does
    }
  };
  return {
    read: () => keep((drafts) => drafts.getItem(key)) ?? "",
    write: (words) => keep((drafts) => (words ? drafts.setItem(key, words) : drafts.removeItem(key))),
  };
}

function writeBox(draft, say) {
  const id = `ck-write-${(boxes += 1)}`;
  const describing = { "aria-describedby": `${id}-keys`, ...KEEPS_ITS_KEYS };
  const box = make("textarea", { id, class: "ck-box", rows: "3", dir: "auto", ...describing });
  box.value = draft.read();
  const form = make(
    "form",
    { class: "ck-write" },
    make("label", { class: "ck-label", for: id }, "What do you say?"),
    box,
    make(
      "div",
      { class: "ck-actions" },
      make("button", { type: "submit", class: "ck-send ck-primary", ...KEEPS_ITS_KEYS }, "Send"),
      make("p", { id: `${id}-keys`, class: "ck-hint" }, "Enter sends; Shift + Enter begins a new line."),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say(box.value, box);
  });
  box.addEventListener("input", () => {
    draft.write(box.value);
    grow(box);
  });
  box.addEventListener("keydown", (event) => sendOnEnter(event, form));
  requestAnimationFrame(() => grow(box));
  return form;
}

function sendOnEnter(event, form) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === COMPOSING) return;
  event.preventDefault();
  if (!event.repeat) form.requestSubmit();
}

// Where the browser cannot do it by itself, the box grows with its text.
function grow(box) {
  if (CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

// The reply that waits, in its place in the conversation, with the words underlined that the question is about.
function waitingLine(view) {
  const line = coachLine({ segments: view.asked_segments });
  line.classList.add("ck-waiting");
  return line;
}

const ANSWERS = [
  ["Yes", true],
  ["No", false],
  ["Leave it open", null],
];

function questionNode(view, answer) {
  const [question] = view.questions;
  const name = firstName(view.client);
  const buttons = ANSWERS.map(([words, yes]) => {
    const node = button(yes === null ? "ck-yes-no ck-quiet" : "ck-yes-no ck-plain", words, (event) => {
      if (isSingle(event)) answer(question.code.id, yes, node);
    });
    return node;
  });
  return landing(
    "ck-question",
    `A question about your reply: ${questionWords(question)}`,
    make("p", { class: "ck-label" }, `Before ${name} answers, a question about your reply`),
    make("p", { class: "ck-asks", dir: "auto" }, make("q", {}, question.quote), ` ${question.asks}`),
    make("div", { class: "ck-actions" }, buttons),
    make("p", { class: "ck-hint" }, "Only you know what you meant. If you cannot say, leave it open."),
  );
}

const questionWords = (question) => `${quoted(question.quote)} ${question.asks}`;

// Write first: which of the scripted replies comes closest; it can be left unsaid.
function comparisonNode(view, closest, waysOn) {
  const { comparison } = view.exchanges.at(-1);
  const replies = comparison.replies.map(({ id, text }) => ({ id, words: text }));
  const form = choice("closest", "Which of these comes closest to yours?", replies, "Keep this one", closest);
  return make("div", { class: "ck-compare" }, form, waysOn);
}

const SAME = "You called this one the closest.";
const OTHER = "You called this the closest: ";

// The model line beside the trainee's, to look back on.
function modelNode(comparison, folded) {
  const { model, closest, replies } = comparison;
  const picked = replies.find(({ id }) => id === closest);
  const told = picked && (closest === model.reply_id ? SAME : [OTHER, make("q", { dir: "auto" }, picked.text)]);
  return make(
    "details",
    { class: "ck-model", open: !folded },
    make("summary", KEEPS_ITS_KEYS, make("span", { class: "ck-headline" }, "A model line, one of several possible")),
    make(
      "div",
      { class: "ck-feedback-body" },
      labelled("ck-better", "A coach might say", make("blockquote", { dir: "auto" }, model.text)),
      model.why && labelled("ck-why", "What it does", make("p", { dir: "auto" }, model.why)),
      told && make("p", { class: "ck-picked" }, told),
    ),
  );
}
