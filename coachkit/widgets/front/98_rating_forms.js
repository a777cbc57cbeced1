// What is to be done next with a conversation that is rated: a form for each step, and the ways out.

// Puts what comes next beneath the blocks, where it is something else than before; says whether it is.
function showNext(play) {
  const { view } = play;
  const key = JSON.stringify([view.calls, view.questions.map(({ code }) => code.id), view.vision.length, view.ended]);
  if (play.next.dataset.key === key) return false;
  play.next.dataset.key = key;
  play.next.replaceChildren(...nextNodes(play).filter(Boolean));
  showNamed(play);
  return true;
}

function nextNodes(play) {
  const { view } = play;
  if (view.calls.includes("rate_vision")) return [visionForm(play)];
  if (view.calls.includes("rate_work")) return [workForm(play), againWay(play, "Rate the vision once more")];
  if (view.calls.includes("answer")) {
    const say = (code, yes, pressed) => ask(play, pressed, { call: "answer", code, yes });
    return [waitingLine(view), questionNode(view, say)];
  }
  if (view.calls.includes("write")) return [...questionBox(play), againWay(play, "Choose the next work once more")];
  return [waysOut(play)];
}

function againWay(play, words) {
  if (!play.view.calls.includes("rate_again")) return null;
  const node = button("ck-rate-again ck-quiet", words, (event) => {
    if (isSingle(event)) ask(play, node, { call: "rate_again" });
  });
  return node;
}

const described = ({ id, words, definition }) => ({ id, words: `${capital(words)}: ${definition}` });

function visionForm(play) {
  const { clarities, richnesses, client } = play.view;
  const name = firstName(client);
  const form = make(
    "form",
    { class: "ck-choice ck-vision-form" },
    options("clarity", `How clear is ${name}’s vision?`, clarities),
    options("richness", `How rich is it?`, richnesses),
    make("div", { class: "ck-named" }),
    make("p", { class: "ck-hint", role: "status" }),
    make("button", { type: "submit", class: "ck-primary", ...KEEPS_ITS_KEYS }, "Keep this rating"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [clarity, richness] = ["clarity", "richness"].map((each) => form.querySelector(`[name=${each}]:checked`)?.value);
    const sentences = [...play.named].sort((one, other) => one - other);
    setText(form.querySelector(".ck-hint"), lacking(clarity, richness, sentences));
    if (!clarity || !richness || !sentences.length) return;
    ask(play, form.querySelector("[type=submit]"), { call: "rate_vision", clarity, richness, sentences });
  });
  return form;
}

function options(name, legend, words) {
  return make(
    "fieldset",
    {},
    make("legend", {}, legend),
    words.map((word) => radio(name, described(word))),
  );
}

function lacking(clarity, richness, sentences) {
  if (!clarity || !richness) return "Pick one of each first.";
  return sentences.length ? "" : "Name at least one sentence above on which your rating rests: press it.";
}

// The sentences that are named, in the form, since they stand out of sight above it.
function showNamed(play) {
  const place = play.next.querySelector(".ck-named");
  if (!place) return;
  const quotes = [...play.log.querySelectorAll('.ck-sentence[aria-pressed="true"] .ck-words')];
  const up = button("ck-to-sentences ck-quiet", "Up to the conversation", () => {
    const entry = play.log.querySelector('.ck-sentence[tabindex="0"]');
    lookAt(entry, entry, entry);
  });
  const none = make("p", { class: "ck-gap" }, "No sentence yet. Press those in the conversation that show it.");
  const items = quotes.map((node) => make("li", {}, make("q", { dir: "auto" }, node.textContent)));
  place.replaceChildren(make("p", { class: "ck-label" }, "You go by"), quotes.length ? make("ul", {}, items) : none, up);
}

function workForm(play) {
  const legend = `Which work comes next with ${firstName(play.view.client)}?`;
  const words = play.view.next_works.map(defined);
  const form = choice("next_work", legend, words, "Keep this choice", (next_work) =>
    ask(play, form.querySelector("[type=submit]"), { call: "rate_work", next_work }),
  );
  return form;
}

function questionBox(play) {
  const { client, named, last_words } = play.view;
  const name = firstName(client);
  const work = named ? `to ${named.definition}` : "that you chose";
  const box = writeBox(play.draft, (text, pressed) => ask(play, pressed, { call: "write", text }));
  setText(box.querySelector(".ck-label"), "Your first question");
  return [
    make("p", { class: "ck-how" }, `Now begin it. The work is ${work}: what do you ask ${name} first?`),
    clientLine(client, last_words, `${name} has just said`),
    box,
  ];
}

function waysOut(play) {
  const { view } = play;
  const call = (name) => (event) => isSingle(event) && ask(play, event.currentTarget, { call: name });
  const on = view.goes_on
    ? button("ck-go-on ck-primary", "Next conversation", call("go_on"))
    : button("ck-finish ck-primary", "Finish", call("finish"));
  const again = view.calls.includes("try_again") && button("ck-try-again ck-quiet", "Ask it in other words", call("try_again"));
  const all = !view.place.next_id && make("p", { class: "ck-hint" }, "You have finished them all.");
  if (view.ended) return make("p", { class: "ck-hint" }, "Finished, and kept in your records.");
  return make("div", {}, make("div", { class: "ck-actions" }, on, again || null), all || null);
}
