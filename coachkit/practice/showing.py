"""From a session to what a front shows of it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from ..engine import Call, State, asked_of, legal
from ..feedback import first_name
from ..scenario import Scenario, Turn
from ..vocabulary import TO_LEARN, TREATED, Answered, FeedbackTime, Mode, Stage, Topic
from .exchange_view import Exchange, OfferedReply
from .exchanges import Due, exchange_of, in_order
from .kept import Kept
from .ledger import ledger_of
from .question import Question, question
from .urgent import CannotWait
from .view import StageMark, View
from .written import Written


@dataclass(frozen=True)
class Setting:
    """How a session is shown: the seed of its order, when feedback is due, what is hidden, and whether the trainee has
    gone on from the last reply of all.
    """

    session: str
    seed: int
    mode: Mode = Mode.CHOOSE
    feedback: FeedbackTime = FeedbackTime.EVERY_TURN
    state_shown: bool = True
    second_tries: bool = True
    gone_on: bool = False
    cannot_wait: CannotWait | None = None


STAGE_WORDS = {
    Stage.OPENING: "Opening",
    Stage.VISION: "The vision",
    Stage.VERDICT: "A verdict asked for",
    Stage.REVISIT: "Back to the ledger",
    Stage.NEXT_WORK: "The next work",
    Stage.URGENT: "What cannot wait",
}

TOPIC_WORDS = {
    Topic.VISION: "Preferred future",
    Topic.CONSIDERED: "Considered so far",
    Topic.WHERE_NEXT: "Where next",
    Topic.OPTIONS: "Options",
    Topic.BEST_LIFE: "Best world: life",
    Topic.BEST_CAREER: "Best world: work",
}


def view_of(
    scenario: Scenario, state: State, kept: Sequence[Kept], setting: Setting, waiting: Written | None = None
) -> View:
    """Show a session as it stands; `waiting` is the written reply about which something is asked."""
    exchanges = tuple(_exchanges(scenario, state, kept, setting))
    view = View(
        session=setting.session,
        scenario=scenario.id,
        difficulty=scenario.difficulty,
        client=scenario.client,
        exchanges=exchanges,
        turn=state.turn,
        statement=state.statement,
        replies=offered_of(scenario, state, kept, setting.seed) if setting.mode is Mode.CHOOSE else (),
        stages=_stages(scenario, state, kept, exchanges),
        replies_left=scenario.turns_at_most - state.turns_used,
        calls=tuple(sorted(_calls(state, setting, exchanges))),
        state_shown=setting.state_shown or state.ending is not None,
        mode=setting.mode,
        has_ledger=bool(scenario.reality),
        cannot_wait=setting.cannot_wait,
    )
    view = _with_task(view, scenario, scenario.turn(state.turn)) if state.turn else view
    view = _with_state(view, scenario, state) if view.state_shown else view
    return _with_questions(view, waiting) if waiting else view


def _with_task(view: View, scenario: Scenario, turn: Turn) -> View:
    """Return the view with what the turn asks of the coach."""
    about, finding = turn.about, turn.finding
    to_learn = TO_LEARN[about] if about else _treated(scenario, turn) if finding else ""
    return replace(view, stage=turn.stage, about=about, finding=finding, to_learn=to_learn)


def _treated(scenario: Scenario, turn: Turn) -> str:
    """Return how a challenge that is taken up again is treated, by whether it is a belief or an obstacle."""
    return TREATED[scenario.reality[turn.takes_up].basis] if turn.takes_up else ""


def _with_state(view: View, scenario: Scenario, state: State) -> View:
    """Return the view with the client's state in it."""
    return replace(
        view,
        vision=_phrases(scenario, state.vision),
        let_go=_phrases(scenario, state.let_go),
        ledger=ledger_of(scenario, state),
        openness=state.openness,
    )


def _with_questions(view: View, waiting: Written) -> View:
    """Return the view with what is asked about a written reply: nothing else can be done before."""
    asked = questions_of(waiting, first_name(view.client))
    return replace(view, calls=(Call.ANSWER,), written=waiting.text, questions=asked)


def offered_of(scenario: Scenario, state: State, kept: Sequence[Kept], seed: int) -> tuple[OfferedReply, ...]:
    """Return the replies of the turn in this session's own order; those given to it already are left out."""
    if state.turn is None:
        return ()
    tried = {each.record.reply.id for each in kept if each.superseded and each.record.turn == state.turn}
    left = (reply for reply in in_order(scenario.turn(state.turn), seed) if reply.id not in state.given)
    return tuple(OfferedReply(reply.id or "", reply.text, reply.id in tried) for reply in left)


