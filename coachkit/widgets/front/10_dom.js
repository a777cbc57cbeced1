// Small helpers for nodes. Words reach the page as text nodes only, never as markup.

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return node;
}

// JupyterLab looks for this on the element that has the focus; without it, letters typed there are shortcuts.
const KEEPS_ITS_KEYS = { "data-lm-suppress-shortcuts": "true" };

function button(className, words, act) {
  const node = make("button", { type: "button", class: className, ...KEEPS_ITS_KEYS }, words);
  node.addEventListener("click", act);
  return node;
}

// A group that focus can be moved to: its label is spoken, and reading goes on from there.
function landing(className, label, ...children) {
  return make(
    "div",
    { class: className, role: "group", "aria-label": label, tabindex: "-1", ...KEEPS_ITS_KEYS },
    ...children,
  );
}

function spoken(words) {
  return make("p", { class: "ck-says", dir: "auto" }, words);
}

function unseen(words) {
  return make("span", { class: "ck-unseen" }, words);
}

function icon(sign) {
  return make("span", { class: "ck-icon", "aria-hidden": "true" }, sign);
}

function labelled(className, label, ...children) {
  return make("div", { class: className }, make("p", { class: "ck-label" }, label), ...children);
}

function setText(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

const quoted = (words) => `“${words}”`;

const firstName = (client) => client.name.split(" ")[0];

// Once the page has been painted, moves the focus and scrolls as little as is needed to see all from `first` to `last`;
// where not all of it fits, the beginning wins. Either of these earlier would hold up the painting.
function lookAt(focused, first, last) {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      focused.focus({ preventScroll: true });
      last.scrollIntoView({ block: "nearest" });
      first.scrollIntoView({ block: "nearest" });
    }),
  );
}
