"""What was learned, made small: weights as levels, a sign each, and everything else rounded."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from ..features import Classes
from ..network import ZERO, First
from ..words import is_spoken, words_of
from .learning import Learned

_WIDEST = 99.9
"""Percentile of the weights of a lane that the highest level stands for; the few beyond are cut."""
_EXAMPLE = re.compile(r"\"([^\"]+)\"")
_SHORTEST_EXAMPLE = 2


def packed(learned: Learned) -> First:
    """Return the first step with its rows as levels."""
    scale = np.percentile(np.abs(learned.rows), _WIDEST, axis=0) / ZERO
    levels = np.clip(np.rint(learned.rows / scale), -ZERO, ZERO) + ZERO
    return First(
        rows=levels.astype(np.uint8).tobytes(),
        scale=[float(f"{worth:.5g}") for worth in scale],
        bias=[round(float(start), 5) for start in learned.bias],
        out=[[round(float(weight), 5) for weight in row] for row in learned.out.T],
    )


def classes_from(file: Path) -> Classes:
    """Read the word classes: ``name: word, word, two words, …``, a class a line; a word's first class holds."""
    words, phrases = dict[str, str](), dict[str, str]()
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if ":" in line and line[0] != "#"]
    for number, line in enumerate(lines):
        for member in line.partition(":")[2].split(","):
            spoken = [word.text for word in words_of(member) if is_spoken(word.text)]
            if spoken:
                (phrases if len(spoken) > 1 else words).setdefault(" ".join(spoken), str(number))
    return Classes(words, phrases)


def examples_from(codebook: Path) -> tuple[str, ...]:
    """Return what the codebook quotes, as the coder reads it: words with blanks between."""
    quoted = _EXAMPLE.findall(re.sub(r"[“”]", '"', codebook.read_text(encoding="utf-8")))
    spoken = [" ".join(word.text for word in words_of(text) if is_spoken(word.text)) for text in quoted]
    return tuple(dict.fromkeys(text for text in spoken if len(text.split()) >= _SHORTEST_EXAMPLE))
