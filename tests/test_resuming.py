"""What was left unfinished is opened again, in one way for everything that is practised."""

from __future__ import annotations

from typing import Any

import pytest

from coachkit.errors import NotNow, StoreTrouble
from coachkit.practice import (
    Durable,
    Wiring,
    next_transcript,
    open_marking,
    open_session,
    open_vision_rating,
    transcript_cards,
)
from coachkit.store import EventKind, Store
from coachkit.vocabulary import Clarity, Richness
from tests import olu, orla, tove


@pytest.fixture(params=["conversation", "transcript", "rating"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def world(wiring: Wiring) -> Wiring:
    return orla.world(tove.world(wiring))


def opened(kind: str, world: Wiring, **how: Any) -> Durable:
    match kind:
        case "conversation":
            return open_session(olu.ID, wiring=world, **how)
        case "transcript":
            return open_marking(tove.ID, wiring=world, **how)
        case _:
            return open_vision_rating(orla.ID, wiring=world, **how)


def left(kind: str, world: Wiring) -> Durable:
    """Open something, do one thing in it, and leave it."""
    match kind:
        case "conversation":
            session = open_session(olu.ID, wiring=world)
            session.reply(session.view().replies[0].id)
            return session
        case "transcript":
            return tove.give(open_marking(tove.ID, wiring=world), tove.passed(1))
        case _:
            rating = open_vision_rating(orla.ID, wiring=world)
            rating.rate_vision(Clarity.CLEAR, Richness.RICH, orla.TELLING)
            return rating


def ends(store: Store) -> list[str]:
    return [event.session for event, _ in store.events(EventKind.SESSION_ENDED)]


def test_it_goes_on_where_it_was_left(kind: str, world: Wiring) -> None:
    before = left(kind, world)
    again = opened(kind, world)
    assert (again.header, again.notice) == (before.header, "")


def test_asked_for_afresh_it_begins_anew_and_the_other_is_ended(kind: str, world: Wiring, store: Store) -> None:
    before = left(kind, world)
    again = opened(kind, world, fresh=True)
    assert (ends(store), again.notice) == ([before.header.session], "")
    assert again.header.session != before.header.session


def test_another_trainee_begins_anew_and_ends_nothing(kind: str, world: Wiring, store: Store) -> None:
    before = left(kind, world)
    other = opened(kind, world, trainee="kim")
    assert (other.header.trainee, other.header.session == before.header.session, ends(store)) == ("kim", False, [])


def test_what_cannot_be_read_is_told_and_kept(
    kind: str, world: Wiring, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(kind, world)

    def torn(_store: Store, _session: str) -> None:
        raise StoreTrouble("the file is torn")

    monkeypatch.setattr(Store, "session", torn)
    assert (opened(kind, world).notice.endswith("The reason: the file is torn"), ends(store)) == (True, [])


def test_what_fits_no_longer_is_ended_and_says_so(
    kind: str, world: Wiring, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = left(kind, world)

    def reloaded(session: Durable) -> None:
        session._stored()
        raise KeyError("turn")

    monkeypatch.setattr(type(before), "reload", reloaded)
    again = opened(kind, world)
    assert (again.notice, ends(store)) == (before.changed, [before.header.session])


@pytest.mark.parametrize("fresh", [False, True])
def test_an_exam_is_not_taken_with_whoever_was_met_before(kind: str, world: Wiring, *, fresh: bool) -> None:
    left(kind, world)
    with pytest.raises(NotNow, match="You have met"):
        opened(kind, world.under_exam(), fresh=fresh)


def test_an_exam_is_gone_on_with_and_not_begun_anew(kind: str, world: Wiring) -> None:
    before = left(kind, world.under_exam())
    assert opened(kind, world.under_exam()).header == before.header
    with pytest.raises(NotNow, match="You have met"):
        opened(kind, world.under_exam(), fresh=True)


def test_in_an_exam_the_next_one_is_a_stranger(world: Wiring) -> None:
    left("transcript", world)
    left("rating", world)
    exam = world.under_exam()
    assert next_transcript(transcript_cards(wiring=exam)) == "colin-clocks"
    assert open_vision_rating(wiring=exam).conversation.id != orla.ID
