"""An hour's worth of rules by hand, made from the codebook alone: a yardstick, and no part of coachkit.

A code is given where one of its expressions fits a sentence, unless one of its exceptions fits the same sentence.
Then a few of the codebook's edge rules. No corpus was looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coachkit.vocabulary import Code, Stage
from tests.benchmarks.coding_answers import Answers, Evidence, from_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coachkit.coding.coding import Span
    from coachkit.coding.corpus import CodedReply

_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*")

_HEARD = (
    r"\bthank(s| you)\b.*\b(for|that)\b|\bthanks?( you)?[.,!]|\bi (can )?(hear|see|notice)( that| how| you|,)"
    r"|\bthat (sounds|must be|is|'s|’s)( so| very| really)? (hard|heavy|tough|a lot|painful|frightening|real)"
    r"|\b(sounds|feels) like\b|\bon your mind\b|\bweigh(s|ing)?\b|\bi'?m sorry\b|\bmatters (a lot )?to you\b"
    r"|\bso (it'?s|the|your)\b[^?]*\.|\bworr(y|ies|ied)\b.*\byou\b|\bi appreciate\b"
)
_KEPT = (
    r"\b(writ(e|ing)|jot|not(e|ing)|list(ing)?|put(ting)?|log|add(ing)?|record(ing)?)\b.*\b(that|it|this|them)?\b"
    r".*\b(down|list|note|ledger|board|shelf|page|notebook|pad)\b"
    r"|\b(i'?ve|i have|i'?m|i will|i'?ll) (got |)(noted?|noting)\b"
    r"|\bpark(ing|ed)?\b|\bparking lot\b|\b(come|go|get|circle|return|be) back to (it|that|this|them|those)\b"
    r"|\b(for|until|keep it for|look at (it|that|this)) (later|week|another (day|week|session))\b"
    r"|\bnoted\b|\bsaved? (it|that)\b"
    r"|\bwe'?ll (look at|deal with|pick up|return to|take) (it|that|this|them)\b"
)
_SUPPOSED = (
    r"\b(suppose|supposing|imagine|pretend|assume|assuming|let'?s say|say (the|that|your|you|it|money"
    r"|time)|picture|what if)\b"
    r"|\bas if\b|\bif\b.*\b(were|was|wasn'?t|weren'?t|had|didn'?t|no (object|issue|problem))\b"
    r"|\bmagic wand\b|\bin an ideal world\b"
    r"|\b(put|set|leave|park|move)\b.*\b(aside|to one side|on one side|outside)\b"
    r"|\bfor (now|a moment|a minute|today|the moment)\b"
    r"|\bbest of all worlds\b|\bhad you\b|\bwithout (that|the|any)\b.*\?"
)
_OPEN = (
    r"\b(what|how|where|who|which|when|describe)\b.*\b(would|will|does|do|is|like|see|matter|want|love"
    r"|dream|look|feel)\b.*\?"
    r"|\btell me( more)? about\b|\btell me more\b|\bdescribe\b|\bkeep going\b|\bgo on\b|\bcarry on\b"
    r"|\bwalk me through\b"
    r"|\bpaint (me )?(a|the|that) picture\b|\bwhat (else|draws|matters|would)\b|\bsay more\b|\bshow me\b"
)
_OBSTACLE = (
    r"\b(debts?|loans?|money|costs?|fees?|too (old|young|late)|afraid|fear|scared|problem|obstacle|stops?"
    r"|stopping|holding you back|in the way)\b"
)
_ADVICE = (
    r"\b(you (could|should|might want to|need to|ought to|can always)|have you (tried|thought|asked|looked"
    r"|considered)|why (don'?t|not)"
    r"|what about|how about|try|i'?d (suggest|recommend|advise)|i suggest|my advice|if i were you"
    r"|make sure|be careful"
    r"|could you (ask|get|apply|try|take)"
    r"|there (are|is|'s) (a |an |some |lots of )?(bursar|grant|course|scheme|fund|loan|program|evening|online))"
)
_RULES: dict[Code, tuple[str, str]] = {
    Code.ACKNOWLEDGE: (_HEARD, r"\bbut\b|\bright\b"),
    Code.NOTE: (_KEPT, r"\bforget\b"),
    Code.SUSPEND: (_SUPPOSED, r"\bcourse\b.*\bevening\b"),
    Code.RETURN: (_OPEN, f"{_OBSTACLE}|\\b(first|next) step\\b|\\bhow much\\b|\\bfind out\\b"),
    Code.HAND_BACK: (
        r"\bi (can'?t|cannot|can not|couldn'?t|won'?t|don'?t|do not|wouldn'?t|am not|'m not|’m not)\b.*\b(tell"
        r"|say|know|judge|rule|decide|"
        r"predict|verdict|call)\b|\b(only you|you'?re the one|not (for )?m(e|ine) to|not my (place|call|job))\b"
        r"|\b(find|work) (that |it |)out together\b|\byou'?ll find out\b",
        r"\bdon'?t know if you\b",
    ),
    Code.TEST: (
        r"\b(how|who|what|where)\b.*\b(find out|check|test|try( it| that)? out|tell you|know for sure|evidence"
        r"|helped( you)? (before|last)"
        r"|got you through|ask)\b.*\?|\bwhat (would|could) (tell|show) you\b|\bsmall (trial|test|experiment)\b",
        r"^\s*have you\b",
    ),
    Code.SIGNPOST: (
        r"\b(comes? first|before anything|right now|straight away|today)\b.*\b(help|call|line|number|service|safe)\b"
        r"|\bhelpline\b|\bcrisis\b"
        r"|\bsamaritans\b|\b(999|911|112|988|116 ?123)\b|\b(that|this) comes first\b|\bcan'?t wait\b|\bemergency\b",
        r"(?!)",
    ),
    Code.CLOSED: (
        r"^\W*(and |so |but |if [^,]*, )?(do|does|did|would|will|could|is|are|was|have|has|can) (you|it|that"
        r"|this|there)\b(?!.*\btell me)"
        r".*\?|\bor\b[^?]*\?\s*$",
        rf"{_ADVICE}|{_OBSTACLE}|^\W*(what|how|who|where|which|why)|\bcould you (tell|say|describe)\b",
    ),
    Code.CONFRONT: (
        r"\bis that (really|true|actually)\b|\bwho says\b|\breally so\b|\bare you sure\b|\bhow do you know\b"
        r"|\bsays who\b|\blimiting belief\b"
        r"|\bexcuse\b|\byou said (that|the same)\b|\bthat'?s (not true|just|only|wrong)\b"
        r"|\bactually,? (they|there|you)\b|\bi (don'?t|do not) (buy|believe)\b"
        r"|\bprove\b|\b(plenty|lots) of people\b.*\bdo\b|\bnot true\b",
        r"(?!)",
    ),
    Code.JUDGE: (
        r"\b(un)?realistic\b"
        r"|\b(great|good|brilliant|lovely|fantastic|excellent|bad|terrible|risky|practical|wonderful"
        r"|solid) (idea|plan|dream|choice|goal|fit)\b"
        r"|\blong shot\b|\byou'?(d| would) be (great|good|perfect|brilliant|wonderful)\b|\b(chances|odds)\b"
        r"|\bcut out for\b|\byou'?ve (got )?(the|what it)\b"
        r"|\b(doable|feasible|achievable|impossible|pie in the sky|unlikely)\b"
        r"|\bi (don'?t )?think (it|that|you)\b.*\b(work|make it|could)\b",
        r"\bnot going to (tell|say)\b|\bi can'?t (tell|say)\b",
    ),
    Code.ADVISE: (_ADVICE, r"(?!)"),
    Code.PROBE: (
        rf"\bhow (much|long|many|old|far|bad)\b.*\?|\bwhat makes you (feel|think|say)\b"
        rf"|\b(tell|say|talk)\b.*\b(more )?about\b.*{_OBSTACLE}"
        rf"|\b(what|why|when|who|how)\b.*{_OBSTACLE}.*\?|\bwhat happened\b|\bwhy (do|did|is|are|can'?t|not)\b.*\?",
        r"\bif\b|\bsuppose\b|\bimagine\b",
    ),
    Code.REASSURE: (
        r"\b(don'?t|no need to|try not to) (you )?worry\b"
        r"|\b(it'?ll|it will|you'?ll|you will|everything will|things will)\b.*\b(fine|ok|okay|all right"
        r"|alright|out|grand)\b"
        r"|\bnot (so|that) bad\b"
        r"|\b(everyone|everybody|most people|lots of people|many people|we all|half the)\b.*\b(feels?|has|have"
        r"|does|go|gets?|been)\b"
        r"|\bcommon\b|\bnormal\b|\byou'?re not alone\b|\bno big deal\b|\bnever too (late|old)\b",
        r"(?!)",
    ),
    Code.CONCEDE: (
        r"\byou'?re right\b|\b(that'?s|it'?s|then it is) out\b"
        r"|\bsomething (smaller|else|easier|less|simpler)\b|\bperhaps when\b"
        r"|\bmaybe (when|later|one day|next)\b"
        r"|\bbetter to (wait|leave|let)\b|\bnot (possible|the right time)\b|\blet (it|that) go\b"
        r"|\bgive (it|that) up\b|\bsettle for\b|\bi suppose (you|that|not)\b",
        r"(?!)",
    ),
    Code.LEAD: (
        r"\bso (you|what you)( really)? want\b|\bwouldn'?t (you|it)\b|\bdon'?t you (think|want)\b"
        r"|\byou'?d (rather|prefer|love|like)\b.*\?|\bperhaps\?|, (perhaps|maybe|then|right)\?"
        r"|\bi (see|picture|imagine) you\b|\bisn'?t (it|that)\b.*\?|\bsurely you\b"
        r"|\bwhat you (really|actually) want\b",
        r"(?!)",
    ),
    Code.DISMISS: (
        r"^\W*anyway\b|\bforget (the|about|it|that|all)\b|\bbe positive\b"
        r"|\blet'?s not (get into|go|talk|dwell)\b|\bnever mind\b|\bwhatever\b|\bmoving on\b"
        r"|\bstop (moaning|complaining|whining)\b|\bget over it\b|\bcheer up\b|\bboo hoo\b|\bpoor you\b"
        r"|\benough (of|about)\b|\bnext question\b",
        r"\bforget i said\b",
    ),
    Code.PLAN: (
        r"\b(first|next) steps?\b|\bdeadlines?\b|\bby when\b|\bbusiness plan\b|\btime ?line\b|\bbudget\b"
        r"|\bcv\b|\bgoals?\b|\bmilestones?\b|\bdo you have a\b.*\?"
        r"|\bwhat does that pay\b|\bwhen (can|will|could) you\b|\bstart date\b|\bsmart\b|\baction\b|\bschedule\b",
        r"(?!)",
    ),
}
_COMPILED = {code: tuple(re.compile(part, re.IGNORECASE) for part in rule) for code, rule in _RULES.items()}
_AGAINST = frozenset({Code.CONFRONT, Code.JUDGE, Code.REASSURE, Code.DISMISS})


class Rules:
    """The coder: nothing to learn."""

    def learn(self, replies: Sequence[CodedReply]) -> None:
        """Learn nothing."""

    def answers(self, replies: Sequence[CodedReply]) -> Answers:
        """Code replies."""
        return from_evidence([evidence_in(reply.reply, reply.stage) for reply in replies])


def evidence_in(reply: str, stage: Stage) -> Evidence:
    """Return the codes of one reply, each with the sentences that earned it."""
    found = {code: spans for code in Code if (spans := tuple(_spans(code, reply)))}
    for code in _undone(found, stage):
        found.pop(code, None)
    return found


def _spans(code: Code, reply: str) -> Iterator[Span]:
    fits, excepted = _COMPILED[code]
    for sentence in _SENTENCE.finditer(reply):
        if fits.search(sentence.group()) and not excepted.search(sentence.group()):
            yield sentence.span()


def _undone(found: Evidence, stage: Stage) -> Iterator[Code]:
    """Yield the codes that an edge rule takes back, by its number in the codebook or by the stage."""
    if Code.RETURN in found:
        yield Code.CLOSED  # 3
    if Code.DISMISS in found or (_AGAINST & found.keys() and Code.NOTE not in found):
        yield Code.ACKNOWLEDGE  # 6
    if stage is Stage.OPENING:
        yield from (Code.SUSPEND, Code.NOTE)  # 13: nothing to be set aside yet
    if stage is not Stage.URGENT:
        yield Code.SIGNPOST
    if Code.TEST in found or Code.ADVISE in found:
        yield Code.PROBE
