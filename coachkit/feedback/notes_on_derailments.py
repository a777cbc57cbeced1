"""What a written reply did to the client where it derailed, written by hand: by stage and by the code that names it.

How the notes are filled in is told in `note`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Code, Stage
from .notes_when_urgent import DERAILED_WHEN_URGENT
from .phrases import Notes

DERAILED: Mapping[Stage, Mapping[Code, Notes]] = {
    Stage.OPENING: {
        Code.CONFRONT: (
            "{name} had only just said “{words}”, and was asked to account for it. A hope that has to prove itself at "
            "the door tends to stay outside.",
        ),
        Code.JUDGE: (
            "“{words}” was a first glimpse, and you gave it a mark. Good or bad, {name} will look at your opinion of "
            "it now, before looking any further into the hope itself.",
        ),
        Code.CONCEDE: (
            "{name} had hardly said “{words}” when it was made smaller, and nobody had asked for that yet. A hope "
            "offered so early takes the size of the first reply it meets.",
        ),
        Code.DISMISS: (
            "“{words}” was an offer, and it was left lying. {name} will think twice before making the next one. At "
            "first a hope needs no more than to be picked up and looked at.",
        ),
        Code.ADVISE: (
            "{name} said “{words}” and got a suggestion of what to do about it. That is help with something that "
            "neither of you has seen yet. What it would be like, in {their} own words, is still to come out.",
        ),
        Code.PLAN: (
            "“{words}” is a wish, still without walls or weather. You asked about steps and means, and {name} can only "
            "guess at them: the picture that would give them sense has not been drawn.",
        ),
        Code.LEAD: (
            "{name} said “{words}”, and you filled in the rest. The rest is yours. Now {they} will be looking at your "
            "picture, polite or puzzled, and {their} own stays folded up.",
        ),
        Code.REASSURE: (
            "Nothing had gone wrong yet: {name} had just said “{words}”. Comfort at that point suggests that there is "
            "something to be afraid of. It was a door, and it only wanted opening.",
        ),
        Code.PROBE: (
            "“{words}” looks forward, and your question looked at what is in the way. {name} will answer it, and well. "
            "The wish will still be standing where it stood.",
        ),
    },
    Stage.VISION: {
        Code.CONFRONT: (
            "“{words}” is how it looks from where {name} stands, and you questioned it. Asked for grounds, {they} will "
            "find some, and speak up for the obstacle. It can be tested later, when {they} could do the testing.",
            "You may well have a point. But with “{words}” in dispute, {name} had to choose between agreeing with you "
            "and standing up for what {they} had lived through, and most people stand up for it. The future waits "
            "outside meanwhile.",
        ),
        Code.JUDGE: (
            "With “{words}”, {name} told you what is in the way, and got back how it looks to you. Kind or stern, your "
            "opinion sits at the table now, and {they} will talk to it instead of to {their} own picture.",
            "A verdict came where {name} had hoped for room. If it was praise, there is something to live up to; if it "
            "was doubt, the hope shrinks a little to fit. Either way “{words}” still stands where it stood.",
        ),
        Code.CONCEDE: (
            "You let “{words}” decide. It sounds like understanding; to {name} it also sounds like the end of the "
            "matter, from somebody who knows about these things. A piece of the picture goes when that happens.",
            "{name} was close to giving way, and you gave way too. “{words}” may be true today, and still not say what "
            "{they} would want if it were not. That part nobody heard.",
        ),
        Code.DISMISS: (
            "{name} had just put “{words}” on the table, and it was brushed off again. You wanted to get on to the "
            "future; but what isn't heard comes along all the same, and {they} will say less next time.",
            "Setting something aside works once it has been picked up. “{words}” was passed over before anyone had "
            "touched it, so {name} is left holding it alone, and a little quieter.",
        ),
        Code.ADVISE: (
            "Your suggestion answers “{words}”, and {name} had not asked for an answer yet. Now {they} will be "
            "weighing your idea, most likely with a “yes, but”, and the picture of what {they} wanted stands still.",
            "It is a natural thing to offer, and it may have been offered to {name} before. With “{words}” treated as "
            "a problem to solve, the talk turns to ways and means. What it would all be for has not been said.",
        ),
        Code.PLAN: (
            "You went on to how and when, and {name} is still at whether. “{words}” stood in front of the picture, and "
            "the picture isn't there yet; asked for steps towards something unseen, people take fright.",
            "Steps are good work, later. Here they came before {name} had anything to walk towards, and with “{words}” "
            "still in the room they look like one more thing to manage.",
        ),
        Code.LEAD: (
            "That picture is yours. {name} may try it on, for want of another, and it will hold until it rubs. What "
            "{they} would have said if the question had been left open after “{words}”, we don't know.",
            "You saw something for {name}, and said it. It may even be close. But now {they} can only agree or correct "
            "you, and neither brings out the picture that “{words}” is standing in front of.",
        ),
        Code.REASSURE: (
            "You meant to lighten it. For {name}, “{words}” has a real weight, and hearing that it isn't so heavy can "
            "feel like not being heard; so {they} will lift it once more, a little higher, to show you.",
            "It was kindly said. But comfort makes “{words}” smaller before anyone has taken it in, and {name} is left "
            "alone with its true size. What you hear next will probably be the same again, plainer.",
        ),
        Code.PROBE: (
            "Your interest went to “{words}”, and {name} will follow it there: about an obstacle there is always more "
            "to tell. It uses up the hour, and the future gets no wider.",
            "It was a good question, put to the wrong half of what {name} had said. “{words}” has all the attention "
            "now. What {they} would want without it was not asked.",
        ),
    },
    Stage.VERDICT: {
        Code.CONFRONT: (
            "{name} asked “{words}”, and had the question questioned. It is a fair thing to ask; it just isn't yours "
            "to answer. Challenged, {they} will press harder for a yes or a no.",
        ),
        Code.JUDGE: (
            "{name} asked “{words}”, and you ruled. Yes or no, it is your ruling now, and {they} will lean on it, come "
            "back for more of it, or fight it. What could be found out about it stays undone.",
            "An answer feels like the least one can give to “{words}”. But {name} could now build on your word, or "
            "give up on your word, and either way it would not be {their} own finding.",
        ),
        Code.CONCEDE: (
            "“{words}” was a question, and you let the obstacle answer it. {name} asked somebody who ought to know, "
            "and will believe it. How it could be found out, nobody has looked at yet.",
        ),
        Code.DISMISS: (
            "Asking “{words}” takes some courage, and the question was waved away. {name} will hear an answer in that, "
            "and not a good one. You needn't rule on it; but it wants a reply.",
        ),
        Code.ADVISE: (
            "{name} asked “{words}”, and was given something to do. It steps round the question without saying so. "
            "That it isn't yours to decide, and that it can be found out, was the thing to say.",
        ),
        Code.PLAN: (
            "{name} asked whether, and you went on to how and when. With “{words}” still open, a plan sounds like a "
            "yes that nobody has said, and {they} can't tell what it stands on.",
        ),
        Code.LEAD: (
            "{name} asked “{words}”, and got a picture of yours in return. It may be a good one, but it is no answer, "
            "and it isn't {theirs}. The question is still there between you.",
        ),
        Code.REASSURE: (
            "{name} asked “{words}”, and was soothed. That sounds like a yes with nothing under it, and {they} will "
            "probably notice. Firmer ground: that you can't know, and that it can be found out.",
        ),
        Code.PROBE: (
            "“{words}”, {name} asked, and you asked back about the difficulty. That gives the doubt more to live on. "
            "Whether it can work is something to be looked into, and your part is to say so.",
        ),
    },
    Stage.REVISIT: {
        Code.CONFRONT: (
            "Now is the time to test “{words}”, and the testing is {name}'s to do. You argued with it instead, and an "
            "argument has to be won or lost. “How could you find out?” would have kept you on the same side.",
        ),
        Code.JUDGE: (
            "“{words}” came off the ledger to be tested, and you gave your verdict on it. {name} will take it for the "
            "result, though nobody has looked yet. A finding of {their} own would have weighed more.",
        ),
        Code.CONCEDE: (
            "“{words}” had waited on the ledger for its turn, and you let it win without a test. {name} may be right "
            "about it, or not: that was just about to be found out.",
        ),
        Code.DISMISS: (
            "“{words}” was to have its turn now, and the turn was short. {name} will wonder what the ledger was for. "
            "All that it needed was one open question about how to find out.",
        ),
        Code.ADVISE: (
            "You had a way to deal with “{words}”, and handed it over. It may be a good way, but it is yours. Asked "
            "how {they} could find out, {name} would most likely have named one that {they} would also use.",
            "With that, you did the finding out for {name}. “{words}” is {theirs} to test, and a way of {their} "
            "own is the one most likely to be tried.",
        ),
        Code.LEAD: (
            "Your idea of what is behind “{words}” went in ahead of {name}'s. {They} can nod to it or correct it. An "
            "open question about how to test it would have brought out something of {their} own.",
        ),
        Code.REASSURE: (
            "“{words}” was taken up again to be looked at, and got a kind word instead. It goes back in the drawer as "
            "heavy as it was, and {name} could have tested its weight.",
        ),
    },
    Stage.NEXT_WORK: {
        Code.CONFRONT: (
            "{name} was ready for the next piece of work, and found an argument. Whatever it was about, it has to be "
            "settled before anything starts, and the opening that {they} had made goes by.",
        ),
        Code.JUDGE: (
            "{name} was ready for what comes next, and heard what you think of it. Praise or doubt, it puts you in the "
            "judge's chair at the very moment when {they} could have taken the wheel.",
        ),
        Code.CONCEDE: (
            "At the door to the next piece of work you made the work smaller. {name} had come as far as the door. What "
            "fits here may be small too, but it has to lead on towards what {they} wanted.",
        ),
        Code.DISMISS: (
            "{name} stood ready, and what {they} had said was passed over. The last minutes count as much as the "
            "first. One question that takes up where {they} had got to would have done.",
        ),
        Code.ADVISE: (
            "{name} was about to take up the next piece of work, and you said what to do. That spares {them} the "
            "thinking, and with it the choosing. What fits here is a question that lets {them} take the first piece in "
            "hand.",
        ),
        Code.LEAD: (
            "The next piece of work that you named is your own idea of it. By now {name} has something to go on, and "
            "could say. Asked, {they} would have named one that fits better than a guess.",
        ),
        Code.REASSURE: (
            "A comforting word at this point ends the conversation gently, and {name} goes home with nothing in hand. "
            "{They} had come as far as wanting to begin.",
        ),
    },
    Stage.URGENT: DERAILED_WHEN_URGENT,
}
"""For each stage and the code that names the derailment there."""
