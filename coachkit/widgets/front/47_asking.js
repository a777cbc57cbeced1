// What the coach is to ask about in a turn, where a lesson says so; it stands above the replies, or above the box.

let askings = 0;

function askAbout(view) {
  const { about, finding, to_learn, client } = view;
  const name = firstName(client);
  if (finding) return toDo(`Help ${name} find out`, finding.definition, to_learn);
  if (!about) return null;
  return toDo(`Ask ${name} about`, about.definition, `To learn: ${to_learn} Ask it in a way that fits ${name}.`);
}

function toDo(label, what, hint) {
  return make(
    "div",
    { class: "ck-ask-about", id: `ck-ask-about-${(askings += 1)}` },
    make("p", { class: "ck-label" }, label),
    make("p", { class: "ck-topic" }, what),
    make("p", { class: "ck-hint" }, hint),
  );
}

// The box, or the group of replies, is described by what is to be asked about.
function describedBy(asking, replies) {
  if (!asking) return [replies];
  const node = replies.querySelector(".ck-box") ?? replies;
  node.setAttribute("aria-describedby", [asking.id, node.getAttribute("aria-describedby")].filter(Boolean).join(" "));
  return [asking, replies];
}
