"""The phrases in which a mark is told of; they take turns, so that two running do not sound alike."""

from __future__ import annotations

from ..vocabulary import Basis, Fit, Hearing, StatementKind, Trap

HEADLINES = {
    Hearing.HEARD: (
        "Heard: a reality statement.",
        "You heard it.",
        "Yes, a door is shut here, and you heard it close.",
        "A reality statement, as you say.",
    ),
    Hearing.MISSED: (
        "This one went by: it is a reality statement.",
        "Here a door was shut, and you let it pass.",
        "A reality statement, and easily missed.",
        "There was one to hear in this.",
    ),
    Hearing.OVER_HEARD: (
        "This one is none: no hope is turned away in it.",
        "More was heard here than was said.",
        "Not yet: nothing in it says that something cannot be.",
        "No reality statement, though you listened closely.",
    ),
    Hearing.LET_PASS: (
        "Rightly let pass.",
        "None, as you say.",
        "Right: nothing stands in the way here.",
        "You let it pass, and that was right.",
    ),
}
"""What each hearing is told as."""

TRAPS: dict[tuple[Trap | None, Hearing], tuple[str, ...]] = {
    (Trap.NO_BUT, Hearing.HEARD): (
        "Heard, and without a “but” to help you.",
        "You heard it, though the word “but” was never said.",
    ),
    (Trap.NO_BUT, Hearing.MISSED): (
        "There was no “but” to hear, and yet a door was shut.",
        "It came without its “but”, and went by.",
    ),
    (Trap.FACT, Hearing.OVER_HEARD): (
        "A fact about {name}, held against nothing so far.",
        "It sounds like a reason. It is a fact, and {name} has not used it as one.",
    ),
    (Trap.FACT, Hearing.LET_PASS): (
        "Rightly let pass: a fact, and held against nothing.",
        "A fact and no more. You did not add the “so I can’t”.",
    ),
    (Trap.SHY_HOPE, Hearing.OVER_HEARD): (
        "This is a hope, said shyly.",
        "It ducks its head, and yet it is a hope: {name} rules nothing out.",
    ),
    (Trap.SHY_HOPE, Hearing.LET_PASS): (
        "Rightly let pass: under the shyness it is a hope.",
        "None, as you say: {name} is wishing here, in a low voice.",
    ),
    (Trap.IDLE_BUT, Hearing.OVER_HEARD): (
        "There is a “{but}” in it, and it shuts no door.",
        "You followed the “{but}”; this one is idle.",
    ),
    (Trap.IDLE_BUT, Hearing.LET_PASS): (
        "Rightly let pass: its “{but}” shuts no door.",
        "You did not fall for the “{but}”.",
    ),
}
"""What is told instead, now and then, where a sentence has a trap."""

KINDS = {
    Fit.KEY: (
        "{Key}: that is what it is about.",
        "It is about {key}, as you say.",
        "And {key} is the word for it.",
    ),
    Fit.ALSO: (
        "You say {yours}, and good coaches would allow that; the author says {key}.",
        "It can be heard as {yours}, too. The author hears {key}.",
    ),
    Fit.OTHER: (
        "You say {yours}. The author hears {key}: {definition}.",
        "Rather {key} ({definition}) than {yours}.",
    ),
}
"""How it is told that a kind fits."""

BASIS_TOLD = {
    Basis.BELIEF: "a belief, since it could be tested",
    Basis.OBSTACLE: "an obstacle, since it is so today",
}

BASES = {
    (Basis.BELIEF, Fit.KEY): (
        "A belief, yes: it could be tested.",
        "Yes, a belief: nobody has found out yet.",
    ),
    (Basis.BELIEF, Fit.ALSO): ("You call it an obstacle, the author a belief; on this one good coaches differ.",),
    (Basis.BELIEF, Fit.OTHER): (
        "Rather a belief than an obstacle: it could be tested, and nobody has yet.",
        "An obstacle would be so whoever looked. This could turn out otherwise, so a belief.",
    ),
    (Basis.OBSTACLE, Fit.KEY): (
        "An obstacle, yes: it is so today.",
        "Yes, an obstacle: no opinion will move it this week.",
    ),
    (Basis.OBSTACLE, Fit.ALSO): ("You call it a belief, the author an obstacle; on this one good coaches differ.",),
    (Basis.OBSTACLE, Fit.OTHER): (
        "Rather an obstacle than a belief: there is nothing left to test, it is so today.",
        "A belief could turn out otherwise. This is so already, so an obstacle.",
    ),
}
"""How it is told that a basis fits, by the author's own."""

NO_NOTE = {
    (StatementKind.HOPE, True): (
        "{name} is telling you what would be good. Look for the words that say it cannot be: there are none.",
        "A hope can sound unlikely, and still nothing is held against it here.",
    ),
    (StatementKind.HOPE, False): (
        "A piece of the future that {name} would like.",
        "{name} is painting. This is what you are listening for when you defer.",
        "Nothing in the way, only more of the picture.",
    ),
    (StatementKind.VERDICT, True): (
        "{name} asks for your ruling. That is a request for a verdict, and has a lesson of its own.",
    ),
    (StatementKind.VERDICT, False): (
        "{name} asks for your ruling here: a request for a verdict, and no reality statement.",
    ),
    (StatementKind.OTHER, True): (
        "It tells you about {name}. It would be a reality statement once it is used against a hope.",
        "Perhaps the “so I can’t” was yours: {name} has not said it.",
    ),
    (StatementKind.OTHER, False): (
        "Something about {name}, and held against nothing.",
        "{name} tells you how things are, and leaves it at that.",
        "By the way, as people talk.",
    ),
    (StatementKind.REALITY, True): ("It is said as the reason why something wanted cannot come true.",),
    (StatementKind.REALITY, False): ("It is said as the reason why something wanted cannot come true.",),
}
"""What is said of a sentence on which the author wrote no note, by what it holds and whether it was marked."""
