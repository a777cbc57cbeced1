"""A session, wired: what a trainee does is stored before it shows, and comes back after anything that goes wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachkit.errors import BadFiles, NotNow, StoreTrouble, UnknownName
from coachkit.loading import Course, Lesson, Library
from coachkit.practice import Call, Session, Wiring, open_session, scenario_cards, wire
from coachkit.practice.recording import CHANGED, ELSEWHERE, ENDED
from coachkit.practice.session import GIVEN
from coachkit.store import Event, EventKind, Store, choices_of
from coachkit.vocabulary import Degree, Ending, FeedbackTime, Mode, NextWork, Outcome
from tests import olu

COLUMNS = [
    "choice_id", "session_id", "trainee", "course", "scenario", "scenario_hash", "turn", "stage", "statement",
    "statement_kinds", "reality_kinds", "bases", "mode", "reply_id", "reply", "codes", "evidence", "bands", "disputed",
    "closest_reply_id", "coded_by", "outcome", "steps", "attempt", "seconds", "openness", "vision_seen", "lesson",
    "seq", "recorded_at",
]  # fmt: skip
"""The public columns of a choice, in the order of design.md."""


FIRST, SECOND, *_ = olu.GOOD_PATH.values()


def opened(wiring: Wiring, *replies: str, fresh: bool = False) -> Session:
    """Open Olu and give him these replies."""
    session = open_session(olu.ID, wiring=wiring, fresh=fresh)
    for reply in replies:
        session.reply(reply)
    return session


def ended(wiring: Wiring) -> Session:
    return opened(wiring, *olu.GOOD_PATH.values())


def finished(wiring: Wiring) -> Session:
    session = ended(wiring)
    session.rate(Degree.VISION_NO_WAY)
    session.choose_next_work(NextWork.CLARIFY_GOAL)
    return session


def kinds(store: Store, session: Session) -> list[str]:
    return [event.kind.value for event in store.session(session.header.session)]


# ------------------------------------------------------------------------------------------------ replying


def test_the_first_view_shows_the_client_and_what_they_say(wiring: Wiring) -> None:
    view = opened(wiring).view()
    assert (view.client.name, view.turn, view.statement) == (
        "Olu Bright",
        "cup",
        "I throw cups at night. I'd love to be a potter.",
    )
    assert (view.exchanges, view.vision, view.ledger, view.openness, view.replies_left) == ((), (), (), 3, 20)


def test_opening_alone_records_nothing(wiring: Wiring, store: Store) -> None:
    opened(wiring)
    assert store.counts("kind") == {}


def test_a_reply_shows_what_it_did(wiring: Wiring) -> None:
    view = opened(wiring, "what-like", "ask-the-bank").view()
    last = view.exchanges[-1]
    assert (last.reply_id, last.outcome, last.client_says, last.thinks) == (
        "ask-the-bank",
        Outcome.DERAILED,
        "Yes, but the bank knows me.",
        "I've tried.",
    )
    assert last.feedback
    assert last.feedback.headline == "Four of four steps, then a tip."
    assert last.noted == ("the rent takes it all", "my mother lives with us")
    assert view.statement == "The rent, I said. And my mother on top."


def test_the_vision_and_the_ledger_grow_in_the_clients_words(wiring: Wiring) -> None:
    view = opened(wiring, "what-like", "both-listed").view()
    assert view.vision == ("a wheel of my own by a window", "the kiln ticks while it cools")
    assert [(line.kind, line.words) for line in view.ledger] == [
        ("money", "the rent takes it all"),
        ("family", "my mother lives with us"),
    ]


def test_a_reply_is_on_disk_before_it_shows(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, "what-like")
    found = Store(store.url).session(session.header.session)
    assert [(event.seq, event.kind) for event in found] == [(1, EventKind.SESSION_STARTED), (2, EventKind.CHOICE)]


def test_the_stages_say_how_far_the_conversation_is(wiring: Wiring) -> None:
    view = opened(wiring, "what-like").view()
    assert [mark.standing for mark in view.stages] == ["done", "now", "ahead", "ahead", "ahead"]


def test_an_unknown_reply_is_refused_with_the_nearest(wiring: Wiring) -> None:
    with pytest.raises(UnknownName, match="did you mean 'what-like'"):
        opened(wiring, "what-likes")


def test_a_second_click_on_a_turn_that_is_over_is_refused(wiring: Wiring, store: Store) -> None:
    session = opened(wiring)
    session.reply("what-like", turn="cup")
    with pytest.raises((NotNow, UnknownName)):
        session.reply("what-like", turn="cup")
    assert kinds(store, session) == ["session_started", "choice"]


def test_a_second_click_on_a_turn_that_came_back_is_refused(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, "what-like", "ask-the-bank")
    with pytest.raises(NotNow, match=GIVEN):
        session.reply("ask-the-bank", turn="clay")
    assert kinds(store, session) == ["session_started", "choice", "choice"]


def test_a_reply_after_the_end_is_refused(wiring: Wiring) -> None:
    with pytest.raises(NotNow, match="the conversation is over"):
        ended(wiring).reply("what-like")


# ------------------------------------------------------------------------------------------------ the record


def test_a_choice_holds_the_public_columns_and_no_others(wiring: Wiring, store: Store) -> None:
    opened(wiring, "what-like")
    [choice] = choices_of(store.events(EventKind.CHOICE))
    assert sorted(choice) == sorted(COLUMNS)


def test_a_choice_records_what_was_said_and_what_it_was(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, "what-like", "ask-the-bank")
    choice = choices_of(store.events(EventKind.CHOICE))[-1]
    reply = "Rent and mother, I hear both. They go on the list. Say both are cared for: what is your day like? "
    assert choice == {
        "choice_id": "00000000-0000-4000-8000-000000000004",
        "session_id": session.header.session,
        "trainee": "trainee",
        "course": "test-course",
        "scenario": "olu-kiln",
        "scenario_hash": session.scenario.hash,
        "turn": "clay",
        "stage": "vision",
        "statement": "But the rent takes it all. And my mother lives with us.",
        "statement_kinds": ["reality"],
        "reality_kinds": ["money", "family"],
        "bases": ["obstacle", "obstacle"],
        "mode": "choose",
        "reply_id": "ask-the-bank",
        "reply": f"{reply}The bank lends to craftsmen.",
        "codes": ["acknowledge", "note", "suspend", "return", "advise"],
        "evidence": {
            "acknowledge": [[17, 29]],
            "note": [[30, 50]],
            "suspend": [[51, 73]],
            "return": [[75, 97]],
            "advise": [[98, 126]],
        },
        "bands": dict.fromkeys(("acknowledge", "note", "suspend", "return", "advise"), "author"),
        "disputed": [],
        "closest_reply_id": None,
        "coded_by": "author",
        "outcome": "derailed",
        "steps": 4,
        "attempt": 1,
        "seconds": 1.0,
        "openness": 3,
        "vision_seen": 1,
        "lesson": None,
        "seq": 3,
        "recorded_at": choice["recorded_at"],
    }


def test_evidence_points_at_the_words_that_earned_the_code(wiring: Wiring, store: Store) -> None:
    opened(wiring, "what-like", "ask-the-bank")
    choice = choices_of(store.events(EventKind.CHOICE))[-1]
    [[start, end]] = choice["evidence"]["advise"]
    assert choice["reply"][start:end] == "The bank lends to craftsmen."


def test_seconds_count_from_when_the_statement_was_shown(wiring: Wiring, store: Store) -> None:
    session = opened(wiring)
    for _ in range(5):
        wiring.now()
    session.shown()
    session.reply("what-like")
    [choice] = choices_of(store.events(EventKind.CHOICE))
    assert choice["seconds"] == 1.0


def test_a_clock_that_goes_back_makes_no_negative_seconds(wiring: Wiring, store: Store) -> None:
    times = iter([datetime(2026, 11, 22, hour, tzinfo=UTC) for hour in (9, 8, 8, 8, 8, 8, 8, 8)])
    opened(replace(wiring, now=lambda: next(times)), "what-like")
    assert choices_of(store.events(EventKind.CHOICE))[0]["seconds"] == 0.0


def test_every_call_leaves_its_event(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, "what-like", "both-listed")
    session.try_again()
    session.reply("both-listed")
    session.word_entry("rent", "What does a workshop cost?")
    for reply in list(olu.GOOD_PATH.values())[2:]:
        session.reply(reply)
    session.rate(Degree.VISION_NO_WAY)
    session.choose_next_work(NextWork.CLARIFY_GOAL)
    assert kinds(store, session) == [
        "session_started", "choice", "choice", "tried_again", "choice", "ledger_entry",
        *["choice"] * 7, "rating", "next_work", "session_ended",
    ]  # fmt: skip


def test_the_end_records_how_the_conversation_ended(wiring: Wiring, store: Store) -> None:
    session = finished(wiring)
    assert store.session(session.header.session)[-1].body == {"ending": "well"}


def test_a_session_has_its_own_choices(wiring: Wiring) -> None:
    opened(wiring, "what-like")
    again = opened(wiring, "really-potter", fresh=True)
    assert [choice["reply_id"] for choice in again.choices()] == ["really-potter"]


# ------------------------------------------------------------------------------------------------ trying again


def test_a_second_try_keeps_the_first_on_record(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, "what-like", "ask-the-bank")
    session.try_again()
    session.reply("both-listed")
    assert [(choice["reply_id"], choice["attempt"]) for choice in choices_of(store.events(EventKind.CHOICE))] == [
        ("what-like", 1),
        ("ask-the-bank", 1),
        ("both-listed", 2),
    ]
    assert [(each.number, each.superseded) for each in session.view().exchanges] == [(1, False), (2, True), (3, False)]


def test_a_reply_tried_before_is_marked(wiring: Wiring) -> None:
    session = opened(wiring, "what-like", "ask-the-bank")
    session.try_again()
    assert {offered.id for offered in session.view().replies if offered.tried} == {"ask-the-bank"}


def test_a_reply_that_did_not_help_is_not_offered_again(wiring: Wiring) -> None:
    view = opened(wiring, "what-like", "ask-the-bank").view()
    assert sorted(offered.id for offered in view.replies) == ["both-listed", "never-mind-rent", "say-it-is-paid"]


def test_in_an_exam_there_is_one_try(exam: Wiring) -> None:
    session = opened(exam, "what-like")
    assert Call.TRY_AGAIN not in session.view().calls
    with pytest.raises(NotNow, match="in an exam each turn has one try"):
        session.try_again()


# ------------------------------------------------------------------------------------------------ the order of replies


def order(session: Session) -> list[str]:
    return [offered.id for offered in session.view().replies]


def test_the_order_is_shuffled_by_the_seed(wiring: Wiring) -> None:
    orders = {tuple(order(opened(replace(wiring, new_seed=lambda seed=seed: seed)))) for seed in range(20)}  # type: ignore[misc]
    assert len(orders) > 5


def test_the_order_is_the_same_after_resuming(wiring: Wiring) -> None:
    before = order(opened(wiring, "what-like"))
    assert order(opened(replace(wiring, new_seed=lambda: 99))) == before


def test_what_is_left_after_a_reply_stays_in_its_order(wiring: Wiring) -> None:
    session = opened(wiring, "what-like")
    before = order(session)
    session.reply("ask-the-bank")
    assert order(session) == [reply for reply in before if reply != "ask-the-bank"]


# ------------------------------------------------------------------------------------------------ the ledger


def test_the_trainee_words_an_entry(wiring: Wiring) -> None:
    session = opened(wiring, "what-like", "both-listed")
    session.word_entry("rent", "  What does a workshop cost?\n")
    line = session.view().ledger[0]
    assert (line.words, line.client_words) == ("What does a workshop cost?", "the rent takes it all")


def test_empty_words_bring_back_the_clients_own(wiring: Wiring) -> None:
    session = opened(wiring, "what-like", "both-listed")
    session.word_entry("rent", "What does a workshop cost?")
    session.word_entry("rent", "  ")
    assert session.view().ledger[0].words == "the rent takes it all"


def test_an_entry_has_a_longest_length(wiring: Wiring) -> None:
    session = opened(wiring, "what-like", "both-listed")
    session.word_entry("rent", "x" * 5000)
    assert len(session.view().ledger[0].words) == 2000


@pytest.mark.parametrize("words", ["Mine", ""])
def test_what_is_not_on_the_ledger_cannot_be_worded(wiring: Wiring, words: str) -> None:
    with pytest.raises(NotNow, match="'nobody-said' is not on the ledger"):
        opened(wiring, "what-like", "both-listed").word_entry("nobody-said", words)


# ------------------------------------------------------------------------------------------------ the end


def test_the_debrief_waits_for_the_end(wiring: Wiring) -> None:
    assert opened(wiring, "what-like").debrief() is None


def test_the_keys_stay_covered_until_the_trainee_has_decided(wiring: Wiring) -> None:
    session = ended(wiring)
    session.rate(Degree.NO_VISION)
    debrief = session.debrief()
    assert debrief
    assert (debrief.rating, debrief.next_work, debrief.reason, debrief.evidence) == (None, None, "", ())


def test_the_debrief_sets_the_trainees_decisions_beside_the_authors(wiring: Wiring) -> None:
    session = ended(wiring)
    session.rate(Degree.NO_VISION)
    session.choose_next_work(NextWork.CLARIFY_GOAL)
    debrief = session.debrief()
    assert debrief
    assert debrief.rating
    assert debrief.next_work
    assert (debrief.rating.agrees, debrief.next_work.agrees) == (False, True)
    assert debrief.reason == "He sees the pottery down to the cups, and knows no way to it."
    assert debrief.evidence == ("a wheel of my own by a window", "forty cups in a row")


def test_the_debrief_tells_what_happened(wiring: Wiring) -> None:
    replies = {**olu.GOOD_PATH, "thumbs": "other-thumbs"}
    session = opened(wiring, "hands-of-gold", *[reply for turn, reply in replies.items() if turn in LEFT])
    debrief = session.debrief()
    assert debrief
    assert debrief.ending is Ending.WELL
    assert [turn.outcome.value for turn in debrief.turns] == ["derailed", "on_track", "partly", *["on_track"] * 4]
    assert debrief.tendencies == (("judge", 1),)
    assert (debrief.seen, debrief.elements) == (1, 3)
    assert debrief.unseen == ("a wheel of my own by a window", "forty cups in a row")
    assert debrief.unsaid == ("they're a mechanic's", "In this town nobody buys a cup for nine pounds.")
    assert [(each.line.reality, each.outcome) for each in debrief.taken_up] == [
        ("rent", Outcome.ON_TRACK),
        ("mother", Outcome.ON_TRACK),
    ]


LEFT = ("clay", "thumbs", "honest", "rent-again", "mother-again", "then-what")
"""The turns that are met when the statements of `thumbs` are not noted."""


def test_the_end_is_stored_when_the_store_is_back(wiring: Wiring, store: Store) -> None:
    session = ended(wiring)
    session.rate(Degree.VISION_NO_WAY)
    failing = Failing(store, at=EventKind.SESSION_ENDED)
    session._journal._wiring = replace(wiring, store=failing)  # type: ignore[arg-type]
    session.choose_next_work(NextWork.CLARIFY_GOAL)
    assert kinds(store, session)[-1] == "next_work"
    session.retry()
    assert kinds(store, session)[-3:] == ["rating", "next_work", "session_ended"]


def test_a_finished_session_cannot_be_finished_again(wiring: Wiring) -> None:
    with pytest.raises(NotNow, match="nothing, start again"):
        finished(wiring).choose_next_work(NextWork.CLARIFY_GOAL)


# ------------------------------------------------------------------------------------------------ going on later


def test_a_conversation_goes_on_where_it_was(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, "what-like", "ask-the-bank")
    session.try_again()
    session.reply("both-listed")
    session.word_entry("mother", "Ask her")
    resumed = open_session(olu.ID, wiring=replace(wiring, store=Store(store.url)))
    assert resumed.view() == session.view()


def test_a_finished_conversation_is_not_gone_on_with(wiring: Wiring) -> None:
    done = finished(wiring)
    again = opened(wiring)
    assert again.header.session != done.header.session
    assert again.view().exchanges == ()


def test_a_conversation_that_ended_but_was_not_decided_on_goes_on(wiring: Wiring) -> None:
    ended(wiring)
    assert opened(wiring).view().calls == (Call.RATE, Call.TRY_AGAIN, Call.WORD_ENTRY)


def test_starting_again_keeps_the_old_conversation_on_record(wiring: Wiring, store: Store) -> None:
    old = opened(wiring, "what-like")
    new = opened(wiring, fresh=True)
    assert new.view().exchanges == ()
    assert kinds(store, old) == ["session_started", "choice", "session_ended"]
    assert store.session(old.header.session)[-1].body == {"ending": "abandoned"}


def test_a_conversation_that_never_began_leaves_nothing_when_it_is_ended(wiring: Wiring, store: Store) -> None:
    opened(wiring).end()
    assert store.counts("kind") == {}


def test_a_session_killed_just_before_its_end_was_stored_is_over(
    wiring: Wiring, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = ended(wiring)
    session.rate(Degree.VISION_NO_WAY)
    monkeypatch.setattr(session, "end", lambda: None)
    session.choose_next_work(NextWork.CLARIFY_GOAL)
    assert opened(wiring).view().exchanges == ()
    assert store.session(session.header.session)[-1].body == {"ending": "well"}


def test_each_trainee_has_their_own_conversation(wiring: Wiring) -> None:
    opened(wiring, "what-like")
    assert open_session(olu.ID, trainee="kim", wiring=wiring).view().exchanges == ()


# ------------------------------------------------------------------------------------------------ two windows


def test_the_second_window_catches_up_and_says_so(wiring: Wiring, store: Store) -> None:
    first = opened(wiring, "what-like")
    second = opened(wiring)
    first.reply("both-listed")
    with pytest.raises(NotNow, match=ELSEWHERE):
        second.reply("say-it-is-paid")
    assert second.view() == first.view()
    second.reply("kept-for-later")
    assert [choice["reply_id"] for choice in choices_of(store.events(EventKind.CHOICE))] == [
        "what-like",
        "both-listed",
        "kept-for-later",
    ]


def test_a_conversation_ended_in_another_window_takes_nothing_more(wiring: Wiring, store: Store) -> None:
    first = opened(wiring, "what-like")
    opened(wiring, fresh=True)
    for _ in range(2):
        with pytest.raises(NotNow, match=ENDED):
            first.reply("both-listed")
    assert kinds(store, first) == ["session_started", "choice", "session_ended"]


# ------------------------------------------------------------------------------------------------ the store refuses


class Failing:
    """A store that refuses once, at its first event or at the first of a kind, before or after writing."""

    failure: BaseException = StoreTrouble("the disk is full")

    def __init__(self, store: Store, at: EventKind | None = None, *, after: bool = False) -> None:
        self.store, self.at, self.after, self.failed = store, at, after, False

    def append(self, event: Event, recorded_at: datetime, *, patience: int | None = None) -> bool:
        if self.failed or self.at not in (None, event.kind):
            return self.store.append(event, recorded_at)
        self.failed = True
        if self.after:
            self.store.append(event, recorded_at)
        raise self.failure

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)


DOINGS: dict[str, tuple[tuple[str, ...], Callable[[Session], None]]] = {
    "the first reply": ((), lambda session: session.reply("what-like")),
    "a reply": (("what-like",), lambda session: session.reply("both-listed")),
    "trying again": (("what-like",), Session.try_again),
    "wording": (("what-like", "both-listed"), lambda session: session.word_entry("rent", "Cost?")),
    "rating": (tuple(olu.GOOD_PATH.values()), lambda session: session.rate(Degree.NO_VISION)),
}


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("replies", "do"), DOINGS.values(), ids=DOINGS)
def test_when_the_store_refuses_the_session_goes_on_and_all_is_stored_once(
    wiring: Wiring, store: Store, replies: tuple[str, ...], do: Callable[[Session], None], after: bool
) -> None:
    session = opened(wiring, *replies)
    before = session.view()
    session._wiring = replace(wiring, store=Failing(store, after=after))  # type: ignore[arg-type]
    session._journal._wiring = session._wiring
    do(session)
    assert replace(session.view(), unrecorded="") != replace(before, unrecorded="")
    session.retry()
    assert session.view().unrecorded == ""
    seqs = [event.seq for event in store.session(session.header.session)]
    assert seqs == list(range(1, len(replies) + 3))  # the start, the replies, and what was done
    assert open_session(olu.ID, wiring=wiring).view() == session.view()


# ------------------------------------------------------------------------------------------------ an edited scenario


@pytest.fixture
def editable(wiring: Wiring, tmp_path: Path) -> Callable[[str, str], Wiring]:
    """Return a function that edits a copy of the scenario, and the world in which it is played."""
    copy = tmp_path / "clients" / olu.ID
    shutil.copytree(olu.OLU, copy)
    file = copy / "scenario.yaml"

    def edit(old: str, new: str) -> Wiring:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        return replace(wiring, library=Library([copy.parent]))

    return edit


def test_an_edited_text_leaves_records_as_they_were_and_the_conversation_goes_on(
    editable: Callable[[str, str], Wiring], store: Store
) -> None:
    session = opened(editable("Mm.", "Mm-hm."), "really-potter")
    before = store.events()
    resumed = opened(editable("Is potter what you want?", "Potter, is that what you want?"))
    assert resumed.view().exchanges[0].reply == "Is potter what you want?"
    assert (resumed.header, resumed.notice) == (session.header, "")
    assert store.events() == before


def test_records_that_no_longer_fit_are_kept_and_a_new_conversation_starts(
    editable: Callable[[str, str], Wiring], store: Store
) -> None:
    old = opened(editable("Mm.", "Mm-hm."), "what-like", "both-listed")
    before = store.session(old.header.session)
    new = opened(editable("id: clay", "id: earth"))
    assert new.notice == CHANGED
    assert new.view().exchanges == ()
    assert store.session(old.header.session)[: len(before)] == before
    assert store.session(old.header.session)[-1].body == {"ending": "abandoned"}


def test_choices_name_the_content_they_were_given_to(editable: Callable[[str, str], Wiring], store: Store) -> None:
    opened(editable("Mm.", "Mm-hm."), "what-like")
    opened(editable("Mm-hm.", "Hm."), "both-listed")
    first, second = (choice["scenario_hash"] for choice in choices_of(store.events(EventKind.CHOICE)))
    assert first != second


# ------------------------------------------------------------------------------------------------ course settings


def timed(wiring: Wiring, time: FeedbackTime) -> Wiring:
    return replace(wiring, course=replace(wiring.course, lessons={"a_lesson": Lesson(feedback=time)}))


def told(wiring: Wiring, *replies: str) -> list[bool]:
    """Say for each reply whether its feedback is shown."""
    session = open_session(olu.ID, lesson="a_lesson", wiring=wiring)
    for reply in replies:
        session.reply(reply)
    return [each.feedback is not None for each in session.view().exchanges]


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (FeedbackTime.EVERY_TURN, [True, True, True]),
        (FeedbackTime.END_OF_STAGE, [True, False, False]),
        (FeedbackTime.END, [False, False, False]),
    ],
)
def test_feedback_comes_when_the_lesson_says(wiring: Wiring, time: FeedbackTime, shown: list[bool]) -> None:
    assert told(timed(wiring, time), "what-like", "both-listed", "who-says-so") == shown


def test_feedback_on_a_stage_comes_when_the_stage_is_over(wiring: Wiring) -> None:
    replies = list(olu.GOOD_PATH.values())[:3]
    assert told(timed(wiring, FeedbackTime.END_OF_STAGE), *replies) == [True, True, True]


@pytest.mark.parametrize("time", FeedbackTime)
def test_at_the_end_all_feedback_is_there(wiring: Wiring, time: FeedbackTime) -> None:
    assert told(timed(wiring, time), *olu.GOOD_PATH.values()) == [True] * 9


def test_in_an_exam_feedback_waits_for_the_end(exam: Wiring) -> None:
    last = opened(exam, "what-like").view().exchanges[-1]
    assert (last.feedback, last.outcome, last.thinks) == (None, None, "")


def test_a_hidden_state_stays_hidden_until_the_end(wiring: Wiring) -> None:
    hidden = replace(wiring, course=replace(wiring.course, client_state=False))
    session = opened(hidden, "what-like", "both-listed")
    view = session.view()
    assert (view.vision, view.let_go, view.ledger, view.openness, view.state_shown) == ((), (), (), None, False)
    assert [(each.thinks, each.brought, each.lost, each.noted) for each in view.exchanges] == [("", "", "", ())] * 2
    assert view.calls == (Call.REPLY, Call.TRY_AGAIN)
    for reply in list(olu.GOOD_PATH.values())[2:]:
        session.reply(reply)
    after = session.view()
    assert (len(after.vision), len(after.ledger), after.openness, after.state_shown) == (3, 4, 4, True)


# ------------------------------------------------------------------------------------------------ who, and which client


def test_an_unknown_client_is_refused_with_the_nearest(wiring: Wiring) -> None:
    with pytest.raises(UnknownName, match="did you mean 'olu-kiln'"):
        open_session("olu-kilm", wiring=wiring)


def test_a_client_that_cannot_be_played_is_refused(editable: Callable[[str, str], Wiring]) -> None:
    with pytest.raises(BadFiles, match="CK101 turn 'town-again' goes on to 'nowhere'"):
        opened(editable('thinks: "Ask again."', 'thinks: "Ask again.", next: nowhere'))


def test_a_trainee_is_nameless_until_they_pick_a_name(wiring: Wiring) -> None:
    assert wiring.trainee() == "trainee"
    assert wiring.name_trainee("  Robin\n\x00 ") == "Robin"
    assert wiring.trainee() == "Robin"


def test_picking_a_name_records_the_consent_that_was_read(wiring: Wiring, store: Store) -> None:
    wiring.name_trainee("Robin")
    event = store.latest(EventKind.TRAINEE_NAMED)
    assert event
    assert (event.seq, event.trainee, event.body) == (1, "Robin", {"consent": "Kept here, for the test alone."})


def test_an_empty_name_leaves_things_as_they_are(wiring: Wiring, store: Store) -> None:
    assert wiring.name_trainee("  ") == "trainee"
    assert store.counts("kind") == {}


def test_a_name_is_cut_to_60_characters(wiring: Wiring) -> None:
    assert wiring.name_trainee("x" * 99) == "x" * 60


def test_a_class_names_its_trainees_from_outside(wiring: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    wiring.name_trainee("Robin")
    monkeypatch.setenv("COACHKIT_TRAINEE", "seat-12")
    assert wiring.trainee() == "seat-12"


def test_the_real_world_has_a_clock_in_utc_and_ids_and_seeds_that_differ() -> None:
    world = wire(course=Course("c", "d"))
    assert world.now().utcoffset() == datetime.now(UTC).utcoffset()
    assert len({world.new_id() for _ in range(5)}) == 5
    assert len({world.new_seed() for _ in range(5)}) == 5


def test_cards_tell_of_every_client_the_easiest_first(wiring: Wiring) -> None:
    cards = {card.id: card for card in scenario_cards(wiring.library)}
    card = cards[olu.ID]
    assert (card.client, card.trade, card.difficulty) == ("Olu Bright", "bus mechanic", 1)
    assert card.kinds == ("money", "family", "self_belief", "market")
    whole = [each.difficulty for each in cards.values() if not each.lesson]
    assert whole == sorted(whole)


def test_the_mode_is_the_one_that_the_course_has_for_the_lesson(wiring: Wiring) -> None:
    writing = replace(wiring.course, lessons={"a_lesson": Lesson(mode=Mode.WRITE)})
    assert open_session(olu.ID, lesson="a_lesson", wiring=replace(wiring, course=writing)).view().mode is Mode.WRITE


def test_a_name_picked_while_the_client_waits_is_that_of_the_first_reply(wiring: Wiring, store: Store) -> None:
    session = opened(wiring)
    wiring.name_trainee("Robin")
    session.reply(FIRST)
    assert {(each.kind, each.trainee) for each in store.session(session.header.session)} == {
        (EventKind.SESSION_STARTED, "Robin"),
        (EventKind.CHOICE, "Robin"),
    }
    assert len(opened(wiring).view().exchanges) == 1


def test_a_name_picked_later_leaves_the_session_under_the_one_it_began_with(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, FIRST)
    wiring.name_trainee("Robin")
    session.reply(SECOND)
    assert {each.trainee for each in store.session(session.header.session)} == {"trainee"}


def test_what_was_told_and_let_go_is_not_said_to_be_untold(wiring: Wiring) -> None:
    session = opened(
        wiring, *[reply for turn, reply in olu.GOOD_PATH.items() if turn not in {"town-again", "then-what"}]
    )
    while session.view().turn == "town-again":
        session.reply("gifts-then" if session.view().let_go == () else olu.GOOD_PATH["town-again"])
    session.reply(olu.GOOD_PATH["then-what"])
    debrief = session.debrief()
    assert debrief
    assert (debrief.unseen, debrief.let_go, debrief.seen) == ((), ("forty cups in a row",), 2)


def test_a_trainee_named_by_the_call_comes_first(wiring: Wiring, store: Store) -> None:
    wiring.name_trainee("Robin")
    session = open_session(olu.ID, trainee=" Kim\n", wiring=wiring)
    session.reply(FIRST)
    assert {each.trainee for each in store.session(session.header.session)} == {"Kim"}


def test_the_key_is_fair_to_a_conversation_in_which_not_all_was_heard(wiring: Wiring) -> None:
    session = opened(wiring, "what-like")
    while session.view().turn:
        session.reply(session.view().replies[-1].id)
    session.rate(Degree.NO_VISION)
    session.choose_next_work(NextWork.BUILD_PICTURE)
    debrief = session.debrief()
    assert debrief is not None
    assert debrief.reason.startswith("The author knows the whole client") == bool(debrief.unseen)
    assert debrief.unseen
