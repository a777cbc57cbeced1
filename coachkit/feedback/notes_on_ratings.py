"""What is told about a rating of the vision and of the next work, written by hand: by what was given and by the key.

How the notes are filled in is told in `note`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Aspect, Clarity, Fit, NextWork, Richness
from .phrases import Notes

Pair = tuple[str, str]
"""What the trainee gave, and what the author has."""

AGREED: Mapping[str, Notes] = {
    Clarity.NONE: (
        "{name} could mean any of several lives, and you didn't lend {them} one. That is hard not to do.",
        "You heard that nothing is told apart here yet: what {name} says would fit a dozen futures.",
    ),
    Clarity.FAINT: (
        "A direction, and no more than that: you left it as faint as it is.",
        "You heard which way {name} is looking, and that what stands there can't be made out yet.",
    ),
    Clarity.CLEAR: (
        "You could say what {name} wants, and somebody else could tell it from other futures. That is what clear "
        "means.",
        "There are many futures close to this one, and {name} said which of them it is. You heard that.",
    ),
    Richness.BARE: (
        "A word, with next to nothing around it: you left the room as empty as it is.",
        "You didn't furnish it. Whatever {name} names, the life in it has yet to be told.",
    ),
    Richness.THIN: (
        "A few details, and you took them for a few details.",
        "You heard the two or three things that are there, and how much is still missing between them.",
    ),
    Richness.RICH: (
        "There is a piece of a life in what {name} says, and you could see it.",
        "You let {name} be the one who furnished it, and there was plenty: somebody, a place, something that is done.",
    ),
    NextWork.BUILD_PICTURE: (
        "There is no picture yet to find a way to, so building one is the work.",
        "You saw that a picture has to come first. Whatever else is tempting, it would have no place to go.",
    ),
    NextWork.CLARIFY_GOAL: (
        "The picture is there and the way isn't: now {name} can find out whether, and how, it could be had.",
        "You saw that there is enough to look into, and nothing yet to plan.",
    ),
    NextWork.ACTION_STEPS: (
        "{name} has the picture and knows the way, so what is left is to walk it, step by step.",
        "You heard that the finding out has been done. What {name} could use now is a first step.",
    ),
}
"""Where the rating is the author's."""

APART: Mapping[Aspect, Mapping[Pair, str]] = {
    Aspect.CLARITY: {
        (Clarity.FAINT, Clarity.NONE): (
            "You heard a direction. Try to say it in one sentence, with {name}'s words alone: it won't come together, "
            "for several futures would fit. A direction is often something that we bring along ourselves."
        ),
        (Clarity.CLEAR, Clarity.NONE): (
            "You saw a picture where {name} has none yet. The name of a job, or “something with people”, can sound "
            "like one. Ask what in it {they} could have pointed to."
        ),
        (Clarity.NONE, Clarity.FAINT): (
            "There is a little more than nothing: {name} said which way {they} would go, though not what is there. It "
            "is easily missed when it is said in passing."
        ),
        (Clarity.CLEAR, Clarity.FAINT): (
            "The direction is there, and the rest was filled in. Several quite different futures would still fit what "
            "{name} said; a clear vision would rule most of them out."
        ),
        (Clarity.NONE, Clarity.CLEAR): (
            "It is all there, said without fuss. {name} told this future apart from others, and a picture said "
            "plainly, or among doubts, is no less clear."
        ),
        (Clarity.FAINT, Clarity.CLEAR): (
            "{name} said more than a direction: there are futures close by that {they} would not take for this one. To "
            "doubt whether it can be had is not to doubt what it is."
        ),
    },
    Aspect.RICHNESS: {
        (Richness.THIN, Richness.BARE): (
            "Look once more at the details that you counted: are they about the life that is wanted, or about today? "
            "Of the one that is wanted, {name} said next to nothing."
        ),
        (Richness.RICH, Richness.BARE): (
            "You saw a life, and most of it will have been yours. Warmth in the voice and a beautiful word are no "
            "details yet; nobody is in it, and nothing is done."
        ),
        (Richness.BARE, Richness.THIN): (
            "There is something in it already. One detail, a place, a person, an hour of the day, is more than a word, "
            "and it is where the next question can begin."
        ),
        (Richness.RICH, Richness.THIN): (
            "A few details, well told, can feel like a whole life. Who else is in it? What would the afternoon be "
            "like? {name} hadn't said, and it was filled in on the way."
        ),
        (Richness.BARE, Richness.RICH): (
            "There is far more here than a word. Read it again for what can be seen, heard or touched, and for who "
            "else is there."
        ),
        (Richness.THIN, Richness.RICH): (
            "It goes further than a few details: somebody is there, something is done, and it shows why that would "
            "matter to {name}. Short sentences can hold a whole life."
        ),
    },
    Aspect.NEXT_WORK: {
        (NextWork.CLARIFY_GOAL, NextWork.BUILD_PICTURE): (
            "Finding out needs something to find out about. {name} has no picture yet, and would be looking into "
            "somebody else's."
        ),
        (NextWork.ACTION_STEPS, NextWork.BUILD_PICTURE): (
            "Steps, but where to? A plan for a future that {name} can't see yet would be yours, and {they} would let "
            "it lie."
        ),
        (NextWork.BUILD_PICTURE, NextWork.CLARIFY_GOAL): (
            "The picture is there. To go on painting it is pleasant, and it puts off what is due: how {name} could "
            "find out whether, and how, it can be had."
        ),
        (NextWork.ACTION_STEPS, NextWork.CLARIFY_GOAL): (
            "The picture is there, and the way to it isn't. Steps that are planned now would be guesses; first {name} "
            "could find out what they would have to be."
        ),
        (NextWork.BUILD_PICTURE, NextWork.ACTION_STEPS): (
            "{name} has the picture and knows the way. To ask for more of the picture would be kind, and it would hold "
            "{them} up."
        ),
        (NextWork.CLARIFY_GOAL, NextWork.ACTION_STEPS): (
            "What there was to find out, {name} has found out: the way is known. What is missing is the first step and "
            "the day for it."
        ),
    },
}
"""Where the rating is not the author's."""

