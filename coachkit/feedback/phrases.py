"""The sentences and names that feedback is put together from, for chosen and written replies alike."""

from __future__ import annotations

from ..vocabulary import Code, RealityKind, Stage

Notes = tuple[str, ...]
"""Several ways of telling it, so that the same slip is not told in the same words twice running."""

NAMED = {
    Code.CONFRONT: "an argument",
    Code.JUDGE: "a verdict",
    Code.CONCEDE: "a concession to the obstacle",
    Code.DISMISS: "a brush-off",
    Code.ADVISE: "a tip",
    Code.PLAN: "a jump to plans",
    Code.LEAD: "a picture of your own",
    Code.REASSURE: "a soothing word",
    Code.PROBE: "a question about the obstacle",
}
"""What a derailment is called in a sentence."""

HABITS = {
    Code.CONFRONT: "When you want to answer back, say in neutral words what you heard, and leave its truth open.",
    Code.JUDGE: "When you notice yourself rating the idea, good or bad, ask what it would be like instead.",
    Code.CONCEDE: "When the obstacle sounds final, write it down and ask what there would be without it.",
    Code.DISMISS: "Before you turn to the future, give the statement one sentence of its own.",
    Code.ADVISE: "When a tip comes to mind, keep it on your own side of the table and ask about the future.",
    Code.PLAN: "When you want to know how, ask first what it is like once they are there.",
    Code.LEAD: "When you can see their picture, check whose it is: ask, and wait.",
    Code.REASSURE: "When you want to comfort, say that you heard how heavy it is, and stop there.",
    Code.PROBE: "When the obstacle makes you curious, note it, and spend the question on the future.",
}
"""One thing to try, for each derailment."""

MISSING = {
    Code.ACKNOWLEDGE: "Try a first half-sentence that shows you heard it, before anything else.",
    Code.NOTE: "Try saying where you keep it: on the list, on the ledger, for later.",
    Code.SUSPEND: "Try setting it aside in so many words: suppose it were solved.",
    Code.RETURN: "Try ending with one open question about the life they want.",
    Code.HAND_BACK: "Try saying that you cannot rule on it, and that they can find out.",
    Code.TEST: "Try asking how they could find out.",
    Code.SIGNPOST: "Try saying that this comes first, and who is there to help with it.",
    Code.PLAN: "Try asking for the first step: they know the way.",
}
"""One thing to try, for each move that a stage asks for and the reply lacks."""

OPEN_UP = "Try the same question in an open form: what, how, tell me."
KEEP = "Keep the shape and change the words: a sentence said too often becomes a formula."

ON_TRACK = {
    Stage.OPENING: "You opened the way to the future.",
    Stage.VISION: "Deferred: heard, noted, set aside, and back to the future.",
    Stage.VERDICT: "Handed back: the finding out stays with the client.",
    Stage.REVISIT: "You asked how it could be tested, and left the testing to them.",
    Stage.NEXT_WORK: "You opened the work that fits.",
    Stage.URGENT: "You put first what cannot wait, and pointed to the help meant for it.",
}

NUMBERS = ("None", "One", "Two", "Three", "Four")
"""How many steps were done, at the beginning of a sentence."""


def about(kind: RealityKind) -> str:
    """Return what a reality statement is about, as it stands in a sentence."""
    return f"the {kind.words}" if kind is RealityKind.MARKET else kind.words
