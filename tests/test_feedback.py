"""From codes to words: what a trainee is told about one reply."""

from __future__ import annotations

import pytest

from coachkit.feedback import evidence_of, feedback_on, spans_of
from coachkit.scenario import Reply, Scenario
from coachkit.vocabulary import DERAILING, STEPS, Code, NextWork, Outcome, Stage
from tests.olu import saying

GOOD = saying(*STEPS)
NO_WORD = "with no word of the help that is meant for it."
ALARM = "An alarm was raised, and this could have been kept for later."


def headline(stage: Stage, *codes: Code, next_work: NextWork | None = None) -> str:
    return feedback_on(saying(*codes), stage, next_work).headline


# ------------------------------------------------------------------------------------------------ the headline


@pytest.mark.parametrize(
    ("stage", "codes", "words"),
    [
        (Stage.OPENING, (Code.RETURN,), "You opened the way to the future."),
        (Stage.VISION, STEPS, "Deferred: heard, noted, set aside, and back to the future."),
        (Stage.VERDICT, (Code.HAND_BACK,), "Handed back: the finding out stays with the client."),
        (Stage.REVISIT, (Code.TEST,), "You asked how it could be tested, and left the testing to them."),
        (
            Stage.URGENT,
            (Code.ACKNOWLEDGE, Code.SIGNPOST),
            "You put first what cannot wait, and pointed to the help meant for it.",
        ),
        (Stage.VISION, (*STEPS, Code.ADVISE), "Four of four steps, then a tip."),
        (Stage.VISION, (Code.NOTE, Code.PROBE), "One of four steps, then a question about the obstacle."),
        (Stage.VISION, (Code.DISMISS,), "This was a brush-off."),
        (Stage.VISION, (Code.SUSPEND, Code.RETURN), "Partly deferred: “acknowledge” and “note” are missing."),
        (Stage.VISION, (*STEPS[:2], Code.RETURN), "Partly deferred: “suspend” is missing."),
        (Stage.VISION, (*STEPS, Code.CLOSED), "Partly there: the question can be closed with one word."),
        (Stage.VISION, STEPS[:2], "Nothing derailed, and nothing led on: “suspend” and “return” would have."),
        (
            Stage.VISION,
            (),
            "Nothing derailed, and nothing led on: “acknowledge”, “note”, “suspend” and “return” would have.",
        ),
        (Stage.VERDICT, (Code.HAND_BACK, Code.JUDGE), "You did what the turn asks for, but there was a verdict in it."),
        (Stage.VERDICT, (Code.RETURN, Code.JUDGE), "This was a verdict."),
        (Stage.VERDICT, (Code.TEST,), "Partly there: “hand back” is missing."),
        (Stage.URGENT, (Code.PROBE,), f"Rushed: you looked into it, {NO_WORD}"),
        (Stage.URGENT, (Code.ACKNOWLEDGE, Code.ADVISE), f"Rushed: a tip, {NO_WORD}"),
        (Stage.URGENT, (Code.ACKNOWLEDGE, Code.PLAN), f"Rushed: a jump to plans, {NO_WORD}"),
        (Stage.URGENT, STEPS, "Missed: kept for later, and this one cannot wait."),
        (Stage.URGENT, (Code.ACKNOWLEDGE,), "Missed: it was left where it was, and this one cannot wait."),
        (Stage.URGENT, (Code.NOTE, Code.REASSURE), "Missed: a soothing word, and this one cannot wait."),
        (Stage.URGENT, (Code.SIGNPOST,), "Partly there: “acknowledge” is missing."),
        (Stage.URGENT, (Code.SIGNPOST, Code.ADVISE), "This was a tip."),
        (
            Stage.VISION,
            (Code.ACKNOWLEDGE, Code.SIGNPOST, Code.PROBE),
            f"One of four steps, then a question about the obstacle. {ALARM}",
        ),
        (
            Stage.VISION,
            (Code.SIGNPOST,),
            f"Nothing derailed, and nothing led on: “acknowledge”, “note”, “suspend” and “return” would have. {ALARM}",
        ),
        (Stage.VERDICT, (Code.HAND_BACK, Code.SIGNPOST), "Handed back: the finding out stays with the client."),
        (Stage.NEXT_WORK, (Code.ACKNOWLEDGE,), "Nothing led on."),
    ],
)
def test_the_headline_says_what_the_reply_amounted_to(stage: Stage, codes: tuple[Code, ...], words: str) -> None:
    assert headline(stage, *codes) == words


