"""What clients without end are made of: read, checked, and as it is shipped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coachkit.errors import BadFiles
from coachkit.loading import check_pieces_file, load_pieces
from coachkit.practice import check_paths
from coachkit.vocabulary import Degree, Domain, Register
from tests import endless_pieces as made

Content = dict[str, Any]


def codes(file: Path, content: Content) -> set[str]:
    return {words.split()[0] for words in told(file, content)}


def told(file: Path, content: Content) -> list[str]:
    """Return what is told of a file; each problem names its place in it."""
    problems = check_pieces_file(made.write(file, content))
    assert {problem.place.file for problem in problems} <= {str(file)}
    return [f"{problem.rule.value} {problem.message}" for problem in problems]


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    checked, problems = check_paths([made.pieces(tmp_path)])
    assert len(checked) == 4
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"hopes": ["I want another."]}, "CK013"),
        ({"hopes": []}, "CK801"),
        ({"domain": "any"}, "CK801"),
        ({"domain": "unknown"}, "CK801"),
        ({"no_way": ""}, "CK801"),
        ({"verdict_restated": [["Yes or no?"]]}, "CK801"),
        ({"verdict_restated": []}, "CK801"),
        ({"elements": []}, "CK804"),
        ({"asks": ["What would it be like?"]}, "CK804"),
        ({"closed": ["Would {thing} do?", "Would you?", "Would she?"]}, "CK803"),
        ({"leads": ["You'd love it."] * 3}, "CK805"),
    ],
)
def test_a_hope_with_a_mistake_has_its_code(tmp_path: Path, change: Content, code: str) -> None:
    assert code in codes(tmp_path / "endless" / "hopes.yaml", {"hopes": [made.hope() | change]})


@pytest.mark.parametrize(
    ("change", "code"),
    [({"facts": {"age": "middle"}}, "CK802"), ({"age": "20"}, "CK802"), ({"background": []}, "CK802")],
)
def test_a_person_with_a_mistake_has_its_code(tmp_path: Path, change: Content, code: str) -> None:
    assert code in codes(tmp_path / "endless" / "people.yaml", {"people": [made.person() | change]})


@pytest.mark.parametrize(
    ("occasion", "said", "code"),
    [
        ("partly", [], "CK804"),
        ("partly", made.saids("Yes {found}", 8), "CK803"),
        ("found", made.saids("Yes", 8), "CK803"),
        ("partly", made.saids("Closed, plain,", 8), "CK805"),
    ],
)
def test_a_voice_with_a_mistake_has_its_code(tmp_path: Path, occasion: str, said: list[Content], code: str) -> None:
    voices = {register.value: made.voice(register.value) for register in Register}
    voices["plain"][occasion] = said
    assert code in codes(tmp_path / "endless" / "voices.yaml", {"voices": voices})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"thanks": ["Thank you."]}, "CK804"),
        ({"next_work": {"build_picture": [], "clarify_goal": [], "action_steps": []}}, "CK804"),
        ({"refusals": ["I don't rule on {thing}."]}, "CK803"),
        ({"refusals": ["Never mind part 1."]}, "CK805"),
    ],
)
def test_a_coach_with_a_mistake_has_its_code(tmp_path: Path, change: Content, code: str) -> None:
    assert code in codes(tmp_path / "endless" / "coach.yaml", made.sentences() | change)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"domain": "any"},
            ["CK801 the hope 'kiln' is of the domain 'any', which is for lines; name what sort of hope it is"],
        ),
        (
            {"domain": "unknown"},
            [
                "CK801 the hope 'kiln' has no 'no_picture'; without a picture that is said at the end",
                "CK801 the hope 'kiln' marks its hope, or is of the domain 'unknown' and marks none; one or the other",
            ],
        ),
        ({"no_way": ""}, ["CK801 the hope 'kiln' has no 'no_way'; a client who knows no way says that at the end"]),
        (
            {"verdict_restated": [["Yes or no?"]]},
            ["CK801 the hope 'kiln' has a request for a verdict that is not made again 2 times, each time harder"],
        ),
        ({"elements": []}, ["CK804 the hope 'kiln' has 0 elements; 6 are wanted"]),
        (
            {"closed": ["Would {thing} do?", "Would you?", "Would she?"]},
            ["CK803 '{thing}' is no slot here (none is): 'Would {thing} do?'"],
        ),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_hope_is_told_in_these_words(tmp_path: Path, change: Content, words: list[str]) -> None:
    assert told(tmp_path / "endless" / "hopes.yaml", {"hopes": [made.hope() | change]}) == words


def test_what_is_wrong_with_a_person_is_told_in_these_words(tmp_path: Path) -> None:
    people = [made.person(1) | {"age": "20"}, made.person(2) | {"background": []}]
    assert told(tmp_path / "endless" / "people.yaml", {"people": people}) == [
        "CK802 Ada1 Bell is 20, and that is not 'middle' (30 and 50 divide the ages)",
        "CK802 Ada2 Bell has no background",
    ]


@pytest.mark.parametrize(
    ("occasion", "said", "words"),
    [
        ("partly", made.saids("Yes", 2), ["CK804 the voice 'plain' has 2 answers for 'partly'; at least 7 are wanted"]),
        ("found", made.saids("Yes", 8)[:1] + made.voice("plain")["found"], ["CK803 there is no {found} in 'Yes 1.'"]),
        (
            "partly",
            made.saids("Yes {found}", 1) + made.voice("plain")["partly"],
            [
                "CK803 '{found}' is no slot here ({thing} is): 'Yes {found} 1. Yes {found}, 1?'",
                "CK803 '{found}' is no slot here ({thing} is): 'Yes {found} 1. Yes {found}, 1?'",
            ],
        ),
    ],
    ids=["few", "found", "slot"],
)
def test_what_is_wrong_with_a_voice_is_told_in_these_words(
    tmp_path: Path, occasion: str, said: list[Content], words: list[str]
) -> None:
    voices = {register.value: made.voice(register.value) for register in Register}
    voices["plain"][occasion] = said
    assert told(tmp_path / "endless" / "voices.yaml", {"voices": voices}) == words


def notes(naming: int, bare: int) -> Content:
    """Return so many notes that name the thing, and so many that do not."""
    return {"notes": made.numbered("{{thing}} on {number}.", naming) + made.numbered("I keep that, {number}.", bare)}


def slips(which: str, of: str, texts: list[str]) -> Content:
    return {which: made.sentences()[which] | {of: texts}}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"thanks": ["Thank you."]}, ["CK804 there are 1 of 'thanks'; at least 11 are wanted"]),
        (notes(20, 40), []),
        (notes(40, 20), []),
        (notes(19, 41), ["CK804 there are 19 of 'notes' with {thing}; at least 20 are wanted"]),
        (notes(41, 19), ["CK804 there are 19 of 'notes' without {thing}; at least 20 are wanted"]),
        (slips("verdict_slips", "plan", ["By when?", "And who?"]), []),
        (
            slips("verdict_slips", "plan", ["By when?"]),
            ["CK804 there are 1 of 'verdict_slips' of 'plan'; at least 2 are wanted"],
        ),
        (slips("next_slips", "judge", ["You're made for it."]), []),
        (slips("next_slips", "judge", []), ["CK804 there are 0 of 'next_slips' of 'judge'; at least 1 are wanted"]),
        (
            slips("next_work", "build_picture", ["What else?"]),
            ["CK804 there are 1 of 'next_work' of 'build_picture'; at least 6 are wanted"],
        ),
        (
            {"refusals": ["I don't rule on {thing}."]},
            ["CK803 '{thing}' is no slot here (none is): \"I don't rule on {thing}.\""],
        ),
        ({"refusals": ["Never mind part 1."]}, ["CK805 this stands there 2 times: 'Never mind part 1.'"]),
    ],
)
def test_what_is_wrong_with_a_coach_is_told_in_these_words(tmp_path: Path, change: Content, words: list[str]) -> None:
    assert told(tmp_path / "endless" / "coach.yaml", made.sentences() | change) == words


def test_a_file_of_another_name_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / "endless" / "wishes.yaml", {"hopes": []}) == {"CK001"}


def without_a_file(folder: Path) -> None:
    (folder / "coach.yaml").unlink()


def with_a_mistake(folder: Path) -> None:
    made.write(folder / "people.yaml", {"people": [made.person() | {"age": "20"}]})


@pytest.mark.parametrize("spoil", [without_a_file, with_a_mistake])
def test_pieces_with_mistakes_are_not_loaded(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    folder = made.pieces(tmp_path)
    spoil(folder)
    with pytest.raises(BadFiles):
        load_pieces(folder)


# ------------------------------------------------------------------------------------------------ the shipped pieces


def test_the_shipped_hopes_are_of_every_domain() -> None:
    domains = {hope.domain for hope in load_pieces().hopes}
    assert domains == set(Domain) - {Domain.ANY}


def test_the_shipped_hopes_allow_every_degree_of_vision() -> None:
    hopes = load_pieces().hopes
    there = {Degree.VISION_AND_WAY: any(hope.way for hope in hopes), Degree.VISION_NO_WAY: any(h.no_way for h in hopes)}
    assert all(there.values())
    assert any(hope.domain is Domain.UNKNOWN for hope in hopes)


def test_every_register_of_the_shipped_pieces_has_a_voice() -> None:
    assert set(load_pieces().voices) == set(Register)


def test_no_two_shipped_people_have_one_name() -> None:
    names = [person.name for person in load_pieces().people]
    assert len(set(names)) == len(names) >= 60
