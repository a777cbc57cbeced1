"""How right is the coder of written replies, and how fast, beside other ways to do it?

`python tests/benchmarks/coding.py` prints one table, for the commonest answer, hand-made rules, TF-IDF + SVC, frozen
MiniLM + logistic regression where it can be imported, coachkit's coder, and a second coding by hand; on replies of
writing groups, and to client turns, that were not learned from. All is learned anew for each split. `--frozen` adds the
frozen test, where coachkit's coder is the one that ships; measure it when everything is decided. Takes 20 minutes.

No interval says how another author's corpus would come out: the replies were written for this project.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from coachkit.coding.corpus import frozen, tuning
from tests.benchmarks.coding_coders import MINILM, NAMES, SHIPPED, SVC, Makers, told
from tests.benchmarks.coding_curve import curve_lines, curve_points, grid_lines
from tests.benchmarks.coding_draws import DRAWS
from tests.benchmarks.coding_minilm import HOW_TO, can_run
from tests.benchmarks.coding_scores import Scores, score
from tests.benchmarks.coding_sets import QUICK_SHARE, across, by_group, by_turn, corpus, read_also, sample, second_pass
from tests.benchmarks.coding_speed import lines_of, speed_rows
from tests.benchmarks.coding_tables import (
    LEGEND,
    as_values,
    bands,
    by_code,
    calibration,
    confusions,
    pairs_confused,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from coachkit.coding.corpus import CodedReply
    from tests.benchmarks.coding_answers import Answers

FOLDS = 5
QUICK_FOLDS = 2
QUICK_DRAWS = 100
TIMED = 2000
SPLITS = {"groups": ("writing groups", by_group), "turns": ("client turns", by_turn)}
SECOND = "second coding, of {} replies"


@dataclass
class Benchmark:
    """One run: what was asked for, and what has come out so far."""

    options: argparse.Namespace
    results: dict[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The coders to measure."""
        wanted = [name for name in NAMES if not self.options.only or _asked(name, self.options.only)]
        return [name for name in wanted if name != MINILM or can_run()]

    def say(self, title: str, lines: Iterable[str]) -> None:
        """Print a part of the table."""
        print(f"\n{title}\n" if title else "")
        for line in lines:
            print(line, flush=True)

    def split(self, title: str, replies: Sequence[CodedReply], folds: Sequence[Sequence[int]]) -> None:
        """Measure all coders on replies that each learned nothing from."""
        makers = Makers(self.options.cache, retrained=True)
        answers = {}
        for name in self.names:
            told(f"{title}: {name}")
            answers[name] = across(folds, replies, partial(makers.of, name))
        self.tell(f"Held out: {title}, {len(folds)} folds", replies, answers)
        if self.options.confusions and SHIPPED in answers:
            self.say(f"Confusions of the shipped coder, {title}", pairs_confused(answers[SHIPPED], replies))
            self.say("", confusions(answers[SHIPPED], replies))

    def unseen(self, title: str, replies: Sequence[CodedReply], answers: Mapping[str, Answers]) -> None:
        """Measure coders that were learned before, on all replies and on those of each writing group."""
        self.tell(title, replies, answers)
        groups = sorted({reply.group for reply in replies})
        for group in groups if len(groups) > 1 else ():
            numbers = [at for at, reply in enumerate(replies) if reply.group == group]
            parts = {name: each.of(numbers) for name, each in answers.items()}
            self.tell(f"{title}: {group}", [replies[at] for at in numbers], parts, details=False)

    def tell(
        self, title: str, replies: Sequence[CodedReply], answers: Mapping[str, Answers], *, details: bool = True
    ) -> None:
        """Print the figures and keep them."""
        draws = self.options.draws
        scored = {name: score(each, replies, draws) for name, each in answers.items()}
        notes = []
        twice, second, alike = second_pass(replies)
        if twice and not self.options.only:
            scored[SECOND.format(len(twice))] = score(second, twice, draws)
            notes.append(
                f"Second coding: against the settled codes; the first coding had the same set for {alike:.3f}."
            )
            self.results.setdefault("second coding, same set as the first", {})[title] = alike
        turns = len({reply.turn for reply in replies})
        heading = f"{title}: {len(replies)} replies to {turns} client turns"
        self.say(heading, [*summary(scored, SHIPPED), *notes])
        if details:
            for name, each in scored.items():
                self.details(name, each)
        self.results[title] = {name: as_values(each) for name, each in scored.items()}

    def details(self, name: str, scores: Scores) -> None:
        """Print what is known code by code, band by band and bin by bin."""
        for part in (by_code, bands, calibration):
            if lines := list(part(name, scores)):
                self.say("", lines)


