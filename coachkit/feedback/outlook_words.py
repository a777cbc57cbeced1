"""The sentences in which a judgement of how future-oriented a client is gets its answer, written by hand.

{name} and {they} are filled in as `note` tells; {slip} is what a reply was, as a noun.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Answered, Came, Topic

NAMES: Mapping[Topic, str] = {
    Topic.VISION: "a vision of a preferred future",
    Topic.CONSIDERED: "the work that {they} had considered",
    Topic.WHERE_NEXT: "where {they} might go next",
    Topic.OPTIONS: "the options that {they} could weigh",
    Topic.BEST_LIFE: "the best of all worlds for life",
    Topic.BEST_CAREER: "the best of all worlds for work",
}
"""What each thing is called in a list."""

SAME = "You say {given}, and the author says so too."
OTHER = "You say {given}; the author says {key}."

LESS = (
    "An honest word: less came out here than {name} has. Asked openly, {they} would have had something to say about "
    "{things}."
)
LESS_AND_OTHER = "The author knows all of it. From what you heard, yours may well be a fair judgement."
LESS_AND_SAME = "You judged from little, then, and came to what all of it would have shown you."

UNHEARD = (
    "Not all of it was asked openly, so you may never have heard some of the words that the author goes by. {name} had "
    "little more to say to it, but of that you could not be certain."
)
"""Where the client has nothing more than came out, and that could not be known from this conversation."""

TICKED: Mapping[Answered, str] = {
    Answered.ANSWERED: "Answered, and you say so.",
    Answered.TOUCHED: (
        "You call it answered; that is generous. It was asked so that a word would do, and a word came. Whether there "
        "is more behind it nobody knows yet."
    ),
    Answered.NOTHING_YET: (
        "You call it answered. You had asked openly, and {name} told you honestly that there is nothing yet. That is "
        "worth knowing, and it is no answer to this."
    ),
    Answered.MISSED: (
        "You call it answered, but what {name} answered was something else: your reply was {slip}. Read the words "
        "again and look for what was asked."
    ),
    Answered.NOT_ASKED: "You call it answered, but the conversation was over before it was asked.",
}
"""Where the trainee says that a thing was answered."""

LEFT: Mapping[Answered, str] = {
    Answered.ANSWERED: "This was answered, and you passed it over.",
    Answered.TOUCHED: (
        "You don't call it answered, and that is sound: it was asked so that a word would do, and a word came."
    ),
    Answered.NOTHING_YET: (
        "Not answered, and you say so: you had asked openly, and {name} has nothing to say to it yet."
    ),
    Answered.MISSED: "Not answered, and you say so. Your reply was {slip}, and {name} answered that.",
    Answered.NOT_ASKED: "Not answered: the conversation was over before it was asked.",
}
"""Where the trainee does not."""

UNASKED = {
    True: "You call it answered, but nothing had been asked: {name} was waiting.",
    False: "Not answered, and you say so: nothing had been asked, and {name} was waiting.",
}
"""Where the reply asked for nothing, by whether the trainee says that the thing was answered."""

CARRIES: Mapping[Came, str] = {
    Came.OPENLY: "It came when you had asked openly, so it is {name}'s own: a judgement can rest on it.",
    Came.EMPTY: "You had asked openly, and this is all there was: that little speaks clearly.",
    Came.HOPE: "{name} said it unasked, and there is a hope in it: a judgement can rest on it.",
}
"""Evidence that carries the judgement, by how it came."""

TOO_WEAK: Mapping[Came, str] = {
    Came.EMPTY: "You had asked openly, and nothing came. It can't speak for a clear picture.",
    Came.HOPE: "There is a hope in it, and {name} said it unasked. That speaks against “none”.",
    Came.TO_CLOSED: "It came to a question that a word could answer. A word tells you little, either way.",
    Came.TO_NOTHING: "Nothing had been asked. It tells you that {name} was waiting.",
    Came.BENT: "It answers what your reply had brought in. It tells you more about the reply than about {name}.",
    Came.UNASKED: "It tells you where {name} stands today, and not yet how far ahead {they} can see.",
}
"""Evidence that does not."""

RESTS = "Your judgement has something to stand on."
RESTS_IN_PART = "Your judgement has something to stand on, and something that it can do without."
HANGS = (
    "None of these carries a judgement, right or wrong. Look for what {name} said when {they} had been asked openly; "
    "where there is no such place, that is the finding."
)

TRY_OPEN = "Next time, ask {first} so that a word is no answer. Then judge."
TRY_EVIDENCE = "Before you judge, ask of each statement: to what question did it come?"
TRY_READ = "Go through the four once more, and for each put a finger on the words that answer it."
KEEP = "Keep this order: ask openly, listen for what comes and for what doesn't, and only then judge."
"""One thing to try: what is most in the way comes first."""
