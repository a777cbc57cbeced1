"""The codes of a coach's reply, in the codebook's order."""

from .term import METHOD, Term


class Code(Term):
    """One category of the codebook; a reply gets every code that it earns."""

    ACKNOWLEDGE = "acknowledge", "shows that the statement was heard, without siding with or against it", METHOD
    NOTE = "note", "says that the obstacle is kept for later", METHOD
    SUSPEND = "suspend", "asks the client to take the obstacle as solved, absent or set aside for now", METHOD
    RETURN = "return", "turns to the wanted future with an open question or an open invitation", METHOD
    HAND_BACK = "hand_back", "declines to rule on viability and leaves the finding out with the client", METHOD
    TEST = "test", "asks how the client could find out or try whether, or how, it can work", METHOD
    SIGNPOST = "signpost", "says that what cannot wait comes first, and points to the help meant for it"
    CLOSED = "closed", "asks about the wanted future so that yes, no or a pick of two answers it"
    CONFRONT = "confront", "disputes, doubts or argues against the statement, or asks for its grounds"
    JUDGE = "judge", "gives a verdict on the idea, its odds, its worth or the client's fit for it, for or against"
    ADVISE = "advise", "gives a solution, suggestion, warning, option or information"
    PROBE = "probe", "asks about the obstacle itself, or invites more talk about it"
    REASSURE = "reassure", "soothes or shrinks the obstacle"
    CONCEDE = "concede", "agrees that the obstacle decides, or helps the client give up or shrink the hope"
    LEAD = "lead", "puts the coach's own goal, picture or answer in the client's mouth"
    DISMISS = "dismiss", "brushes the statement aside unheard, mocks it, or is sarcastic"
    PLAN = "plan", "jumps to goals, steps, deadlines, logistics or means before the vision is explored"


STEPS = (Code.ACKNOWLEDGE, Code.NOTE, Code.SUSPEND, Code.RETURN)
"""The four steps of deferring, in the order in which they are taught."""

DERAILING = (
    Code.CONFRONT,
    Code.JUDGE,
    Code.CONCEDE,
    Code.DISMISS,
    Code.ADVISE,
    Code.PLAN,
    Code.LEAD,
    Code.REASSURE,
    Code.PROBE,
)
"""The derailing codes, in the order in which one of them names a derailment."""
