// The end of a conversation about the future: how far the client looks ahead, what was answered, and by which words.

function outlookNodes(view, decide) {
  if (!view.outlook.feedback) return [outlookForm(view, decide)];
  return [...outlookTold(view), judgeAgain(view, decide), ...reasons(view)].filter(Boolean);
}

function outlookForm(view, decide) {
  const { outlook } = view;
  const name = firstName(view.client);
  const answered = new Set(outlook.answered.map(({ id }) => id));
  const orientations = view.orientations.map(({ id, words, definition }) =>
    pick("radio", "orientation", id, `${capital(words)}: ${definition}`, outlook.orientation?.id === id),
  );
  const things = view.four_things.map(({ id, definition }) =>
    pick("checkbox", "answered", id, capital(definition), answered.has(id)),
  );
  const sayings = outlook.sayings.map(({ id, words, picked }) => pick("checkbox", "evidence", id, quoted(words), picked));
  const hint = make("p", { class: "ck-hint", role: "status" });
  const form = make(
    "form",
    { class: "ck-choice ck-outlook" },
    group(`How far does ${name} look ahead?`, "", orientations),
    group("Which of the four were answered?", "All, some, or none of them.", things),
    group(`By what can you tell? Pick ${name}’s own statements.`, "One or more on which your judgement rests.", sayings),
    hint,
    make("button", { type: "submit", class: "ck-primary", ...KEEPS_ITS_KEYS }, "Keep this judgement"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [orientation, evidence] = [picked(form, "orientation")[0], picked(form, "evidence")];
    setText(hint, missingOf(name, orientation, evidence));
    if (!hint.textContent) decide({ call: "judge_outlook", orientation, answered: picked(form, "answered"), evidence });
  });
  return form;
}

function missingOf(name, orientation, evidence) {
  if (!orientation) return `Say first how far ${name} looks ahead.`;
  return evidence.length ? "" : `Pick at least one of ${name}’s statements, too.`;
}

const picked = (form, name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map(({ value }) => value);

function group(legend, hint, options) {
  const told = hint && make("p", { class: "ck-hint" }, hint);
  return make("fieldset", {}, make("legend", {}, legend), told, options);
}

function pick(type, name, value, words, checked) {
  const input = make("input", { type, name, value, checked, ...KEEPS_ITS_KEYS });
  return make("label", { class: "ck-radio" }, input, make("span", { dir: "auto" }, words));
}

function outlookTold(view) {
  const { feedback } = view.outlook;
  const name = firstName(view.client);
  const orientation = { yours: feedback.yours.words, key: feedback.key.words, agrees: feedback.agrees };
  return [
    judged(`How far ${name} looks ahead`, orientation),
    labelled("ck-reason", "Why the author says so", make("p", { dir: "auto" }, feedback.reason)),
    feedback.less && labelled("ck-less", "What did not come out", make("p", { dir: "auto" }, feedback.less)),
    list("ck-things", "The four things", feedback.things, thingTold),
    list("ck-rests", "What your judgement rests on", feedback.evidence, evidenceTold),
    make("p", { class: "ck-rests-on", dir: "auto" }, feedback.rests),
    labelled("ck-try", "One thing to try", make("p", { dir: "auto" }, feedback.try_this)),
  ];
}

function thingTold({ name, agrees, told, quote }) {
  return [
    make("p", { class: "ck-thing" }, fitting(agrees), capital(name), unseen(agrees ? ", as it was" : ", look again")),
    make("p", { dir: "auto" }, told),
    quote && make("q", { dir: "auto" }, quote),
  ];
}

const fitting = (fits) => icon(fits ? "✓" : "✕");

function evidenceTold({ quote, carries, told }) {
  return [
    make("p", {}, fitting(carries), make("q", { dir: "auto" }, quote), unseen(carries ? ", carries" : ", does not carry")),
    make("p", { dir: "auto" }, told),
  ];
}

// The form once more, with what was picked: nothing is sent before it is kept again.
function judgeAgain(view, decide) {
  if (!view.calls.includes("judge_outlook")) return null;
  const place = make("div", { class: "ck-actions" });
  place.append(
    button("ck-judge-again ck-quiet", "Judge once more", () => {
      const form = outlookForm(view, decide);
      place.replaceChildren(form);
      lookAt(form.querySelector("input:checked"), form, form);
    }),
  );
  return place;
}

const outlookWords = ({ headline, less, rests }) => [headline, less, rests].filter(Boolean).join(" ");
