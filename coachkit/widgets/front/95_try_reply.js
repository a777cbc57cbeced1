// Single replies to try: a client's line, a box, and what the reply was taken for. Nothing of it is recorded.

const NO_ANSWER_HERE =
  "No answer has come. The notebook’s kernel may be busy, or it has stopped: wait a moment, or choose " +
  "Run ▸ Run All Cells and scroll back here. What you typed is still in the box.";

function buildTrying(model) {
  const play = { model, due: 0, timer: 0, pressed: null, silence: NO_ANSWER_HERE };
  play.draft = draftOf("coachkit draft try");
  play.where = make("p", { class: "ck-progress" });
  play.log = make("div", { class: "ck-log" });
  play.failure = make("p", { class: "ck-failure", role: "alert" });
  play.next = make("div", { class: "ck-next" });
  play.foot = make("footer", {});
  play.voice = make("div", { class: "ck-voice ck-unseen", "aria-live": "polite", "aria-atomic": "true" });
  const talk = make("div", { class: "ck-talk" }, play.where, play.log, play.failure, play.next);
  const label = { class: "coachkit ck-trying", "aria-label": "Try a reply" };
  play.root = make("section", label, talk, play.foot, play.voice);
  play.root.addEventListener("keydown", (event) => event.stopPropagation());
  return play;
}

function paintTrying(play, first) {
  const old = play.view;
  const view = (play.view = play.model.get("view"));
  const told = JSON.stringify([view.line, view.tried]);
  if (view.line && told !== play.told) showTrying(play, first, old?.line?.number !== view.line.number);
  play.told = told;
  if (!play.due) settle(play, view.failure);
}

function showTrying(play, first, another) {
  const { line, tried, questions } = play.view;
  const name = firstName(line.client);
  const client = clientLine(line.client, line.statement, `${name} says`);
  const room = make("div", { class: "ck-exchange" }, client);
  setText(play.where, `Line ${line.number} of ${line.of} · ${line.stage} · nothing here is recorded`);
  play.log.replaceChildren(room);
  if (tried) forgetDraft(play, tried.reply);
  if (tried) room.append(coachLine(tried), feedbackNode(line.client, tried, false), ...wouldAsk(questions));
  const say = (text, box) => ask(play, box, { call: "write", text });
  play.next.replaceChildren(tried ? waysFrom(play) : writeBox(play.draft, say));
  if (first) return;
  setText(play.voice, tried ? feedbackWords(tried) : another ? `${name} says: ${line.statement}` : "");
  const look = tried ? room.querySelector(".ck-feedback > summary") : play.next.querySelector(".ck-box");
  lookAt(look, tried ? room.querySelector("[data-who=coach]") : client, play.next);
}

function wouldAsk(questions) {
  if (!questions.length) return [];
  const items = questions.map((each) => make("li", { dir: "auto" }, make("q", {}, each.quote), ` ${each.asks}`));
  return [labelled("ck-would-ask", "In a conversation you would be asked", make("ul", {}, items))];
}

function waysFrom(play) {
  const say = (call) => (event) => isSingle(event) && ask(play, event.currentTarget, { call });
  return make(
    "div",
    { class: "ck-actions" },
    button("ck-go-on ck-primary", "Next line", say("go_on")),
    button("ck-once-more ck-quiet", "Write another reply to this one", say("once_more")),
  );
}

function renderTrying({ model, el }) {
  const play = buildTrying(model);
  const changed = () => {
    play.due = Math.max(0, play.due - 1);
    paintTrying(play, false);
  };
  paintTrying(play, true);
  el.append(play.root);
  model.on("change:serial", changed);
  return () => {
    clearTimeout(play.timer);
    model.off("change:serial", changed);
  };
}
