"""What a trainee is told about a reply of their own: by hand, about this client, for whatever it earned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachkit.client import Client
from coachkit.feedback import About, Feedback, feedback_on, first_name, words_of
from coachkit.feedback import notes as rest
from coachkit.feedback import notes_on_asking as on_asking
from coachkit.feedback.note import LONGEST_QUOTE, filled
from coachkit.feedback.notes_on_derailments import DERAILED
from coachkit.feedback.urgent import ALARMED, ALARMED_ON_TRACK, MISSED
from coachkit.scenario import Reply, Scenario
from coachkit.vocabulary import DERAILING, STEPS, Code, NextWork, Outcome, Stage, Topic
from tests.olu import saying

ROSA = Client("Rosa Lindqvist", "she/her", "44", "school cook", "Turku", "")
ABOUT = About(ROSA, "the lease alone is nine hundred", model="The lease is on our list.")


def told(*codes: Code, stage: Stage = Stage.VISION, about: About = ABOUT, work: NextWork | None = None) -> Feedback:
    return feedback_on(saying(*codes), stage, work, about)


def every_note() -> Iterator[str]:
    for by_code in (*DERAILED.values(), *rest.MISSING.values(), rest.FITTING):
        for notes in by_code.values():
            yield from notes
    for by_stage in (rest.STALLED, rest.ON_TRACK):
        for notes in by_stage.values():
            yield from notes
    for notes in on_asking.DERAILED.values():
        yield from notes
    yield from (*on_asking.OPEN, *on_asking.CLOSED, *on_asking.STALLED)
    yield from (*rest.CLOSED, *rest.HALF_DONE, *rest.LEAKED, *MISSED, *ALARMED, *ALARMED_ON_TRACK)


@given(
    codes=st.frozensets(st.sampled_from(list(Code)), max_size=5),
    stage=st.sampled_from(list(Stage)),
    work=st.sampled_from([None, *NextWork]),
    number=st.integers(1, 40),
)
def test_whatever_a_reply_earned_something_is_told_about_this_client(
    codes: frozenset[Code], stage: Stage, work: NextWork | None, number: int
) -> None:
    why = told(*codes, stage=stage, about=replace(ABOUT, number=number), work=work).why
    assert "Rosa" in why
    assert not re.search(r"[{}]", why)


def test_the_clients_own_words_are_quoted() -> None:
    assert "“the lease alone is nine hundred”" in told(Code.ADVISE).why


@pytest.mark.parametrize("note", [*every_note()])
def test_a_note_is_two_to_four_plain_sentences(note: str) -> None:
    sentences = re.findall(r"[^.?!]+[.?!]”?", note)
    assert 2 <= len(sentences) <= 4
    assert "!" not in note


@pytest.mark.parametrize("note", [*every_note()])
def test_a_pronoun_has_only_verbs_of_one_form(note: str) -> None:
    after = re.findall(r"\{[tT]hey\} ([\w']+)", note)
    assert set(after) <= {"will", "would", "could", "had", "can", "can't", "wanted", "stood"}


@pytest.mark.parametrize(
    ("pronouns", "words"),
    [("he/him", "what he had"), ("they/them", "what they had"), ("xe/xem", "what they had"), ("", "what they had")],
)
def test_pronouns_are_the_clients_own(pronouns: str, words: str) -> None:
    about = replace(ABOUT, client=replace(ROSA, pronouns=pronouns), number=1)
    assert words in told(Code.CONFRONT, about=about).why


@pytest.mark.parametrize("stage", Stage)
def test_each_derailment_is_told_in_its_own_way(stage: Stage) -> None:
    notes = [note for notes in DERAILED[stage].values() for note in notes]
    assert len(set(notes)) == len(notes)
    assert set(DERAILED[stage]) >= {code for code in DERAILING if told(code, stage=stage).outcome is Outcome.DERAILED}


@pytest.mark.parametrize("code", [Code.ADVISE, Code.CONFRONT, *STEPS])
def test_the_same_slip_is_not_told_in_the_same_words_twice_running(code: Code) -> None:
    codes = {*STEPS} - {code} if code in STEPS else {code}
    one, other = (told(*codes, about=replace(ABOUT, number=number)).why for number in (1, 2))
    assert one != other


def test_the_first_step_that_is_missing_is_told() -> None:
    assert told(*STEPS[2:]).why in {note.format(**_filled()) for note in rest.MISSING[Stage.VISION][Code.ACKNOWLEDGE]}
    assert told(*STEPS[:1], *STEPS[2:]).why in {
        note.format(**_filled()) for note in rest.MISSING[Stage.VISION][Code.NOTE]
    }


def _filled() -> dict[str, str]:
    return {"name": "Rosa", "words": ABOUT.words, "they": "she", "them": "her", "their": "her", "theirs": "hers"}


@pytest.mark.parametrize(
    ("stage", "codes", "notes"),
    [
        (Stage.URGENT, STEPS, MISSED),
        (Stage.URGENT, (Code.ACKNOWLEDGE,), rest.STALLED[Stage.URGENT]),
        (Stage.URGENT, (Code.PROBE,), rest.MISSING[Stage.URGENT][Code.SIGNPOST]),
        (Stage.VISION, (Code.ACKNOWLEDGE, Code.SIGNPOST), ALARMED),
        (Stage.VISION, (Code.SIGNPOST, Code.PROBE), ALARMED),
        (Stage.VISION, (*STEPS, Code.SIGNPOST), ALARMED_ON_TRACK),
        (Stage.VERDICT, (Code.HAND_BACK, Code.JUDGE), rest.LEAKED),
    ],
)
def test_what_cannot_wait_and_a_false_alarm_have_notes_of_their_own(
    stage: Stage, codes: tuple[Code, ...], notes: tuple[str, ...]
) -> None:
    assert told(*codes, stage=stage).why in {note.format(**_filled()) for note in notes}


@pytest.mark.parametrize(
    ("stage", "codes", "notes"),
    [
        (Stage.VISION, (), rest.STALLED[Stage.VISION]),
        (Stage.VISION, (Code.NOTE,), rest.HALF_DONE),
        (Stage.VISION, STEPS[:2], rest.HALF_DONE),
        (Stage.REVISIT, (Code.NOTE,), rest.STALLED[Stage.REVISIT]),
        (Stage.URGENT, (Code.SIGNPOST,), rest.MISSING[Stage.URGENT][Code.ACKNOWLEDGE]),
        (Stage.VISION, (Code.CLOSED, Code.NOTE), rest.CLOSED),
        (Stage.VERDICT, (Code.HAND_BACK, Code.ADVISE), DERAILED[Stage.VERDICT][Code.ADVISE]),
        (Stage.VERDICT, (Code.JUDGE,), DERAILED[Stage.VERDICT][Code.JUDGE]),
        (Stage.VISION, (Code.HAND_BACK, Code.JUDGE), DERAILED[Stage.VISION][Code.JUDGE]),
    ],
)
def test_what_is_missing_is_told_by_what_was_there(
    stage: Stage, codes: tuple[Code, ...], notes: tuple[str, ...]
) -> None:
    assert told(*codes, stage=stage).why in {note.format(**_filled()) for note in notes}


@pytest.mark.parametrize(
    ("work", "code"),
    [
        (NextWork.BUILD_PICTURE, Code.RETURN),
        (NextWork.CLARIFY_GOAL, Code.TEST),
        (NextWork.ACTION_STEPS, Code.PLAN),
        (None, Code.TEST),
    ],
)
def test_the_note_on_the_next_work_speaks_of_the_move_that_was_made(work: NextWork | None, code: Code) -> None:
    notes = {note.format(**_filled()) for note in rest.FITTING[code]}
    assert told(code, stage=Stage.NEXT_WORK, work=work).why in notes


@pytest.mark.parametrize(
    ("codes", "notes"),
    [
        ((Code.RETURN,), on_asking.OPEN),
        ((Code.RETURN, Code.CLOSED), on_asking.CLOSED),
        ((Code.RETURN, Code.ADVISE), on_asking.DERAILED[Code.ADVISE]),
        ((), on_asking.STALLED),
    ],
)
def test_the_note_on_a_question_speaks_of_how_it_was_asked(codes: tuple[Code, ...], notes: tuple[str, ...]) -> None:
    why = feedback_on(saying(*codes), Stage.OPENING, None, ABOUT, Topic.VISION).why
    assert why in {filled(note, ABOUT, Topic.VISION) for note in notes}


def test_the_model_line_is_marked_as_one_of_several_and_left_out_on_track() -> None:
    derailed, on_track = told(Code.ADVISE), told(*STEPS)
    assert (derailed.better, derailed.model) == ("The lease is on our list.", True)
    assert (on_track.better, on_track.model) == ("", False)


def test_a_chosen_reply_keeps_its_authors_note() -> None:
    chosen = Reply("x", "So.", {Code.ADVISE: ("So.",)}, why="The author's.", better="Another.")
    feedback = feedback_on(chosen, Stage.VISION, None, ABOUT)
    assert (feedback.why, feedback.better, feedback.model) == ("The author's.", "Another.", False)


def test_what_could_not_be_coded_is_said_first() -> None:
    feedback = told(about=replace(ABOUT, remark="There are only signs here, no words."))
    assert (feedback.outcome, feedback.headline) == (Outcome.STALLED, "There are only signs here, no words.")


def test_a_remark_on_what_was_coded_stands_before_the_note() -> None:
    feedback = told(Code.ADVISE, about=replace(ABOUT, remark="Only the first part was read."))
    assert feedback.headline == "This was a tip."
    assert feedback.why.startswith("Only the first part was read. ")


@pytest.mark.parametrize(
    ("name", "called"), [("Rosa Lindqvist", "Rosa"), ("Dr. Rao", "Dr. Rao"), ("Bo", "Bo"), ("", "")]
)
def test_a_client_is_called_by_the_first_name(name: str, called: str) -> None:
    assert first_name(replace(ROSA, name=name)) == called


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        ("cup", "I'd love to be a potter"),
        ("clay", "the rent takes it all"),
        ("honest", "Can it work?"),
        ("rent-again", "the rent takes it all"),
        ("then-what", "So"),
    ],
)
def test_the_words_quoted_are_those_that_the_author_marked(scenario: Scenario, turn: str, words: str) -> None:
    assert words_of(scenario, scenario.turn(turn)) == words


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("b" * 80, "b" * 80),
        ("b" * 81, "b" * 79 + "…"),
        ("a " * 37 + "bc, and more", "a " * 37 + "bc…"),
        ("a " * 38 + "bc and more", "a " * 38 + "bc…"),
    ],
)
def test_words_are_quoted_up_to_their_limit_and_broken_between_two(scenario: Scenario, says: str, words: str) -> None:
    assert words_of(scenario, replace(scenario.turn("then-what"), says=says)) == words


def test_another_of_the_three_works_is_told_of_as_missing_the_one_that_fits() -> None:
    why = told(Code.RETURN, stage=Stage.NEXT_WORK, work=NextWork.CLARIFY_GOAL).why
    assert why in {note.format(**_filled()) for note in rest.MISSING[Stage.NEXT_WORK][Code.TEST]}


def test_where_nothing_is_marked_the_first_sentence_is_quoted_and_not_at_any_length(scenario: Scenario) -> None:
    turn = replace(scenario.turn("then-what"), says="so on and on " * 99)
    assert words_of(scenario, turn).endswith("so on and on…")
    assert len(words_of(scenario, turn)) <= LONGEST_QUOTE
