"""Which codes of a written reply act, and which of the unsure ones are put to the trainee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ..coding import Finding
from ..vocabulary import Band, Code, NextWork, Stage, naming_code, outcome_of, steps_in

MOST_QUESTIONS = 2
"""Questions that are asked about one reply."""

Answer = bool | None
"""What the trainee says of a code: yes, no, or (None) that it stays open."""
Answers = Mapping[Code, Answer]

_Weight = tuple[bool, bool, bool]
_WEIGHTLESS: _Weight = (False, False, False)


@dataclass(frozen=True)
class Weighed:
    """What the coder found in a reply, weighed: what acts, and what is worth a question.

    Attributes
    ----------
    next_work : NextWork
        The work that fits the client, on which the outcome of its stage depends.
    """

    findings: tuple[Finding, ...]
    stage: Stage
    next_work: NextWork

    def acting(self, answers: Answers) -> frozenset[Code]:
        """Return the codes that act: sure ones, and unsure ones as answered or, unanswered, by what they do."""
        return frozenset(found.code for found in self.findings if self._acts(found, answers.get(found.code)))

    def _acts(self, found: Finding, answer: Answer) -> bool:
        if found.band is Band.SURE:
            return True
        return acts_unanswered(found.code, self.stage) if answer is None else answer

    def to_ask(self) -> tuple[Code, ...]:
        """Return the unsure codes to ask about, most telling first: those that change what the reply amounts to."""
        asked = list[Code]()
        left = [found.code for found in self.findings if found.band is Band.UNSURE]
        while left and len(asked) < MOST_QUESTIONS:
            weights = {code: self._weight(code, asked, {}) for code in left}
            telling = max(left, key=weights.__getitem__)
            if weights[telling] == _WEIGHTLESS:
                break
            asked.append(telling)
            left.remove(telling)
        return tuple(asked)

    def still_open(self, asked: Sequence[Code], answers: Answers) -> tuple[Code, ...]:
        """Return the questions that are left: unanswered, and still telling after what was answered."""
        left = [code for code in asked if code not in answers]
        return tuple(code for code in left if self._weight(code, left, answers) != _WEIGHTLESS)

    def _weight(self, code: Code, free: Iterable[Code], answers: Answers) -> _Weight:
        """Return the most that the answer about a code can change, whatever is answered about the free ones."""
        others = [other for other in free if other is not code]
        return max(self._difference(code, {**answers, **given}) for given in _every_answer(others))

    def _difference(self, code: Code, answers: Answers) -> _Weight:
        (outcome, named, steps), without = (self._amounts({**answers, code: yes}) for yes in (True, False))
        return outcome != without[0], named != without[1], steps != without[2]

    def _amounts(self, answers: Answers) -> tuple[object, object, int]:
        """Return what a reply amounts to: outcome, naming code, steps."""
        codes = self.acting(answers)
        outcome = outcome_of(self.stage, codes, self.next_work)
        return outcome, naming_code(self.stage, codes), len(steps_in(codes))


def acts_unanswered(code: Code, stage: Stage) -> bool:
    """Say whether an unsure code acts when nobody says what was meant: one that derails or closes does not."""
    return code is not Code.CLOSED and naming_code(stage, [code]) is None


def _every_answer(codes: Sequence[Code]) -> Iterator[dict[Code, bool]]:
    for answers in product((True, False), repeat=len(codes)):
        yield dict(zip(codes, answers, strict=True))
