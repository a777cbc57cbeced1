"""What is asked about each code, in words without jargon; {name} is the client's first name."""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Code

WORDS: Mapping[Code, str] = {
    Code.ACKNOWLEDGE: "Did you want to show here that you had heard {name}?",
    Code.NOTE: "Did you mean that you are keeping this for later?",
    Code.SUSPEND: "Were you asking {name} to set this aside, just for now?",
    Code.RETURN: "Did you want {name} to tell you more about the future here?",
    Code.HAND_BACK: "Did you mean that this is not for you to decide, and that {name} can find out?",
    Code.TEST: "Did you want {name} to think of a way to find out?",
    Code.SIGNPOST: "Did you mean that this has to come first, and where there is help with it?",
    Code.CLOSED: "Were you asking for a yes or a no here, or for one of two things?",
    Code.CONFRONT: "Did you want to question what {name} had said?",
    Code.JUDGE: "Did you want to say what you think of the idea, or of {name}'s chances?",
    Code.ADVISE: "Did you mean this as a suggestion?",
    Code.PROBE: "Did you want to hear more about the difficulty itself?",
    Code.REASSURE: "Did you want to make the difficulty feel smaller?",
    Code.CONCEDE: "Did you mean that the difficulty settles it, or that something smaller would do?",
    Code.LEAD: "Was this a picture of your own, offered to {name}?",
    Code.DISMISS: "Did you want to get past this without going into it?",
    Code.PLAN: "Did you want to get on to steps or practical matters here?",
}
"""For each code a question to which "yes" means that the reply does it."""
