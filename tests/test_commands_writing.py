"""Replies in one's own words on the command line: played, asked about, coded, and compared with the authors'."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from coachkit.coding import Coding
from coachkit.commands import cli
from coachkit.commands.player import Player
from coachkit.practice import Session, Wiring, agreement_on, coder_agreement, open_session
from coachkit.scenario import Scenario
from coachkit.summaries import COLUMNS
from coachkit.vocabulary import Code, Mode, Stage
from tests import olu

CLIENT = "ines-tiles"
TIP = "acknowledge, note, suspend, return, advise?"


@pytest.fixture(autouse=True)
def _coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line use a coder that finds the codes which a reply names."""
    monkeypatch.setattr(sys.modules[Wiring.__module__], "code_reply", olu.coder)


def run(*words: str, lines: list[str] | None = None) -> Result:
    return CliRunner().invoke(cli, list(words), input="".join(f"{line}\n" for line in lines or []))


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# ------------------------------------------------------------------------------------------------ a script plays


@pytest.mark.parametrize("mode", ["write", "write_first"])
def test_every_line_is_a_reply_and_the_conversation_plays_to_its_end(mode: str) -> None:
    result = run("play", CLIENT, "--mode", mode, "--json", lines=["return", "ok", "1", *["dismiss"] * 40])
    assert result.exit_code in (0, 2), result.stderr  # what is left over is read as the rating
    turns = [row for row in rows(result) if "choice_id" in row]
    assert [turn["reply"] for turn in turns[:3]] == ["return", "ok", "1"]
    assert {turn["mode"] for turn in turns} == {mode}
    assert all(set(COLUMNS) | {"next_statement", "asked"} <= set(turn) for turn in turns)


def test_without_a_terminal_what_is_asked_is_left_open_and_told() -> None:
    first = rows(run("play", CLIENT, "--mode", "write", "--json", lines=["return, advise?"]))[0]
    assert first["asked"] == [
        {"code": "advise", "question": "“advise?” Did you mean this as a suggestion?", "answer": None}
    ]
    assert first["codes"] == ["return"]


def test_without_a_mode_words_of_ones_own_are_taken_beside_ids_and_numbers() -> None:
    result = run("play", CLIENT, "--json", lines=["1", "  So, return to it. ", "nonsense"])
    told = [(row["mode"], row["reply_id"] is None) for row in rows(result)]
    assert told == [("choose", False), ("write", True)]
    assert rows(result)[1]["reply"] == "  So, return to it. "
    assert result.exit_code == 2
    assert result.stderr.startswith("stdin:3:1: there is no reply here called 'nonsense'")


def test_in_the_mode_choose_words_of_ones_own_are_a_wrong_call() -> None:
    result = run("play", CLIENT, "--mode", "choose", "--json", lines=["So, return to it."])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("stdin:1:1: there is no reply here called 'So, return to it.'; there is: ")


def test_a_reply_that_is_too_long_is_a_wrong_call_with_its_place() -> None:
    result = run("play", CLIENT, "--mode", "write", "--json", lines=["return", "x" * 20_001])
    assert result.exit_code == 2
    assert result.stderr.startswith("stdin:2:1: This is longer than a reply can be here")


def test_blank_lines_are_passed_over_however_many() -> None:
    result = run("play", CLIENT, "--mode", "write", "--json", lines=[*[""] * 3000, "return"])
    assert len(rows(result)) == 1


def test_the_last_reply_can_be_taken_back_in_every_mode() -> None:
    turns = rows(run("play", CLIENT, "--mode", "write", "--json", lines=["probe", "again", "return"]))
    assert [turn["attempt"] for turn in turns] == [1, 2]


def test_told_for_people_the_feedback_names_evidence_and_a_model_line() -> None:
    told = run("play", CLIENT, "--mode", "write", lines=["probe, acknowledge?"]).stdout
    assert all(words in told for words in ('probe: "probe"', "One of several good lines:", "Why: "))
    assert "1. " not in told  # nothing is offered


def test_an_unknown_mode_is_a_wrong_call() -> None:
    assert run("play", CLIENT, "--mode", "wirte").exit_code == 2


# ------------------------------------------------------------------------------------------------ somebody is there


