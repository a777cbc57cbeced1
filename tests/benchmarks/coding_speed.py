"""How fast and how large the coder is, beside TF-IDF + SVC, in one run and taking turns."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from coachkit.coding import code_reply
from coachkit.coding.weights import FILE
from tests.benchmarks.coding_coders import TfidfSvc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coachkit.coding.corpus import CodedReply

ROOT = Path(__file__).resolve().parents[2]
WARM_UP = 100
STARTS = 9

LOAD_OURS = """
from coachkit.coding import code_reply
from coachkit.coding.weights import shipped_weights
shipped_weights()"""
LOAD_SVC = """
import pickle
from pathlib import Path
pipeline = pickle.loads(Path({file!r}).read_bytes())"""
CODE_OURS = "code_reply('Thank you. Suppose the fees were paid, what would you do?', 'But the fees.', 'vision')"
CODE_SVC = "pipeline.predict(['Thank you. Suppose the fees were paid, what would you do?'])"
COLD = "{load}\nimport time\nstart = time.perf_counter()\n{code}\nprint((time.perf_counter() - start) * 1000)"
WORK = "\nimport time\nprint(time.process_time() * 1000)"
GROWTH = """
import psutil
rss = psutil.Process().memory_info
before = rss().rss{load}
for _ in range(50):
    {code}
print((rss().rss - before) / 1e6)"""


@dataclass(frozen=True)
class SpeedRow:
    """One measure: ours, the other's, and what ours may be at most."""

    name: str
    unit: str
    ours: float
    svc: float
    limit: float | None = None

    @property
    def holds(self) -> bool:
        """Whether ours is within its limit."""
        return self.limit is None or self.ours <= self.limit


def speed_rows(known: Sequence[CodedReply], replies: Sequence[CodedReply]) -> list[SpeedRow]:
    """Measure everything on the replies; the SVC learns from the known ones first."""
    svc = TfidfSvc()
    svc.learn(known)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "svc.pickle"
        file.write_bytes(pickle.dumps(svc.pipeline))
        loads = (LOAD_OURS, LOAD_SVC.format(file=str(file)))
        return [*_replies(replies, svc), *_starts(*loads), _sizes(file)]


def _replies(replies: Sequence[CodedReply], svc: TfidfSvc) -> Iterator[SpeedRow]:
    """Both, reply by reply: by the clock on the wall, and by the work done, which other programs disturb less."""
    for name, clock in (("by the wall", time.perf_counter), ("of the CPU", time.process_time)):
        ours, theirs = [], []
        for each in replies:
            ours.append(_ms(clock, lambda each=each: code_reply(each.reply, each.client, each.stage)))  # type: ignore[misc]
            theirs.append(_ms(clock, lambda each=each: svc.pipeline.predict([each.reply])))  # type: ignore[misc]
        warm, other = ours[WARM_UP:], theirs[WARM_UP:]
        limits = (1.0, 5.0) if clock is time.perf_counter else (None, None)
        yield SpeedRow(f"a reply {name}, median of {len(warm)}", "ms", median(warm), median(other), limits[0])
        yield SpeedRow(f"a reply {name}, p99", "ms", _p99(warm), _p99(other), limits[1])


def _ms(clock: Callable[[], float], do: Callable[[], object]) -> float:
    began = clock()
    do()
    return (clock() - began) * 1000


def _p99(values: Sequence[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[-1]


def _starts(ours: str, svc: str) -> Iterator[SpeedRow]:
    """In fresh interpreters."""
    codes = ((ours, CODE_OURS), (svc, CODE_SVC))
    cold = _in_turn([COLD.format(load=load, code=code) for load, code in codes], _number)
    yield SpeedRow(f"the first reply, median of {STARTS}", "ms", median(cold[0]), median(cold[1]))
    bare, mine, other = map(min, _in_turn(["pass", ours, svc], _wall))
    yield SpeedRow(f"import and load beyond bare Python, best of {STARTS}", "ms", mine - bare, other - bare, 50.0)
    bare, mine, other = map(min, _in_turn([f"{script}{WORK}" for script in ("", ours, svc)], _number))
    yield SpeedRow("the same, of the CPU", "ms", mine - bare, other - bare)
    grown = _in_turn([GROWTH.format(load=load, code=code) for load, code in codes], _number)
    yield SpeedRow(f"memory, growth of RSS, median of {STARTS}", "MB", median(grown[0]), median(grown[1]), 15.0)


def _in_turn(scripts: Sequence[str], measure: Callable[[str], float]) -> list[list[float]]:
    """Measure the scripts one after the other, many times, after one round that does not count."""
    rounds = [[measure(script) for script in scripts] for _ in range(STARTS + 1)]
    return [list(column) for column in zip(*rounds[1:], strict=True)]


def _number(script: str) -> float:
    return float(_python(script))


def _wall(script: str) -> float:
    began = time.perf_counter()
    _python(script)
    return (time.perf_counter() - began) * 1000


def _python(script: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    return done.stdout


def _sizes(pickled: Path) -> SpeedRow:
    """As a wheel packs them: the whole of `coachkit/coding`, and the pickled SVC without scikit-learn."""
    files = [file for file in Path(FILE).parent.rglob("*") if file.suffix in (".py", ".txt")]
    return SpeedRow("size in the wheel, deflated", "MB", sum(map(_deflated, files)), _deflated(pickled), 2.0)


def _deflated(file: Path) -> float:
    return len(zlib.compress(file.read_bytes(), 6)) / 1e6


def lines_of(rows: Sequence[SpeedRow]) -> Iterator[str]:
    """Yield the table."""
    width = max(len(row.name) for row in rows)
    yield f"{'':{width}}  {'coachkit':>10}  {'SVC':>10}       {'limit':>6}"
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:6.1f}"
        verdict = "" if row.holds else "  EXCEEDED"
        yield f"{row.name:{width}}  {row.ours:10.3f}  {row.svc:10.3f}  {row.unit:3}  {limit}{verdict}"
