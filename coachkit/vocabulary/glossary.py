"""The words that are no lists of their own: what a conversation, its people and its record are called."""

from .term import CODEBOOK, METHOD, Term

_DESIGN = "coachkit"


class Word(Term):
    """A word of the method or of the toolkit, for somebody who meets it for the first time."""

    CLIENT = "client", "the scripted person who is coached", _DESIGN
    COACH = "coach", "the part that you take in a conversation", _DESIGN
    TRAINEE = "trainee", "you: the person who learns, and plays the coach", _DESIGN
    SCENARIO = "scenario", "one client, with all the ways that a conversation with them can go", _DESIGN
    TURN = "turn", "one statement of the client and the coach's reply to it", _DESIGN
    STATEMENT = (
        "statement",
        "what the client says in a turn: hopes, reality statements, requests for a verdict",
    )
    REALITY_STATEMENT = (
        "reality_statement",
        "a client's 'but': a belief or an obstacle, the reason why not",
        METHOD,
    )
    DEFER = "defer", "to acknowledge a reality statement, note it, suspend it, and return to the future", METHOD
    VISION = "vision", "the wanted future as the client pictures it; it comes out piece by piece", METHOD
    REPLY = "reply", "what the coach says, chosen or written", _DESIGN
    CODE = "code", "one of the things that a reply can do to the client", CODEBOOK
    EVIDENCE = "evidence", "the words of the reply that earn a code", CODEBOOK
    DERAILMENT = "derailment", "a reply that takes the conversation off the future that the client wants"
    OPENNESS = "openness", "how freely the client talks just now; it rises and falls with your replies", _DESIGN
    CHALLENGE_LEDGER = (
        "challenge_ledger",
        "the reality statements that were noted so far",
        METHOD,
    )
    CHOICE = "choice", "the record that you gave this reply at this turn", _DESIGN
    SESSION = "session", "one conversation of one trainee with one client", _DESIGN
