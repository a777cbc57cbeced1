"""What is true at one moment of a session, and which calls it allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ..outlook import Judgement
from ..scenario import Scenario
from ..vocabulary import Degree, Ending, NextWork, Outcome


class Call(StrEnum):
    """What can be asked of a session; the last four are asked of its record, and the engine knows nothing of them."""

    REPLY = "reply"
    TRY_AGAIN = "try_again"
    WORD_ENTRY = "word_entry"
    RATE = "rate"
    CHOOSE_NEXT_WORK = "choose_next_work"
    JUDGE_OUTLOOK = "judge_outlook"
    WRITE = "write"
    ANSWER = "answer"
    CLOSEST = "closest"
    DISPUTE = "dispute"


@dataclass(frozen=True)
class Entry:
    """One line of the challenge ledger.

    Attributes
    ----------
    reality : str
        Id of the reality statement.
    words : str
        The entry as the trainee words it; at first the client's own words.
    """

    reality: str
    words: str


@dataclass(frozen=True)
class State:
    """A session at one moment; rebuilt by replaying its inputs.

    Attributes
    ----------
    turn : str or None
        The turn that waits for a reply; None once the conversation is over.
    statement : str
        What the client says in it: the turn's own words, or a restatement.
    openness : int
        0 to 4.
    vision : tuple of str
        Ids of the elements that have come out and were not let go, in the order in which they came.
    let_go : tuple of str
        Ids of the elements that the client let go when the coach conceded.
    ledger : tuple of Entry
        The reality statements noted so far.
    said : tuple of str
        Ids of the reality statements that the client has made.
    taken_up : tuple of (str, Outcome)
        The challenges that were taken up again, and with what outcome.
    plans : tuple of (str, str)
        What the client will try for a challenge that was taken up, in their words.
    restated : int
        How many of the turn's restatements have been said.
    given : tuple of str
        Ids of the replies given in this turn since the client came to it.
    attempt : int
        1 at the first try of the turn's statement.
    turns_used : int
        Replies given, second tries not counted.
    sentences : tuple of (str, int)
        How often the coach has said each longer sentence.
    scene : bool
        The conversation simply ends: neither degree nor next work is asked for afterwards.
    judges : bool
        How future-oriented the client is gets judged after the conversation.
    judgement : Judgement or None
        The last judgement of it; `judged` says how many there were.
    before : State or None
        The state before the last reply; what `Again` goes back to.
    """

    turn: str | None
    statement: str
    openness: int
    vision: tuple[str, ...] = ()
    let_go: tuple[str, ...] = ()
    ledger: tuple[Entry, ...] = ()
    said: tuple[str, ...] = ()
    taken_up: tuple[tuple[str, Outcome], ...] = ()
    plans: tuple[tuple[str, str], ...] = ()
    restated: int = 0
    given: tuple[str, ...] = ()
    attempt: int = 1
    turns_used: int = 0
    sentences: tuple[tuple[str, int], ...] = ()
    ending: Ending | None = None
    rating: Degree | None = None
    next_work: NextWork | None = None
    scene: bool = False
    judges: bool = False
    judgement: Judgement | None = None
    judged: int = 0
    before: State | None = field(default=None, compare=False, repr=False)

    @property
    def noted(self) -> frozenset[str]:
        """Ids of the reality statements on the ledger."""
        return frozenset(entry.reality for entry in self.ledger)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """Ids of the reality statements that were made and never noted."""
        return tuple(reality for reality in self.said if reality not in self.noted)


def start(scenario: Scenario) -> State:
    """Return the state in which the client speaks first."""
    first = scenario.turns[0]
    said = tuple(reality.id for reality in first.reality)
    return State(
        turn=first.id,
        statement=first.says,
        openness=scenario.openness,
        said=said,
        scene=scenario.is_scene,
        judges=scenario.orientation is not None,
    )


def legal(state: State) -> frozenset[Call]:
    """Return the calls that this state allows."""
    calls = set[Call]()
    if state.ending is None:
        calls.add(Call.REPLY)
    elif state.scene:
        calls |= {Call.JUDGE_OUTLOOK} if state.judges else set()
    elif state.rating is None:
        calls.add(Call.RATE)
    elif state.next_work is None:
        calls.add(Call.CHOOSE_NEXT_WORK)
    if state.before is not None and state.rating is None and not state.judged:
        calls.add(Call.TRY_AGAIN)
    if state.ledger and state.next_work is None and not (state.scene and state.ending):
        calls.add(Call.WORD_ENTRY)
    return frozenset(calls)
