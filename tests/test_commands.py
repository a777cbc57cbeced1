"""The command line, driven as a user drives it."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from coachkit.commands import _HOMES, cli
from coachkit.loading import Library, scenario_folders, shipped
from coachkit.practice import scenarios_folder
from coachkit.vocabulary import Outcome

GOOD = "ines-tiles"


@pytest.fixture(autouse=True)
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "records.sqlite"
    monkeypatch.setenv("COACHKIT_STORE", f"sqlite:///{file}")
    return file


def run(*words: str, lines: list[str] | None = None) -> Result:
    return CliRunner().invoke(cli, list(words), input="".join(f"{line}\n" for line in lines or []))


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def good_path(scenario_id: str = GOOD) -> list[str]:
    """The ids of the replies on track, turn by turn."""
    scenario = Library().load(scenario_id)
    from coachkit.checks import outcome_in

    return [
        next(r.id or "" for r in turn.replies if outcome_in(scenario, turn, r) is Outcome.ON_TRACK)
        for turn in scenario.turns
    ]


@pytest.mark.parametrize("command", [[], *([name] for name in _HOMES)])
def test_every_command_has_its_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


@pytest.mark.parametrize("client", [folder.name for folder in scenario_folders(scenarios_folder())])
def test_a_whole_session_of_each_client_is_played_by_script(client: str) -> None:
    vision = Library().load(client).vision
    lines = [*good_path(client), vision.degree.value, vision.next_work.value]
    end = rows(run("play", client, "--json", lines=lines))[-1]
    assert (end["ending"], end["unseen"], end["unsaid"]) == ("well", [], [])
    assert (end["rating_agrees"], end["next_work_agrees"]) == (True, True)


def test_an_unknown_command_is_a_wrong_call() -> None:
    assert run("plya").exit_code == 2


def test_the_list_names_every_scenario() -> None:
    listed = run("list").stdout + run("list", "--scenes").stdout
    assert all(scenario in listed for scenario in Library().ids)


def test_the_list_has_the_clients_of_the_course_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = tmp_path / "course.yaml"
    own = Path(__file__).parent / "data"
    course.write_text(f'format: 1\ncourse: c\nconsent: "Yes."\nscenarios: ["{own.as_posix()}"]\n', encoding="utf-8")
    monkeypatch.setenv("COACHKIT_COURSE", str(course))
    assert "olu-kiln  (difficulty 1)" in run("list").stdout


def test_the_list_names_no_scene_that_the_course_leaves_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = tmp_path / "course.yaml"
    course.write_text('format: 1\ncourse: c\nconsent: "Yes."\nurgent: {lesson: off}\n', encoding="utf-8")
    monkeypatch.setenv("COACHKIT_COURSE", str(course))
    listed = run("list", "--scenes").stdout
    assert "selam-birds" in listed
    assert "gwen-letter" not in listed


def test_the_list_as_json_holds_what_design_promises() -> None:
    card = json.loads(run("list", "--json").stdout)[0]
    assert set(card) == {"id", "client", "trade", "difficulty", "kinds", "degree", "lesson"}


def test_the_shipped_scenarios_pass_the_check() -> None:
    result = run("check")
    assert result.exit_code == 0, result.stderr
    assert "all is well" in result.stdout


def test_a_bad_folder_fails_the_check_with_place_and_code(tmp_path: Path) -> None:
    file = tmp_path / "bad" / "scenario.yaml"
    file.parent.mkdir()
    file.write_text("format: 1\nid: bad\nclinet: x\n", encoding="utf-8")
    result = run("check", str(file.parent))
    assert result.exit_code == 1
    assert f"{file}:3:1: CK004 unknown key 'clinet' (did you mean 'client'?)" in result.stderr


def test_course_settings_are_checked_too(tmp_path: Path) -> None:
    course = tmp_path / "my-course.yaml"
    course.write_text("format: 1\ncourse: x\nconsent: 'y'\nscenarios: [nowhere]\n", encoding="utf-8")
    result = run("check", str(course))
    assert result.exit_code == 1
    assert f"{course}:4:13: CK401" in result.stderr


def test_sound_course_settings_pass() -> None:
    assert run("check", str(shipped("data") / "course.yaml")).exit_code == 0


def test_check_as_json_is_for_programs(tmp_path: Path) -> None:
    found = json.loads(run("check", str(tmp_path), "--json").stdout)
    assert [problem["code"] for problem in found["problems"]] == ["CK001"]


def test_the_good_path_plays_to_its_end_by_ids() -> None:
    result = run("play", GOOD, "--json", lines=good_path())
    assert result.exit_code == 0, result.stderr
    *turns, end = rows(result)
    assert {turn["outcome"] for turn in turns} == {"on_track"}
    assert end["ending"] == "well"
    assert end["unseen"] == []


def test_each_row_has_the_columns_of_a_choice_and_the_next_statement() -> None:
    from coachkit.summaries import COLUMNS

    first = rows(run("play", GOOD, "--json", lines=good_path()))[0]
    assert set(COLUMNS) | {"next_statement"} <= set(first)


def test_the_same_seed_gives_numbers_the_same_meaning() -> None:
    chosen = [rows(run("play", GOOD, "--json", "--seed", "7", lines=["1", "1"]))[0]["reply_id"] for _ in range(2)]
    assert chosen[0] == chosen[1]


def test_rating_and_next_work_are_read_after_the_end() -> None:
    end = rows(run("play", GOOD, "--json", lines=[*good_path(), "vision_no_way", "clarify_goal"]))[-1]
    assert (end["rating_agrees"], end["next_work_agrees"]) == (True, True)


def test_too_few_lines_fall_short_and_can_be_gone_on_with() -> None:
    path = good_path()
    assert run("play", GOOD, "--json", lines=path[:2]).exit_code == 1
    result = run("play", GOOD, "--json", "--resume", lines=path[2:])
    assert result.exit_code == 0
    assert rows(result)[-1]["replies"] == len(path)


def test_a_line_that_is_no_reply_is_a_wrong_call_with_its_place() -> None:
    result = run("play", GOOD, "--json", lines=["nonsense"])
    assert result.exit_code == 2
    assert result.stderr.startswith("stdin:1:1: there is no reply here called 'nonsense'")


def test_again_takes_the_last_reply_back() -> None:
    path = good_path()
    turns = rows(run("play", GOOD, "--json", lines=[path[0], "again", *path]))[:-1]
    assert [turn["attempt"] for turn in turns[:3]] == [1, 2, 1]


def test_an_unknown_client_is_a_wrong_call_with_the_nearest_name() -> None:
    result = run("play", "ines-tile")
    assert result.exit_code == 2
    assert "did you mean 'ines-tiles'" in result.stderr


def test_played_for_people_it_tells_steps_evidence_and_reason() -> None:
    told = run("play", GOOD, lines=good_path()).stdout
    assert all(words in told for words in ("The client is thinking:", "Why:", "acknowledge:", "The vision grows:"))


def test_control_characters_do_not_reach_the_terminal() -> None:
    result = run("play", "\x1b[2Jines")
    assert "\x1b" not in result.stderr


def test_a_store_that_cannot_be_opened_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHKIT_STORE", f"sqlite:///{tmp_path}")
    result = run("play", GOOD)
    assert result.exit_code == 1
    assert "cannot be opened" in result.stderr


def test_a_summary_of_nothing_says_what_to_do() -> None:
    assert "no replies on record" in run("summary").stdout


def test_the_summary_names_its_tables() -> None:
    run("play", GOOD, "--json", lines=good_path())
    told = run("summary").stdout
    assert "steps_missed" in told
    assert "on_track_share" in told


def test_the_summary_as_json_is_rows() -> None:
    run("play", GOOD, "--json", lines=good_path())
    found = json.loads(run("summary", "--json", "--table", "outcomes").stdout)
    assert {row["stage"] for row in found["outcomes"]} == {"opening", "vision", "verdict", "revisit", "next_work"}


def test_the_summary_as_csv_has_a_row_a_reply() -> None:
    path = good_path()
    run("play", GOOD, "--json", lines=path)
    assert run("summary", "--csv").stdout.startswith('"","choice_id",')


def test_an_export_goes_to_a_new_file_only(tmp_path: Path) -> None:
    run("play", GOOD, "--json", lines=good_path())
    output = tmp_path / "mine.jsonl"
    assert run("export", "--output", str(output)).exit_code == 0
    assert json.loads(output.read_text(encoding="utf-8").splitlines()[0])["kind"] == "session_started"
    assert run("export", "--output", str(output)).exit_code == 1
    assert os.name == "nt" or output.stat().st_mode & 0o077 == 0


def test_forget_asks_first() -> None:
    run("play", GOOD, "--json", lines=good_path())
    assert run("forget", lines=["n"]).exit_code == 1
    assert run("export").exit_code == 0


def test_forget_erases_and_says_what_it_cannot_reach(records: Path) -> None:
    run("play", GOOD, "--json", lines=good_path())
    told = run("forget", "--yes").stdout
    assert "backups of this computer" in told
    with sqlite3.connect(records) as connection:
        assert connection.execute("select count(*) from coachkit_event").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("command", [["export"], ["forget", "--yes"]])
def test_other_names_on_record_are_told(command: list[str]) -> None:
    for name in ("mole", "rat"):
        run("play", GOOD, "--json", "--trainee", name, lines=good_path()[:1])
    assert "under other names: rat (--trainee NAME)" in run(*command, "--trainee", "mole").stderr


def test_a_bad_course_file_is_told_before_anything_opens(tmp_path: Path) -> None:
    course = tmp_path / "course.yaml"
    course.write_text("format: 1\ncourse: x\nconsent: 'y'\nexma: on\n", encoding="utf-8")
    result = run("lab", "--no-browser", "--course", str(course))
    assert result.exit_code == 1
    assert f"{course}:4:1: CK004 unknown key 'exma' (did you mean 'exam'?)" in result.stderr


def test_lines_that_are_no_text_are_a_wrong_call() -> None:
    result = CliRunner().invoke(cli, ["play", GOOD], input=b"\xff\xfe\n")
    assert result.exit_code == 2
    assert result.stderr == "coachkit: the lines are not utf-8 text\n"


def test_times_are_written_in_one_way() -> None:
    played = rows(run("play", GOOD, "--json", lines=good_path()))[0]
    (exported, *_) = [row for row in rows(run("export")) if row["kind"] == "choice"]
    assert played["recorded_at"] == exported["recorded_at"]