AS_OTHERS = "Good coaches give this one as well: on this client they differ. "
"""Before the note, where the rating is not the author's and yet a good one."""

HEADLINES: Mapping[tuple[Fit, Fit], str] = {
    (Fit.KEY, Fit.KEY): "Clarity and richness, both as the author has them.",
    (Fit.KEY, Fit.ALSO): "The clarity as the author has it; on the richness you are with other good coaches.",
    (Fit.ALSO, Fit.KEY): "The richness as the author has it; on the clarity you are with other good coaches.",
    (Fit.ALSO, Fit.ALSO): "Not the author's ratings, and yet ones that good coaches give.",
    (Fit.KEY, Fit.OTHER): "The clarity as the author has it; the richness is another matter.",
    (Fit.OTHER, Fit.KEY): "The richness as the author has it; the clarity is another matter.",
    (Fit.ALSO, Fit.OTHER): "On the clarity you are with other good coaches; the richness is another matter.",
    (Fit.OTHER, Fit.ALSO): "On the richness you are with other good coaches; the clarity is another matter.",
    (Fit.OTHER, Fit.OTHER): "Clarity and richness both differ from the author's. There is something to find here.",
}
"""By how clarity and richness stand beside the author's."""

WORK_HEADLINES: Mapping[Fit, str] = {
    Fit.KEY: "That is the work that fits.",
    Fit.ALSO: "Other good coaches would begin there, too.",
    Fit.OTHER: "Another work comes first here.",
}

NO_BEARING = {
    Aspect.CLARITY: (
        "None of them carries the clarity: that takes a sentence which tells this future from others, or lets you hear "
        "that none is told."
    ),
    Aspect.RICHNESS: (
        "None of them carries the richness: that takes people, a place, the senses or a day, or a place where they are "
        "missing."
    ),
}
"""Where nothing that was named bears on a rating, though there was something to name."""

NOTHING_CARRIES = "What you named says nothing about the vision itself; it may be about the obstacles, or about today."

TOO_MUCH = "Next time, cross out in your mind every word that is yours and not the client's, and rate what is left."
TOO_LITTLE = "Next time, read the client's lines once more without the coach's. What is said shyly counts too."
BESIDE = "Next time, ask of each sentence that you name: does it show a picture, a detail, or that one is missing?"
LOOK_ON = "Next time, look on when you think that you are done: the telling sentence is often a short one."
KEEP_RATING = "Keep to it: rate what was said, and have the words ready that you rate it by."
"""One thing to try."""

TWO_QUESTIONS = (
    "Two questions settle it most of the time. Could somebody else draw what the client wants? And does the client "
    "know how one gets there?"
)
BEGIN_THERE = "Now find a question that begins this work, and leaves the answer to {name}."
