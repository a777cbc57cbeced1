// The conversation: what the client and the coach say, and the evidence in the coach's words.

const TRIES = ["first", "second", "third", "fourth", "fifth"];

function clientLine(client, words, label, note = null) {
  const turn = landing("ck-turn", label, make("p", { class: "ck-who" }, firstName(client), note), spoken(words));
  turn.dataset.who = "client";
  return turn;
}

function coachLine(exchange) {
  const says = make("p", { class: "ck-says", dir: "auto" }, exchange.segments.map(segmentNodes));
  return make("div", { class: "ck-turn", "data-who": "coach" }, make("p", { class: "ck-who" }, "You"), says);
}

// A run of words, underlined once for each kind of code that it earned, and the labels of the codes that end here.
function segmentNodes(segment) {
  let node = document.createTextNode(segment.text);
  for (const kind of segment.over) node = make("span", { class: "ck-evidence", "data-kind": kind }, node);
  return [node, ...segment.labels.map(evidenceLabel)];
}

const JOINER = "\u2060"; // no line break here
const KIND_SIGNS = { serves: "✓", derails: "✕", neither: "•" };
const KIND_WORDS = { serves: " (serves)", derails: " (derails)", neither: "" };

const FOOTINGS = { answered: "you said so", left_open: "left open", unsure: "not quite sure" };

function evidenceLabel({ words, kind, footing }) {
  const sign = icon(KIND_SIGNS[kind]);
  return make(
    "span",
    { class: "ck-code", "data-kind": kind },
    JOINER,
    unseen(" – "),
    sign,
    words,
    footing && make("span", { class: "ck-footing" }, `, ${FOOTINGS[footing]}`),
    unseen(`${KIND_WORDS[kind]} – `),
  );
}

// The room of one exchange, opened by the client's statement; the reply and what it did are added when they come.
function openExchange(client, statement, again) {
  const name = firstName(client);
  const once = again ? make("span", { class: "ck-taken-back" }, " · once more") : null;
  return make(
    "div",
    { class: "ck-exchange" },
    clientLine(client, statement, `${name} says${again ? " once more" : ""}`, once),
  );
}

function fillExchange(node, client, exchange, folded) {
  node.querySelector(".ck-waiting")?.remove();
  node.append(coachLine(exchange), clientLine(client, exchange.client_says, `${firstName(client)} answers`));
  node.querySelector(".ck-turn:last-child").classList.add("ck-answer");
  dressExchange(node, client, exchange, folded);
}

// What can change later: feedback that falls due at the end of a stage, a dispute, a model line, a try taken back.
function dressExchange(node, client, exchange, folded) {
  if (exchange.feedback && !node.querySelector(".ck-feedback")) {
    node.querySelector("[data-who=coach]").replaceWith(coachLine(exchange));
    node.append(feedbackNode(client, exchange, folded));
  }
  patchCodes(node, exchange.codes);
  if (exchange.comparison?.model && !node.querySelector(".ck-model")) {
    node.append(modelNode(exchange.comparison, folded));
  }
  if (exchange.superseded && !node.classList.contains("ck-superseded")) takeBack(node, exchange);
}

function takeBack(node, exchange) {
  node.classList.add("ck-superseded");
  const which = TRIES[exchange.attempt - 1] ?? "earlier";
  node
    .querySelector("[data-who=coach] .ck-who")
    .append(make("span", { class: "ck-taken-back" }, ` · ${which} try, taken back`));
}
