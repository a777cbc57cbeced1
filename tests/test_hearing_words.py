"""What a trainee reads after a mark, and at the end of a transcript."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from coachkit.feedback import HeardInAll, feedback_on_mark, heard_in_all
from coachkit.feedback.hearing_in_all import ALL_HEARD, BASIS_APART, KIND_APART, LISTEN_FOR
from coachkit.feedback.hearing_words import BASES, HEADLINES, KINDS, TRAPS
from coachkit.loading import Transcripts
from coachkit.transcript import Mark, Sentence, Transcript
from coachkit.vocabulary import Basis, Fit, Hearing, RealityKind, StatementKind, Trap
from tests import tove
from tests.tove import heard, key, passed

TOVE = tove.tove()
EVERY = [Transcripts().load(each) for each in Transcripts().ids]


def every_mark(sentence: Sentence) -> list[Mark]:
    named = product(RealityKind, Basis)
    return [passed(sentence.number), *(heard(sentence.number, *each) for each in named)]


def told(which: int, mark: Mark, **changes: object) -> str:
    sentence = replace(TOVE.sentence(which), **changes)  # type: ignore[arg-type]
    feedback = feedback_on_mark(sentence, mark, TOVE.client)
    return " ".join((feedback.headline, *feedback.named, feedback.note))


def end(*wrong: int, changed: int = 0, transcript: Transcript = TOVE) -> HeardInAll:
    """Return what is said at the end, the sentences named heard wrongly."""
    marks = [_wrong(said) if said.number in wrong else key(said) for said in transcript.sentences]
    return heard_in_all(zip(transcript.sentences, marks, strict=True), changed)


def _wrong(sentence: Sentence) -> Mark:
    return passed(sentence.number) if sentence.is_reality else heard(sentence.number)


# ------------------------------------------------------------------------------------------------ after a mark


@pytest.mark.parametrize("transcript", EVERY, ids=lambda each: each.id)
def test_every_mark_of_every_sentence_is_told_of_in_whole_sentences(transcript: Transcript) -> None:
    for sentence in transcript.sentences:
        for mark in every_mark(sentence):
            feedback = feedback_on_mark(sentence, mark, transcript.client)
            for words in (feedback.headline, *feedback.named, feedback.note):
                assert re.fullmatch(r"[^{}]+[.!?”\"]", words, re.DOTALL), words


def test_the_authors_note_is_told_word_for_word() -> None:
    assert feedback_on_mark(TOVE.sentence(5), passed(5), TOVE.client).note == TOVE.sentence(5).note


def test_a_sentence_without_a_note_is_told_of_by_what_it_holds() -> None:
    assert "Tove" in told(7, heard(7), number=9)
    assert told(7, passed(7)) != told(7, passed(7), holds=(StatementKind.OTHER,))


def test_what_was_missed_is_named() -> None:
    assert "It is about credentials, and an obstacle, since it is so today." in told(5, passed(5))


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (heard(5, RealityKind.CREDENTIALS, Basis.OBSTACLE), r"[Cc]redentials.*obstacle"),
        (heard(5, RealityKind.TIME, Basis.OBSTACLE), r"time.*credentials"),
        (heard(5, RealityKind.HEALTH, Basis.OBSTACLE), r"credentials.*education, licence, skills|health.*credentials"),
        (heard(5, RealityKind.CREDENTIALS, Basis.BELIEF), r"obstacle"),
    ],
)
def test_kind_and_basis_are_told_of_beside_the_authors(mark: Mark, words: str) -> None:
    assert re.search(words, " ".join(feedback_on_mark(TOVE.sentence(5), mark, TOVE.client).named))


def test_where_good_coaches_differ_that_is_said() -> None:
    assert "good coaches differ" in told(8, heard(8, RealityKind.FAMILY, Basis.BELIEF))


def test_the_word_but_is_told_of_as_it_was_said() -> None:
    words = {told(9, heard(9), text="He steered, though he never talked.", number=number) for number in (1, 2, 3)}
    assert any("“though”" in each for each in words)
    assert not any("“but”" in each for each in words)


def test_phrases_take_turns() -> None:
    headlines = {
        feedback_on_mark(TOVE.sentence(7), passed(7), TOVE.client, attempt).headline for attempt in range(1, 5)
    }
    assert headlines == set(HEADLINES[Hearing.LET_PASS])


def test_there_are_words_for_every_case() -> None:
    assert set(HEADLINES) == set(Hearing)
    assert set(KINDS) == set(Fit)
    assert set(BASES) == set(product(Basis, Fit))
    reality = {Hearing.HEARD, Hearing.MISSED}
    assert set(TRAPS) == {
        (trap, hearing) for trap in Trap for hearing in Hearing if (trap is Trap.NO_BUT) is (hearing in reality)
    }


# ------------------------------------------------------------------------------------------------ at the end


def test_all_heard_is_said_once_and_a_harder_one_is_named() -> None:
    assert end().told == (
        "You heard all three reality statements: credentials, the market and family.",
        "The seven other sentences you let pass, all of them rightly.",
        "Of the three that you heard, you named what it is about as the author does every time; belief or obstacle as "
        "the author does every time.",
        "The one plain fact you let pass, rightly.",
        "The one hope said shyly you let pass, rightly.",
        "Both idle “buts” you let pass, rightly.",
        "You heard both reality statements that came without a “but”.",
    )
    assert end().listen_for == ALL_HEARD


def test_what_was_missed_is_told_by_kind_and_by_trap() -> None:
    words = end(5, 8)
    assert words.told[0] == "Of the three reality statements you heard one: the market."
    assert words.told[1] == "You let pass those about credentials and family."
    assert words.told[-1] == "You let pass both reality statements that came without a “but”."
    assert words.listen_for == LISTEN_FOR[Trap.NO_BUT]


def test_what_was_over_heard_is_quoted() -> None:
    words = end(1, 3)
    assert "Of the seven other sentences you took two for reality statements: “I sell tickets, and" in words.told[1]
    assert "You took the one plain fact for a reality statement." in words.told
    assert "Of the two idle “buts” you took one for a reality statement." in words.told


def test_where_all_others_were_over_heard_their_number_is_not_said_twice() -> None:
    wrong = [said.number for said in TOVE.sentences if not said.is_reality]
    assert end(*wrong).told[1].startswith("You took all seven others for reality statements: “")


def test_kinds_stand_in_a_sentence_as_one_would_write_them() -> None:
    assert "about the market" in told(5, passed(5), kind=RealityKind.MARKET)
    assert "about self-belief" in told(5, passed(5), kind=RealityKind.SELF_BELIEF)


def test_nothing_heard_is_said_without_naming_kinds_that_were_not_named() -> None:
    words = end(*tove.REALITY)
    assert words.told[0] == "You let all three reality statements pass: credentials, the market and family."
    assert not any("named" in each for each in words.told)


@pytest.mark.parametrize(
    ("kind", "basis", "words"),
    [(RealityKind.HEALTH, Basis.OBSTACLE, KIND_APART), (RealityKind.CREDENTIALS, Basis.BELIEF, BASIS_APART)],
)
def test_where_all_was_heard_the_next_thing_is_how_it_was_named(kind: RealityKind, basis: Basis, words: str) -> None:
    pairs = [(said, heard(5, kind, basis) if said.number == 5 else key(said)) for said in TOVE.sentences]
    assert heard_in_all(pairs).listen_for == words


def test_near_is_told_apart_from_other() -> None:
    pairs = [
        (said, heard(5, RealityKind.TIME, Basis.OBSTACLE) if said.number == 5 else key(said)) for said in TOVE.sentences
    ]
    assert "as the author does twice, and once as other good coaches do" in heard_in_all(pairs).told[2]


@pytest.mark.parametrize(("changed", "words"), [(1, "One mark you changed"), (3, "Three marks you changed")])
def test_changed_marks_are_told_of(changed: int, words: str) -> None:
    assert end(changed=changed).told[-1].startswith(words)


@pytest.mark.parametrize("transcript", EVERY, ids=lambda each: each.id)
def test_the_end_is_whole_whatever_was_marked(transcript: Transcript) -> None:
    numbers = [said.number for said in transcript.sentences]
    for wrong in ((), numbers, numbers[::2], numbers[1::3]):
        for words in (*end(*wrong, transcript=transcript).told, end(*wrong, transcript=transcript).listen_for):
            assert re.fullmatch(r"[A-Z“][^{}]+\.", words), words
