"""What a written question about the future did to the client, written by hand: by how it was asked.

For turns in which the coach is to ask about something. They are filled in as `note` tells; {thing}, or {Thing} at the
beginning of a sentence, is what was to be asked about.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Code, Topic
from .phrases import Notes

THINGS: Mapping[Topic, str] = {
    Topic.VISION: "the future that {they} would like",
    Topic.CONSIDERED: "the work that {they} had thought of so far",
    Topic.WHERE_NEXT: "where {they} might go next",
    Topic.OPTIONS: "what {they} could choose between",
    Topic.BEST_LIFE: "life in the best of all worlds",
    Topic.BEST_CAREER: "work in the best of all worlds",
}
"""What each of the things is called in a note."""

OPEN: Notes = (
    "You asked about {thing} and left the answer wide open. Whatever {name} says now is {theirs}, and how much or how "
    "little it is tells you something.",
    "An open question, with nothing of yours in it. To answer it, {name} had to look, and you could hear how "
    "far {they} can see.",
    "Nothing in your question leans to one side. If {name} has something to tell about {thing}, it could come out; if "
    "there is nothing yet, you can trust that too.",
)
"""Where the question is open."""

CLOSED: Notes = (
    "You asked about {thing} so that yes, no or a pick of two is answer enough. That is what you will get, and you "
    "can't tell from it whether {name} has a picture behind it or only good manners.",
    "The subject was right, and the form let {name} off with a word. A client with a great deal to say and a client "
    "with nothing at all sound alike here.",
)
"""Where a word answers it."""

STALLED: Notes = (
    "Nothing in your reply asks {name} for anything, so {they} will wait, or say again what {they} had said. {Thing} "
    "is still to be asked about: what, how, or simply “tell me”.",
    "{name} was listened to, and not asked. To look ahead takes an invitation, and a pause is seldom one; a short open "
    "question about {thing} would have been.",
)
"""Where nothing was asked."""

DERAILED: Mapping[Code, Notes] = {
    Code.LEAD: (
        "The answer was in your question already. {name} can take it or leave it, and either way you hear about a "
        "picture of yours. What {they} would have said about {thing} with nothing to lean on, you don't know now.",
        "You offered {name} a future to agree with. Clients without a picture of their own are glad of one, and that "
        "is the trouble: a yes sounds like vision here, and isn't.",
    ),
    Code.PROBE: (
        "You asked what is in the way before you had heard of what. About that {name} could talk for an hour, and "
        "about {thing} you would know as much as you did before.",
        "Your question went to what is hard today, and the answer will stay there. It may be needed later. To learn "
        "how far {name} looks ahead, {they} would have to be asked about what lies ahead.",
    ),
    Code.PLAN: (
        "You asked for steps, and {name} hasn't said where to. Those who have no picture make one up to have something "
        "to plan; those who have one put it away and talk about dates.",
        "How and by when are good questions for another day. Asked now, they make {thing} sound like a task, and "
        "{name} will sooner talk about what {they} could manage than about what {they} would want.",
    ),
    Code.ADVISE: (
        "A suggestion stood where the question belonged. Now {name} will weigh it, most likely with a “yes, but”, and "
        "you will hear what {they} had to say about your idea, and nothing about {thing}.",
        "You had something to offer, and you offered it. It fills the room that {name} would have needed to find out "
        "whether there is anything of {theirs} in it.",
    ),
    Code.JUDGE: (
        "Before {name} could say more, {they} had your opinion of it. Good or bad, it is what the next answer will be "
        "about. Asked about {thing} and left ungraded, {they} could have gone on looking.",
        "Praise opens no future, and doubt closes one. {name} will stay near what you liked, or away from what you "
        "didn't; how far {they} would have looked alone can't be told any more.",
    ),
    Code.CONFRONT: (
        "{name} was asked to account for what {they} had said. That is answered with reasons, not with pictures, and "
        "the reasons were about today. {Thing} had not been asked about yet.",
    ),
    Code.CONCEDE: (
        "You made it smaller before {name} had said how large it is. Nobody had asked for that. In a first talk about "
        "{thing}, every size should still be possible.",
    ),
    Code.DISMISS: (
        "“{words}” was brushed aside, and then came your question. {name} will answer it, more carefully: whoever was "
        "not heard with a little doesn't begin to dream aloud.",
    ),
    Code.REASSURE: (
        "You comforted {name}, kindly, about something that need not be put right: it is no fault to have no picture "
        "yet. A question about {thing} would have taken {them} more seriously than the comfort.",
    ),
}
"""Where the question goes off, by the code that names it."""

TRY: Mapping[Code, str] = {
    Code.LEAD: "Take your own answer out of the question, and ask what is left: what, how, tell me.",
    Code.PROBE: "Ask about what they would want, as if the rest had been seen to.",
    Code.PLAN: "Ask what it is like to be there, before you ask how to get there.",
    Code.ADVISE: "Ask what they have thought of themselves, and count to five before you say anything more.",
    Code.JUDGE: "Ask on as if you had no opinion: what else belongs to it?",
    Code.CONFRONT: "Leave the reasons alone, and ask what they would wish for.",
    Code.CONCEDE: "Leave the size to them: ask what it would be if nothing stood in the way.",
    Code.DISMISS: "Say back one word of theirs before you ask yours.",
    Code.REASSURE: "Let “I don't know” stand for a moment. Then ask something open and small.",
}
"""One thing to try with the next question, for each derailment."""

TRY_OPEN = "Ask the same so that a word is no answer: begin with what or how, or say “tell me”."
TRY_ASKING = "End with one open question about what you were to ask about."
KEEP_ASKING = "Keep this form, and hear what comes. If little comes, that is an answer too."

OPEN_AND_OFF = "An open question, with {slip} in it."
A_WORD_WILL_DO = "You asked about it, and a word will do for an answer."
NOT_ASKED = "Nothing was asked."

HEADLINES: Mapping[Topic, str] = {
    Topic.VISION: "You asked openly about the future that they would like.",
    Topic.CONSIDERED: "You asked openly what they have thought of so far.",
    Topic.WHERE_NEXT: "You asked openly where they might go next.",
    Topic.OPTIONS: "You asked openly what they could choose between.",
    Topic.BEST_LIFE: "You asked openly about a life in the best of all worlds.",
    Topic.BEST_CAREER: "You asked openly about work in the best of all worlds.",
}
"""What a question on track amounts to."""
