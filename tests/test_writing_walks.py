"""Conversations in the trainee's own words with every client: whatever is typed, they come to an end and come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachkit import summaries
from coachkit.coding import Coding, Finding
from coachkit.practice import Call, Session, Wiring, open_session
from coachkit.store import Store
from coachkit.vocabulary import Band, Code, Degree, Mode, NextWork, Stage
from tests import olu

CLIENTS = (*olu.WHOLE[::4], olu.ADA)
"""Some whole clients of every sort, and one scene for all: a walk over each of them took minutes, and found no more."""
WORDS = "So I say it in my own words."
CODES = list(Code)
REMARK = "Nothing that could be coded."
A_STORE_FOR_ALL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
"""Every example is a new conversation in the test's one store."""


def findings_of(number: int) -> tuple[Finding, ...]:
    """Read up to four findings out of a number; drawing one number is much quicker than drawing four things."""
    found = dict[Code, Finding]()
    for _ in range(number % 5):
        number, place = divmod(number, 2 * len(CODES))
        code, band = CODES[place // 2], (Band.SURE, Band.UNSURE)[place % 2]
        found[code] = Finding(code, band, 0.5, ((0, 2), (3, 8)))
    return tuple(found[code] for code in CODES if code in found)


def coder_of(numbers: Iterable[int]) -> Callable[..., Coding]:
    """Make a coder that finds, reply by reply, what the numbers say."""
    left = iter(numbers)

    def coder(reply: str, client: str = "", stage: Stage | str = "", *, shown: Iterable[str] = ()) -> Coding:
        found = findings_of(next(left))
        return Coding(reply, Stage(stage), found, "" if found else REMARK, "random 1")

    return coder


@pytest.fixture
def world(wiring: Wiring) -> Iterator[Wiring]:
    """The world with a store in memory: what is on disk when is tested elsewhere, and a walk is long."""
    store = Store("sqlite://")
    yield replace(wiring, store=store)
    store.close()


def played(session: Session, texts: Iterator[str], numbers: Iterator[int]) -> Session:
    """Write until the conversation is over, with answers, disputes and second tries as the numbers have it."""
    for _ in range(200):
        view, number = session.view(), next(numbers)
        if view.turn is None:
            return session
        if view.questions:
            session.answer(view.questions[number % len(view.questions)].code, (True, False, None)[number % 3])
            continue
        if Call.CLOSEST in view.calls and number % 2:
            beside = view.exchanges[-1].comparison
            assert beside
            session.closest(view.exchanges[-1].number, beside.replies[number % len(beside.replies)].id)
        if Call.DISPUTE in view.calls and number % 3 == 0:
            last = next(each for each in reversed(view.exchanges) if each.codes)
            session.dispute(last.number, last.codes[number % len(last.codes)].code)
        if Call.TRY_AGAIN in view.calls and number % 19 == 5 and view.exchanges[-1].attempt < 3:
            session.try_again()
        session.write(next(texts))
    pytest.fail("the conversation does not end")


@pytest.mark.parametrize("mode", [Mode.WRITE, Mode.WRITE_FIRST])
@pytest.mark.parametrize("client", CLIENTS)
def test_whatever_is_found_the_conversation_ends_and_comes_back_as_it_was(
    world: Wiring, client: str, mode: Mode
) -> None:
    @A_STORE_FOR_ALL
    @given(numbers=st.lists(st.integers(0, 10**8), min_size=30, max_size=30))
    def walked(numbers: list[int]) -> None:
        random = replace(world, coder=coder_of(cycle(numbers)))
        session = open_session(client, mode=mode, fresh=True, wiring=random)
        played(session, cycle([WORDS, f"{WORDS} And again.", "So."]), cycle(numbers))
        before = session.view()
        session.reload()
        assert session.view() == before
        assert session.debrief() is not None
        assert session.view().replies_left >= 0
        if session.over:  # a scene, which simply ends
            return
        assert open_session(client, mode=mode, wiring=random).view() == before
        session.rate(Degree.NO_VISION)
        session.choose_next_work(NextWork.BUILD_PICTURE)

    walked()
    table = summaries.choices(store=world.store)
    for sums in ("outcomes", "codes", "derailments", "kinds", "steps_missed", "lessons", "sessions"):
        assert getattr(summaries, sums)(table) is not None
    assert set(table["mode"]) == {mode.value}


NONSENSE = [
    "?",
    "ok",
    "👂👂👂",
    "asdf jkl; qwertz",
    "{name} {words} {0} %s",
    "<script>alert(1)</script>",
    "SELECT * FROM coachkit_event; --",
    "thanks note assume vision",
    "\u202ednuora\u2066 \x1b[2J\x00",
    "x" * 2_000,
    "you could " * 190,
    "Ich verstehe. Was wäre, wenn das Geld da wäre?",
    "שלום",
    "\n\n\n.\n",
]


@pytest.mark.parametrize("client", CLIENTS)
def test_nonsense_is_answered_to_the_end(world: Wiring, client: str) -> None:
    for text in NONSENSE:
        session = open_session(client, mode=Mode.WRITE, fresh=True, wiring=world)
        played(session, cycle([text]), cycle([0]))
        assert session.view().exchanges[-1].reply == text


@pytest.mark.parametrize("client", CLIENTS)
def test_any_text_is_answered_with_words(world: Wiring, client: str) -> None:
    @A_STORE_FOR_ALL
    @given(text=st.text(min_size=1).filter(lambda text: any(c.isprintable() and not c.isspace() for c in text)))
    def said(text: str) -> None:
        session = open_session(client, mode=Mode.WRITE, fresh=True, wiring=world)
        session.write(text)
        for question in session.view().questions:
            session.answer(question.code, None)
            break
        assert all(each.feedback and each.feedback.why for each in session.view().exchanges)

    said()
