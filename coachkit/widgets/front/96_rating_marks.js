// The sentences of a conversation that is rated: those by which the trainee goes, and how they fit the author’s.

function nameSentence(play, number) {
  if (!play.view.calls.includes("rate_vision")) return;
  if (!play.named.delete(number)) play.named.add(number);
  showMarks(play);
  showNamed(play);
}

const NAMED = { kind: "named", sign: "❝", words: "you go by this" };

function showMarks(play) {
  const open = play.view.calls.includes("rate_vision");
  const standing = play.view.vision.find((tried) => !tried.superseded);
  const told = new Map(standing?.feedback ? tellingMarks(standing.feedback) : []);
  if (standing) play.named = new Set(standing.rated.sentences);
  else if (play.stood) play.named.clear();
  play.stood = Boolean(standing);
  play.reading.hidden = !open;
  for (const node of play.log.querySelectorAll(".ck-sentence")) {
    const number = Number(node.dataset.number);
    const named = play.named.has(number);
    node.setAttribute("aria-pressed", String(named));
    node.disabled = !open;
    markSentence(play.log, number, told.get(number) ?? (named ? NAMED : null));
  }
}

const traces = (shows) => shows.map(({ words }) => words).join(", ");

function tellingMarks({ carrying, idle, passed_over }) {
  return [
    ...carrying.map((each) => [each.number, { kind: "good", sign: "✓", words: traces(each.shows) }]),
    ...idle.map((each) => [each.number, { kind: "idle", sign: "–", words: idleWords(each) }]),
    ...passed_over.map((each) => [each.number, { kind: "half", sign: "○", words: `passed over: ${traces(each.shows)}` }]),
  ];
}

const idleWords = ({ shows }) => (shows.length ? "about the way" : "not about the vision");
