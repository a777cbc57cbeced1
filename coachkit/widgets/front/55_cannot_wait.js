// What stands around a conversation in which something may not be able to wait: whose addition that is, and whom the
// course names for help.

function addition(beside) {
  if (!beside) return null;
  return make("p", { class: "ck-addition", role: "note" }, icon("✚"), beside.addition);
}

function signposts(beside) {
  return make(
    "section",
    { class: "ck-signposts", "aria-label": "The help that your course names" },
    make("h3", {}, "Your course names"),
    beside.signposts.length ? named(beside.signposts) : make("p", { class: "ck-empty" }, beside.missing),
  );
}

function named(help) {
  return make(
    "ul",
    {},
    help.map((words) => make("li", { dir: "auto" }, words)),
  );
}