@pytest.fixture
def talk(
    wiring: Wiring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[Session, str]]:
    """Return a function that plays Olu at a terminal with these lines, until they end."""

    def played(*lines: str, mode: Mode = Mode.WRITE) -> tuple[Session, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        session = open_session(olu.ID, mode=mode, wiring=replace(wiring, coder=olu.coder))
        with pytest.raises(SystemExit):
            Player(session, talks=True, as_json=False, free=mode is Mode.CHOOSE).run()
        return session, " ".join(capsys.readouterr().out.split())

    return played


def test_at_a_terminal_one_is_asked_and_answers(talk: Callable[..., tuple[Session, str]]) -> None:
    session, told = talk("return, advise?", "perhaps", "y")
    assert told.count("Did you mean this as a suggestion? (y or n; Enter leaves it open):") == 2
    assert session.choices()[0]["codes"] == ["return", "advise"]
    assert 'advise: "advise?" (as you said)' in told


def test_at_a_terminal_enter_leaves_a_question_open(talk: Callable[..., tuple[Session, str]]) -> None:
    session, _ = talk("acknowledge?, return?", "", "")
    assert session.choices()[0]["codes"] == ["acknowledge", "return"]


def test_lines_that_end_at_a_question_leave_it_for_the_next_time(talk: Callable[..., tuple[Session, str]]) -> None:
    session, _ = talk("return, advise?")
    assert (session.choices(), session.view().written) == ([], "return, advise?")
    session, told = talk("n")
    assert session.choices()[0]["codes"] == ["return"]
    assert "[on track]" in told


def test_at_a_terminal_a_code_is_disputed_by_its_name(talk: Callable[..., tuple[Session, str]]) -> None:
    session, told = talk("probe, hand_back", "hand back")
    assert "Not what you did? Name it (hand back, probe), or Enter:" in told
    assert session.choices()[0]["disputed"] == ["hand_back"]


def test_a_code_that_is_not_there_is_told_with_those_that_are(talk: Callable[..., tuple[Session, str]]) -> None:
    session, told = talk("probe", "prob")
    assert "did you mean 'probe'?" in told
    assert session.choices()[0]["disputed"] == []


def test_at_a_terminal_the_closest_is_named_and_the_model_line_shown(talk: Callable[..., tuple[Session, str]]) -> None:
    session, told = talk("probe", "", "what-like", mode=Mode.WRITE_FIRST)
    assert session.choices()[0]["closest_reply_id"] == "what-like"
    assert "Which comes closest to yours?" in told
    assert f"One of several good lines: {session.scenario.turn('cup').reply('what-like').text}" in told


def test_who_goes_on_without_comparing_sees_the_model_line_of_the_reply_before(
    talk: Callable[..., tuple[Session, str]],
) -> None:
    session, told = talk("probe", "", "", "return", mode=Mode.WRITE_FIRST)
    assert len(session.choices()) == 2
    before = "What could have been said before that: One of several good lines:"
    assert f"{before} {session.scenario.turn('cup').reply('what-like').text}" in told


def test_the_model_line_of_the_last_reply_is_told_at_the_end() -> None:
    told = run("play", "bronwen-parcels", "--mode", "write_first", lines=["return so", "return so"]).stdout
    assert "What could have been said: One of several good lines: And those days" in " ".join(told.split())


def test_at_a_terminal_one_can_write_where_one_could_choose(talk: Callable[..., tuple[Session, str]]) -> None:
    session, told = talk("So, return.", mode=Mode.CHOOSE)
    assert session.choices()[0]["mode"] == "write"
    assert "number, id, or your own words" in told


# ------------------------------------------------------------------------------------------------ code


def line(**more: object) -> str:
    return json.dumps({"id": "a", "stage": "vision", "client": "But the fees.", "reply": "Yes.", **more})


def test_replies_are_coded_in_their_order_with_all_that_is_promised() -> None:
    result = run(
        "code", lines=[line(id="b"), "", line(id=7, register="other keys are passed over"), line(reply="\ud83d")]
    )
    assert result.exit_code == 0
    assert [row["id"] for row in rows(result)] == ["b", 7, "a"]
    assert [*rows(result)[0]] == ["id", "codes", "outcome", "steps", "evidence", "bands", "remark"]


def test_evidence_stands_in_the_reply_and_every_code_has_its_band() -> None:
    reply = "Thank you. I'll write that down. Suppose it were paid: what would your week look like?"
    [row] = rows(run("code", lines=[line(reply=reply)]))
    assert set(row["evidence"]) == set(row["bands"]) == set(row["codes"])
    assert set(row["bands"].values()) <= {"sure", "unsure"}
    assert all(0 <= start < end <= len(reply) for spans in row["evidence"].values() for start, end in spans)


BAD = {
    '{"stage": "vision"': "stdin:2:19: this is not JSON: Expecting ',' delimiter",
    '["vision", "Yes."]': "stdin:2:1: this is no JSON object",
    '{"stage": "vision"}': "stdin:2:1: the key 'reply' is missing",
    '{"reply": "Yes."}': "stdin:2:1: the key 'stage' is missing",
    '{"stage": "vision", "reply": 7}': "stdin:2:1: 'reply' has to be text",
    '{"stage": "visoin", "reply": "Yes."}': "stdin:2:1: there is no stage 'visoin' (did you mean 'vision'?)",
    '{"stage": ["vision"], "reply": "Yes."}': "stdin:2:1: 'stage' has to be text",
    "[" * 100_000: "stdin:2:1: this is not JSON that can be read",
    '{"stage": "vision", "reply": "Yes.", "id": ' + "9" * 5000 + "}": "stdin:2:1: this is not JSON that can be read",
}


@pytest.mark.parametrize(("wrong", "told"), BAD.items(), ids=[each[:30] for each in BAD])
def test_a_bad_line_is_told_with_its_place_and_the_others_are_coded(wrong: str, told: str) -> None:
    result = run("code", lines=[line(id=1), wrong, line(id=3)])
    assert result.exit_code == 2
    assert result.stderr.startswith(told)
    assert len(result.stderr.splitlines()) == 1
    assert [row["id"] for row in rows(result)] == [1, 3]


def test_a_line_that_is_no_text_is_told_where_it_stops_being_it() -> None:
    result = CliRunner().invoke(cli, ["code"], input=b"\xef\xbb\xbf" + line().encode() + b"\n{\xff}\n")
    assert (result.exit_code, result.stderr) == (2, "stdin:2:2: this is not UTF-8 text\n")


def test_codings_for_people_quote_the_words() -> None:
    told = run("code", "--human", lines=[line(id="mine", reply="\x1b[2J")]).stdout
    assert told.startswith("mine: stalled, 0 of 4 steps")
    assert "\x1b" not in told


# ------------------------------------------------------------------------------------------------ check --coder


def test_the_coder_is_compared_with_the_author(scenario: Scenario) -> None:
    def coder(reply: str, client: str, stage: Stage, *, shown: object) -> Coding:
        return olu.coder(" ".join(by_text[reply]), client, stage)

    by_text = {reply.text: [code.value for code in reply.codes] for _, reply in scenario.replies()}
    same = agreement_on(scenario, coder)
    assert (same.replies, same.same_outcome, same.same_codes) == (36, 36, 36)
    assert (same.unseen, same.added) == ((), ())
    first = scenario.turn("clay").reply("both-listed")
    by_text[first.text] = ["acknowledge", "note", "suspend", "probe", "judge?"]
    other = agreement_on(scenario, coder)
    assert (other.same_outcome, other.same_codes) == (35, 35)
    assert [(each.reply, each.code, each.words, each.place.line) for each in other.unseen] == [
        ("both-listed", Code.RETURN, "what is your day like?", first.at.line)
    ]
    assert [(each.reply, each.code) for each in other.added] == [("both-listed", Code.PROBE)]


def test_what_cannot_be_read_is_left_out_of_the_comparison(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")
    assert coder_agreement([tmp_path, tmp_path / "nowhere"]) == []
    assert run("check", "--coder", str(tmp_path)).exit_code == 1


def test_check_tells_the_agreement_in_a_table_and_stays_a_check_of_scenarios() -> None:
    result = run("check", "--coder", str(olu.OLU))
    assert result.exit_code == 0
    table = result.stdout.splitlines()
    assert "1 scenario checked: all is well." in table
    assert any(row.split()[:2] == ["olu-kiln", "36"] for row in table)


def test_check_as_json_has_the_agreement_only_when_asked() -> None:
    assert "coder" not in json.loads(run("check", "--json", str(olu.OLU)).stdout)
    [told] = json.loads(run("check", "--coder", "--json", str(olu.OLU)).stdout)["coder"]
    keys = {"scenario", "coder", "replies", "same_outcome", "same_codes", "unseen", "added"}
    assert set(told) == keys
    for difference in (*told["unseen"], *told["added"]):
        assert set(difference) == {"file", "line", "column", "turn", "reply", "code", "words"}