def _asked(name: str, wanted: Sequence[str]) -> bool:
    return any(part.lower() in name.lower() for part in wanted)


def learned(names: Sequence[str], replies: Sequence[CodedReply], makers: Makers) -> Callable[..., dict[str, Answers]]:
    """Return what asks each coder, once all have learned from the replies; the shipped one as it is."""
    coders = {name: makers.of(name) for name in names}
    for name, coder in coders.items():
        told(f"learning: {name}")
        coder.learn(replies)
    return lambda others: {name: coder.answers(others) for name, coder in coders.items()}


def measure(run: Benchmark) -> int:
    """Do what the options ask for; the exit code is 1 where a limit of speed or size is exceeded."""
    options = run.options
    known = sample(tuning(corpus()), options.share)
    if options.grid:
        run.say("Settings, macro-F1 with whole writing groups held out", grid_lines(known, run.names, options.cache))
        return 0
    print(LEGEND)
    for name, (title, folds_of) in SPLITS.items():
        if name in options.splits:
            run.split(title, known, folds_of(known, options.folds))
    if options.frozen or options.also:
        measure_unseen(run, known)
    if options.curve:
        points = curve_points(known, options.folds, options.draws)
        run.results["curve"] = [asdict(point) for point in points]
        run.say("Learning curve: macro-F1 on writing groups held out", curve_lines(points))
    return measure_speed(run, known)


def measure_unseen(run: Benchmark, known: Sequence[CodedReply]) -> None:
    """Measure the frozen test and sets from elsewhere."""
    ask = learned(run.names, known, Makers(run.options.cache, retrained=False))
    if run.options.frozen:
        replies = sample(frozen(corpus()), run.options.share)
        run.unseen("Frozen test", replies, ask(replies))
    for file in run.options.also:
        replies = read_also(file)
        run.unseen(f"Unseen: {file.name}", replies, ask(replies))


def measure_speed(run: Benchmark, known: Sequence[CodedReply]) -> int:
    """Measure speed and size, where both coders are asked for."""
    if run.options.no_speed or not {SHIPPED, SVC} <= set(run.names):
        return 0
    if not find_spec("psutil"):
        run.say("Speed and size were not measured: pip install psutil", [])
        return 0
    told("speed and size")
    rows = speed_rows(known, known[:: -(-len(known) // TIMED)])
    run.results["speed"] = [asdict(row) for row in rows]
    run.say("Speed and size", lines_of(rows))
    return 0 if all(row.holds for row in rows) else 1


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frozen", action="store_true", help="measure the frozen test, too")
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="FILE.jsonl", help="coded replies")
    parser.add_argument("--quick", action="store_true", help="some of the client turns, fewer folds and draws")
    parser.add_argument("--share", type=float, help="share of the client turns to take, 0 to 1")
    parser.add_argument("--only", nargs="+", metavar="NAME", help=f"parts of the names of coders: {', '.join(NAMES)}")
    parser.add_argument("--splits", nargs="+", choices=[*SPLITS, "none"], default=list(SPLITS), help="what is held out")
    parser.add_argument("--no-speed", action="store_true", help="leave speed and size out")
    parser.add_argument("--curve", action="store_true", help="measure how accuracy grows with writing groups")
    parser.add_argument("--confusions", action="store_true", help="tell which codes are taken for which")
    parser.add_argument("--grid", action="store_true", help="try the settings of SVC and MiniLM, and do nothing else")
    parser.add_argument("--cache", type=Path, metavar="FILE", help="where to keep MiniLM's vectors between runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    options = parser.parse_args(arguments)
    if options.share is None:
        options.share = QUICK_SHARE if options.quick else 1.0
    options.folds, options.draws = (QUICK_FOLDS, QUICK_DRAWS) if options.quick else (FOLDS, DRAWS)
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    run = Benchmark(read_options(arguments))
    code = measure(run)
    if not can_run():
        print(f"\n{HOW_TO}")
    if run.options.json:
        run.options.json.write_text(json.dumps(run.results, indent=1), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
