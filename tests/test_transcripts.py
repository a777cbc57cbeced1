"""Transcripts: read from their files, checked alone and together, and the shipped ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from coachkit.checks import check_transcript, check_transcripts
from coachkit.errors import BadFiles, Rule, UnknownName
from coachkit.loading import TRANSCRIPTS, Transcripts, read_transcript_file, shipped, transcript_files
from coachkit.practice import check_paths
from coachkit.transcript import Sentence, Transcript
from coachkit.vocabulary import Basis, RealityKind, StatementKind, Trap

TOVE = Path(__file__).parent / "data" / TRANSCRIPTS / "tove-ferry.yaml"
SHIPPED = [each for each in Transcripts().ids if not each.startswith("worked-example")]


def tove() -> Transcript:
    transcript, problems = read_transcript_file(TOVE)
    assert transcript is not None
    assert problems == []
    return transcript


def edited(folder: Path, old: str, new: str) -> list[str]:
    """Return what is told of Tove's file with an edit in it."""
    file = folder / TRANSCRIPTS / TOVE.name
    file.parent.mkdir()
    text = TOVE.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [f"{problem.rule} {problem.message}" for problem in read_transcript_file(file)[1]]


def test_a_sentence_is_read_with_all_that_the_author_says_of_it() -> None:
    assert tove().sentence(8) == Sentence(
        number=8,
        text="Who'd give the girls their breakfast, at five?",
        holds=(StatementKind.REALITY,),
        kind=RealityKind.FAMILY,
        basis=Basis.OBSTACLE,
        either=True,
        trap=Trap.NO_BUT,
        note="A question that asks nothing: it says that she cannot go. Some coaches would call it a belief, since it "
        "could be asked.",
    )


def test_sentences_are_counted_over_all_lines_of_the_client() -> None:
    assert [sentence.number for sentence in tove().sentences] == list(range(1, 11))


def test_coach_and_client_speak_by_turns() -> None:
    assert [bool(line.coach) for line in tove().lines] == [True, False, True, False, True, False]


def test_two_lines_of_one_speaker_are_a_problem(tmp_path: Path) -> None:
    [told, *_] = edited(tmp_path, '  - coach: "Tell me about steering."\n', "")
    assert told == "CK006 two lines of the client follow each other; coach and client speak by turns"


def test_a_line_has_one_speaker(tmp_path: Path) -> None:
    assert "CK006 a line is either 'coach', a text, or 'client', a list of sentences" in edited(
        tmp_path, "  - client:\n", '  - coach: "Well?"\n    client:\n'
    )


def test_an_id_that_is_not_the_files_name_is_a_problem(tmp_path: Path) -> None:
    assert edited(tmp_path, "id: tove-ferry", "id: tove-boat") == [
        "CK011 the id 'tove-boat' is not the file's name 'tove-ferry'"
    ]


def test_either_is_yes_or_no(tmp_path: Path) -> None:
    assert edited(tmp_path, "either: yes", "either: perhaps") == ["CK007 'either' is yes or no, found 'perhaps'"]


def test_what_a_sentence_holds_is_a_list_of_known_words(tmp_path: Path) -> None:
    [told] = edited(tmp_path, "holds: [hope, reality]", "holds: [hope, realty]")
    assert told.startswith("CK007 unknown statement kind 'realty' (did you mean 'reality'?)")


@pytest.mark.parametrize("trap", Trap)
def test_a_trap_has_to_fit_its_sentence(trap: Trap) -> None:
    first, *rest = tove().lines
    misfit = Sentence(1, "But no.", (StatementKind.REALITY,), RealityKind.TIME, basis=Basis.BELIEF, trap=trap, note="n")
    changed = replace(tove(), lines=(first, replace(rest[0], client=(misfit, *rest[0].client[1:])), *rest[1:]))
    assert Rule.TRAP_MISFIT in {problem.rule for problem in check_transcript(changed)}


