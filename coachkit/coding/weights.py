"""What was learned: the coder's weights, a text file made by `coachkit.coding.training`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from typing import Any

from ..vocabulary import Band, Code
from .features import Classes
from .network import CODES, ZERO, First, Network, Second, squashed

FILE = f"{__file__.removesuffix('.py')}.txt"
"""Where the weights are; a plain text, since importing pathlib takes a tenth of the time that coding needs to load."""
LEVELS = 2 * ZERO + 1
ALPHABET = "".join(map(chr, range(126 - LEVELS + 1, 127)))
"""The sign for each level of a weight, lowest first."""
_LEVEL_OF = bytes(max(ALPHABET.find(chr(number)), 0) for number in range(256))


@dataclass(frozen=True)
class Bounds:
    """How a code's score is read.

    Attributes
    ----------
    slope, rise : float
        Of the curve that makes the score a probability.
    unsure, sure : float
        From which probability on the code is put to the trainee as a question, and from which it acts at once.
    clause : float
        From which probability on a clause belongs to the evidence; the strongest always does.
    """

    slope: float
    rise: float
    unsure: float
    sure: float
    clause: float

    def probability(self, score: float) -> float:
        """Return how likely the code is right, from 0 to 1."""
        return squashed(self.slope * score + self.rise)

    def band(self, probability: float) -> Band | None:
        """Return the band of a probability; None where the coder is silent."""
        if probability < self.unsure:
            return None
        return Band.SURE if probability >= self.sure else Band.UNSURE


@dataclass(frozen=True)
class Weights:
    """Everything that the coder knows.

    Attributes
    ----------
    version : int
        Counts the weights that were published; a stored choice names it.
    index : mapping of str to int
        The number of each feature that is known.
    bounds : mapping of Code to Bounds
    examples : tuple of str
        The codebook's own examples; a reply pasted together from them is no reply.
    """

    version: int
    classes: Classes
    index: Mapping[str, int]
    network: Network
    bounds: Mapping[Code, Bounds]
    examples: tuple[str, ...]

    def knows(self, word: str) -> bool:
        """Say whether a word was met in training, or has a class."""
        return f"1{word}" in self.index or word in self.classes.words


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with coachkit; read once."""
    with open(FILE, "rb") as file:  # noqa: PTH123  # see FILE
        return weights_from(file.read())


def weights_from(written: bytes) -> Weights:
    """Read weights as `weights_to` wrote them."""
    head, features, rows = written.rstrip(b"\n").split(b"\n")
    raw, names = json.loads(head), features.decode().split("\t")
    return Weights(
        version=raw["version"],
        classes=Classes(_numbered(raw["words"]), _numbered(raw["phrases"])),
        index=dict(zip(names, range(len(names)), strict=True)),
        network=Network(
            First(rows.translate(_LEVEL_OF), raw["scale"], raw["bias"], raw["out"]),
            Second(raw["second_bias"], raw["second"]),
        ),
        bounds={code: Bounds(*raw["bounds"][code]) for code in CODES},
        examples=tuple(raw["examples"]),
    )


def weights_to(weights: Weights) -> bytes:
    """Write weights as text of three lines.

    Everything small as JSON; the features, with tabs between; and for each feature in turn a sign for each level.
    """
    first, second = weights.network.first, weights.network.second
    parts: dict[str, Any] = {
        "version": weights.version,
        "bounds": {code.value: list(astuple(each)) for code, each in weights.bounds.items()},
        "scale": first.scale,
        "bias": first.bias,
        "out": first.out,
        "second_bias": second.bias,
        "second": second.weights,
        "words": _gathered(weights.classes.words),
        "phrases": _gathered(weights.classes.phrases),
        "examples": weights.examples,
    }
    head = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    rows = "".join(ALPHABET[level] for level in first.rows)
    return "\n".join([head, "\t".join(weights.index), rows, ""]).encode()


def _gathered(kinds: Mapping[str, str]) -> list[str]:
    """Return, for the class of each number, its members on one line."""
    lines = [list[str]() for _ in range(1 + max(map(int, kinds.values()), default=-1))]
    for member, kind in kinds.items():
        lines[int(kind)].append(member)
    return [",".join(members) for members in lines]


def _numbered(lines: Sequence[str]) -> dict[str, str]:
    return {member: str(number) for number, line in enumerate(lines) if line for member in line.split(",")}
