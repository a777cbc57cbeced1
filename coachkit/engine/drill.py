"""A drill: one line of the bank as a conversation of one turn, to which a reply is written like any other."""

from __future__ import annotations

from ..bank_line import BankLine
from ..client import NAMELESS, Client
from ..scenario import Answer, Element, RealityStatement, Reply, Scenario, Turn, Vision
from ..vocabulary import Code, Degree, Ending, NextWork, Outcome, Register, Stage

LESSON = "boosters"
"""The name under which drills are on record."""
TURN = "line"
_TRIES = 200
"""So many tries that nobody runs out of them."""
_NOBODY = Client(NAMELESS, "they/them", "", "", "", "")
_GOES_ON = {
    Register.PLAIN: Answer("Well. If that were out of the way… I'd know what to tell you.", "I can look at it now."),
    Register.WARM: Answer("Oh, that's kindly asked. Let me think what it would be like.", "I like being asked that."),
    Register.DRY: Answer("With that in the drawer? I suppose I'd have to tell you what I want.", "That was neat."),
    Register.BLUNT: Answer("Fine. Leave it there. Then I'll tell you.", "At last somebody asks."),
    Register.ROUNDABOUT: Answer("That puts me in mind of something, now that it's out of the way.", "I can go on."),
    Register.SHY: Answer("If it weren't there? I'd… yes. I could say a little.", "Nobody minded that I said it."),
}
"""How a client goes on after a reply on track, by how they speak."""
_HALF = "Perhaps. It's still in my mind, though."
_AND = "And?"


def drill_of(line: BankLine) -> Scenario:
    """Make a scenario of one turn of a line: on track it ends, otherwise the client says it again, harder.

    Parameters
    ----------
    line : BankLine
        A line that passed `coachkit.checks.check_bank_line`.
    """
    return Scenario(
        id=line.id,
        difficulty=line.difficulty,
        openness=4,
        turns_at_most=_TRIES,
        client=_NOBODY,
        vision=Vision(Degree.VISION_NO_WAY, NextWork.CLARIFY_GOAL, "", (), (Element(TURN, line.thing),)),
        turns=(_turn(line),),
        endings=dict.fromkeys(Ending, Answer("", "")),
        noticed=Answer("", ""),
        lesson=LESSON,
        hash=line.hash,
        at=line.at,
    )


def _turn(line: BankLine) -> Turn:
    reality = RealityStatement(line.id, line.kind, line.basis, line.words, line.unsaid, at=line.at)
    models = tuple(_model(line, number) for number in range(len(line.models)))
    return Turn(TURN, Stage.VISION, line.says, models, _follow(line), reality=(reality,), at=line.at)


def _model(line: BankLine, number: int) -> Reply:
    model = line.models[number]
    return Reply(f"model-{number + 1}", model.text, model.codes, line.note, at=model.at)


def _follow(line: BankLine) -> dict[str, Answer]:
    harder, hardest = (Answer(words, "") for words in line.restated)
    slips = {code.value: Answer(said.says, said.thinks) for code, said in line.answers.items()}
    return {
        Outcome.ON_TRACK.value: _GOES_ON[line.register],
        Outcome.PARTLY.value: Answer(_HALF, ""),
        Code.CLOSED.value: Answer("Yes.", "A yes will do, then."),
        Outcome.STALLED.value: Answer(_AND, ""),
        Outcome.DERAILED.value: harder,
        Code.PROBE.value: hardest,
        **slips,
    }
