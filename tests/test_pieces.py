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
    return {problem.rule.value for problem in check_pieces_file(made.write(file, content))}


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
