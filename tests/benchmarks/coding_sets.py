"""The replies that the table is about, and how they are split: by writing group, by client turn, and not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from coachkit.coding.corpus import CodedReply, read_replies
from coachkit.coding.training import DATA
from coachkit.vocabulary import Code, Stage
from tests.benchmarks.coding_answers import Answers, from_evidence, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.coding_answers import Evidence
    from tests.benchmarks.coding_coders import Coder

SEED = 20
QUICK_SHARE = 0.15
SAMPLE_SEED = 4


def corpus() -> list[CodedReply]:
    """Return all replies, the frozen ones too."""
    return read_replies(DATA / "replies")


def sample(replies: Sequence[CodedReply], share: float) -> list[CodedReply]:
    """Return a share of the client turns, with all replies to each."""
    turns = sorted({reply.turn for reply in replies})
    drawn = np.random.default_rng(SAMPLE_SEED).permutation(len(turns))[: max(1, round(share * len(turns)))]
    kept = {turns[at] for at in drawn}
    return [reply for reply in replies if reply.turn in kept]


def folds_by(names: Sequence[str], folds: int) -> list[list[int]]:
    """Return the numbers of the replies that each fold holds out; replies with one name stay together."""
    known = sorted(set(names))
    shuffled = [known[at] for at in np.random.default_rng(SEED).permutation(len(known))]
    fold_of = {name: number % folds for number, name in enumerate(shuffled)}
    held_out = [[at for at, name in enumerate(names) if fold_of[name] == fold] for fold in range(folds)]
    return [numbers for numbers in held_out if numbers]


def by_group(replies: Sequence[CodedReply], folds: int) -> list[list[int]]:
    """Hold out whole writing groups."""
    return folds_by([reply.group for reply in replies], folds)


def by_turn(replies: Sequence[CodedReply], folds: int) -> list[list[int]]:
    """Hold out whole client turns; what the client says may stand in one fold only, whatever the turn is called."""
    return folds_by([reply.client for reply in replies], folds)


def across(folds: Sequence[Sequence[int]], replies: Sequence[CodedReply], make: Callable[[], Coder]) -> Answers:
    """Return a coder's answers to all replies, each by one that learned from the other folds alone."""
    parts = []
    for held_out in folds:
        out = set(held_out)
        coder = make()
        coder.learn([reply for at, reply in enumerate(replies) if at not in out])
        parts.append(coder.answers([replies[at] for at in held_out]))
    return joined(parts, folds)


def second_pass(replies: Sequence[CodedReply]) -> tuple[list[CodedReply], Answers, float]:
    """Return the replies that were coded twice, the second coding, and for what share both sets of codes were the same.

    The first coding is no longer there where the two differed: `replies` holds the settled codes. So the answers are
    compared with those; the share alone compares them with the first coding itself.
    """
    rows = {row["id"]: row for row in _second_rows()}
    twice = [reply for reply in replies if reply.id in rows]
    evidence = [_found(reply.reply, rows[reply.id]["second"]) for reply in twice]
    alike = sum("settled" not in rows[reply.id] for reply in twice)
    return twice, from_evidence(evidence), alike / len(twice) if twice else float("nan")


def _second_rows() -> Iterator[dict[str, Any]]:
    for file in sorted((DATA / "second_coding").glob("*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def _found(reply: str, codes: dict[str, list[str]]) -> Evidence:
    """Return the places of the words of each code."""
    places = {code: [(reply.find(run), len(run)) for run in runs] for code, runs in codes.items()}
    return {
        Code(code): tuple((start, start + length) for start, length in spans if start >= 0)
        for code, spans in places.items()
    }


def read_also(file: Path) -> list[CodedReply]:
    """Read coded replies from elsewhere.

    Each line needs "stage", "reply" and "codes" (or "gold", which goes first): each code with its words, or a list of
    codes, whose evidence is then not measured. What else the corpus has may be missing.
    """
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return [_also(json.loads(line), f"{file.stem}-{number}") for number, line in lines if line.strip()]


def _also(raw: dict[str, Any], name: str) -> CodedReply:
    gold = raw["gold"] if "gold" in raw else raw["codes"]
    runs = gold if isinstance(gold, dict) else dict.fromkeys(gold, ())
    codes = {Code(code): (words,) if isinstance(words, str) else tuple(words) for code, words in runs.items()}
    client = raw.get("client") or ""
    return CodedReply(
        id=str(raw.get("id") or name),
        group=raw.get("group") or "also",
        turn=raw.get("turn") or client or name,
        stage=Stage(raw["stage"]),
        client=client,
        reply=raw["reply"],
        codes=codes,
        register=raw.get("register") or "",
    )
