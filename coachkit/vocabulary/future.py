"""The words of future orientation: what is to be learned, what became of each question, and how a statement came."""

from __future__ import annotations

from .term import Term
from .words import Orientation, Topic


class Answered(Term):
    """What became of one of the things that a coach asks about, in one conversation."""

    ANSWERED = "answered", "asked openly, and the client had something to say to it", "coachkit"
    TOUCHED = "touched", "asked so that a word was enough, and little more than a word came", "coachkit"
    NOTHING_YET = "nothing_yet", "asked openly, and the client has nothing to say to it yet", "coachkit"
    MISSED = "missed", "how it was asked kept it from being answered", "coachkit"
    NOT_ASKED = "not_asked", "the conversation was over before it was asked", "coachkit"


class Came(Term):
    """How something that the client said came to be said."""

    OPENLY = "openly", "to an open question, with something in it", "coachkit"
    EMPTY = "empty", "to an open question, and there was nothing to say yet", "coachkit"
    TO_CLOSED = "to_closed", "to a question that a word could answer", "coachkit"
    TO_NOTHING = "to_nothing", "to a reply that asked for nothing", "coachkit"
    BENT = "bent", "to a reply that had bent the conversation", "coachkit"
    HOPE = "hope", "unasked, and it holds a hope", "coachkit"
    UNASKED = "unasked", "unasked, before there was a question to it", "coachkit"


FOUR_THINGS = (Topic.VISION, Topic.CONSIDERED, Topic.WHERE_NEXT, Topic.OPTIONS)
"""The things that a coach asks every client about."""

JUDGED = ("orientation", *(f"answered_{thing.value}" for thing in FOUR_THINGS))
"""What is judged at the end of a conversation about the future, as the table of ratings names it."""

CARRIES = {
    Orientation.NONE: frozenset({Came.OPENLY, Came.EMPTY}),
    Orientation.FAINT: frozenset({Came.OPENLY, Came.EMPTY, Came.HOPE}),
    Orientation.CLEAR: frozenset({Came.OPENLY, Came.HOPE}),
}
"""Statements that came in these ways can carry a judgement of how future-oriented a client is."""

TO_LEARN = {
    Topic.VISION: "How would they like their life and work to be, some years from now?",
    Topic.CONSIDERED: "What work have they thought of so far, seriously or in passing?",
    Topic.WHERE_NEXT: "Where might they go from here, as they see it today?",
    Topic.OPTIONS: "What could they choose between? What alternatives and possibilities do they weigh?",
    Topic.BEST_LIFE: "If it were all up to them, and nothing stood in the way: what would their life be like?",
    Topic.BEST_CAREER: "If it were all up to them, and nothing stood in the way: what work would be in it?",
}
"""What the coach wants to learn about each, in a sentence; not the words in which to ask."""
