"""As many hopes, people, voices and coach's sentences as a test wants, as files (JSON is YAML too)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coachkit.materials import FOUND, OCCASIONS, READY
from coachkit.vocabulary import Basis, RealityKind, Register

Content = dict[str, Any]

_LIFE = {
    "children": "none",
    "partner": "no",
    "parents": "far",
    "schooling": "some",
    "place": "town",
    "work": "employed",
    "health": "well",
    "origin": "here",
}


def numbered(words: str, many: int) -> list[str]:
    """Return so many texts that differ in a number."""
    return [words.format(number=number) for number in range(1, many + 1)]


def saids(words: str, many: int) -> list[Content]:
    return [{"says": f"{words} {number}.", "thinks": f"{words}, {number}?"} for number in range(1, many + 1)]


def hope(name: str = "kiln", domain: str = "craft") -> Content:
    """Return one hope."""
    known = domain != "unknown"
    return {
        "id": name,
        "domain": domain,
        "facts": {},
        "trades": ["baker"],
        "opening": [f"I want a {name}. It is like this."],
        "hopes": [f"I want a {name}." if known else ""],
        "elements": [
            {
                "phrase": f"{name} glow {number}",
                "says": f"There's a glow {number} of {name}.",
                "thinks": f"Warm {number}.",
            }
            for number in range(1, 7)
        ],
        "way": f"First the shed, then the {name}." if known else "",
        "no_way": f"How one gets a {name} I couldn't tell you." if known else "",
        "no_picture": "" if known else "I still don't see it.",
        "asks": numbered("What would it be like there at {number} o'clock?", 10),
        "closed": numbered("Would you like it at {number} o'clock?", 3),
        "leads": numbered("You'd love shed {number} most, wouldn't you?", 3),
        "plans": numbered("By which month would you buy brick {number}?", 3),
        "judges": numbered("That is a sound idea, number {number}.", 4),
        "lead_answers": saids("A shed? Yes", 2),
        "plan_answers": saids("So soon? Oh", 2),
        "judge_answers": saids("Sound, is it", 2),
        "verdict": ["Be honest. Can it work?"],
        "verdict_words": ["Can it work?"],
        "verdict_restated": [["Yes or no?", "You must know. Can it?"]],
    }


def person(number: int = 1, age: int = 44) -> Content:
    """Return one person."""
    word = "young" if age < 30 else "middle" if age < 50 else "older"
    return {
        "name": f"Ada{number} Bell",
        "pronouns": "she/her",
        "age": age,
        "place": "Hull, England",
        "facts": {"age": word, **_LIFE},
        "background": ["Ada lives alone.", "Her parents are in Leeds."],
    }


def voice(register: str) -> Content:
    """Return how a register speaks."""
    voices: Content = {
        occasion: saids(f"{occasion.replace('_', ' ').capitalize()}, {register},", many + 1)
        for occasion, many in OCCASIONS.items()
    }
    voices[FOUND] = [
        {"says": f"{{found}} That is {register} {number}.", "thinks": f"Found {number}."} for number in range(1, 7)
    ]
    voices[READY] = [{"says": f"And now, {register}?"}, {"says": f"What next, {register}?"}]
    return voices


def sentences() -> Content:
    """Return a coach's sentences."""
    return {
        "notes": [
            *numbered("I have put {{thing}} on page {number}.", 25),
            *numbered("{{thing}} is in drawer {number} for later.", 15),
            *numbered("That goes on page {number} of my list.", 25),
            *numbered("I keep it in pocket {number} for later, thank you.", 15),
        ],
        "asides": numbered("Suppose {{thing}} were gone for {number} minutes", 16),
        "asks": numbered("Who is there with you on day {number}?", 24),
        "thanks": numbered("Thank you for telling me part {number}.", 16),
        "hand_backs": numbered("I can't rule on part {number}; you can find it out.", 24),
        "refusals": numbered("I don't give marks, part {number}.", 8),
        "dismisses": numbered("Never mind part {number}.", 12),
        "kept": numbered("I still have {{thing}} on page {number}.", 18),
        "revisit_returns": numbered("And what does part {number} of it look like by then?", 12),
        "verdict_slips": {
            "judge_for": numbered("It will work, part {number}.", 10),
            "judge_against": numbered("It will not work, part {number}.", 10),
            "reassure": numbered("It will be fine, part {number}.", 8),
            "advise": numbered("Later you could ask at bank {number}.", 8),
            "confront": numbered("Is part {number} really so?", 6),
            "concede": numbered("Perhaps a smaller one, part {number}?", 6),
            "dismiss": numbered("Let's not go into part {number}.", 6),
            "plan": numbered("By when do you need part {number}?", 6),
        },
        "next_work": {
            "build_picture": numbered("What else is there in picture {number}?", 16),
            "clarify_goal": numbered("Who could tell you about part {number}?", 16),
            "action_steps": numbered("What will you do first in week {number}?", 16),
        },
        "next_slips": {
            "judge": numbered("You are made for it, part {number}.", 8),
            "advise": numbered("You could ask at shop {number}.", 8),
            "concede": numbered("It can wait another {number} years.", 6),
            "reassure": numbered("It will come by itself, part {number}.", 6),
        },
    }


