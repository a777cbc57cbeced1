// What stands around a conversation in which something may not be able to wait: whose addition that is, and whom the
// course names for help.

function addition(beside) {
  if (!beside) return null;
  return make("p", { class: "ck-addition", role: "note" }, icon("✚"), beside.addition);
}

function signposts(beside) {
  return make(
    "section",
    { class: "ck-signposts", "aria-label": "Whom you can point to" },
    make("h3", {}, "Whom you can point to"),
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
