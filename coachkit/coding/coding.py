"""What coding finds in one reply: codes with their bands and the words that earned them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..vocabulary import Band, Code, NextWork, Outcome, Stage, outcome_of, steps_in

Span = tuple[int, int]


@dataclass(frozen=True)
class Finding:
    """One code that a reply earned, in the coder's eyes.

    Attributes
    ----------
    band : Band
        ``sure``, the code acts at once, or ``unsure``, it is put to the trainee as a question.
    probability : float
        0 to 1, calibrated: of the codes given with 0.8, eight in ten are right.
    spans : tuple of (int, int)
        Start and end of the words that earned it, in characters of the reply, in their order; never empty.
    """

    code: Code
    band: Band
    probability: float
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Coding:
    """A reply, coded.

    Attributes
    ----------
    findings : tuple of Finding
        The sure and unsure codes, in the codebook's order.
    remark : str
        Why the reply could not be coded, in plain words for the trainee; empty when it could.
    coder : str
        Name and version of the coder, as `coded_by` records it.
    """

    reply: str
    stage: Stage
    findings: tuple[Finding, ...]
    remark: str
    coder: str

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes that the reply most likely earned, sure and unsure, in the codebook's order."""
        return tuple(finding.code for finding in self.findings)

    @property
    def evidence(self) -> Mapping[Code, tuple[Span, ...]]:
        """Each code with where its words stand in the reply."""
        return {finding.code: finding.spans for finding in self.findings}

    @property
    def bands(self) -> Mapping[Code, Band]:
        """Each code with how far it can be relied on."""
        return {finding.code: finding.band for finding in self.findings}

    @property
    def steps(self) -> int:
        """How many of the four steps of deferring are among the codes, 0 to 4."""
        return len(steps_in(self.codes))

    def outcome(self, next_work: NextWork | None = None) -> Outcome:
        """Return what the codes amount to; `next_work` as in `outcome_of`."""
        return outcome_of(self.stage, self.codes, next_work)