def test_the_headline_of_the_next_work_knows_what_fits() -> None:
    assert headline(Stage.NEXT_WORK, Code.TEST, next_work=NextWork.CLARIFY_GOAL) == "You opened the work that fits."
    assert headline(Stage.NEXT_WORK, Code.TEST, next_work=NextWork.ACTION_STEPS) == "Partly there: “plan” is missing."


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("code", Code)
def test_every_code_in_every_stage_has_its_words(stage: Stage, code: Code) -> None:
    told = feedback_on(saying(code), stage, NextWork.CLARIFY_GOAL)
    assert told.headline.endswith(".")
    assert told.try_this.endswith(".")


# ------------------------------------------------------------------------------------------------ ticks and gaps


def test_the_four_steps_are_ticked_or_open_in_the_order_in_which_they_are_taught() -> None:
    marks = feedback_on(saying(Code.RETURN, Code.ACKNOWLEDGE, Code.ADVISE), Stage.VISION).marks
    assert [(mark.code, mark.done) for mark in marks] == [
        (Code.ACKNOWLEDGE, True),
        (Code.NOTE, False),
        (Code.SUSPEND, False),
        (Code.RETURN, True),
    ]


def test_another_stage_has_other_marks() -> None:
    assert [mark.code for mark in feedback_on(GOOD, Stage.VERDICT).marks] == [Code.HAND_BACK]


# ------------------------------------------------------------------------------------------------ evidence

TIP = Reply(
    None,
    "I hear you. There are bursaries, there are loans. What would you study?",
    {
        Code.RETURN: ("What would you study?",),
        Code.ACKNOWLEDGE: ("I hear you.",),
        Code.ADVISE: ("There are bursaries", "there are loans"),
    },
)


def test_evidence_is_marked_in_the_order_of_the_words() -> None:
    marked = [(one.code, TIP.text[one.start : one.end], one.derails) for one in evidence_of(TIP, Stage.VISION)]
    assert marked == [
        (Code.ACKNOWLEDGE, "I hear you.", False),
        (Code.ADVISE, "There are bursaries", True),
        (Code.ADVISE, "there are loans", True),
        (Code.RETURN, "What would you study?", False),
    ]


def test_a_code_that_the_stage_spares_does_not_derail() -> None:
    asked = saying(Code.PROBE)
    assert [evidence_of(asked, stage)[0].derails for stage in (Stage.VISION, Stage.REVISIT)] == [True, False]


def test_offsets_count_characters() -> None:
    reply = Reply(None, "Né 👂 I hear you.", {Code.ACKNOWLEDGE: ("I hear you.",)})
    assert spans_of(reply) == {Code.ACKNOWLEDGE: [(5, 16)]}


def test_words_that_do_not_stand_in_the_reply_mark_nothing() -> None:
    assert spans_of(Reply(None, "So.", {Code.NOTE: ("elsewhere",)})) == {Code.NOTE: []}


def test_every_scripted_word_is_marked_where_it_stands(scenario: Scenario) -> None:
    for turn, reply in scenario.replies():
        marked = {(one.code, reply.text[one.start : one.end]) for one in evidence_of(reply, turn.stage)}
        assert marked == {(code, words) for code, spans in reply.codes.items() for words in spans}


# ------------------------------------------------------------------------------------------------ why, better, try this


def test_the_authors_note_and_better_line_are_told(scenario: Scenario) -> None:
    told = feedback_on(scenario.turn("clay").reply("ask-the-bank"), Stage.VISION)
    assert told.why == "Four steps, then a tip."
    assert told.better == "Rent and mother are on the list. Say both are cared for: what is your day like?"


