// What is not recorded yet: the words about it, asking the kernel to try again for as long as they stand there, and the
// trainee's own words, which the tab keeps so long: the kernel has them in its memory alone.

const TRY_AGAIN_MS = 3000;

function recorded(play) {
  const words = play.model.get("view").unrecorded ?? "";
  setText(play.unrecorded, words);
  clearTimeout(play.asking);
  if (words) play.asking = setTimeout(() => askToRecord(play), TRY_AGAIN_MS);
  else play.sent?.write("");
}

function askToRecord(play) {
  try {
    play.model.send({ call: "retry" });
  } catch {
    // the kernel is gone; the next click tells
  }
  recorded(play);
}

const sentWords = (play) => JSON.parse(play.sent.read() || "{}");

function keepSent(play, turn, words) {
  const { unrecorded, mode } = play.view;
  if (unrecorded && mode.id !== "choose") play.sent.write(JSON.stringify({ ...sentWords(play), [turn]: words }));
}

// The kernel was lost before it could record them: they stand in the box again, at the turn that they answered.
function bringBack(play) {
  const { unrecorded, written, turn } = play.view;
  const lost = !unrecorded && !written && sentWords(play)[turn];
  if (lost) play.draft.write([lost, play.draft.read()].filter(Boolean).join("\n\n"));
}

// Paint anew at every answer of the kernel, tell what is not recorded, and leave nothing behind when the page goes.
function keepInStep(play, repaint) {
  const { model } = play;
  const told = () => recorded(play);
  const changed = () => {
    play.due = Math.max(0, play.due - 1);
    repaint(play);
  };
  told();
  model.on("change:serial", changed);
  model.on("change:view", told);
  return () => {
    clearTimeout(play.timer);
    clearTimeout(play.asking);
    model.off("change:view", told);
    model.off("change:serial", changed);
  };
}
