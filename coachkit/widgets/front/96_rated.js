// What a rating comes to: a block for each, with what the author sees, the sentences that carry it, and what to try.

function block(tried, headline, ...body) {
  const which = tried.superseded ? ` · ${TRIES[tried.attempt - 1] ?? "earlier"} try, taken back` : "";
  const back = which && make("span", { class: "ck-taken-back" }, which);
  const summary = make("summary", KEEPS_ITS_KEYS, make("span", { class: "ck-headline" }, headline), back);
  const inner = make("div", { class: "ck-feedback-body" }, ...body);
  const superseded = tried.superseded ? " ck-superseded" : "";
  return make("details", { class: `ck-feedback ck-told${superseded}`, open: !tried.superseded }, summary, inner);
}

function visionBlock(view, tried) {
  const { rated, feedback } = tried;
  const given = `You rated: ${rated.clarity.words} and ${rated.richness.words}.`;
  if (!feedback) return block(tried, given, make("p", {}, "What the author sees comes at the end."));
  return block(
    tried,
    feedback.headline,
    feedback.ratings.map(ratedNode),
    labelled("ck-carries", "What your rating rests on", make("p", {}, feedback.evidence)),
    tellingList("ck-carrying", "You named", [...feedback.carrying, ...feedback.idle]),
    tellingList("ck-passed-over", "You passed over", feedback.passed_over),
    labelled("ck-differ", "Where good coaches differ", make("p", { dir: "auto" }, feedback.differ)),
    labelled("ck-try", "One thing to try", make("p", {}, feedback.try_this)),
  );
}

const FIT_SIGNS = { key: "✓", also: "◐", other: "✕" };
const FIT_WORDS = { key: "as the author", also: "as other good coaches", other: "apart" };

function ratedNode({ aspect, given, key, fit, words }) {
  const sign = make("span", { class: "ck-fit", "data-fit": fit.id }, icon(FIT_SIGNS[fit.id]), FIT_WORDS[fit.id]);
  const both = fit.id === "key" ? `${given.words}` : `you: ${given.words}; the author: ${key.words}`;
  return make(
    "div",
    { class: "ck-rated" },
    make("p", { class: "ck-label" }, capital(aspect.words), ": ", make("b", {}, both), " ", sign),
    make("p", { dir: "auto" }, words),
  );
}

function tellingList(className, label, items) {
  return list(className, label, items, (each) => {
    const quote = make("q", { dir: "auto" }, each.text);
    if (!each.note) return [quote, make("span", { class: "ck-gap" }, ` ${idleWords(each)}`)];
    return [quote, make("p", { dir: "auto" }, make("b", {}, `${capital(traces(each.shows))}. `), each.note)];
  });
}

function workBlock(view, tried) {
  const { rated, feedback } = tried;
  if (!feedback) return block(tried, `You chose: ${rated.next_work.words}.`);
  return block(
    tried,
    feedback.headline,
    ratedNode(feedback.rating),
    labelled("ck-why", "The author’s reason", make("p", { dir: "auto" }, feedback.reason)),
    tellingList("ck-way", "Where the way shows", feedback.way),
    labelled("ck-try", "One thing to try", make("p", {}, feedback.try_this)),
  );
}

function questionBlock(view, exchange) {
  const { client } = view;
  const answers = clientLine(client, exchange.client_says, `${firstName(client)} answers`);
  answers.classList.add("ck-answer");
  const node = make("div", { class: "ck-exchange" }, coachLine(exchange), answers);
  if (exchange.feedback) node.append(feedbackNode(client, exchange, exchange.superseded));
  if (exchange.superseded) takeBack(node, exchange);
  return node;
}

function modelsBlock(view) {
  const models = view.models.map(({ text, why }) => [
    make("blockquote", { dir: "auto" }, text),
    make("p", { class: "ck-gap", dir: "auto" }, why),
  ]);
  return labelled("ck-better ck-models", "Two good first questions, among many", models);
}
