"""One exchange as a front shows it: what is due of its feedback, what its codes rest on, what stands beside it."""

from __future__ import annotations

import random
from collections.abc import Container
from dataclasses import dataclass, replace

from ..feedback import About, Feedback, feedback_on, first_name, words_of
from ..scenario import Reply, Scenario, Turn
from ..vocabulary import Band, Code, Mode, Outcome, outcome_of
from .exchange_view import Comparison, Exchange, Footing, GivenCode, ModelLine, OfferedReply
from .kept import Kept
from .question import Question, question
from .written import Written


@dataclass(frozen=True)
class Due:
    """What may be shown of an exchange by now: its feedback, the client's state, and the model line."""

    feedback: bool
    state: bool
    model: bool


def exchange_of(number: int, scenario: Scenario, kept: Kept, due: Due, seed: int) -> Exchange:
    """Show what one reply did, as far as it is due."""
    record = kept.record
    return Exchange(
        number=number,
        turn=record.turn,
        stage=record.stage,
        statement=record.statement,
        reply_id=record.reply.id,
        reply=record.reply.text,
        attempt=record.attempt,
        superseded=kept.superseded,
        outcome=record.outcome if due.feedback else None,
        feedback=_feedback(number, scenario, kept) if due.feedback else None,
        client_says=record.client_says,
        thinks=record.thinks if due.feedback and due.state else "",
        brought=scenario.element(record.brought).phrase if record.brought and due.state else "",
        lost=scenario.element(record.lost).phrase if record.lost and due.state else "",
        noted=tuple(scenario.reality[reality].words for reality in record.noted) if due.state else (),
        tries=record.tries if due.state else "",
        mode=kept.mode,
        choice_id=kept.choice_id,
        codes=given_codes(record.reply, kept.written, kept.disputed) if due.feedback else (),
        asked=_asked(kept.written, first_name(scenario.client)) if kept.written else (),
        comparison=_comparison(scenario, kept, due, seed) if kept.mode is Mode.WRITE_FIRST else None,
    )


def _feedback(number: int, scenario: Scenario, kept: Kept) -> Feedback:
    record = kept.record
    about = _about(number, scenario, kept) if kept.written else None
    asked = scenario.turn(record.turn).about
    feedback = feedback_on(record.reply, record.stage, scenario.vision.next_work, about, asked)
    return replace(feedback, better="", model=False) if kept.mode is Mode.WRITE_FIRST else feedback


def _about(number: int, scenario: Scenario, kept: Kept) -> About:
    turn = scenario.turn(kept.record.turn)
    model = model_line(scenario, turn)
    remark = kept.written.coding.remark if kept.written else ""
    return About(scenario.client, words_of(scenario, turn), model.text if model else "", number, remark)


def given_codes(reply: Reply, written: Written | None, disputed: Container[Code] = ()) -> tuple[GivenCode, ...]:
    """Return the codes of a reply in the codebook's order, with what each rests on."""
    return tuple(GivenCode(code, _footing(code, written), code in disputed) for code in Code if code in reply.codes)


def _footing(code: Code, written: Written | None) -> Footing:
    if written is None:
        return Footing.AUTHOR
    if written.finding(code).band is Band.SURE:
        return Footing.SURE
    return Footing.LEFT_OPEN if written.answers.get(code) is None else Footing.ANSWERED


def _asked(written: Written, name: str) -> tuple[Question, ...]:
    asked = {code: question(code, written.text, written.quoted(code), name) for code in written.asked}
    return tuple(
        replace(asked[code], answer=written.answers[code], answered=True)
        for code in written.asked
        if code in written.answers
    )


def _comparison(scenario: Scenario, kept: Kept, due: Due, seed: int) -> Comparison:
    turn = scenario.turn(kept.record.turn)
    replies = tuple(OfferedReply(reply.id or "", reply.text, tried=False) for reply in in_order(turn, seed))
    model = model_line(scenario, turn) if due.feedback and (due.model or kept.closest) else None
    return Comparison(replies, kept.closest, model)


def model_line(scenario: Scenario, turn: Turn) -> ModelLine | None:
    """Return the turn's reply on track; None where its author wrote none."""
    on_track = (reply for reply in turn.replies if _is_on_track(scenario, turn, reply))
    found = next(on_track, None)
    return ModelLine(found.id or "", found.text, found.why) if found else None


def _is_on_track(scenario: Scenario, turn: Turn, reply: Reply) -> bool:
    return outcome_of(turn.stage, reply.codes, scenario.vision.next_work) is Outcome.ON_TRACK


def in_order(turn: Turn, seed: int) -> list[Reply]:
    """Return the replies of a turn in a session's own order."""
    replies = list(turn.replies)
    random.Random(f"{seed}:{turn.id}").shuffle(replies)  # noqa: S311  # an order, not a secret
    return replies
