"""Marking: what a mark amounts to, and how it is kept, changed, resumed and summed up at the end."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachkit.engine import Marking, mark_sentence, replay_marks
from coachkit.engine.marking import NAMED, SAME, UNNAMED
from coachkit.errors import BadFiles, NotNow, StoreTrouble, UnknownName
from coachkit.loading import Lesson, Transcripts
from coachkit.practice import MarkingSession, Standing, Wiring, example, next_transcript, open_marking, transcript_cards
from coachkit.practice.marking import CHANGED, ONE_MARK
from coachkit.store import EventKind, Store
from coachkit.transcript import Mark
from coachkit.vocabulary import Basis, FeedbackTime, Fit, Hearing, RealityKind
from tests import tove
from tests.tove import finished, give, heard, passed

TOVE = tove.tove()


@pytest.fixture
def world(wiring: Wiring) -> Wiring:
    return tove.world(wiring)


def opened(world: Wiring, *marks: Mark, fresh: bool = False) -> MarkingSession:
    return give(open_marking(tove.ID, wiring=world, fresh=fresh), *marks)


def kinds(store: Store, session: MarkingSession) -> list[str]:
    return [event.kind.value for event in store.session(session.header.session)]


# ------------------------------------------------------------------------------------------------ the pure step


@pytest.mark.parametrize(
    ("mark", "hearing"),
    [
        (heard(5), Hearing.HEARD),
        (passed(5), Hearing.MISSED),
        (heard(1), Hearing.OVER_HEARD),
        (passed(1), Hearing.LET_PASS),
    ],
)
def test_what_a_mark_amounts_to(mark: Mark, hearing: Hearing) -> None:
    assert mark_sentence(TOVE, Marking(), mark)[1].hearing is hearing


@pytest.mark.parametrize(
    ("mark", "kind", "basis"),
    [
        (heard(5, RealityKind.CREDENTIALS, Basis.OBSTACLE), Fit.KEY, Fit.KEY),
        (heard(5, RealityKind.TIME, Basis.BELIEF), Fit.ALSO, Fit.OTHER),
        (heard(8, RealityKind.MONEY, Basis.BELIEF), Fit.OTHER, Fit.ALSO),
        (passed(8), None, None),
        (heard(1), None, None),
    ],
)
def test_how_kind_and_basis_fit(mark: Mark, kind: Fit | None, basis: Fit | None) -> None:
    record = mark_sentence(TOVE, Marking(), mark)[1]
    assert (record.kind, record.basis) == (kind, basis)


def test_the_first_mark_stays_beside_the_one_that_holds() -> None:
    state = replay_marks(TOVE, [passed(5), heard(5)])
    assert (state.first(5), state.latest(5)) == (passed(5), heard(5))


def test_the_state_before_is_left_as_it_was() -> None:
    before = Marking()
    mark_sentence(TOVE, before, passed(1))
    assert before == Marking()


def test_the_next_sentence_is_the_first_without_a_mark() -> None:
    assert replay_marks(TOVE, [passed(1), passed(3)]).next_in(TOVE) == 2


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark(5, reality=True), UNNAMED),
        (Mark(5, reality=True, kind=RealityKind.TIME), UNNAMED),
        (Mark(5, reality=False, basis=Basis.BELIEF), NAMED),
    ],
)
def test_a_mark_has_to_be_whole(mark: Mark, words: str) -> None:
    with pytest.raises(NotNow, match=re.escape(words)):
        mark_sentence(TOVE, Marking(), mark)


def test_the_same_mark_again_is_refused() -> None:
    with pytest.raises(NotNow, match=SAME):
        replay_marks(TOVE, [passed(1), passed(1)])


def test_a_sentence_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownName, match=r"sentence with the number '11'.*1, 2, 3, 4"):
        mark_sentence(TOVE, Marking(), passed(11))


MARKS = st.builds(
    lambda number, named: heard(number, *named) if named else passed(number),
    st.sampled_from([each.number for each in TOVE.sentences]),
    st.none() | st.tuples(st.sampled_from(RealityKind), st.sampled_from(Basis)),
)


@given(st.lists(MARKS, max_size=30))
def test_whatever_is_marked_the_state_can_be_rebuilt_from_its_marks(marks: list[Mark]) -> None:
    state = Marking()
    for mark in marks:
        if state.latest(mark.sentence) != mark:
            state, _ = mark_sentence(TOVE, state, mark)
    assert replay_marks(TOVE, state.marks) == state


# ------------------------------------------------------------------------------------------------ kept


def test_opening_alone_records_nothing(world: Wiring, store: Store) -> None:
    opened(world)
    assert store.counts("kind") == {}


def test_a_mark_is_on_disk_before_it_shows(world: Wiring, store: Store) -> None:
    session = opened(world, passed(1))
    assert kinds(store, session) == ["session_started", "mark"]


def test_a_mark_that_cannot_be_stored_anywhere_changes_nothing(world: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(world)
    monkeypatch.setattr(session._journal, "write", _refuses)
    with pytest.raises(StoreTrouble):
        give(session, passed(1))
    assert session.view().marked == 0


def _refuses(*_: object) -> None:
    raise StoreTrouble("no")


def test_a_mark_is_a_choice_with_its_columns(world: Wiring) -> None:
    [choice] = opened(world, heard(6, RealityKind.MARKET)).choices()
    assert {name: choice[name] for name in ("mode", "turn", "statement_kinds", "reality_kinds", "bases", "reply")} == {
        "mode": "mark",
        "turn": "6",
        "statement_kinds": ["hope", "reality"],
        "reality_kinds": ["market"],
        "bases": ["belief"],
        "reply": "market, belief",
    }
    assert [choice[name] for name in ("stage", "outcome", "openness", "vision_seen", "codes")] == [None] * 4 + [[]]


def test_a_changed_mark_is_a_second_attempt(world: Wiring) -> None:
    choices = opened(world, passed(5), heard(5)).choices()
    assert [(choice["reply"], choice["attempt"]) for choice in choices] == [
        ("no reality statement", 1),
        ("money, belief", 2),
    ]


def test_the_seconds_run_from_the_sentence_opened(world: Wiring) -> None:
    session = opened(world)
    session.shown()
    assert give(session, passed(1)).choices()[0]["seconds"] == 1.0


def test_the_lesson_is_on_record(world: Wiring) -> None:
    session = give(open_marking(tove.ID, lesson="01_hear_the_but", wiring=world), passed(1))
    assert session.choices()[0]["lesson"] == "01_hear_the_but"


def test_it_resumes_where_it_was_left(world: Wiring) -> None:
    left = opened(world, passed(1), heard(2), passed(2))
    again = opened(world)
    assert (again.header.session, again.view()) == (left.header.session, left.view())


def test_a_finished_one_opens_at_its_end(world: Wiring) -> None:
    session = finished(world)
    assert opened(world).view().end == session.view().end != None  # noqa: E711  # all three


def test_begun_anew_the_marks_made_before_stay_on_record(world: Wiring, store: Store) -> None:
    first = opened(world, passed(1))
    second = opened(world, passed(2), fresh=True)
    assert kinds(store, first)[-1] == "session_ended"
    assert (second.view().marked, second.header.session != first.header.session) == (1, True)


@pytest.mark.parametrize(("marks", "ending"), [((passed(1),), "abandoned"), ((), "well")])
def test_how_it_ended_is_on_record(world: Wiring, store: Store, marks: tuple[Mark, ...], ending: str) -> None:
    session = opened(world, *marks) if marks else finished(world)
    session.end()
    assert store.session(session.header.session)[-1].body == {"ending": ending}


def test_two_windows_mark_one_transcript_and_nothing_is_lost(world: Wiring, store: Store) -> None:
    one = opened(world, passed(1))
    other = opened(world)
    give(one, passed(2))
    with pytest.raises(NotNow, match="marked on in another window"):
        give(other, heard(2))
    assert give(other, passed(3)).view().marked == 3
    assert len(store.events(EventKind.MARK)) == 3


def test_one_begun_anew_elsewhere_takes_no_more_marks(world: Wiring) -> None:
    one = opened(world, passed(1))
    opened(world, passed(1), fresh=True)
    with pytest.raises(NotNow, match="begun again in another window"):
        give(one, passed(2))


def test_a_changed_transcript_begins_anew_and_says_so(world: Wiring, tmp_path: Path) -> None:
    opened(world, passed(1))
    text = tove.FILE.read_text(encoding="utf-8")
    (tmp_path / tove.FILE.name).write_text(text.replace("I sell tickets,", "I sell bread,"), encoding="utf-8")
    session = opened(replace(world, transcripts=Transcripts([tmp_path])))
    assert (session.notice, session.view().marked) == (CHANGED, 0)


def test_a_mended_note_changes_nothing(world: Wiring, tmp_path: Path) -> None:
    opened(world, passed(1))
    text = tove.FILE.read_text(encoding="utf-8")
    (tmp_path / tove.FILE.name).write_text(text.replace("A fact about her life.", "A fact."), encoding="utf-8")
    assert opened(replace(world, transcripts=Transcripts([tmp_path]))).view().marked == 1


def test_in_an_exam_each_sentence_has_one_mark_and_feedback_waits(world: Wiring, exam: Wiring) -> None:
    session = opened(replace(world, course=exam.course), passed(1))
    assert (session.view().sentences[0].feedback, session.view().can_change) == (None, False)
    with pytest.raises(NotNow, match=ONE_MARK):
        give(session, heard(1))


def test_feedback_at_the_end_comes_with_the_last_mark(world: Wiring) -> None:
    course = replace(world.course, lessons={"01_hear_the_but": Lesson(feedback=FeedbackTime.END)})
    session = open_marking(tove.ID, lesson="01_hear_the_but", wiring=replace(world, course=course))
    *first, last = (tove.key(said) for said in TOVE.sentences)
    assert {said.feedback for said in give(session, *first).view().sentences} == {None}
    assert None not in {said.feedback for said in give(session, last).view().sentences}


def test_what_is_told_at_the_end_goes_by_the_first_marks(world: Wiring) -> None:
    session = finished(world)
    before = session.view().end
    after = give(session, passed(5)).view().end
    assert before
    assert after
    assert after.told[:-1] == before.told


@pytest.mark.parametrize(
    ("kind", "basis", "told"),
    [("luck", "belief", "no kind 'luck'"), ("time", "hope", "no basis 'hope'")],
)
def test_an_unknown_word_lists_those_there_are(world: Wiring, kind: str, basis: str, told: str) -> None:
    with pytest.raises(UnknownName, match=told):
        opened(world).mark(5, reality=True, kind=kind, basis=basis)


# ------------------------------------------------------------------------------------------------ which there are


def test_cards_tell_how_far_somebody_is(world: Wiring) -> None:
    opened(world, passed(1))
    standings = {card.id: card.standing for card in transcript_cards(wiring=world)}
    assert (standings[tove.ID], standings["nadia-gears"]) == (Standing.BEGUN, Standing.NEW)


def test_a_transcript_is_done_once_it_was_marked_to_its_end_even_if_it_was_begun_anew(world: Wiring) -> None:
    finished(world)
    opened(world, passed(1), fresh=True)
    assert {card.id: card.standing for card in transcript_cards(1, wiring=world)}[tove.ID] is Standing.DONE


def test_the_next_one_is_one_that_was_begun_and_then_the_easiest(world: Wiring) -> None:
    assert next_transcript(transcript_cards(wiring=world)) == "colin-clocks"
    opened(world, passed(1))
    assert next_transcript(transcript_cards(wiring=world)) == tove.ID
    assert next_transcript(transcript_cards(wiring=world), after=tove.ID) == "colin-clocks"


def test_worked_examples_are_not_there_to_be_marked(world: Wiring) -> None:
    assert [card.id for card in transcript_cards(wiring=world) if card.id.startswith("worked")] == []


def test_a_transcript_with_mistakes_comes_last_and_tells_them_when_it_is_named(wiring: Wiring, tmp_path: Path) -> None:
    (tmp_path / "a-broken.yaml").write_text("format: 1\n", encoding="utf-8")
    world = replace(wiring, transcripts=Transcripts([tmp_path]))
    cards = transcript_cards(wiring=world)
    assert (cards[-1].id, cards[-1].standing) == ("a-broken", Standing.BROKEN)
    assert next_transcript(cards) == "colin-clocks"
    with pytest.raises(BadFiles, match="CK005"):
        open_marking("a-broken", wiring=world)


def test_another_difficulty_is_refused(world: Wiring) -> None:
    with pytest.raises(UnknownName, match="difficulty '4'; there is: 1, 2, 3"):
        transcript_cards(4, wiring=world)


def test_an_example_shows_the_authors_marks_and_records_nothing(world: Wiring, store: Store) -> None:
    view = example(tove.ID, wiring=world)
    assert view.sentences[4].marked == "reality statement: credentials, obstacle (without a 'but')"
    assert view.sentences[4].note == TOVE.sentence(5).note
    assert store.counts("kind") == {}
