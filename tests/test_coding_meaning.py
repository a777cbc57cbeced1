"""Meaning beats words: negation, quotation, and other senses of the words that coaches use for their moves.

A case names what the coder must give (sure or unsure) and what it must not be sure of. It errs; the last test says how
often, so that a change for the worse is seen.
"""

from __future__ import annotations

from typing import NamedTuple

from coachkit.coding import code_reply
from coachkit.vocabulary import Band

LEASE = "I'd love a bakery of my own. But the lease alone is nine hundred a month."
AGE = "I'd like to train as a nurse. But I'm fifty-two, they would never take me."
MOTHER = "I dream of living by the sea. But my mother needs me here."
RULE = "I want to open a small bike shop. Be honest, is it realistic?"
BACK = "So, the lease. Nine hundred a month. We wrote that down in the first week."
HOPE = "I think I'd like to work with horses some day."
VERDICT = (RULE, "verdict")

RIGHT_NOW = 77
"""Cases of which the coder is right, with the weights that are shipped."""


class Case(NamedTuple):
    reply: str
    must: str = ""
    must_not: str = ""
    client: str = LEASE
    stage: str = "vision"


CASES = [
    # negation
    Case("I'm not going to tell you it's unrealistic. What would the shop look like?", "return", "judge"),
    Case("I won't say that's impossible. What would you bake first?", "return", "judge confront"),
    Case("I'm not here to give you advice. Tell me about the bakery.", "return", "advise"),
    Case("I won't tell you not to worry. It weighs on you.", "acknowledge", "reassure"),
    Case("I'm not saying it will be fine. It sounds heavy.", "acknowledge", "reassure"),
    Case("I don't doubt that it's nine hundred. That's a lot to carry.", "acknowledge", "confront"),
    Case("I'm not asking you to forget the lease. I'm writing it on our list.", "note", "dismiss"),
    Case("I won't write that down.", "", "note"),
    Case("No need to note that, it isn't important.", "", "note"),
    Case("We won't come back to that.", "", "note"),
    Case("I can't just suppose the money is there, you know.", "", "suspend"),
    Case("Let's not pretend the lease has gone away.", "", "suspend"),
    Case("I'd never call you too old. What would a day on the ward be like?", "return", "judge concede", AGE),
    Case("I'm not going to argue with you about your age. It's on your mind.", "acknowledge", "confront", AGE),
    Case("I wouldn't want you to give it up. What draws you to nursing?", "return", "concede", AGE),
    Case("I'm not going to suggest a cheaper place. What would yours look like?", "return", "advise"),
    Case("I don't want to rush you into a plan. What would mornings be like?", "return", "plan"),
    Case("This isn't about how much it costs yet. What would you see when you open the door?", "return", "probe"),
    Case("I can't thank you for that, it was rude.", "", "acknowledge"),
    Case("You shouldn't ask anyone whether it works.", "", "test"),
    # quotation
    Case("\"Too expensive\", you say. What would you bake there?", "return", "judge concede"),
    Case("People may say \"be realistic\". I'd rather hear what the shop smells like.", "return", "judge"),
    Case("You hear them saying \"forget it\". That stings.", "acknowledge", "dismiss"),
    Case("Somebody told you \"don't worry\" and it didn't help. That's hard.", "acknowledge", "reassure"),
    Case("\"They'd never take me.\" That's what goes round in your head.", "acknowledge", "confront", AGE),
    Case("You said \"never\". I've put that word on our list for later.", "note", "confront", AGE),
    Case("My boss would say \"have you tried a loan?\" I won't. What is the bakery for you?", "return", "advise"),
    Case("So the sentence is \"I'm too old\". I hear how heavy that is.", "acknowledge", "judge concede", AGE),
    Case("Your mother needs you here, you said.", "acknowledge", "concede confront", MOTHER),
    # other senses of note
    Case("On a positive note, the sun is out.", "", "note"),
    Case("Please note that the session ends at four.", "", "note"),
    Case("I note a bit of anger in you.", "", "note"),
    Case("You strike a sad note there.", "", "note"),
    Case("That's a fifty pound note you'd need a lot of.", "", "note"),
    Case("She is a baker of note, I believe.", "", "note"),
    # other senses of assume, suppose, say, imagine
    Case("I assume you've checked the price.", "", "suspend"),
    Case("I suppose you're right about that.", "", "suspend"),
    Case("I suppose so.", "", "suspend"),
    Case("You're supposed to pay it each month.", "", "suspend"),
    Case("You assume they'd turn you down.", "", "suspend", AGE),
    Case("I imagine that's hard.", "acknowledge", "suspend"),
    Case("I can imagine how tired that makes you.", "acknowledge", "suspend"),
    Case("As you say, it's a lot of money.", "", "suspend"),
    Case("Imagine that! Nine hundred!", "", "suspend return"),
    Case("If I were you, I'd ask the landlord for less.", "advise", "suspend"),
    Case("If you really wanted it you'd find the money.", "confront", "suspend"),
    # realistic and its like
    Case("What would a realistic first day in the shop feel like, to you?", "return", "judge"),
    Case("Picture it as realistically as you can: what do you see?", "return", "judge"),
    Case("Whether it's realistic I can't say, but we can work out how you'd find out.", "hand_back", "judge", *VERDICT),
    Case("I can't call it realistic or not. Who could you ask that knows?", "hand_back test", "judge", *VERDICT),
    Case("Not for me to grade. How might you try it on a small scale?", "hand_back test", "judge advise", *VERDICT),
    Case("That's possible, of course, that you'd rather I just said yes.", "", "judge", *VERDICT),
    Case("It's hardly going to work.", "judge", "", *VERDICT),
    Case("I don't see why not.", "judge", "hand_back", *VERDICT),
    # later, list, park, shelf, back
    Case("See you later!", "", "note"),
    Case("Sooner or later everybody gives up.", "", "note"),
    Case("You could do it later, when the rent has come down.", "concede", "note"),
    Case("Is a bakery on your bucket list?", "closed", "note"),
    Case("The list of reasons never ends with you, does it.", "", "note"),
    Case("Make a list of cheaper towns.", "advise", "note"),
    Case("Would it be near the park?", "", "note"),
    Case("What would be on the shelves on a Monday?", "return", "note"),
    Case("What would you like to get back to when you're by the sea?", "return", "note", MOTHER),
    Case("Have you gone back to the landlord and asked?", "advise", "note"),
    Case("Put it on your credit card.", "advise", "note suspend"),
    Case("The rent can sit on the shelf till the autumn. We'll take it down again then.", "note", "dismiss"),
    # thanks and agreement that are none
    Case("Thanks for nothing.", "", "acknowledge"),
    Case("Thank goodness it's only nine hundred.", "reassure", "acknowledge"),
    Case("Fair point, but plenty of bakers manage it.", "", "acknowledge"),
    Case("I hear you, but that's just an excuse.", "confront", "acknowledge"),
    # questions that are not what their words say
    Case("How about a market stall instead?", "concede", "return"),
    Case("What about a loan?", "advise", "return"),
    Case("What's stopping you from paying it?", "probe", "return"),
    Case("Could you tell me more about the ovens you dream of?", "return", "closed probe"),
    Case("Why would you want a bakery?", "return", "confront probe"),
    Case("Why is the lease so high?", "probe", "return"),
    Case("And how do you know that they wouldn't?", "confront", "test", AGE),
    Case("How could you find out what the lease really comes to?", "test", "confront advise", BACK, "revisit"),
    Case("What would it take to see whether nine hundred can be earned?", "test", "confront", BACK, "revisit"),
    Case("Why don't you ring a stable tomorrow?", "advise", "return", HOPE, "opening"),
    Case("Wouldn't you be happier with dogs?", "lead", "closed return", HOPE, "opening"),
    Case("What is it about horses?", "return", "confront probe", HOPE, "opening"),
    Case("Do you see yourself with horses?", "closed", "lead", HOPE, "opening"),
    Case("Horses need money, you know.", "", "return acknowledge", HOPE, "opening"),
    # the same words, meant
    Case("I'm making a note of the lease.", "note"),
    Case("Assume for a moment that the lease is paid.", "suspend"),
    Case("Suppose your mother were looked after. What would mornings be like?", "suspend return", "", MOTHER),
    Case("Let's leave the lease on the list for later.", "note", "dismiss"),
    Case("Let's park that for now.", "note suspend"),
    Case("Let's park that.", "note"),
    Case("That isn't realistic.", "judge"),
    Case("Don't worry, it'll be fine.", "reassure"),
    Case("Forget the lease.", "dismiss"),
]  # fmt: skip


def verdict_on(case: Case) -> str:
    """Return what is wrong with the coding of a case; empty when nothing is."""
    bands = code_reply(case.reply, case.client, case.stage).bands
    missed = [code for code in case.must.split() if code not in bands]
    wrong = [code for code in case.must_not.split() if bands.get(code) is Band.SURE]  # type: ignore[call-overload]
    return " ".join([*(f"-{code}" for code in missed), *(f"+{code}" for code in wrong)])


def test_there_are_sixty_cases_and_each_asks_for_something() -> None:
    assert len({case.reply for case in CASES if case.must or case.must_not}) == len(CASES) >= 60


def test_the_coder_is_right_as_often_as_it_was() -> None:
    wrong = {case.reply: found for case in CASES if (found := verdict_on(case))}
    assert len(CASES) - len(wrong) >= RIGHT_NOW - 2, wrong