def questions_of(written: Written, name: str) -> tuple[Question, ...]:
    """Return what is still asked about a written reply; the last question again where only its end is not stored."""
    codes = written.open or written.asked[-1:]
    return tuple(question(code, written.text, written.quoted(code), name) for code in codes)


def _calls(state: State, setting: Setting, exchanges: Sequence[Exchange]) -> set[Call]:
    """Return the engine's calls as far as the course allows them, and those that the record allows."""
    calls = set(legal(state))
    if setting.mode is not Mode.CHOOSE and Call.REPLY in calls:
        calls = calls - {Call.REPLY} | {Call.WRITE}
    if not setting.second_tries:
        calls.discard(Call.TRY_AGAIN)
    if not setting.second_tries and state.judged:
        calls.discard(Call.JUDGE_OUTLOOK)
    if not (setting.state_shown or state.ending):
        calls.discard(Call.WORD_ENTRY)
    if exchanges and state.rating is None and _can_be_compared(exchanges[-1]):
        calls.add(Call.CLOSEST)
    if any(code.can_be_disputed for each in exchanges for code in each.codes):
        calls.add(Call.DISPUTE)
    return calls


def _can_be_compared(last: Exchange) -> bool:
    beside = last.comparison
    return beside is not None and beside.closest is None and beside.model is None and not last.superseded


def _phrases(scenario: Scenario, elements: Sequence[str]) -> tuple[str, ...]:
    return tuple(scenario.element(element).phrase for element in elements)


def _exchanges(scenario: Scenario, state: State, kept: Sequence[Kept], setting: Setting) -> Iterator[Exchange]:
    for index, each in enumerate(kept):
        due = Due(
            feedback=_is_due(index, state, kept, scenario, setting.feedback),
            state=setting.state_shown or state.ending is not None,
            model=index < len(kept) - 1 or each.superseded or state.rating is not None or setting.gone_on,
        )
        exchange = exchange_of(index + 1, scenario, each, due, setting.seed)
        yield _signposted(exchange, setting.cannot_wait) if setting.cannot_wait else exchange


def _signposted(exchange: Exchange, beside: CannotWait) -> Exchange:
    """Put the help that the course names into the feedback of a turn that could not wait."""
    if exchange.feedback is None or exchange.stage is not Stage.URGENT:
        return exchange
    return replace(exchange, feedback=replace(exchange.feedback, signposts=beside.signposts))


def _is_due(index: int, state: State, kept: Sequence[Kept], scenario: Scenario, when: FeedbackTime) -> bool:
    if when is FeedbackTime.EVERY_TURN or state.ending is not None:
        return True
    if when is FeedbackTime.END:
        return False
    stage = kept[index].record.stage
    now = scenario.turn(state.turn).stage if state.turn else None
    return any(later.record.stage is not stage for later in kept[index + 1 :]) or now is not stage


def _stages(
    scenario: Scenario, state: State, kept: Sequence[Kept], exchanges: Sequence[Exchange]
) -> tuple[StageMark, ...]:
    if all(turn.about for turn in scenario.turns):
        return tuple(_things(scenario, state, kept, {each.turn for each in exchanges if each.feedback}))
    if scenario.is_scene:
        return ()
    order = list(dict.fromkeys(turn.stage for turn in scenario.turns))
    now = order.index(scenario.turn(state.turn).stage) if state.turn else len(order)
    return tuple(StageMark(stage, STAGE_WORDS[stage], _standing(at, now)) for at, stage in enumerate(order))


def _standing(at: int, now: int) -> str:
    return "done" if at < now else "now" if at == now else "ahead"


_BECAME = {Answered.NOT_ASKED: "ahead", Answered.MISSED: "missed"}
"""Where a thing stands that is not asked about now; whatever else became of it, it is done."""


def _things(scenario: Scenario, state: State, kept: Sequence[Kept], told: Container[str]) -> Iterator[StageMark]:
    """Yield the things that are asked about; one is done only if it was asked, which `told` turns may show."""
    records = [each.record for each in kept if not each.superseded]
    became = {each.topic: _BECAME.get(each.standing, "done") for each in asked_of(scenario, records)}
    for turn in scenario.turns:
        if turn.about:
            past = became[turn.about] if turn.id in told or became[turn.about] == "ahead" else "past"
            yield StageMark(Stage.OPENING, TOPIC_WORDS[turn.about], "now" if turn.id == state.turn else past)
