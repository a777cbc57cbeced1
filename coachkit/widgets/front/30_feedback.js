// What a reply did: its outcome, the moves made and missing, what the client thinks, why, and what to try.

const OUTCOME_SIGNS = { on_track: "✓", partly: "◐", stalled: "○", derailed: "✕" };

function outcomeWord(outcome) {
  return make(
    "span",
    { class: "ck-outcome", "data-outcome": outcome.id },
    icon(OUTCOME_SIGNS[outcome.id]),
    outcome.words,
  );
}

function feedbackNode(client, exchange, folded) {
  const { feedback } = exchange;
  const summary = make(
    "summary",
    KEEPS_ITS_KEYS,
    outcomeWord(feedback.outcome),
    " ",
    make("span", { class: "ck-headline" }, feedback.headline),
  );
  const body = make(
    "div",
    { class: "ck-feedback-body" },
    steps(feedback.marks),
    thought(client, exchange),
    cameOut(client, exchange),
    advice(feedback),
    reading(exchange),
  );
  return make("details", { class: "ck-feedback", open: !folded, "data-outcome": feedback.outcome.id }, summary, body);
}

function steps(marks) {
  if (!marks.length) return null;
  return make("ul", { class: "ck-steps", "aria-label": "What this turn asked for" }, marks.map(step));
}

function step({ code, done }) {
  const sign = icon(done ? "✓" : "–");
  return make(
    "li",
    { "data-done": String(done) },
    sign,
    code.words,
    done ? unseen(", done") : make("span", { class: "ck-gap" }, ", not yet"),
  );
}

function thought(client, exchange) {
  if (!exchange.thinks) return null;
  return labelled("ck-thinks", `${firstName(client)} is thinking`, make("p", { dir: "auto" }, exchange.thinks));
}

function cameOut(client, exchange) {
  const name = firstName(client);
  return [
    exchange.brought && cameLine("✦", `Came out of ${name}’s vision:`, exchange.brought),
    exchange.lost && cameLine("✧", `${name} let go of:`, exchange.lost),
    exchange.tries && cameLine("→", `${name} will find out:`, exchange.tries),
    ...exchange.noted.map((words) => cameLine("✎", "On the ledger now:", words)),
  ];
}

function cameLine(sign, label, words) {
  return make("p", { class: "ck-came" }, icon(sign), `${label} `, make("q", { dir: "auto" }, words));
}

const BETTER = { true: "One of several good lines", false: "A better line" };

function advice(feedback) {
  return [
    feedback.why && labelled("ck-why", "What it did", make("p", { dir: "auto" }, feedback.why)),
    feedback.better &&
      labelled("ck-better", BETTER[feedback.model], make("blockquote", { dir: "auto" }, feedback.better)),
    feedback.signposts.length ? labelled("ck-signposts", "Your course names", named(feedback.signposts)) : null,
    feedback.try_this && labelled("ck-try", "One thing to try", make("p", {}, feedback.try_this)),
  ];
}

// How a written reply was read: each code, which can be disputed, and what was asked about and does not count.
function reading(exchange) {
  if (!exchange.choice_id) return null; // only tried: nothing is kept that could be disputed
  const counted = new Set(exchange.codes.map(({ code }) => code.id));
  const idle = exchange.asked.filter(({ code }) => !counted.has(code.id));
  if (!exchange.codes.length && !idle.length) return null;
  const rows = [...exchange.codes.map((given) => codeRow(given, exchange.choice_id)), ...idle.map(idleRow)];
  return labelled("ck-reading", "How your words were read", make("ul", {}, rows));
}

function codeRow({ code, kind, footing, disputed }, choice) {
  const told = footing && make("span", { class: "ck-gap" }, `, ${FOOTINGS[footing]}`);
  const words = make("span", { class: "ck-read" }, icon(KIND_SIGNS[kind]), code.words, unseen(KIND_WORDS[kind]), told);
  return make("li", {}, words, disputeButton(code, choice, disputed));
}

function idleRow({ code, answered, answer }) {
  const said = answered && answer === false ? "you said no" : "left open, so it does not count";
  const told = make("span", { class: "ck-gap" }, `, ${said}`);
  return make("li", {}, make("span", { class: "ck-read" }, icon("–"), code.words, told));
}

// Pressed buttons are found by what they carry: the conversation listens for all of them.
function disputeButton(code, choice, disputed) {
  const node = make("button", { type: "button", class: "ck-dispute ck-quiet", ...KEEPS_ITS_KEYS });
  Object.assign(node.dataset, { code: code.id, words: code.words, choice });
  dressDispute(node, disputed);
  return node;
}

function dressDispute(node, disputed) {
  if (node.dataset.disputed === String(disputed)) return;
  node.dataset.disputed = String(disputed);
  const words = disputed ? "Disputed – take back" : "Not what I did";
  node.replaceChildren(words, unseen(` (${node.dataset.words})`));
}

function patchCodes(node, codes) {
  for (const { code, disputed } of codes) {
    const found = node.querySelector(`.ck-dispute[data-code="${code.id}"]`);
    if (found) dressDispute(found, disputed);
  }
}

const feedbackWords = ({ feedback }) => `Feedback: ${feedback.outcome.words}. ${feedback.headline}`;

// What is spoken after a reply, in one go.
function announcementOf(client, exchange) {
  const name = firstName(client);
  const { feedback, thinks } = exchange;
  return [
    `${name} answers: ${exchange.client_says}`,
    feedback && feedbackWords(exchange),
    thinks && `${name} is thinking: ${thinks}`,
  ]
    .filter(Boolean)
    .join(" ");
}
