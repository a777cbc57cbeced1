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
    ...exchange.noted.map((words) => cameLine("✎", "On the ledger now:", words)),
  ];
}

function cameLine(sign, label, words) {
  return make("p", { class: "ck-came" }, icon(sign), `${label} `, make("q", { dir: "auto" }, words));
}

function advice(feedback) {
  return [
    feedback.why && labelled("ck-why", "What it did", make("p", { dir: "auto" }, feedback.why)),
    feedback.better && labelled("ck-better", "A better line", make("blockquote", { dir: "auto" }, feedback.better)),
    feedback.try_this && labelled("ck-try", "One thing to try", make("p", {}, feedback.try_this)),
  ];
}

// What is spoken after a reply, in one go.
function announcementOf(client, exchange) {
  const name = firstName(client);
  const { feedback, thinks } = exchange;
  return [
    `${name} answers: ${exchange.client_says}`,
    feedback && `Feedback: ${feedback.outcome.words}. ${feedback.headline}`,
    thinks && `${name} is thinking: ${thinks}`,
  ]
    .filter(Boolean)
    .join(" ");
}
