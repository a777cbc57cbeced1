"""Single replies tried on what a client says, outside a conversation: coded, told about, and kept nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..client import Client
from ..coding import code_reply
from ..feedback import About, feedback_on, first_name, words_of
from ..loading import Library, load_course
from ..scenario import Scenario, Turn
from ..vocabulary import Mode, Stage
from .exchange_view import Exchange
from .exchanges import given_codes
from .question import Question
from .showing import STAGE_WORDS, questions_of
from .urgent import let_in
from .wiring import Coder, Wiring
from .writing import sayable
from .written import Written, weigh

LINES = {Stage.VISION: 2}
"""How many lines of a stage there are to try a reply on, where it is not one."""


@dataclass(frozen=True)
class TriedLine:
    """What a client says to try a reply on: number `number` of `of`, from the stage called `stage`."""

    number: int
    of: int
    client: Client
    stage: str
    statement: str


@dataclass(frozen=True)
class Tried:
    """A reply that was tried: what it would be told, and what would be asked about it in a conversation."""

    exchange: Exchange
    questions: tuple[Question, ...]


class Trying:
    """A client's lines from each stage, one after the other, and replies tried on them.

    Parameters
    ----------
    scenario : Scenario
        Whose lines.
    coder : Coder
        What codes the replies.
    """

    def __init__(self, scenario: Scenario, coder: Coder) -> None:
        self._scenario = scenario
        self._coder = coder
        self._turns = tuple(_turns(scenario))
        self._at = 0

    @property
    def line(self) -> TriedLine:
        """The line that is shown."""
        turn = self._turns[self._at]
        return TriedLine(
            self._at + 1, len(self._turns), self._scenario.client, STAGE_WORDS[turn.stage], turn.says.strip()
        )

    def go_on(self) -> None:
        """Go on to the next line; after the last comes the first."""
        self._at = (self._at + 1) % len(self._turns)

    def reply(self, text: str) -> Tried:
        """Code a reply to the line; refused as `NotNow` when there is nothing in it, or too much."""
        turn, said = self._turns[self._at], sayable(text)
        coding = self._coder(said, turn.says.strip(), turn.stage, shown=())
        written = weigh(turn.id, Mode.WRITE, 0.0, coding, self._scenario.vision.next_work)
        questions = questions_of(written, first_name(self._scenario.client)) if written.open else ()
        return Tried(self._exchange(turn, written), questions)

    def _exchange(self, turn: Turn, written: Written) -> Exchange:
        client = self._scenario.client
        about = About(client, words_of(self._scenario, turn), remark=written.coding.remark)
        feedback = feedback_on(written.reply, turn.stage, written.next_work, about)
        return Exchange(
            number=self._at + 1,
            turn=turn.id,
            stage=turn.stage,
            statement=turn.says.strip(),
            reply_id=None,
            reply=written.text,
            attempt=1,
            superseded=False,
            outcome=feedback.outcome,
            feedback=replace(feedback, better="", model=False),
            client_says="",
            thinks="",
            brought="",
            lost="",
            noted=(),
            mode=Mode.WRITE,
            codes=given_codes(written.reply, written),
        )


def open_trying(scenario_id: str, *, wiring: Wiring | None = None) -> Trying:
    """Open a client's lines to try replies on; nothing of it is recorded, so no records need to be open.

    Raises
    ------
    UnknownName
        There is no scenario of this id.
    BadFiles
        The scenario, or the course's settings, cannot be used.
    LeftOut
        The course leaves it out.
    """
    course = wiring.course if wiring else load_course()
    scenario = (wiring.library if wiring else Library(course.scenarios)).load(scenario_id)
    let_in(scenario, course)
    return Trying(scenario, wiring.coder if wiring else code_reply)


def _turns(scenario: Scenario) -> Iterator[Turn]:
    """Yield the first turns of each stage, in the scenario's order."""
    seen = Counter[Stage]()
    for turn in scenario.turns:
        seen[turn.stage] += 1
        if seen[turn.stage] <= LINES.get(turn.stage, 1):
            yield turn
