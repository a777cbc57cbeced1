"""The coder's weights are what the documented command learns from the replies; learning comes out alike each time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from coachkit.coding import code_reply
from coachkit.coding.corpus import CodedReply, read_replies, tuning
from coachkit.coding.features import Classes
from coachkit.coding.training import DATA, __main__
from coachkit.coding.training.instances import instances_of
from coachkit.coding.training.learning import Recipe
from coachkit.coding.training.packing import classes_from, examples_from
from coachkit.coding.training.stacking import held_out_groups
from coachkit.coding.weights import FILE as PATH
from coachkit.coding.weights import Weights, weights_from, weights_to
from coachkit.vocabulary import Code

FILE = Path(PATH)
CLASSES, EXAMPLES = classes_from(DATA / "word_classes.txt"), examples_from(DATA / "codebook.md")
SMALL = Recipe(hidden=4, rounds=2)


@pytest.fixture(scope="module")
def some() -> list[CodedReply]:
    """A few replies of each of four groups, in which every code occurs."""
    groups = ("elbe", "nile", "thames", "yukon")
    return [reply for reply in tuning(read_replies(DATA / "replies")) if reply.group in groups][::4]


@pytest.fixture(scope="module")
def learned(some: list[CodedReply]) -> Weights:
    return __main__.train(some, CLASSES, EXAMPLES, SMALL)[0]


def levels(weights: Weights) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int16]]]:
    rows = np.frombuffer(weights.network.first.rows, np.uint8).astype(np.int16).reshape(len(weights.index), -1)
    return dict(zip(weights.index, rows, strict=True))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_documented_command_makes_the_weights_that_are_shipped(tmp_path: Path) -> None:
    """Byte for byte with the locked versions on the same kind of processor; elsewhere sums may round otherwise.

    Then the features have to be the same, and 99 in 100 levels within one.
    """
    __main__.main(["--out", str(tmp_path / "weights.txt")])
    written = (tmp_path / "weights.txt").read_bytes()
    if written == FILE.read_bytes():
        return
    made, shipped = levels(weights_from(written)), levels(weights_from(FILE.read_bytes()))
    assert list(made) == list(shipped)
    apart = np.abs(np.vstack(list(made.values())) - np.vstack(list(shipped.values())))
    assert (apart <= 1).mean() >= 0.99


def test_learning_comes_out_alike_each_time(some: list[CodedReply], learned: Weights) -> None:
    again, _ = __main__.train(some, CLASSES, EXAMPLES, SMALL)
    assert weights_to(again) == weights_to(learned)


def test_another_seed_comes_out_otherwise(some: list[CodedReply], learned: Weights) -> None:
    other, _ = __main__.train(some, CLASSES, EXAMPLES, Recipe(hidden=4, rounds=2, seed=21))
    assert other.network.first.rows != learned.network.first.rows


def test_what_was_learned_can_be_written_and_used(learned: Weights) -> None:
    used = weights_from(weights_to(learned))
    assert code_reply("Don't worry, it'll be fine.", "But the lease.", weights=used).coder == "coachkit 1"


def test_the_frozen_test_is_not_learned_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[CodedReply] = []

    def train(replies: list[CodedReply], *_: object) -> tuple[Weights, dict[str, float]]:
        seen.extend(replies)
        return weights_from(FILE.read_bytes()), {}

    monkeypatch.setattr(__main__, "train", train)
    __main__.main(["--out", str(tmp_path / "weights.txt")])
    assert len(seen) > 4_000
    assert tuning(seen) == seen


def test_replies_of_ones_own_are_learned_from_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[str] = []

    def train(replies: list[CodedReply], *_: object) -> tuple[Weights, dict[str, float]]:
        seen.extend(reply.group for reply in replies)
        return weights_from(FILE.read_bytes()), {}

    monkeypatch.setattr(__main__, "train", train)
    line = (DATA / "replies" / "elbe.jsonl").read_text(encoding="utf-8").split("\n")[0]
    (tmp_path / "own.jsonl").write_text(line.replace("elbe", "own"), encoding="utf-8")
    __main__.main(["--also", str(tmp_path), "--out", str(tmp_path / "weights.txt")])
    assert seen.count("own") == 1


def test_a_writing_group_is_held_out_as_a_whole(some: list[CodedReply]) -> None:
    instances = instances_of(some, CLASSES)
    folds = held_out_groups(instances)
    assert np.sum(folds, axis=0).tolist() == [1] * len(instances.replies)
    for fold in folds:
        inside = {reply.group for reply, out in zip(instances.replies, fold, strict=True) if out}
        assert inside.isdisjoint(reply.group for reply, out in zip(instances.replies, fold, strict=True) if not out)


def test_every_code_of_a_reply_is_earned_by_one_of_its_clauses(some: list[CodedReply]) -> None:
    instances = instances_of(some[:200], CLASSES)
    for number, reply in enumerate(instances.replies):
        earned = instances.earned[instances.owner == number].any(axis=0)
        assert [code for code, there in zip(Code, earned, strict=True) if there] == list(reply.codes)


def test_a_words_first_class_holds(tmp_path: Path) -> None:
    file = tmp_path / "classes.txt"
    file.write_text("# a remark: none\nmoney: cash, rent, bank loan\nplace: rent, town\n", encoding="utf-8")
    classes = classes_from(file)
    assert classes == Classes({"cash": "0", "rent": "0", "town": "1"}, {"bank loan": "0"})


def test_the_shipped_classes_and_examples_are_those_of_the_data() -> None:
    shipped = weights_from(FILE.read_bytes())
    assert (shipped.classes, shipped.examples) == (CLASSES, EXAMPLES)
