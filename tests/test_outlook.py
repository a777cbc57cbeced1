"""Lesson 04: asking about the future, what comes out of it, and what the trainee makes of the client."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachkit.commands.player import Player
from coachkit.engine import asked_of
from coachkit.errors import NotNow, UnknownName
from coachkit.feedback import About, agrees_on, feedback_on, outlook_words
from coachkit.feedback import notes_on_asking as on_asking
from coachkit.loading import Library
from coachkit.practice import Call, Outlook, OutlookFeedback, Session, Wiring, open_session
from coachkit.practice.authoring import check_one
from coachkit.scenario import Scenario
from coachkit.store import EventKind, Store
from coachkit.summaries import choices, outcomes, rating_agreement, ratings
from coachkit.vocabulary import (
    CARRIES,
    DERAILING,
    FOUR_THINGS,
    JUDGED,
    TO_LEARN,
    Answered,
    Came,
    Code,
    FeedbackTime,
    Mode,
    Orientation,
    Stage,
    Topic,
)
from coachkit.widgets import practise
from coachkit.widgets.payload import payload
from tests import olu

LESSON = "04_best_of_all_worlds"
POORLY = ("what-else", "ever-thought", "where-might", "colleague-knows", "your-way", "good-at-it")
"""Open, closed, open (and there is nothing yet), about the obstacle, open, with praise."""


def opened(wiring: Wiring, replies: Iterable[str] = (), *, fresh: bool = False, mode: Mode | None = None) -> Session:
    session = open_session(olu.VERA, wiring=wiring, fresh=fresh, mode=mode)
    for reply in replies:
        session.reply(reply)
    return session


def judged(session: Session, orientation: str, answered: Iterable[str], evidence: Iterable[str]) -> OutlookFeedback:
    session.judge_outlook(orientation, answered, evidence)
    told = outlook(session).feedback
    assert told is not None
    return told


def outlook(session: Session) -> Outlook:
    found = session.outlook()
    assert found is not None
    return found


def standings(wiring: Wiring, replies: Iterable[str]) -> list[Answered]:
    told = judged(opened(wiring, replies, fresh=True), "none", [], ["1-before"])
    return [each.standing for each in told.things]


# ------------------------------------------------------------------------------------------------ asking


def test_the_sound_scene_passes_every_check() -> None:
    assert check_one(olu.SCENES / olu.VERA) == []


def test_it_is_said_what_to_ask_about_turn_by_turn(wiring: Wiring) -> None:
    session, asked = opened(wiring), []
    for reply in olu.OPENLY:
        view = session.view()
        assert view.to_learn == TO_LEARN[view.about or Topic.VISION]
        asked.append(view.about)
        session.reply(reply)
    assert asked == list(Topic)
    assert session.view().about is None


def test_the_things_stand_in_the_place_of_the_stages(wiring: Wiring) -> None:
    marks = opened(wiring, ["what-else"]).view().stages
    assert [mark.standing for mark in marks] == ["done", "now", "ahead", "ahead", "ahead", "ahead"]
    assert marks[1].words == "Considered so far"


@pytest.mark.parametrize(
    ("reply", "standing"),
    [("so-far-then", "done"), ("ever-thought", "done"), ("a-course", "missed"), ("how-many-hives", "missed")],
)
def test_a_thing_is_ticked_off_only_if_it_was_asked(wiring: Wiring, reply: str, standing: str) -> None:
    marks = opened(wiring, ["what-else", reply]).view().stages
    assert [mark.standing for mark in marks][:3] == ["done", standing, "now"]


def test_while_feedback_is_not_due_no_mark_gives_it_away(wiring: Wiring) -> None:
    session = Session(wiring, olu.vera(), opened(wiring).header, FeedbackTime.END)
    session.reply("what-else")
    session.reply("a-course")
    assert [mark.standing for mark in session.view().stages][:3] == ["past", "past", "now"]


def test_nonsense_ticks_nothing_off(wiring: Wiring) -> None:
    world = replace(wiring, coder=olu.coder)
    session = open_session(olu.VERA, mode=Mode.WRITE, wiring=world)
    while session.view().turn:
        session.write("hgfd jkl")
    assert {mark.standing for mark in session.view().stages} == {"missed"}


def test_a_thing_that_is_tried_again_is_ticked_off_by_the_try_that_stands(wiring: Wiring) -> None:
    session = opened(wiring, ["what-else", "a-course"])
    session.try_again()
    session.reply("so-far-then")
    assert session.view().stages[1].standing == "done"


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("what-else", "There'd be an orchard, and bees in it."),
        ("a-dream", "I suppose so."),
        ("the-sea", "The sea? I get seasick."),
        ("so-loud", "It's the second stop, by the school."),
    ],
)
def test_what_comes_out_depends_on_how_it_is_asked(wiring: Wiring, reply: str, says: str) -> None:
    assert opened(wiring, [reply]).view().exchanges[0].client_says == says


@pytest.mark.parametrize(
    ("reply", "headline", "try_this"),
    [
        ("what-else", "You asked openly about the future that they would like.", on_asking.KEEP_ASKING),
        ("a-dream", on_asking.A_WORD_WILL_DO, on_asking.TRY_OPEN),
        ("the-sea", "An open question, with a picture of your own in it.", on_asking.TRY[Code.LEAD]),
        ("so-loud", "This was a question about the obstacle.", on_asking.TRY[Code.PROBE]),
    ],
)
def test_the_feedback_speaks_of_the_question(wiring: Wiring, reply: str, headline: str, try_this: str) -> None:
    told = opened(wiring, [reply]).view().exchanges[0].feedback
    assert told is not None
    assert (told.headline, told.try_this) == (headline, try_this)


def test_where_nothing_was_asked_the_feedback_says_so() -> None:
    told = feedback_on(olu.saying(), Stage.OPENING, asked=Topic.VISION)
    assert (told.headline, told.try_this) == (on_asking.NOT_ASKED, on_asking.TRY_ASKING)


@given(
    codes=st.frozensets(st.sampled_from([Code.RETURN, Code.CLOSED, *DERAILING]), max_size=3),
    topic=st.sampled_from(Topic),
    number=st.integers(1, 9),
)
def test_whatever_was_written_the_note_is_about_the_question(codes: frozenset[Code], topic: Topic, number: int) -> None:
    client = replace(olu.vera().client, pronouns="they/them")
    about = About(client, "something else than the bell", number=number)
    why = feedback_on(olu.saying(*codes), Stage.OPENING, None, about, topic).why
    assert "Vera" in why
    assert not re.search(r"[{}]", why)


def test_every_derailment_of_a_question_has_notes_and_something_to_try() -> None:
    assert set(on_asking.DERAILED) == set(on_asking.TRY) == set(DERAILING)


def test_a_written_question_is_told_about_in_the_same_words(wiring: Wiring) -> None:
    session = opened(replace(wiring, coder=olu.coder), mode=Mode.WRITE)
    session.write("closed so")
    told = session.view().exchanges[0].feedback
    assert told is not None
    assert told.why in {note.format(**filled("the future that she would like")) for note in on_asking.CLOSED}


def filled(thing: str) -> dict[str, str]:
    return {"name": "Vera", "thing": thing, "they": "she", "them": "her", "their": "her", "theirs": "hers"}


# ------------------------------------------------------------------------------------------------ what came out


def test_what_was_answered_is_worked_out_of_this_conversation(wiring: Wiring) -> None:
    openly = [Answered.ANSWERED, Answered.ANSWERED, Answered.NOTHING_YET, Answered.NOTHING_YET]
    poorly = [Answered.ANSWERED, Answered.TOUCHED, Answered.NOTHING_YET, Answered.MISSED]
    assert standings(wiring, olu.OPENLY) == openly
    assert standings(wiring, POORLY) == poorly


def test_a_turn_that_ends_on_track_counts_whatever_came_before(wiring: Wiring) -> None:
    assert standings(wiring, ("the-sea", *olu.OPENLY))[0] is Answered.ANSWERED


def test_a_try_that_was_taken_back_does_not_count(wiring: Wiring) -> None:
    session = opened(wiring, ["a-dream"])
    session.try_again()
    for reply in olu.OPENLY:
        session.reply(reply)
    words = [each.words for each in outlook(session).sayings]
    assert "I suppose so." not in words
    assert judged(session, "faint", [], ["1-after"]).things[0].standing is Answered.ANSWERED


def test_what_was_never_asked_is_not_answered() -> None:
    asked = asked_of(olu.vera(), [])
    assert {each.standing for each in asked} == {Answered.NOT_ASKED}
    assert [each.topic for each in asked if not each.had] == [Topic.WHERE_NEXT, Topic.OPTIONS]


def test_the_clients_statements_are_there_to_pick_each_once(wiring: Wiring) -> None:
    words = [each.words for each in outlook(opened(wiring, olu.OPENLY)).sayings]
    assert words[:2] == [
        "Twenty years on the five. I'd love to hear something else than the bell.",
        "There'd be an orchard, and bees in it.",
    ]
    assert len(words) == len(set(words)) == 12


def test_what_was_said_unasked_is_evidence_only_where_it_holds_a_hope(wiring: Wiring) -> None:
    told = judged(opened(wiring, POORLY), "clear", [], ["1-before", "2-before"]).evidence
    texts = (outlook_words.CARRIES[Came.HOPE], outlook_words.TOO_WEAK[Came.UNASKED])
    assert [each.told for each in told] == [each.format(name="Vera", they="she") for each in texts]


def test_the_same_words_said_twice_are_there_once(wiring: Wiring) -> None:
    session = opened(replace(wiring, coder=olu.coder), mode=Mode.WRITE)
    for words in ("lead so", "lead again", "return one", "return two", "return three", "return four", "return five"):
        session.write(words)
    words_said = [each.words for each in outlook(session).sayings]
    assert words_said.count("The sea? I get seasick.") == 1


# ------------------------------------------------------------------------------------------------ judging


def test_nothing_is_asked_or_told_before_the_end(wiring: Wiring) -> None:
    session = opened(wiring, olu.OPENLY[:5])
    assert session.outlook() is None
    with pytest.raises(NotNow):
        session.judge_outlook("faint", [], ["1-after"])


def test_a_scene_without_an_orientation_asks_nothing(wiring: Wiring) -> None:
    session = open_session(olu.ADA, wiring=wiring)
    assert session.outlook() is None


@pytest.mark.parametrize(
    ("given", "headline"),
    [("faint", "You say faint, and the author says so too."), ("none", "You say none; the author says faint.")],
)
def test_the_judgement_is_compared_with_the_authors(wiring: Wiring, given: str, headline: str) -> None:
    told = judged(opened(wiring, olu.OPENLY), given, ["vision", "considered"], ["1-after"])
    assert (told.headline, told.agrees, told.less) == (headline, given == "faint", "")
    assert (told.yours, told.key) == (Orientation(given), Orientation.FAINT)
    assert told.reason.startswith("Vera sees an orchard")


def test_where_less_came_out_than_the_client_has_it_is_said(wiring: Wiring) -> None:
    less = judged(opened(wiring, POORLY), "none", [], ["1-after"]).less
    assert less == (
        "An honest word: less came out here than Vera has. Asked openly, she would have had something to say about the "
        f"work that she had considered and the best of all worlds for work. {outlook_words.LESS_AND_OTHER}"
    )


def test_where_less_came_out_and_the_judgement_fits_all_the_same_that_is_said_too(wiring: Wiring) -> None:
    less = judged(opened(wiring, POORLY), "faint", [], ["1-after"]).less
    assert less.endswith(outlook_words.LESS_AND_SAME)


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        ((), "Not answered, and you say so: nothing had been asked, and Vera was waiting."),
        (("considered",), "You call it answered, but nothing had been asked: Vera was waiting."),
    ],
)
def test_where_nothing_was_asked_no_slip_is_told_of(wiring: Wiring, answered: tuple[str, ...], words: str) -> None:
    session = open_session(olu.VERA, mode=Mode.WRITE, wiring=replace(wiring, coder=olu.coder))
    while session.view().turn:
        session.write("hgfd jkl")
    assert judged(session, "none", answered, ["1-after"]).things[1].told == words


def test_where_nothing_more_was_there_but_not_all_was_asked_openly_it_is_said(wiring: Wiring) -> None:
    less = judged(opened(wiring, (*olu.OPENLY[:2], "stay-or-go", *olu.OPENLY[3:])), "faint", [], ["1-after"]).less
    assert less.startswith("Not all of it was asked openly")


def test_each_of_the_four_is_told_with_the_words_that_answered_it(wiring: Wiring) -> None:
    session = opened(wiring, POORLY)
    things = judged(session, "faint", ["vision", "options"], ["1-after"]).things
    assert [(each.topic, each.agrees) for each in things] == list(
        zip(FOUR_THINGS, (True, True, True, False), strict=True)
    )
    assert things[0].quote == "There'd be an orchard, and bees in it."
    assert things[1].quote == next(each.words for each in outlook(session).sayings if each.id == "2-after")
    assert "a question about the obstacle" in things[3].told


def test_what_is_told_of_a_thing_goes_by_whether_it_was_called_answered(wiring: Wiring) -> None:
    first, *_ = judged(opened(wiring, POORLY), "faint", ["vision"], ["1-after"]).things
    assert (first.ticked, first.told) == (True, outlook_words.TICKED[Answered.ANSWERED])
    session = opened(wiring, POORLY, fresh=True)
    first, *_ = judged(session, "faint", [], ["1-after"]).things
    assert (first.ticked, first.told) == (False, outlook_words.LEFT[Answered.ANSWERED])


def test_evidence_is_told_of_with_the_words_it_is_made_of(wiring: Wiring) -> None:
    strong, weak = judged(opened(wiring, POORLY), "clear", [], ["1-after", "2-after"]).evidence
    told = outlook_words.CARRIES[Came.OPENLY].format(name="Vera")
    assert (strong.quote, strong.told) == ("There'd be an orchard, and bees in it.", told)
    assert weak.told == outlook_words.TOO_WEAK[Came.TO_CLOSED].format(name="Vera")


@pytest.mark.parametrize(
    ("given", "answered", "evidence", "told"),
    [
        ("faint", ["vision", "considered"], "1-after", outlook_words.KEEP),
        ("faint", ["vision"], "1-after", outlook_words.TRY_READ),
        ("clear", ["vision", "considered"], "3-after", outlook_words.TRY_EVIDENCE),
    ],
)
def test_where_nothing_was_held_back_what_to_try_goes_by_the_judgement(
    wiring: Wiring, given: str, answered: list[str], evidence: str, told: str
) -> None:
    assert judged(opened(wiring, olu.OPENLY), given, answered, [evidence]).try_this == told


def test_what_to_try_names_the_first_thing_that_was_held_back(wiring: Wiring) -> None:
    told = judged(opened(wiring, POORLY), "none", [], ["1-after"]).try_this
    assert told.startswith("Next time, ask about the work that she had considered so that a word is no answer.")


def test_evidence_carries_by_how_it_came(wiring: Wiring) -> None:
    told = judged(opened(wiring, POORLY), "clear", [], ["1-before", "1-after", "2-after", "3-after", "4-after"])
    assert [each.carries for each in told.evidence] == [True, True, False, False, False]
    assert "something that it can do without" in told.rests


def test_evidence_that_carries_nothing_is_said_to(wiring: Wiring) -> None:
    told = judged(opened(wiring, olu.OPENLY), "clear", [], ["3-after"])
    assert told.rests.startswith("None of these carries")


def test_nothing_yet_can_carry_a_judgement_of_none(wiring: Wiring) -> None:
    assert judged(opened(wiring, olu.OPENLY), "none", [], ["3-after"]).evidence[0].carries


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("came", Came)
def test_something_is_told_of_every_kind_of_evidence(orientation: Orientation, came: Came) -> None:
    told = outlook_words.CARRIES if came in CARRIES[orientation] else outlook_words.TOO_WEAK
    assert told[came]


@pytest.mark.parametrize(("standing", "ticked"), [(Answered.ANSWERED, True), (Answered.MISSED, False)])
def test_what_fits_can_be_told_from_what_does_not(standing: Answered, ticked: bool) -> None:
    assert agrees_on(standing, ticked=ticked)
    assert not agrees_on(standing, ticked=not ticked)
    assert agrees_on(Answered.TOUCHED, ticked=ticked)


@pytest.mark.parametrize(
    ("orientation", "answered", "evidence", "error"),
    [
        ("faint", [], [], NotNow),
        ("dim", [], ["1-after"], UnknownName),
        ("faint", ["best_life"], ["1-after"], UnknownName),
        ("faint", [], ["9-after"], UnknownName),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_recorded(
    wiring: Wiring, store: Store, orientation: str, answered: list[str], evidence: list[str], error: type[Exception]
) -> None:
    session = opened(wiring, olu.OPENLY)
    with pytest.raises(error):
        session.judge_outlook(orientation, answered, evidence)
    assert store.events(EventKind.OUTLOOK) == []


# ---------------------------------------------------------------------------------------------- trying again, resuming


def test_it_may_be_judged_again_and_the_first_try_stays(wiring: Wiring, store: Store) -> None:
    session = opened(wiring, olu.OPENLY)
    judged(session, "none", [], ["3-after"])
    judged(session, "faint", ["vision"], ["1-after"])
    bodies = [event.body for event, _ in store.events(EventKind.OUTLOOK)]
    assert [(body["orientation"], body["attempt"]) for body in bodies] == [("none", 1), ("faint", 2)]


def test_it_resumes_before_and_after_the_judgement(wiring: Wiring) -> None:
    opened(wiring, olu.OPENLY)
    before = opened(wiring)
    assert before.view().calls == (Call.JUDGE_OUTLOOK, Call.TRY_AGAIN)
    told = judged(before, "clear", ["vision"], ["1-after"])
    after = opened(wiring)
    assert (outlook(after).feedback, outlook(after).attempt) == (told, 1)
    assert after.view().calls == (Call.JUDGE_OUTLOOK,)
    assert after.over


def test_starting_again_after_a_judgement_ends_the_conversation_well(wiring: Wiring, store: Store) -> None:
    judged(opened(wiring, olu.OPENLY), "faint", [], ["1-after"])
    assert opened(wiring, fresh=True).view().exchanges == ()
    assert [event.body["ending"] for event, _ in store.events(EventKind.SESSION_ENDED)] == ["well"]


def test_in_an_exam_there_is_one_try(exam: Wiring) -> None:
    session = opened(exam, olu.OPENLY)
    judged(session, "faint", [], ["1-after"])
    assert session.view().calls == ()
    with pytest.raises(NotNow):
        session.judge_outlook("clear", [], ["1-after"])


# ------------------------------------------------------------------------------------------------ the records


def test_a_judgement_is_a_row_of_the_choices_and_no_reply(wiring: Wiring, store: Store) -> None:
    judged(opened(wiring, olu.OPENLY), "faint", ["vision"], ["1-after"])
    frame = choices(store=store)
    row = frame.iloc[-1]
    assert (row["mode"], row["attempt"], row["lesson"]) == ("rate", 1, LESSON)
    assert row["reply"] == "orientation: faint; answered: vision; by “There'd be an orchard, and bees in it.”"
    assert row[["stage", "outcome", "openness", "vision_seen", "coded_by"]].isna().all()
    assert (row["codes"], row["evidence"]) == ([], {})
    assert outcomes(frame)["replies"].sum() == 6


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        ([], "answered: none; by “There'd be an orchard, and bees in it.” “Because it's everything and nothing.”"),
        (["vision", "where_next"], "answered: vision, where next; by “There'd be an orchard, and bees in it.”"),
    ],
)
def test_a_judgement_is_told_in_words(wiring: Wiring, answered: list[str], said: str) -> None:
    session = opened(wiring, POORLY)
    judged(session, "faint", answered, ["1-after"] if answered else ["1-after", "4-after"])
    assert session.choices()[-1]["reply"] == f"orientation: faint; {said}"


def test_a_judgement_is_five_rows_of_the_ratings(wiring: Wiring, store: Store) -> None:
    judged(opened(wiring, POORLY), "clear", ["vision", "options"], ["1-after", "4-after"])
    frame = ratings(store=store)
    assert [*frame["what"]] == list(JUDGED)
    assert [*frame["given"]] == ["clear", "answered", "not_answered", "not_answered", "answered"]
    assert [*frame["key"]] == ["faint", "answered", "touched", "not_answered", "not_answered"]
    assert [*frame["agrees"]] == [False, True, True, True, False]
    assert frame["evidence"][0] == ["There'd be an orchard, and bees in it.", "Because it's everything and nothing."]
    assert set(frame["lesson"]) == {LESSON}


def test_agreement_weighs_a_near_miss_and_leaves_out_what_was_merely_touched(wiring: Wiring, store: Store) -> None:
    judged(opened(wiring, POORLY), "clear", ["vision"], ["1-after"])
    table = rating_agreement(ratings(store=store))
    assert table.loc["orientation", "weights"] == "linear"
    assert "answered_considered" not in table.index
    assert table.loc["answered_vision", "same"] == 1


def test_the_page_gets_everything_it_shows(wiring: Wiring) -> None:
    session = opened(wiring)
    asking = payload(session)
    assert (asking["about"]["definition"], asking["outlook"]) == ("a vision of a preferred future", None)
    for reply in olu.OPENLY:
        session.reply(reply)
    judged(session, "faint", ["vision"], ["1-after"])
    shown = json.loads(json.dumps(payload(session)))
    assert [each["id"] for each in shown["orientations"]] == ["none", "faint", "clear"]
    assert len(shown["four_things"]) == 4
    assert shown["outlook"]["feedback"]["agrees"] is True
    assert shown["outlook"]["sayings"][1]["picked"] is True


# ------------------------------------------------------------------------------------------------ the terminal


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    def type_in(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_in


def played(session: Session, *, talks: bool = False, as_json: bool = False) -> None:
    Player(session, talks=talks, as_json=as_json, free=False).run()


def test_a_scene_is_played_by_lines_to_the_last_feedback(
    wiring: Wiring, typed: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(*olu.OPENLY, "2", "vision, 2", "2 1-before")
    played(opened(wiring))
    told = capsys.readouterr().out
    assert "Ask Vera Lund about: a vision of a preferred future" in told
    assert "You say faint, and the author says so too." in told


def test_as_json_the_judgement_stands_in_the_last_object(
    wiring: Wiring, typed: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(*olu.OPENLY, "none", "-", "3-after")
    played(opened(wiring), as_json=True)
    *_, end = map(json.loads, capsys.readouterr().out.splitlines())
    assert (end["outlook"]["orientation"], end["outlook"]["key"], end["outlook"]["answered"]) == ("none", "faint", [])
    assert end["outlook"]["told"]["evidence"][0]["carries"] is True


def test_a_slip_ends_a_script_and_not_a_talk(wiring: Wiring, typed: Any, capsys: pytest.CaptureFixture[str]) -> None:
    session = opened(wiring, olu.OPENLY)
    typed("dim", "-", "1")
    with pytest.raises(SystemExit) as left:
        played(session)
    assert left.value.code == 2
    typed("dim", "-", "1", "faint", "-", "2", "y", "clear", "-", "2", "")
    played(session, talks=True)
    told = capsys.readouterr().out
    assert "there is no orientation 'dim'" in told
    assert "You say clear; the author says faint." in told
    assert outlook(session).attempt == 2


def test_lines_that_end_before_the_judgement_leave_it_for_later(wiring: Wiring, typed: Any) -> None:
    session = opened(wiring, olu.OPENLY)
    typed("faint")
    played(session)
    assert outlook(session).attempt == 0


# ------------------------------------------------------------------------------------------------ words of one's own


def of_the_lesson() -> list[Scenario]:
    library = Library()
    scenes = [library.load(each) for each in library.ids]
    return [scene for scene in scenes if scene.lesson == LESSON]


def test_three_clients_are_asked_about_the_best_of_all_worlds_alone() -> None:
    alone = [scene for scene in of_the_lesson() if scene.orientation is None]
    assert len(alone) == 3
    assert {frozenset(turn.about for turn in scene.turns) for scene in alone} == {
        frozenset({Topic.BEST_LIFE, Topic.BEST_CAREER})
    }


def test_they_are_written_to_and_compared_and_then_it_simply_ends(wiring: Wiring) -> None:
    world = replace(wiring, library=Library(), coder=olu.coder)
    session = open_session("bronwen-parcels", mode=Mode.WRITE_FIRST, wiring=world)
    session.write("return so")
    session.closest(1, "glad-of")
    first = session.view().exchanges[0]
    assert first.comparison is not None
    assert first.comparison.model is not None
    assert (first.stage, first.mode) == (Stage.OPENING, Mode.WRITE_FIRST)
    session.write("return again")
    session.closest(2, "in-those-days")
    last = session.view().exchanges[1].comparison
    assert last is not None
    assert last.model is not None
    assert (session.outlook(), session.over) == (None, True)


def test_who_goes_on_from_the_last_of_them_without_comparing_sees_its_model_line(wiring: Wiring) -> None:
    world = replace(wiring, library=Library(), coder=olu.coder)
    widget = practise("bronwen-parcels", mode="write_first", wiring=world)
    told = []
    for call in ("write", "go_on", "write", "go_on"):
        widget._handle_custom_msg({"call": call, "text": "return so"}, [])
        told.append([each["comparison"]["model"] is not None for each in [*widget.past, *widget.view["exchanges"]]])
    assert told == [[False], [False], [True, False], [True, True]]
    assert "closest" not in widget.view["calls"]
    assert widget.view["failure"] == ""
