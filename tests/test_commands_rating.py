"""Rating on the command line: by scripts, and by somebody at a terminal."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from coachkit.commands import cli
from coachkit.commands.rater import Rater
from coachkit.practice import VisionRating, Wiring
from coachkit.summaries import COLUMNS
from tests import olu, orla

ID = "zsofia-headset"
RIGHT = ["faint", "thin", "6, 7", "build_picture"]


@pytest.fixture(autouse=True)
def _coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line use a coder that finds the codes which a reply names."""
    monkeypatch.setattr(sys.modules[Wiring.__module__], "code_reply", olu.coder)


def run(*words: str, lines: list[str] | None = None) -> Result:
    return CliRunner().invoke(cli, ["rate", *words], input="".join(f"{line}\n" for line in lines or []))


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# ------------------------------------------------------------------------------------------------ a script


def test_a_script_rates_to_the_end() -> None:
    result = run(ID, "--json", lines=[*RIGHT, "return"])
    assert result.exit_code == 0, result.stderr
    vision, work, question, end = rows(result)
    assert [each["fit"] for each in (*vision["ratings"], *work["ratings"])] == ["key", "key", "key"]
    assert (question["outcome"], len(question["models"])) == ("on_track", 2)
    assert all(set(COLUMNS) <= set(row) for row in (vision, work, question))
    assert (end["finished"], end["outcome"], end["ratings"]["clarity"]) == (True, "on_track", "key")


def test_the_lesson_is_on_record() -> None:
    told = rows(run(ID, "--json", lines=[*RIGHT, "return"]))
    assert {row["lesson"] for row in told[:-1]} == {"07_how_much_vision"}


def test_the_list_of_conversations_tells_how_far_one_is_and_not_how_much_vision_there_is() -> None:
    run(ID, lines=[*RIGHT, "return"])
    run("ilse-glue", lines=RIGHT[:3])
    listed = CliRunner().invoke(cli, ["list", "--conversations"]).stdout
    assert f"{ID}  (difficulty 1, 9 sentences, done)" in listed
    assert "ilse-glue  (difficulty 1, 7 sentences, begun)" in listed
    assert (listed.count("(difficulty"), "faint" in listed) == (12, False)


def test_numbers_stand_for_the_answers() -> None:
    vision, *_ = rows(run(ID, "--json", lines=["2", "2", "6 7"]))
    assert vision["reply"].startswith("clarity: faint; richness: thin; by “There'd be people")


def test_again_takes_the_last_rating_and_the_question_back() -> None:
    lines = ["none", "bare", "1", "again", *RIGHT[:3], "action_steps", "again", RIGHT[3], "plan", "again", "return"]
    told = rows(run(ID, "--json", lines=lines))
    assert [(row["mode"], row["attempt"]) for row in told[:-1]] == [
        ("rate", 1), ("rate", 2), ("rate", 1), ("rate", 2), ("write", 1), ("write", 2),
    ]  # fmt: skip


def test_people_read_what_the_author_sees() -> None:
    result = run(ID, lines=[*RIGHT, "return"])
    told = " ".join(result.stdout.split())
    for words in (
        "8. I don't know, it could be a garden",
        "Clarity and richness, both as the author has them.",
        "You passed over:",
        "Where good coaches differ: Strict coaches give none and bare",
        "That is the work that fits.",
        "A good first question: Look at those hands again",
        "The next one: coachkit rate",
    ):
        assert words in told


def test_lines_that_end_early_are_told_and_can_be_gone_on_with() -> None:
    first = run(ID, "--json", lines=RIGHT[:3])
    assert (first.exit_code, len(rows(first))) == (1, 1)
    assert "--resume" in first.stderr
    second = run(ID, "--json", "--resume", lines=[RIGHT[3], "return"])
    assert (second.exit_code, len(rows(second))) == (0, 3)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["foggy"], "stdin:1:1: there is no answer here called 'foggy'; there is: none, faint, clear"),
        (["1", "1", "none"], "stdin:3:1: Name at least one sentence"),
        (["1", "1", "99"], "stdin:3:1: the rating rests on a sentence that the client does not say"),
        (["again"], "stdin:1:1: there is no rating to take back"),
        ([*RIGHT, "return", "and now?"], "stdin:6:1: the first question is asked: only 'again' can follow"),
    ],
)
def test_what_is_no_answer_is_a_wrong_call_with_its_place(lines: list[str], told: str) -> None:
    result = run(ID, lines=lines)
    assert result.exit_code == 2
    assert result.stderr.startswith(told)


def test_an_unknown_conversation_is_a_wrong_call() -> None:
    result = run("zsofia-headse")
    assert (result.exit_code, "did you mean 'zsofia-headset'" in result.stderr) == (2, True)


def test_without_an_id_the_next_one_is_rated() -> None:
    one, two = (rows(run("--json", lines=[*RIGHT, "return"]))[-1] for _ in range(2))
    assert one["next"] == two["conversation"]


# ------------------------------------------------------------------------------------------------ at a terminal


@pytest.fixture
def talked(
    wiring: Wiring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[VisionRating, str]]:
    """Rate Orla's conversation as somebody at a terminal would, and return what was said."""

    def talk(*lines: str) -> tuple[VisionRating, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        rating = orla.opened(orla.world(wiring))
        try:
            Rater(rating, talks=True, as_json=False).run()
        except BaseException as left:  # noqa: BLE001  # however it is left
            print(type(left).__name__)
        return rating, " ".join(capsys.readouterr().out.split())

    return talk


Talk = Callable[..., tuple[VisionRating, str]]


def test_a_slip_is_told_and_asked_again(talked: Talk) -> None:
    rating, told = talked("foggy", "clear", "rich", "99", "1", "stop")
    assert "there is no answer here called 'foggy'" in told
    assert "Name one or more of 1 to" in told
    assert "What was rated is kept." in told
    assert rating.rating().vision[0].rated.sentences == (1,)


def test_what_the_coder_is_unsure_of_is_asked(talked: Talk) -> None:
    rating, told = talked("clear", "rich", "1", "clarify goal", "test advise?", "perhaps", "n", "")
    assert told.count("Did you mean this as a suggestion?") == 2
    assert rating.rating().ended
    assert rating.choices()[-1]["outcome"] == "on_track"
