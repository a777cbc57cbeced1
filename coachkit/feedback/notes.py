"""What a written reply did to the client where nothing derailed, written by hand: by stage and by what was missing.

How the notes are filled in is told in `note`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Code, Stage
from .phrases import Notes

CLOSED: Notes = (
    "You asked about the future, and in a form that yes or no can answer. A yes is what {name} will give you; the "
    "picture that lies behind it stays where it was.",
    "The question pointed the right way, and left {name} a word or two to choose from. With “what would it be like?” "
    "in its place, {they} would have had to look.",
)
"""Where a closed question is what keeps the reply from being on track."""

MISSING: Mapping[Stage, Mapping[Code, Notes]] = {
    Stage.VISION: {
        Code.ACKNOWLEDGE: (
            "Your question reached {name}, and {they} could come some of the way with you. But nobody had said a word "
            "about “{words}”, so some of {their} attention stayed behind with it.",
            "You went on to the future in good time. Left out was a word to show that “{words}” had arrived. Half a "
            "sentence is enough, and then {name} can leave it with you.",
        ),
        Code.NOTE: (
            "“{words}” was heard, and then it was nowhere. {name} can't tell whether you will come back to it, and "
            "keeps an eye on it while answering you.",
            "{name} could begin to look ahead. With “{words}” written down somewhere, {they} could have let go of it "
            "for now; so far it has no place to stay, and it will knock again.",
        ),
        Code.SUSPEND: (
            "You heard “{words}”, kept it, and asked about the future. But it was still standing in the doorway, and "
            "{name} had to answer round it. Taken as solved for a moment, it would have left the way free.",
            "{name} was asked to look ahead with “{words}” still in the way. To suppose it gone, for now, is the small "
            "step that was left out; without it the answer stays careful.",
        ),
        Code.RETURN: (
            "“{words}” was lifted off, and then nothing came. {name} had room, and no word of what it was for. One "
            "open question about the life that {they} would want could have filled it.",
            "You cleared the way, and didn't ask where it goes. For once {name} stood there without “{words}”: that is "
            "the moment to ask what it would be like.",
        ),
    },
    Stage.VERDICT: {
        Code.HAND_BACK: (
            "You kept the conversation going, and “{words}” went without a reply. {name} will notice. It needs no "
            "verdict, only a word that this isn't yours to decide, and that it can be found out.",
            "{name} asked you something, and you went on to something else. It was well meant, but “{words}” is still "
            "in the air, and will come again until you say whose it is to answer.",
        ),
    },
    Stage.REVISIT: {
        Code.TEST: (
            "A question about the future is nearly always right; here it was time for the other half. “{words}” was "
            "taken up to be tested, and {name} was sent back to the picture. Ask how {they} could find out.",
            "The picture is there, and {name} will gladly go back into it. Meanwhile “{words}” lies on the table as it "
            "lay there before. It was the turn for finding out, and {they} would have found a way.",
        ),
    },
    Stage.NEXT_WORK: {
        Code.RETURN: (
            "That is good work, and a little early. {name} has pieces, and no picture yet; before anything can be "
            "found out or planned, there has to be something to find out about. More of the picture fits here.",
        ),
        Code.TEST: (
            "What you asked for is good work at another point. {name} has the picture; what is missing is any "
            "knowledge of the way to it. Asking how {they} could find out fits here.",
        ),
        Code.PLAN: (
            "{name} has seen it, and knows the way. More picture, or more finding out, keeps {them} from what is ready "
            "to be done. Asking for the first step fits here.",
        ),
    },
    Stage.URGENT: {
        Code.SIGNPOST: (
            "You wanted to understand before you did anything, and that is right. What can't wait still needs its two "
            "sentences: that it comes first, and who is there to help {name} with it.",
            "You asked {name} about “{words}”, and there is more to tell than there is time for. One question may be "
            "needed. What comes after it is who can help with it today, and that was still to come.",
        ),
        Code.ACKNOWLEDGE: (
            "You pointed {name} to help, and that matters most. A word before it, to show that you had heard, would "
            "have made the help easier to take.",
        ),
    },
}
"""Where the reply leads on, for each stage and the first move that it lacks."""

LEAKED: Notes = (
    "You handed “{words}” back, and in the same breath an opinion came with it. The opinion is what {name} will keep. "
    "Praise binds as a doubt does: now there is a word of yours to live up to, or to fight, and nobody finds out.",
    "The half that gives “{words}” back was there. Then it leaked. A hint is as good as a ruling to somebody who is "
    "listening for one, and {name} was listening for nothing else.",
)
"""In the stage ``verdict``, where the question was handed back and a verdict was given with it."""

STALLED: Mapping[Stage, Notes] = {
    Stage.OPENING: (
        "{name} had said “{words}”, and nothing in your reply took it further. {They} will wait, or say it again, "
        "smaller. An open question, or a simple “go on”, would have been enough.",
    ),
    Stage.VISION: (
        "Nothing in this reply took up “{words}”, and nothing led away from it either. {name} will wait, or say it "
        "again, harder. A beginning would be to say back what you heard.",
    ),
    Stage.VERDICT: (
        "“{words}” got neither an answer nor a question. {name} is likely to ask again, more plainly. Say that you "
        "can't rule on it, and that it can be found out.",
    ),
    Stage.REVISIT: (
        "“{words}” was taken up again, and then it lay there. {name} is ready to look into it. All it takes is the "
        "question how {they} could find out.",
    ),
    Stage.NEXT_WORK: (
        "{name} was ready for what comes next, and it stayed open. One question that starts the work would do: about "
        "the picture, about finding out, or about the first step, whichever {they} could take up now.",
    ),
    Stage.URGENT: (
        "{name} told you something that can't wait. It has to be heard, in so many words, and then pointed to the help "
        "that is meant for it. Until then the rest matters little.",
    ),
}
"""Where nothing derails and nothing leads on."""

HALF_DONE: Notes = (
    "You took “{words}” in, and that is half of it. Then the two of you were left looking at it. {name} could have "
    "been asked what there would be without it.",
    "“{words}” is in good hands now, and there it rests. {name} is waiting for you to go somewhere with it put aside: "
    "back to what {they} would love to do.",
)
"""In the stage ``vision``, where the statement was heard or noted and then nothing followed."""

ON_TRACK: Mapping[Stage, Notes] = {
    Stage.OPENING: (
        "“{words}”, {name} said, and you asked for more and added nothing. With all the room left to {them}, it is "
        "{their} own picture that comes.",
        "You took “{words}” seriously, and left it wide open. There was nothing of yours in the way, so what "
        "{name} brings out of it is {theirs}.",
    ),
    Stage.VISION: (
        "“{words}” was heard, kept, and lifted off for a while, and then you asked about the life beyond it. With that "
        "much taken care of, {name} could look up.",
        "You neither argued with “{words}” nor solved it. It is on the ledger, where {name} can find it again, and so "
        "there were hands free for the future.",
        "All four steps, in words of your own. {name} had neither to defend “{words}” nor to swallow it; it is in safe "
        "keeping, and {they} could go on with what {they} wanted.",
    ),
    Stage.VERDICT: (
        "{name} asked “{words}”, and you left the question where it can be answered, with {them}. That is harder to "
        "hear than a yes, and it lasts longer.",
        "You ruled neither for it nor against it. “{words}” is still {name}'s own question, and now it is one that can "
        "be looked into.",
    ),
    Stage.REVISIT: (
        "“{words}” came off the ledger, and you asked {name} how to find out. You named no way and gave no opinion, so "
        "the test that comes will be one that {they} would really carry out.",
        "You went back to “{words}”, and left the testing to {name}. Whatever comes of it will be {their} own finding.",
    ),
    Stage.URGENT: (
        "You stopped for what can't wait, showed {name} that you had heard it, and pointed to the help meant for it. "
        "Everything else can be picked up afterwards.",
        "{name} said “{words}”, and you gave up the hour for it. You didn't look into it or try to solve it: you heard "
        "it, and said who is there for it. That is what a coach can give.",
    ),
}
"""Where the reply does what the stage asks for; for the next work see `FITTING`."""

FITTING: Mapping[Code, Notes] = {
    Code.RETURN: (
        "{name} has pieces, and no picture yet, and you asked for more of it. That is the work that fits: steps "
        "towards something unseen would have been guesses.",
    ),
    Code.TEST: (
        "{name} has a picture, and no way to it yet. You asked how to find out, and that is the work that comes next: "
        "not more picture, and not a plan either.",
    ),
    Code.PLAN: (
        "{name} has the picture and knows the way, and you asked for the steps. That is the work that was waiting, and "
        "now it has a beginning.",
    ),
}
"""For each move that opens the next work, where it is the one that fits."""
