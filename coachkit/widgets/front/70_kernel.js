// Talking with the kernel: what was asked, whether an answer came, and what to say when none does.

const PATIENCE_MS = 4000;
const NO_ANSWER =
  "No answer has come. The notebook’s kernel may be busy, or it has stopped. Your replies so far are kept: " +
  "wait a moment, or choose Run ▸ Run All Cells and scroll back here to go on.";

function send(play, message) {
  play.due += 1;
  clearTimeout(play.timer);
  play.timer = setTimeout(() => noAnswer(play), PATIENCE_MS);
  try {
    play.model.send(message);
  } catch {
    noAnswer(play);
  }
}

// Asks for something that only the next view can show; until then nothing else can be pressed.
function ask(play, pressed, message) {
  if (play.pressed) return;
  play.pressed = pressed;
  setBusy(play, true);
  send(play, message);
}

function setBusy(play, busy) {
  for (const node of [...play.next.querySelectorAll("button"), ...play.foot.querySelectorAll("button")])
    node.disabled = busy;
  for (const node of play.next.querySelectorAll("textarea")) node.readOnly = busy; // not disabled: the focus stays
}

function noAnswer(play) {
  play.due = 0;
  settle(play, play.silence);
}

function settle(play, failure) {
  clearTimeout(play.timer);
  setText(play.failure, failure);
  setBusy(play, false);
  if (failure && play.pressed?.isConnected) play.pressed.focus();
  play.pressed = null;
}

// Tells that the statement is in sight: the time to the reply counts from here.
function shown(play) {
  play.model.send({ call: "shown", turn: play.view.turn });
}
