"""A reply in the trainee's own words: what the coder found in it, and what the trainee said of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..coding import Coding, Finding
from ..scenario import Reply
from ..vocabulary import Band, Code, Mode, NextWork, Stage
from .asking import Answer, Answers, Weighed


@dataclass(frozen=True)
class Written:
    """A written reply with its coding, before or after the client has answered it.

    Attributes
    ----------
    seconds : float
        From statement shown to reply sent; questions about it do not count.
    asked : tuple of Code
        The codes that were put to the trainee, in the order of the questions.
    answers : mapping of Code to bool or None
        What the trainee answered; None: left open.
    """

    turn: str
    mode: Mode
    seconds: float
    coding: Coding
    next_work: NextWork
    asked: tuple[Code, ...] = ()
    answers: Answers = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The reply, as it was typed."""
        return self.coding.reply

    @property
    def weighed(self) -> Weighed:
        """The findings, weighed."""
        return Weighed(self.coding.findings, self.coding.stage, self.next_work)

    @property
    def open(self) -> tuple[Code, ...]:
        """The questions that still wait for an answer."""
        return self.weighed.still_open(self.asked, self.answers)

    @property
    def reply(self) -> Reply:
        """The reply with the codes that act."""
        acting = self.weighed.acting(self.answers)
        spans = {found.code: found.spans for found in self.coding.findings if found.code in acting}
        return written_reply(self.text, spans)

    def answered(self, code: Code, yes: Answer) -> Written:
        """Return the reply with one more question answered."""
        return replace(self, answers={**self.answers, code: yes})

    def quoted(self, code: Code) -> tuple[int, int]:
        """Return where the words stand that a question about a code quotes: the first that may have earned it."""
        return next(iter(self.finding(code).spans), (0, len(self.text)))

    def finding(self, code: Code) -> Finding:
        """Return what the coder found for a code."""
        return {found.code: found for found in self.coding.findings}[code]


def written_reply(text: str, spans: Mapping[Code, tuple[tuple[int, int], ...]]) -> Reply:
    """Make the engine's reply of words with the codes that act and where in the words they were earned."""
    ordered = {code: spans[code] for code in Code if code in spans}
    words = {code: tuple(text[start:end] for start, end in found) for code, found in ordered.items()}
    return Reply(None, text, words, spans=ordered)


def weigh(turn: str, mode: Mode, seconds: float, coding: Coding, next_work: NextWork) -> Written:
    """Take a reply as coded, and settle what is asked about it."""
    fresh = Written(turn, mode, seconds, coding, next_work)
    return replace(fresh, asked=fresh.weighed.to_ask())


def coding_body(written: Written) -> dict[str, Any]:
    """Return the whole coding as a record keeps it."""
    return {
        "coder": written.coding.coder,
        "remark": written.coding.remark,
        "findings": [_finding_body(found) for found in written.coding.findings],
        "asked": [code.value for code in written.asked],
        "answers": {code.value: yes for code, yes in written.answers.items()},
    }


def _finding_body(found: Finding) -> dict[str, Any]:
    return {
        "code": found.code.value,
        "band": found.band.value,
        "probability": found.probability,
        "spans": [list(span) for span in found.spans],
    }


def written_body(written: Written, statement: str) -> dict[str, Any]:
    """Return the body of the event that keeps a reply while something is asked about it."""
    return {
        "turn": written.turn,
        "stage": written.coding.stage.value,
        "statement": statement,
        "mode": written.mode.value,
        "reply": written.text,
        "seconds": round(written.seconds, 1),
        "coding": coding_body(written),
    }


def recorded_writing(body: Mapping[str, Any], next_work: NextWork) -> Written:
    """Return a written reply as it was recorded, from the body of its own event or of its choice."""
    kept = body["coding"]
    findings = tuple(_finding(found) for found in kept["findings"])
    coding = Coding(body["reply"], Stage(body["stage"]), findings, kept["remark"], kept["coder"])
    return Written(
        turn=body["turn"],
        mode=Mode(body["mode"]),
        seconds=float(body["seconds"]),
        coding=coding,
        next_work=next_work,
        asked=tuple(Code(code) for code in kept["asked"]),
        answers={Code(code): yes for code, yes in kept["answers"].items()},
    )


def _finding(body: Mapping[str, Any]) -> Finding:
    spans = tuple((start, end) for start, end in body["spans"])
    return Finding(Code(body["code"]), Band(body["band"]), float(body["probability"]), spans)