def test_a_reply_on_track_needs_no_better_line() -> None:
    told = feedback_on(Reply(None, "So.", GOOD.codes, better="Another."), Stage.VISION)
    assert (told.outcome, told.better) == (Outcome.ON_TRACK, "")


@pytest.mark.parametrize(
    ("codes", "beginning"),
    [
        ((*STEPS, Code.ADVISE), "When a tip comes to mind"),
        ((Code.SUSPEND, Code.RETURN), "Try a first half-sentence that shows you heard it"),
        ((Code.ACKNOWLEDGE, Code.SUSPEND, Code.RETURN), "Try saying where you keep it"),
        ((*STEPS, Code.CLOSED), "Try the same question in an open form"),
        ((Code.ACKNOWLEDGE, Code.CLOSED), "Try the same question in an open form"),
        (STEPS, "Keep the shape and change the words"),
    ],
)
def test_there_is_one_thing_to_try(codes: tuple[Code, ...], beginning: str) -> None:
    assert feedback_on(saying(*codes), Stage.VISION).try_this.startswith(beginning)


def test_each_derailment_has_a_habit_of_its_own_to_try() -> None:
    habits = {feedback_on(saying(code), Stage.VISION).try_this for code in DERAILING}
    assert len(habits) == len(DERAILING)


def serving(stage: Stage, next_work: NextWork | None, *codes: Code) -> list[Code]:
    return [found.code for found in evidence_of(saying(*codes), stage, next_work) if found.serves]


def test_what_neither_derails_nor_closes_serves_and_so_does_what_the_turn_asks_for() -> None:
    said = (Code.ACKNOWLEDGE, Code.CLOSED, Code.ADVISE)
    assert serving(Stage.VISION, None, *said) == [Code.ACKNOWLEDGE]


def test_planning_serves_where_it_is_the_next_work_and_nowhere_else() -> None:
    assert serving(Stage.NEXT_WORK, NextWork.ACTION_STEPS, Code.PLAN) == [Code.PLAN]
    assert serving(Stage.NEXT_WORK, NextWork.BUILD_PICTURE, Code.PLAN) == []


def test_the_feedback_marks_what_the_turn_asks_for() -> None:
    told = feedback_on(saying(Code.PLAN), Stage.NEXT_WORK, NextWork.ACTION_STEPS)
    assert [(found.code, found.serves) for found in told.evidence] == [(Code.PLAN, True)]


# ------------------------------------------------------------------------------------------------ what cannot wait


def tried(stage: Stage, *codes: Code) -> str:
    return feedback_on(saying(*codes), stage).try_this


@pytest.mark.parametrize("code", [code for code in DERAILING if code is not Code.PROBE])
def test_what_to_try_when_it_cannot_wait_is_not_what_to_try_otherwise(code: Code) -> None:
    assert tried(Stage.URGENT, code) != tried(Stage.VISION, code)


def test_what_cannot_wait_is_missed_or_rushed_each_with_its_own_thing_to_try() -> None:
    missed, rushed, unheard = (
        tried(Stage.URGENT, *STEPS),
        tried(Stage.URGENT, Code.PROBE),
        tried(Stage.URGENT, Code.SIGNPOST),
    )
    assert "before you note" in missed.casefold()
    assert "one short question" in rushed
    assert "shows you heard it" in unheard


def test_an_alarm_over_what_can_wait_has_its_thing_to_try() -> None:
    assert "Before you call for help" in tried(Stage.VISION, Code.ACKNOWLEDGE, Code.SIGNPOST)
    assert "Before you call for help" not in tried(Stage.VERDICT, Code.SIGNPOST)


def test_pointing_to_help_serves_only_where_it_is_wanted() -> None:
    signpost = saying(Code.SIGNPOST)
    assert [each.serves for each in evidence_of(signpost, Stage.URGENT)] == [True]
    assert [(each.serves, each.derails) for each in evidence_of(signpost, Stage.VISION)] == [(False, False)]
