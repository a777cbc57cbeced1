// The debrief: two decisions, then the reasons, and the conversation looked back on.

const TIMES = ["never", "once", "twice", "three times", "four times", "five times"];

function debriefNode(view, decide) {
  const node = landing(
    "ck-debrief",
    "Debrief",
    make("h3", {}, "Looking back"),
    make("p", { class: "ck-ending" }, view.debrief.ending_words),
  );
  if (view.outlook) node.append(...outlookNodes(view, decide));
  else if (view.calls.includes("rate")) node.append(rating(view, decide));
  else if (view.calls.includes("choose_next_work")) node.append(nextWork(view, decide));
  else node.append(...reasons(view).filter(Boolean));
  return node;
}

function rating(view, decide) {
  const legend = `How much vision does ${firstName(view.client)} have?`;
  const send = (degree) => decide({ call: "rate", degree });
  return choice("degree", legend, view.degrees.map(defined), "Keep this rating", send);
}

function nextWork(view, decide) {
  const send = (next_work) => decide({ call: "choose_next_work", next_work });
  return choice(
    "next_work",
    `What is the next work with ${firstName(view.client)}?`,
    view.next_works.map(defined),
    "Keep this choice",
    send,
  );
}

const defined = ({ id, definition }) => ({ id, words: capital(definition) });

function choice(name, legend, options, words, send) {
  const form = make(
    "form",
    { class: "ck-choice" },
    make(
      "fieldset",
      {},
      make("legend", {}, legend),
      options.map((option) => radio(name, option)),
    ),
  );
  const submit = make("button", { type: "submit", class: "ck-primary", ...KEEPS_ITS_KEYS }, words);
  const hint = make("p", { class: "ck-hint", role: "status" });
  form.append(hint, submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = form.querySelector("input:checked");
    setText(hint, picked ? "" : "Pick one first.");
    if (picked) send(picked.value);
  });
  return form;
}

function radio(name, { id, words }) {
  const input = make("input", { type: "radio", name, value: id, ...KEEPS_ITS_KEYS });
  return make("label", { class: "ck-radio" }, input, make("span", { dir: "auto" }, words));
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

function reasons(view) {
  const { debrief } = view;
  return [
    judged("How much vision there is", debrief.rating),
    judged("The next work", debrief.next_work),
    debrief.reason && labelled("ck-reason", "Why", make("p", { dir: "auto" }, debrief.reason)),
    list("ck-quotes", "What was said for it", debrief.evidence, (words) => make("q", { dir: "auto" }, words)),
    list("ck-unseen-elements", `What ${firstName(view.client)} never told you`, debrief.unseen, (words) =>
      make("span", { dir: "auto" }, words),
    ),
    list("ck-let-go-elements", `What ${firstName(view.client)} told you, and let go`, debrief.let_go, (words) =>
      make("span", { dir: "auto" }, words),
    ),
    list("ck-unsaid", "What was said and never noted", debrief.unsaid, (words) => make("q", { dir: "auto" }, words)),
    list("ck-taken-up", "The ledger, taken up again", debrief.taken_up, takenUp),
    tendencies(debrief.tendencies),
    list("ck-look-back", "Turn by turn", debrief.turns, turnLine, "ol"),
  ];
}

function judged(label, both) {
  if (!both) return null;
  const key = both.agrees ? [icon("✓"), "The same"] : capital(both.key);
  return labelled("ck-judged", label, judgement("You", capital(both.yours)), judgement("The author", key));
}

function judgement(who, what) {
  return make(
    "p",
    { class: "ck-judgement" },
    make("span", { class: "ck-gap" }, who, unseen(": ")),
    make("span", {}, what),
  );
}

function list(className, label, items, build, tag = "ul") {
  if (!items.length) return null;
  return labelled(
    className,
    label,
    make(
      tag,
      {},
      items.map((item) => make("li", {}, build(item))),
    ),
  );
}

function takenUp({ line, outcome }) {
  const became = outcome ? outcomeWord(outcome) : make("span", { class: "ck-gap" }, "not taken up");
  const said = make("div", {}, make("p", { dir: "auto" }, line.words), ...line.tries.map(nextTest));
  return [make("p", { class: "ck-verdict" }, became), said];
}

// What the client will try in order to find out, in their words.
function nextTest(words) {
  return make("p", { class: "ck-tries", dir: "auto" }, "Next: ", make("q", {}, words));
}

function tendencies(found) {
  if (!found.length) return null;
  const words = found.map(([name, count]) => `${name}, ${TIMES[count] ?? `${count} times`}`).join("; ");
  return labelled("ck-tendencies", "Where your replies slipped", make("p", {}, `${capital(words)}.`));
}

function turnLine(turn) {
  const more = [turn.named, turn.superseded && "taken back"].filter(Boolean).join(", ");
  const named = more ? make("span", { class: "ck-gap" }, more) : null;
  return [
    make("p", { class: "ck-verdict" }, outcomeWord(turn.outcome), " ", named),
    make("p", { dir: "auto" }, turn.reply),
  ];
}
