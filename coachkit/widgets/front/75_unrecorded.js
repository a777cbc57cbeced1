// What is not recorded yet: the words about it, and asking the kernel to try again for as long as they stand there.

const TRY_AGAIN_MS = 3000;

function recorded(play) {
  const words = play.model.get("view").unrecorded ?? "";
  setText(play.unrecorded, words);
  clearTimeout(play.asking);
  if (words) play.asking = setTimeout(() => askToRecord(play), TRY_AGAIN_MS);
}

function askToRecord(play) {
  try {
    play.model.send({ call: "retry" });
  } catch {
    // the kernel is gone; the next click tells
  }
  recorded(play);
}