def test_a_reality_statement_needs_kind_and_basis_and_nothing_else_may_have_them(tmp_path: Path) -> None:
    told = edited(tmp_path, "holds: [hope, reality]\n        kind: market", "holds: [hope]\n        kind: market")
    assert "CK505 sentence 6 holds no reality statement, so it has no 'kind' and no 'basis' and no 'also'" in told


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"kind": None, "basis": None}, "holds a reality statement and has no 'kind' and no 'basis'"),
        (
            {"holds": (StatementKind.HOPE,)},
            "holds no reality statement, so it has no 'kind' and no 'basis' and no 'either'",
        ),
    ],
)
def test_what_a_sentence_lacks_or_has_too_much_is_told(changes: dict[str, object], lacks: str) -> None:
    *before, last = tove().lines
    said = tuple(replace(each, **changes) if each.number == 8 else each for each in last.client)  # type: ignore[arg-type]
    told = [each.message for each in check_transcript(replace(tove(), lines=(*before, replace(last, client=said))))]
    assert f"sentence 8 {lacks}" in told


@pytest.mark.parametrize(("many", "wrong"), [(9, True), (10, False), (20, False), (21, True)])
def test_a_transcript_has_ten_to_twenty_sentences(many: int, wrong: bool) -> None:
    line = tove().lines[1]
    changed = replace(tove(), lines=(replace(line, client=line.client[:1] * many),))
    assert (Rule.WRONG_NUMBER_OF_SENTENCES in {each.rule for each in check_transcript(changed)}) is wrong


def test_but_must_not_give_reality_statements_away() -> None:
    said = [
        Sentence(1, "But no.", (StatementKind.REALITY,)),
        Sentence(2, "No.", (StatementKind.REALITY,)),
    ]
    transcript = replace(tove(), lines=(replace(tove().lines[1], client=tuple(said)),))
    problems = list(check_transcripts([transcript]))
    assert {(problem.rule, problem.place) for problem in problems} == {(Rule.BUT_GIVES_AWAY, transcript.at)}
    assert [problem.message for problem in problems] == [
        "1 of 2 reality statements hold the word 'but'; fewer than half are wanted",
        "'but' or 'though' stands in 0 other sentences, 'but' in 1 reality statements; as many others are wanted",
    ]


def test_a_single_reality_statement_can_give_itself_away() -> None:
    said = (Sentence(1, "But no.", (StatementKind.REALITY,)), Sentence(2, "But yes.", (StatementKind.OTHER,)))
    transcript = replace(tove(), lines=(replace(tove().lines[1], client=said),))
    assert len(list(check_transcripts([transcript]))) == 1


def test_without_a_reality_statement_nothing_is_given_away() -> None:
    said = Sentence(1, "I steer.", (StatementKind.HOPE,))
    assert list(check_transcripts([replace(tove(), lines=(replace(tove().lines[1], client=(said,)),))])) == []


def test_transcripts_are_found_in_folders_of_their_name_alone(tmp_path: Path) -> None:
    for folder in (tmp_path / TRANSCRIPTS, tmp_path / "others"):
        folder.mkdir()
        (folder / TOVE.name).write_bytes(TOVE.read_bytes())
    assert transcript_files(tmp_path) == [tmp_path / TRANSCRIPTS / TOVE.name]


def test_a_transcript_can_be_checked_alone() -> None:
    assert check_paths([TOVE]) == ([str(TOVE)], [])


def test_an_unknown_transcript_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'tove-ferry'"):
        Transcripts([TOVE.parent]).load("tove-fery")


def test_a_transcript_with_problems_is_not_marked(tmp_path: Path) -> None:
    edited(tmp_path, "kind: family", "kind: luck")
    with pytest.raises(BadFiles):
        Transcripts([tmp_path / TRANSCRIPTS]).load("tove-ferry")


# ------------------------------------------------------------------------------------------------ what is shipped


def test_all_that_is_shipped_is_sound() -> None:
    assert check_paths([shipped("data") / TRANSCRIPTS])[1] == []


def test_there_are_four_transcripts_of_each_difficulty() -> None:
    assert Counter(Transcripts().load(each).difficulty for each in SHIPPED) == {1: 4, 2: 4, 3: 4}


def test_every_kind_is_there_as_belief_and_as_obstacle() -> None:
    held = {(said.kind, said.basis) for each in SHIPPED for said in Transcripts().load(each).sentences}
    assert held - {(None, None)} == {(kind, basis) for kind in RealityKind for basis in Basis}
