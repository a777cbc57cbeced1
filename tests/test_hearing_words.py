"""What a trainee reads after a mark, and at the end of a transcript."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from coachkit.feedback import HeardInAll, feedback_on_mark, heard_in_all
from coachkit.feedback.hearing_in_all import (
    ALL_HEARD,
    BASIS_APART,
    KIND_APART,
    LISTEN_FOR,
    MORE_MISSED,
    MORE_OVER_HEARD,
)
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


def end_of(*marks: Mark, text: str = "") -> tuple[str, ...]:
    """Return what is told at the end where these sentences were all, the words of the last one replaced if given."""
    sentences = [TOVE.sentence(mark.sentence) for mark in marks]
    sentences[-1] = replace(sentences[-1], text=text or sentences[-1].text)
    return heard_in_all(zip(sentences, marks, strict=True)).told


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


def test_a_sentence_that_holds_nothing_is_told_of_as_something_by_the_way() -> None:
    assert told(4, passed(4), holds=()) == told(4, passed(4))


def test_what_it_amounts_to_goes_along_with_the_words() -> None:
    feedback = feedback_on_mark(TOVE.sentence(8), heard(8, RealityKind.FAMILY, Basis.BELIEF), TOVE.client)
    assert (feedback.hearing, feedback.kind, feedback.basis) == (Hearing.HEARD, Fit.KEY, Fit.ALSO)


def test_what_was_missed_is_named() -> None:
    assert "It is about credentials, and an obstacle, since it is so today." in told(5, passed(5))


@pytest.mark.parametrize("changes", [{"kind": None}, {"basis": None}, {"holds": (StatementKind.HOPE,)}])
def test_nothing_is_named_where_the_author_names_nothing(changes: dict[str, object]) -> None:
    assert "It is about" not in told(5, passed(5), **changes)


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


def test_another_kind_is_told_of_with_what_the_authors_means() -> None:
    mark = heard(5, RealityKind.HEALTH, Basis.OBSTACLE)
    assert {feedback_on_mark(TOVE.sentence(5), mark, TOVE.client, attempt).named[0] for attempt in (1, 2)} == {
        "You say health. The author hears credentials: education, licence, skills.",
        "Rather credentials (education, licence, skills) than health.",
    }


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


def test_where_there_is_a_trap_two_phrases_of_three_speak_of_it() -> None:
    headlines = {feedback_on_mark(TOVE.sentence(5), passed(5), TOVE.client, attempt).headline for attempt in range(12)}
    assert headlines == {*TRAPS[Trap.NO_BUT, Hearing.MISSED], HEADLINES[Hearing.MISSED][0]}


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


def test_one_that_was_missed_is_told_of_as_one() -> None:
    assert end(5).told[1] == "You let pass the one about credentials."


def test_what_several_are_about_is_said_once_and_counted() -> None:
    ferry = [replace(said, kind=said.kind and RealityKind.MARKET) for said in TOVE.sentences]
    words = heard_in_all((said, key(said)) for said in ferry).told
    assert words[0] == "You heard all three reality statements: the market (three times)."


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ((4,), "one for a reality statement: “I know every rock out there”."),
        ((4, 10), "two for reality statements: “I know every rock out there”; “I'd talk about it all day”."),
        (
            (4, 7, 10),
            "three for reality statements: “I know every rock out there”; “Quiet, and the light comes over the ridge”, "
            "among others.",
        ),
    ],
    ids=len,
)
def test_two_at_most_are_quoted_of_what_was_over_heard(over: tuple[int, ...], words: str) -> None:
    assert end(*over).told[1] == f"Of the seven other sentences you took {words}"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (f"{'a ' * 29}bc.", f"{'a ' * 29}…"),
        (f"{'a ' * 29}b.", f"{'a ' * 29}b"),
        (
            "Steer, I say. So I did, and so I would, morning and night; and always",
            "Steer, I say. So I did, and so I would, morning and night …",
        ),
    ],
    ids=["one more", "sixty", "longer"],
)
def test_a_long_sentence_is_quoted_by_its_beginning(text: str, quoted: str) -> None:
    assert end_of(key(TOVE.sentence(5)), heard(4), text=text)[1].endswith(f": “{quoted}”.")


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


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ([key(TOVE.sentence(5))], "as the author does; belief or obstacle as the author does."),
        (
            [heard(5, RealityKind.HEALTH, Basis.BELIEF)],
            "otherwise than the author; belief or obstacle otherwise than the author.",
        ),
        (
            [heard(5, RealityKind.TIME, Basis.BELIEF), heard(8, RealityKind.TIME, Basis.BELIEF)],
            "otherwise than the author, and once as other good coaches do; belief or obstacle otherwise than the "
            "author, and once as other good coaches do.",
        ),
        (
            [key(TOVE.sentence(5)), heard(8, RealityKind.TIME, Basis.OBSTACLE)],
            "as the author does once; belief or obstacle as the author does every time.",
        ),
    ],
    ids=["as the author", "otherwise", "near", "once"],
)
def test_how_kind_and_basis_were_named_is_counted(marks: list[Mark], words: str) -> None:
    of = "one" if len(marks) == 1 else "two"
    assert f"Of the {of} that you heard, you named what it is about {words}" in end_of(*marks)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ((), "The one plain fact you let pass, rightly."),
        ((1,), "You took the one plain fact for a reality statement."),
        ((), "Both idle “buts” you let pass, rightly."),
        ((3,), "Of the two idle “buts” you took one for a reality statement."),
        ((3, 9), "You took both idle “buts” for reality statements."),
        ((5,), "Of the two reality statements that came without a “but” you let pass one."),
    ],
)
def test_each_trap_is_told_of_by_how_often_it_caught(wrong: tuple[int, ...], words: str) -> None:
    assert words in end(*wrong).told


@pytest.mark.parametrize(("mark", "did"), [(heard(5), "heard"), (passed(5), "let pass")])
def test_the_only_one_without_a_but_is_told_of_as_one(mark: Mark, did: str) -> None:
    assert f"You {did} the one reality statement that came without a “but”." in end_of(mark, passed(4))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [((6,), MORE_MISSED), ((4,), MORE_OVER_HEARD), ((4, 6), MORE_MISSED), ((4, 6, 7), MORE_OVER_HEARD)],
)
def test_without_a_trap_the_next_thing_is_about_what_was_more_often_wrong(wrong: tuple[int, ...], words: str) -> None:
    assert end(*wrong).listen_for == words


def test_where_no_mark_was_changed_none_is_told_of() -> None:
    assert "you changed" not in " ".join(end_of(*(key(said) for said in TOVE.sentences)))


@pytest.mark.parametrize(("changed", "words"), [(1, "One mark you changed"), (3, "Three marks you changed")])
def test_changed_marks_are_told_of(changed: int, words: str) -> None:
    assert end(changed=changed).told[-1].startswith(words)


@pytest.mark.parametrize("transcript", EVERY, ids=lambda each: each.id)
def test_the_end_is_whole_whatever_was_marked(transcript: Transcript) -> None:
    numbers = [said.number for said in transcript.sentences]
    for wrong in ((), numbers, numbers[::2], numbers[1::3]):
        for words in (*end(*wrong, transcript=transcript).told, end(*wrong, transcript=transcript).listen_for):
            assert re.fullmatch(r"[A-Z“][^{}]+\.", words), words
