"""What a written reply did to the client where it derailed over what cannot wait: the toolkit's own addition.

How the notes are filled in is told in `note`.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Code
from .phrases import Notes

DERAILED_WHEN_URGENT: Mapping[Code, Notes] = {
    Code.CONFRONT: (
        "What {name} had just told you could not wait, and it was questioned. Before anything else it has to be "
        "taken as it was said. Then comes the help that is meant for it.",
    ),
    Code.JUDGE: (
        "{name} told you something that can't wait, and heard an opinion. This was the moment to stop, to say that "
        "it comes first, and to point to those who can help today.",
    ),
    Code.CONCEDE: (
        "You took it as settled. For {name} it isn't: something could not wait, and there are people whose work it "
        "is to help with just that. A word about who that is was needed first.",
    ),
    Code.DISMISS: (
        "This was the one thing not to set aside. {name} said something that can't wait, and the conversation "
        "moved past it. Everything else could have been picked up later.",
    ),
    Code.ADVISE: (
        "You gave {name} your own idea of what to do. With something that can't wait it is safer to say that it "
        "comes first, and who is there for it: people who are trained to help, and can be reached.",
        "It may well be good advice, and {name} may act on it today, alone, because you said so. There are people "
        "who know more about “{words}” than either of you. A word about who they are was needed first.",
    ),
    Code.PLAN: (
        "Steps and dates came when {name} needed one thing only: that you stop, take it in, and say where there is "
        "help today. Planning will still be there another day.",
    ),
    Code.LEAD: (
        "Your own reading of it went ahead of {name}'s. When something can't wait there is little to read into it: "
        "it was said, it comes first, and there is help for it.",
    ),
    Code.REASSURE: (
        "You wanted to take the fright out of it. But {name} was telling you how it is, and soothing can keep "
        "{them} from the help that is meant for it. To be heard, and pointed to that help, is all it takes.",
        "It was meant to calm. {name} had said “{words}”, and was hoping that somebody would take it as gravely as "
        "it is. Somebody to turn to today would have calmed {them} more.",
    ),
}
"""For each code that names a derailment there."""
