"""The coder: deterministic, pure, and made of the standard library alone."""

from __future__ import annotations

import ast
import builtins
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coachkit.coding import code_reply, coder_name
from coachkit.coding.weights import shipped_weights, weights_from, weights_to
from coachkit.vocabulary import Band, Code, Outcome, Stage

CLIENT = "I'd love a bakery of my own. But the lease is nine hundred a month."
DEFERRED = (
    "Thank you for telling me. The lease goes on our list for later. "
    "Suppose it were paid: what would a morning in your bakery look like?"
)
FOUR = (Code.ACKNOWLEDGE, Code.NOTE, Code.SUSPEND, Code.RETURN)
PACKAGE = Path(__file__).parents[1] / "coachkit" / "coding"


def fresh(code: str) -> str:
    """Run code in a Python of its own, and return what it prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_deferring_reply_earns_the_four_steps() -> None:
    coding = code_reply(DEFERRED, CLIENT)
    assert (coding.codes, coding.steps, coding.outcome(), coding.remark) == (FOUR, 4, Outcome.ON_TRACK, "")


def test_a_tip_beside_the_four_steps_derails() -> None:
    coding = code_reply(f"{DEFERRED} There are grants for that, you could apply for one.", CLIENT)
    assert (coding.bands[Code.ADVISE], coding.outcome()) == (Band.SURE, Outcome.DERAILED)


def test_the_coder_names_itself_and_its_version() -> None:
    assert code_reply(DEFERRED).coder == coder_name() == f"coachkit {shipped_weights().version}"


def test_what_is_not_coded_names_the_coder_too() -> None:
    assert code_reply("").coder == code_reply("x" * 20_000).coder == coder_name()


def test_an_unknown_stage_is_an_error() -> None:
    with pytest.raises(ValueError, match="middle"):
        code_reply(DEFERRED, CLIENT, "middle")


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_may_be_given_by_its_word(stage: Stage) -> None:
    assert code_reply(DEFERRED, CLIENT, stage.value) == code_reply(DEFERRED, CLIENT, stage)


def test_the_same_reply_is_coded_alike_after_others() -> None:
    first = code_reply(DEFERRED, CLIENT)
    code_reply("Have you asked the bank?", CLIENT)
    assert code_reply(DEFERRED, CLIENT) == first


def test_the_same_reply_is_coded_alike_whatever_the_hash_seed() -> None:
    code = f"from coachkit.coding import code_reply; print(code_reply({DEFERRED!r}, {CLIENT!r}).findings)"
    ran = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
            cwd=PACKAGE.parents[1],
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert ran[0] == ran[1] != ""


def test_after_the_first_reply_no_file_is_read_and_no_socket_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    code_reply(DEFERRED, CLIENT)

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the coder went out into the world")

    for owner, name in ((builtins, "open"), (Path, "open"), (Path, "read_bytes"), (socket, "socket")):
        monkeypatch.setattr(owner, name, refused)
    assert code_reply(DEFERRED, CLIENT).codes == FOUR


def test_nothing_beyond_the_standard_library_is_imported() -> None:
    code = (
        "import sys; before = set(sys.modules); from coachkit.coding import code_reply; code_reply('Go on.', 'But.')\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - set(sys.stdlib_module_names)))"
    )
    assert fresh(code) == "['coachkit']"


def test_what_only_training_and_the_network_need_is_not_loaded() -> None:
    code = (
        "import sys; from coachkit.coding import code_reply; code_reply('Go on.', 'But.')\n"
        "print([name for name in sys.modules if 'coding.training' in name or name in ('pickle', 'socket', 'ssl')])"
    )
    assert fresh(code) == "[]"


def test_no_pickle_is_named_in_the_package() -> None:
    named = [
        file.name
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom)) and {"pickle", "joblib", "marshal"} & names_in(node)
    ]
    assert named == []


def names_in(node: ast.Import | ast.ImportFrom) -> set[str]:
    module = [getattr(node, "module", None) or ""]
    return {name.partition(".")[0] for name in [*module, *(alias.name for alias in node.names)]}


def test_the_weights_are_text_and_come_back_as_they_were_written() -> None:
    written = (PACKAGE / "weights.txt").read_bytes()
    assert len(written.decode("utf-8").splitlines()) == 3
    assert weights_to(weights_from(written)) == written


def test_other_weights_code_otherwise() -> None:
    shipped = shipped_weights()
    deaf = {code: replace(bounds, unsure=1.1, sure=1.1) for code, bounds in shipped.bounds.items()}
    assert code_reply(DEFERRED, CLIENT, weights=replace(shipped, bounds=deaf)).codes == ()


def test_a_code_between_the_bounds_is_unsure() -> None:
    shipped = shipped_weights()
    shy = {code: replace(bounds, sure=1.1) for code, bounds in shipped.bounds.items()}
    coding = code_reply(DEFERRED, CLIENT, weights=replace(shipped, bounds=shy))
    assert set(coding.bands.values()) == {Band.UNSURE}


def test_the_client_matters() -> None:
    reply = "Tell me more about the horses."
    hope = code_reply(reply, "I'd love to work with horses. But I have no money.")
    but = code_reply(reply, "I'd love to live in the city. But I have the horses.")
    assert hope.codes != but.codes or hope.findings != but.findings


def test_a_slip_that_could_be_several_things_is_asked_about() -> None:
    coded = code_reply("That would be a long road.", "I'd love a workshop. But I left school after the ninth year.")
    (doubted,) = coded.findings
    assert doubted.band is Band.UNSURE
    assert doubted.probability < shipped_weights().bounds[doubted.code].unsure


@pytest.mark.parametrize("nod", ["OK.", "ok", "Mm-hm.", "hmm…", "Oh, okay"])
def test_a_nod_alone_earns_nothing_and_is_no_nonsense(nod: str) -> None:
    coded = code_reply(nod, "But the lease is nine hundred a month.")
    assert (coded.findings, coded.remark) == ((), "")