def line(kind: str, number: int, difficulty: int = 1, basis: str = "belief") -> Content:
    """Return one line of the bank."""
    it = f"{kind.replace('_', ' ')} {difficulty} {basis} {number}"
    slips = {code: f"{words} {it}?" for code, words in _SLIPS.items()}
    model = f"I hear {it}. I list it. Suppose it went: what would you do?"
    codes = {
        "acknowledge": f"I hear {it}.",
        "note": "I list it.",
        "suspend": "Suppose it went",
        "return": "what would you do?",
    }
    return {
        "id": f"{kind.replace('_', '-')}-{difficulty}{basis[0]}{number}",
        "basis": basis,
        "difficulty": difficulty,
        "register": "plain",
        "fits": ["any"],
        "facts": {},
        "says": f"There is {it}, so no.",
        "words": f"There is {it}",
        "thing": f"the {it}",
        "restated": [f"I said {it}.", f"Once more, {it}."],
        "unsaid": f"And {it}?",
        "again": f"We come back to {it}.",
        "hears": [f"So there is {it}.", f"You said {it}."],
        "sets_aside": [f"Suppose {it} went", f"Yesterday {it} went home"],
        "slips": slips,
        "answers": {code: {"says": f"{code}: {it}.", "thinks": f"No {code} of {it}."} for code in slips},
        "tests": [f"Who could tell you about {it}?", f"What would show you {it}?"],
        "found": f"I could ask Rui about {it}.",
        "models": [{"text": model, "codes": codes}] * 2,
        "note": "Nothing.",
    }


_SLIPS = {
    "confront": "Is there really",
    "advise": "Have you sold",
    "probe": "How much is",
    "reassure": "Who minds",
    "concede": "Then no more because of",
}


def bank(folder: Path, many: int = 2) -> Path:
    """Write a bank of so many lines of each kind, difficulty and basis, and return its folder."""
    for kind in RealityKind:
        lines = [
            line(kind.value, number, difficulty, basis.value)
            for number in range(1, many + 1)
            for difficulty in (1, 2, 3)
            for basis in Basis
        ]
        write(folder / "bank" / f"{kind.value}.yaml", {"kind": kind.value, "lines": lines})
    return folder / "bank"


def pieces(folder: Path) -> Path:
    """Write a sound folder ``endless``, and return it."""
    endless = folder / "endless"
    endless.mkdir(parents=True)
    hopes = [hope(), hope("school", "teaching"), hope("nothing", "unknown")]
    people = [person(1), person(2, 27), person(3, 61)]
    write(endless / "hopes.yaml", {"hopes": hopes})
    write(endless / "people.yaml", {"people": people})
    write(endless / "voices.yaml", {"voices": {register.value: voice(register.value) for register in Register}})
    write(endless / "coach.yaml", sentences())
    return endless


def write(file: Path, content: Content) -> Path:
    """Write one file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"format": "1", **content}, ensure_ascii=False, indent=1), encoding="utf-8")
    return file
