"""A bank of as many lines as a test wants, as a file."""

from __future__ import annotations

from pathlib import Path

from coachkit.bank_line import BankLine
from coachkit.loading import check_bank_file

HEAD = "format: 1\nkind: {kind}\nlines:\n"
LINE = """\
  - id: {kind}-{number:03}
    basis: obstacle
    difficulty: {difficulty}
    register: plain
    fits: [any]
    facts: {{}}
    says: "The course costs nine thousand, number {number}."
    words: "The course costs nine thousand"
    thing: "the nine thousand"
    restated: ["Nine thousand, I said.", "Nine. I have never seen that much at once."]
    unsaid: "And the nine thousand?"
    again: "The nine thousand is on your list."
    hears: ["Nine thousand is on your mind.", "Nine thousand, you say."]
    sets_aside: ["Suppose it was paid", "The last bill came yesterday"]
    slips:
      advise: "There are bursaries."
      probe: "How much have you saved?"
      reassure: "It will sort itself out."
      concede: "Then it may have to wait."
      confront: "Is it really nine?"
    answers:
      advise: {{says: "Yes, but not for me.", thinks: "I looked."}}
      probe: {{says: "Three hundred.", thinks: "Now I'm counting."}}
      reassure: {{says: "It won't.", thinks: "Patted."}}
      concede: {{says: "I thought so.", thinks: "There it goes."}}
      confront: {{says: "It says so here.", thinks: "You don't believe me."}}
    tests: ["Who could tell you what it takes?", "What would show you?"]
    found: "I could ask Rui what he paid."
    models:
      - text: "Nine thousand. It's on our list. Suppose it was paid: what would a day be like?"
        codes:
          acknowledge: "Nine thousand."
          note: "It's on our list."
          suspend: "Suppose it was paid"
          return: "what would a day be like?"
      - text: "That is a lot, I hear. Written down, for later. Say it's paid. Tell me about a Monday there."
        codes:
          acknowledge: "That is a lot, I hear."
          note: "Written down, for later."
          suspend: "Say it's paid."
          return: "Tell me about a Monday there."
    note: "The sum invites you to count."
"""


def bank(folder: Path, many: int = 1, kind: str = "money", difficulty: int = 1) -> Path:
    """Write a bank of so many lines of a kind into a folder, and return its file."""
    file = folder / "bank" / f"{kind}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = (LINE.format(kind=kind, number=number, difficulty=difficulty) for number in range(1, many + 1))
    file.write_text(HEAD.format(kind=kind) + "".join(lines), encoding="utf-8")
    return file


def line_of(file: Path) -> BankLine:
    """Return the first line of a file that has no mistakes."""
    lines, problems = check_bank_file(file)
    assert [str(problem) for problem in problems] == []
    return lines[0]
