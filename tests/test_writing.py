"""Replies in the trainee's own words: one road with the chosen ones, asked about where it matters, never lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from coachkit.coding import Coding
from coachkit.errors import NotNow, UnknownName
from coachkit.exchange import export
from coachkit.practice import Call, Exchange, Footing, Session, Wiring, open_session
from coachkit.practice.question_words import WORDS
from coachkit.practice.recording import CHANGED, ELSEWHERE, OVER, WAITS
from coachkit.practice.session import WRITING
from coachkit.practice.writing import EMPTY, LONGEST_REPLY, NOTHING_ASKED, TOO_LONG
from coachkit.practice.written import weigh, written_body
from coachkit.store import EventKind, Store
from coachkit.vocabulary import Code, Degree, Mode, NextWork, Outcome, Stage
from tests import olu
from tests.test_practice import COLUMNS, Failing, kinds

OPEN = "So, return to it."
DEFERRED = "acknowledge, note, suspend, return"
TIP = f"{DEFERRED}, advise?"


@pytest.fixture
def world(wiring: Wiring) -> Wiring:
    """The world with a coder that finds the codes which a reply names."""
    return replace(wiring, coder=olu.coder)


def opened(world: Wiring, *texts: str, mode: Mode = Mode.WRITE) -> Session:
    """Open Olu and write these replies."""
    session = open_session(olu.ID, mode=mode, wiring=world)
    for text in texts:
        session.write(text)
    return session


def last(session: Session) -> Exchange:
    return session.view().exchanges[-1]


def asked(session: Session) -> list[Code]:
    return [question.code for question in session.view().questions]


def row(session: Session) -> dict[str, Any]:
    return session.choices()[-1]


# ------------------------------------------------------------------------------------------------ one road


def test_a_written_reply_drives_the_client_as_a_chosen_one_does(world: Wiring) -> None:
    session = opened(world, OPEN, DEFERRED)
    assert (last(session).outcome, last(session).client_says) == (
        Outcome.ON_TRACK,
        "I'd sit there, and the kiln ticks while it cools.",
    )
    assert [line.reality for line in session.view().ledger] == ["rent", "mother"]


def test_the_coder_is_told_what_was_said_and_at_which_stage(world: Wiring) -> None:
    heard = list[tuple[str, str, Stage | str]]()

    def coder(reply: str, client: str = "", stage: Stage | str = "", *, shown: Iterable[str] = ()) -> Coding:
        heard.append((reply, client, stage))
        return olu.coder(reply, client, stage, shown=shown)

    session = opened(replace(world, coder=coder), OPEN, "probe")
    session.write("So.")
    assert heard[-1] == ("So.", "The rent, I said. And my mother on top.", Stage.VISION)


def test_in_write_mode_nothing_is_offered_and_nothing_can_be_chosen(world: Wiring) -> None:
    session = opened(world)
    assert (session.view().replies, session.view().calls) == ((), (Call.WRITE,))
    with pytest.raises(NotNow, match=WRITING):
        session.reply("what-like")


def test_the_record_holds_the_public_columns_with_the_coders_bands(world: Wiring) -> None:
    session = opened(world, OPEN, "hand_back? probe. Really, probe.")
    choice = row(session)
    assert sorted(choice) == sorted(COLUMNS)
    told = ("mode", "reply_id", "codes", "bands", "evidence", "coded_by", "outcome", "steps", "disputed")
    assert [choice[name] for name in told] == [
        "write",
        None,
        ["hand_back", "probe"],
        {"hand_back": "unsure", "probe": "sure"},
        {"hand_back": [[0, 10]], "probe": [[11, 16], [26, 31]]},
        "test 1",
        "derailed",
        0,
        [],
    ]


def test_evidence_stands_where_the_coder_found_it_also_when_words_come_twice(world: Wiring) -> None:
    def second_note(reply: str, client: str = "", stage: Stage | str = "", *, shown: Iterable[str] = ()) -> Coding:
        found = olu.coder(reply, client, stage, shown=shown)
        return replace(found, findings=tuple(replace(each, spans=each.spans[1:]) for each in found.findings))

    session = opened(replace(world, coder=second_note), "return, and return")
    feedback = last(session).feedback
    assert feedback
    assert [(each.start, each.end) for each in feedback.evidence] == [(12, 18)]
    assert last(open_session(olu.ID, mode=Mode.WRITE, wiring=world)) == last(session)


@pytest.mark.parametrize("text", ["", "  \n\t", "\u200b\u2060"])
def test_nothing_is_refused_in_a_plain_word(world: Wiring, store: Store, text: str) -> None:
    with pytest.raises(NotNow, match=EMPTY):
        opened(world).write(text)
    assert store.counts("kind") == {}


def test_a_reply_may_be_long_but_not_endless(world: Wiring, store: Store) -> None:
    session = opened(world, "x" * LONGEST_REPLY)
    assert len(row(session)["reply"]) == LONGEST_REPLY
    with pytest.raises(NotNow) as refused:
        session.write("x" * (LONGEST_REPLY + 1))
    assert str(refused.value) == TOO_LONG
    assert kinds(store, session) == ["session_started", "choice"]


def test_a_reply_is_kept_letter_by_letter_and_half_a_pair_is_marked(world: Wiring) -> None:
    session = opened(world, "  \ud83d return\r\n ")
    assert row(session)["reply"] == "  \ufffd return\r\n "


def test_a_reply_to_another_turn_or_after_the_end_is_refused(world: Wiring, store: Store) -> None:
    session = opened(world, OPEN)
    with pytest.raises(NotNow, match="the client is at 'clay'"):
        session.write(DEFERRED, turn="cup")
    while session.view().turn:
        session.write("dismiss")
    with pytest.raises(NotNow, match=OVER):
        session.write(DEFERRED)
    assert session.view().exchanges[-1].reply == "dismiss"


def test_a_written_turn_can_be_tried_again(world: Wiring) -> None:
    session = opened(world, OPEN, "advise")
    session.try_again()
    session.write(DEFERRED)
    assert [(each["attempt"], each["outcome"]) for each in session.choices()] == [
        (1, "on_track"),
        (1, "derailed"),
        (2, "on_track"),
    ]


def test_writing_in_a_conversation_by_choosing_is_recorded_as_written(world: Wiring) -> None:
    session = opened(world, OPEN, mode=Mode.CHOOSE)
    session.reply("both-listed")
    assert [(each["mode"], each["coded_by"]) for each in session.choices()] == [
        ("write", "test 1"),
        ("choose", "author"),
    ]


# ------------------------------------------------------------------------------------------------ questions


def test_an_unsure_code_that_matters_is_asked_about_in_the_trainees_words(world: Wiring) -> None:
    session = opened(world, OPEN, TIP)
    view = session.view()
    [question] = view.questions
    assert question.text == "“advise?” Did you mean this as a suggestion?"
    assert (view.calls, view.written, view.turn, len(view.exchanges)) == ((Call.ANSWER,), TIP, "clay", 1)


@pytest.mark.parametrize(
    ("yes", "outcome", "codes"),
    [(True, Outcome.DERAILED, True), (False, Outcome.ON_TRACK, False), (None, Outcome.ON_TRACK, False)],
)
def test_a_derailing_code_acts_as_answered_and_not_when_left_open(
    world: Wiring, yes: bool | None, outcome: Outcome, codes: bool
) -> None:
    session = opened(world, OPEN, TIP)
    session.answer(Code.ADVISE, yes)
    assert (last(session).outcome, "advise" in row(session)["codes"]) == (outcome, codes)


@pytest.mark.parametrize(("yes", "steps"), [(True, 4), (False, 3), (None, 4)])
def test_a_serving_code_acts_as_answered_and_also_when_left_open(world: Wiring, yes: bool | None, steps: int) -> None:
    session = opened(world, OPEN, "acknowledge, note?, suspend, return")
    session.answer("note", yes)
    assert row(session)["steps"] == steps


def test_a_closed_question_left_open_does_not_act(world: Wiring) -> None:
    session = opened(world, "return, closed?")
    session.answer(Code.CLOSED, None)
    assert last(session).outcome is Outcome.ON_TRACK


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("advise, probe?", []),  # advise names the derailment in any case
        ("advise?, probe", [Code.ADVISE]),
        ("advise?, probe?, suspend, return", [Code.ADVISE, Code.PROBE]),
        ("acknowledge?, note?, suspend?, return?, advise?", [Code.ADVISE, Code.ACKNOWLEDGE]),
        ("acknowledge, note, suspend, return, hand_back?", []),
        ("test?", []),
    ],
)
def test_only_what_changes_the_reply_is_asked_the_most_telling_first(
    world: Wiring, text: str, codes: list[Code]
) -> None:
    assert asked(opened(world, OPEN, text)) == codes


def test_a_question_that_an_answer_made_idle_is_not_asked(world: Wiring) -> None:
    session = opened(world, OPEN, "advise?, probe?, suspend, return")
    session.answer(Code.ADVISE, True)
    assert row(session)["codes"] == ["suspend", "return", "advise"]


def test_a_question_that_only_an_answer_makes_telling_waits_for_it(world: Wiring) -> None:
    session = opened(world, OPEN, DEFERRED, f"So, {DEFERRED}")
    assert session.view().stage is Stage.VERDICT
    session.write("hand_back?, test?")
    session.answer(Code.HAND_BACK, False)
    assert asked(session) == [Code.TEST]
    session.answer(Code.TEST, False)
    assert last(session).outcome is Outcome.STALLED


def test_what_is_spared_in_a_stage_acts_there_unanswered(world: Wiring) -> None:
    session = opened(world, OPEN, DEFERRED, f"So, {DEFERRED}", "hand_back", "test, probe?")
    assert row(session)["codes"] == ["test", "probe"]


def test_every_code_has_its_question_in_plain_words() -> None:
    assert set(WORDS) == set(Code)
    jargon = ("code", "coder", "deferr", "reality statement", "outcome", "derail", "acknowledge", "suspend")
    assert not [words for words in WORDS.values() if not words.endswith("?") or any(word in words for word in jargon)]


def test_the_exchange_tells_what_each_code_rests_on(world: Wiring) -> None:
    session = opened(world, OPEN, "acknowledge?, note?, suspend?, return, advise?")
    session.answer(Code.ADVISE, False)
    session.answer(Code.ACKNOWLEDGE, True)
    assert [(given.code, given.footing) for given in last(session).codes] == [
        (Code.ACKNOWLEDGE, Footing.ANSWERED),
        (Code.NOTE, Footing.LEFT_OPEN),
        (Code.SUSPEND, Footing.LEFT_OPEN),
        (Code.RETURN, Footing.SURE),
    ]
    assert [(question.code, question.answer) for question in last(session).asked] == [
        (Code.ADVISE, False),
        (Code.ACKNOWLEDGE, True),
    ]


def test_nothing_else_goes_on_while_a_reply_waits(world: Wiring) -> None:
    session = opened(world, OPEN, TIP)
    calls: list[Callable[[], None]] = [
        lambda: session.write(DEFERRED),
        session.try_again,
        lambda: session.word_entry("rent", "x"),
    ]
    for call in calls:
        with pytest.raises(NotNow, match=WAITS):
            call()


def test_an_answer_that_nobody_asked_for_is_refused(world: Wiring) -> None:
    session = opened(world, OPEN)
    with pytest.raises(NotNow, match=NOTHING_ASKED):
        session.answer(Code.ADVISE, True)
    session.write(TIP)
    with pytest.raises(UnknownName, match="there is no question now about 'probe'; there is: advise"):
        session.answer(Code.PROBE, True)


# ------------------------------------------------------------------------------------------------ nothing is lost


def never(reply: str, client: str = "", stage: Stage | str = "", *, shown: Iterable[str] = ()) -> Coding:
    """A coder that must not be asked."""
    pytest.fail("a recorded reply was coded again")


def test_a_reply_that_waits_is_on_disk_with_all_that_was_found(world: Wiring, store: Store) -> None:
    session = opened(world, OPEN, TIP)
    event = Store(store.url).session(session.header.session)[-1]
    assert (event.kind, event.body["turn"], event.body["reply"]) == (EventKind.WRITTEN, "clay", TIP)
    assert event.body["coding"]["findings"][-1] == {
        "code": "advise",
        "band": "unsure",
        "probability": 0.6,
        "spans": [[36, 43]],
    }
    assert (event.body["coding"]["coder"], event.body["coding"]["asked"]) == ("test 1", ["advise"])


def test_a_conversation_goes_on_at_its_question_and_is_not_coded_again(world: Wiring) -> None:
    session = opened(world, OPEN, "advise?, probe?, suspend, return")
    session.answer(Code.ADVISE, False)
    resumed = open_session(olu.ID, mode=Mode.WRITE, wiring=replace(world, coder=never))
    assert resumed.view() == session.view()
    assert asked(resumed) == [Code.PROBE]
    for each in (session, resumed):
        if not each.view().exchanges[1:]:
            each.answer(Code.PROBE, True)
            break
    again = open_session(olu.ID, mode=Mode.WRITE, wiring=replace(world, coder=never))
    assert again.view() == session.view()
    assert last(again).outcome is Outcome.DERAILED


def test_the_events_come_in_their_order(world: Wiring, store: Store) -> None:
    session = opened(world, OPEN, TIP)
    session.answer(Code.ADVISE, None)
    assert kinds(store, session) == ["session_started", "choice", "written", "answer", "choice"]


def test_the_time_that_a_question_takes_does_not_count(world: Wiring) -> None:
    session = opened(world, OPEN, TIP)
    for _ in range(60):
        world.now()
    session.answer(Code.ADVISE, False)
    assert row(session)["seconds"] < 10


DOINGS: dict[str, tuple[tuple[str, ...], list[str], Callable[[Session], None]]] = {
    "writing": ((OPEN,), ["choice"], lambda session: session.write(DEFERRED)),
    "writing what is asked about": ((OPEN,), ["written"], lambda session: session.write(TIP)),
    "answering": ((OPEN, TIP), ["answer", "choice"], lambda session: session.answer(Code.ADVISE, True)),
    "one answer of two": ((OPEN, "advise?, note?"), ["answer"], lambda session: session.answer(Code.ADVISE, False)),
    "disputing": ((OPEN, "probe"), ["dispute"], lambda session: session.dispute(2, "probe")),
}
"""What is written before, what is stored in doing it (the store refuses the last of these), and what is done."""


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("texts", "stored", "do"), DOINGS.values(), ids=DOINGS)
def test_when_the_store_refuses_a_written_conversation_goes_on_and_all_is_stored_once(
    world: Wiring, store: Store, texts: tuple[str, ...], stored: list[str], do: Callable[[Session], None], after: bool
) -> None:
    session = opened(world, *texts)
    before, events = session.view(), kinds(store, session)
    failing = Failing(store, EventKind(stored[-1]), after=after)
    session._wiring = session._journal._wiring = replace(world, store=failing)  # type: ignore[arg-type]
    do(session)
    assert session.view().unrecorded.startswith("Your last step is not recorded yet.")
    assert replace(session.view(), unrecorded="") != before
    session.retry()
    assert session.view().unrecorded == ""
    assert kinds(store, session)[len(events) :] == stored
    assert open_session(olu.ID, mode=Mode.WRITE, wiring=world).view() == session.view()


class Interrupted(Failing):
    """A store at which somebody presses Ctrl and C, once."""

    failure = KeyboardInterrupt()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("texts", "stored", "do"), DOINGS.values(), ids=DOINGS)
def test_what_was_broken_off_is_done_again_and_stored_once(
    world: Wiring, store: Store, texts: tuple[str, ...], stored: list[str], do: Callable[[Session], None], after: bool
) -> None:
    session = opened(world, *texts)
    before, events = session.view(), kinds(store, session)
    broken = Interrupted(store, EventKind(stored[-1]), after=after)
    session._wiring = session._journal._wiring = replace(world, store=broken)  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        do(session)
    assert session.view().exchanges == before.exchanges
    do(session)
    assert kinds(store, session)[len(events) :] == stored
    assert open_session(olu.ID, mode=Mode.WRITE, wiring=world).view() == session.view()


def test_a_reply_that_waits_at_another_turn_than_the_clients_is_left_with_its_conversation(world: Wiring) -> None:
    session = opened(world, OPEN)
    astray = weigh("honest", Mode.WRITE, 1.0, olu.coder(TIP), NextWork.CLARIFY_GOAL)
    session._journal.write(EventKind.WRITTEN, written_body(astray, "What do you think, honestly?"))
    again = open_session(olu.ID, mode=Mode.WRITE, wiring=world)
    assert (again.notice, again.view().exchanges, again.view().written) == (CHANGED, (), "")


def test_a_session_killed_between_the_last_answer_and_its_choice_goes_on(
    world: Wiring, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(world, OPEN, TIP)
    monkeypatch.setattr(session, "settle", lambda: None)
    session.answer(Code.ADVISE, True)
    resumed = open_session(olu.ID, mode=Mode.WRITE, wiring=replace(world, coder=never))
    assert (last(resumed).outcome, resumed.view().questions) == (Outcome.DERAILED, ())
    assert kinds(store, session) == ["session_started", "choice", "written", "answer", "choice"]


def test_a_reply_that_waits_is_kept_when_another_conversation_is_begun(world: Wiring, store: Store) -> None:
    session = opened(world, OPEN, TIP)
    open_session(olu.ID, mode=Mode.WRITE, fresh=True, wiring=world)
    assert kinds(store, session) == ["session_started", "choice", "written", "session_ended"]


def test_conversations_of_different_modes_are_gone_on_with_side_by_side(world: Wiring) -> None:
    written, chosen = opened(world, OPEN), opened(world, OPEN, mode=Mode.CHOOSE)
    for session in (written, chosen, written):
        again = open_session(olu.ID, mode=session.header.mode, wiring=world)
        assert (again.header, again.view()) == (session.header, session.view())


def test_the_second_window_finds_the_question_and_its_answer(world: Wiring) -> None:
    first = opened(world, OPEN)
    second = open_session(olu.ID, mode=Mode.WRITE, wiring=world)
    first.write(TIP)
    with pytest.raises(NotNow, match=ELSEWHERE):
        second.write(DEFERRED)
    assert second.view() == first.view()
    second.answer(Code.ADVISE, True)
    with pytest.raises(NotNow, match=ELSEWHERE):
        first.answer(Code.ADVISE, False)
    assert first.view() == second.view()
    assert [each["outcome"] for each in first.choices()] == ["on_track", "derailed"]


def test_all_that_is_shown_can_be_told_apart_by_its_hash(world: Wiring) -> None:
    session = opened(world, OPEN, TIP, mode=Mode.WRITE_FIRST)
    session.answer(Code.ADVISE, True)
    assert len({*session.view().exchanges, *session.view().exchanges}) == 2


def test_an_export_has_every_event_and_the_whole_coding(world: Wiring, store: Store) -> None:
    session = opened(world, OPEN, TIP)
    session.answer(Code.ADVISE, True)
    session.dispute(2, Code.ADVISE)
    told = [json.loads(line) for line in export("trainee", store)]
    assert [each["kind"] for each in told][2:] == ["written", "answer", "choice", "dispute"]
    assert told[-2]["body"]["coding"]["answers"] == {"advise": True}


# ------------------------------------------------------------------------------------------------ disputes


def disputed(session: Session) -> list[Code]:
    return [given.code for given in last(session).codes if given.disputed]


def test_a_dispute_is_recorded_beside_the_code_and_the_conversation_goes_on_unchanged(
    world: Wiring, store: Store
) -> None:
    session = opened(world, OPEN, "probe")
    before = session.view()
    session.dispute(2, Code.PROBE)
    assert (disputed(session), row(session)["disputed"]) == ([Code.PROBE], ["probe"])
    assert (session.view().statement, session.view().openness) == (before.statement, before.openness)
    assert store.session(session.header.session)[-1].body == {
        "choice_id": row(session)["choice_id"],
        "code": "probe",
        "disputed": True,
    }
    assert open_session(olu.ID, mode=Mode.WRITE, wiring=world).view() == session.view()


def test_a_dispute_is_taken_back_by_disputing_again(world: Wiring, store: Store) -> None:
    session = opened(world, OPEN, "probe")
    for _ in range(2):
        session.dispute(row(session)["choice_id"], "probe")
    assert (disputed(session), row(session)["disputed"]) == ([], [])
    assert kinds(store, session)[-2:] == ["dispute", "dispute"]


def test_only_what_the_coder_gave_can_be_disputed(world: Wiring) -> None:
    session = opened(world, OPEN, "probe", mode=Mode.CHOOSE)
    session.reply("both-listed")
    with pytest.raises(UnknownName, match="no code of the coder here called 'advise'; there is: probe"):
        session.dispute(2, Code.ADVISE)
    with pytest.raises(UnknownName, match="no code of the coder here called 'note'"):
        session.dispute(3, Code.NOTE)
    with pytest.raises(UnknownName, match="no reply of yours with the number '9'; there is: 1, 2, 3"):
        session.dispute(9, Code.NOTE)


def test_disputing_is_offered_where_there_is_something_to_dispute(world: Wiring) -> None:
    assert Call.DISPUTE in opened(world, OPEN).view().calls
    assert Call.DISPUTE not in opened(world, "nothing", mode=Mode.WRITE_FIRST).view().calls


def test_a_code_can_be_disputed_after_the_end(world: Wiring, store: Store) -> None:
    session = finished(world, Mode.WRITE)
    session.dispute(1, Code.DISMISS)
    assert kinds(store, session)[-2:] == ["session_ended", "dispute"]
    assert session.choices()[0]["disputed"] == ["dismiss"]


def finished(world: Wiring, mode: Mode) -> Session:
    session = opened(world, mode=mode)
    while session.view().turn:
        session.write("dismiss")
    session.rate(Degree.NO_VISION)
    session.choose_next_work(NextWork.BUILD_PICTURE)
    return session


# ------------------------------------------------------------------------------------------------ write first


def test_the_scripted_replies_come_after_the_written_one_in_the_sessions_order(world: Wiring) -> None:
    session = opened(world, OPEN, mode=Mode.WRITE_FIRST)
    chosen = open_session(olu.ID, wiring=world)
    beside = last(session).comparison
    assert beside
    assert [reply.id for reply in beside.replies] == [reply.id for reply in chosen.view().replies]
    assert (beside.closest, beside.model) == (None, None)
    assert session.view().calls == (Call.CLOSEST, Call.DISPUTE, Call.TRY_AGAIN, Call.WRITE)


def test_the_model_line_comes_when_the_closest_was_named(world: Wiring) -> None:
    session = opened(world, OPEN, "probe", mode=Mode.WRITE_FIRST)
    session.closest(2, "say-it-is-paid")
    beside = last(session).comparison
    assert beside
    assert beside.model
    assert (beside.closest, beside.model.reply_id, beside.model.why) == (
        "say-it-is-paid",
        "both-listed",
        "All four steps.",
    )
    assert row(session)["closest_reply_id"] == "say-it-is-paid"
    assert row(session)["mode"] == "write_first"
    assert open_session(olu.ID, mode=Mode.WRITE_FIRST, wiring=world).view() == session.view()


def test_one_can_go_on_without_naming_the_closest_and_the_model_line_shows_then(world: Wiring) -> None:
    session = opened(world, OPEN, "probe", DEFERRED, mode=Mode.WRITE_FIRST)
    first, second, third = (each.comparison for each in session.view().exchanges)
    assert first
    assert second
    assert third
    assert [each.model is not None for each in (first, second, third)] == [True, True, False]
    assert row(session)["closest_reply_id"] is None


def test_before_the_comparison_the_feedback_gives_no_line_away(world: Wiring) -> None:
    feedback = last(opened(world, OPEN, "probe", mode=Mode.WRITE_FIRST)).feedback
    assert feedback
    assert feedback.better == ""


def test_what_is_not_beside_it_is_not_the_closest(world: Wiring) -> None:
    session = opened(world, OPEN, mode=Mode.WRITE_FIRST)
    with pytest.raises(UnknownName, match="did you mean 'what-like'"):
        session.closest(1, "what-likes")
    written = opened(world, OPEN)
    with pytest.raises(NotNow, match="no replies beside this one"):
        written.closest(1, "what-like")


def test_the_coder_is_told_what_could_be_pasted_back(world: Wiring) -> None:
    heard = list[set[str]]()

    def coder(reply: str, client: str = "", stage: Stage | str = "", *, shown: Iterable[str] = ()) -> Coding:
        heard.append(set(shown))
        return olu.coder(reply, client, stage)

    session = opened(replace(world, coder=coder), OPEN, "probe", "x", mode=Mode.WRITE_FIRST)
    turns = session.scenario.turn("cup"), session.scenario.turn("clay")
    assert heard[0] == set()
    assert heard[-1] == {reply.text for turn in turns for reply in turn.replies}
