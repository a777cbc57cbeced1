"""Rating a conversation: stored before its feedback shows, resumed where it was, first tries kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coachkit.engine import RatedAgain, RatingState, VisionRated, WorkRated, rate, replay_ratings
from coachkit.engine.rating import NO_SENTENCE, RatingRecord
from coachkit.errors import NotNow, UnknownName
from coachkit.feedback import notes_on_ratings as notes
from coachkit.feedback import vision_feedback, work_feedback
from coachkit.loading import Conversations, Lesson
from coachkit.practice import (
    RatingCall,
    RatingStep,
    VisionRating,
    Wiring,
    open_vision_rating,
)
from coachkit.practice.rating_opening import ALL_DONE
from coachkit.practice.recording import CHANGED, ELSEWHERE
from coachkit.store import Store, choices_of, ratings_of
from coachkit.vocabulary import Aspect, Clarity, Code, FeedbackTime, Fit, NextWork, Outcome, Richness, Trace
from tests import orla

CONVERSATION = orla.orla().conversation


@pytest.fixture
def world(wiring: Wiring) -> Wiring:
    """A world in which Orla's conversation can be rated."""
    return orla.world(wiring)


def kinds(store: Store, rating: VisionRating) -> list[str]:
    return [event.kind.value for event in store.session(rating.header.session)]


def answered(world: Wiring, words: str = "test") -> VisionRating:
    rating = orla.rated(world)
    rating.write(words)
    return rating


# ------------------------------------------------------------------------------------------------ the engine


def test_a_rating_stands_beside_the_authors() -> None:
    state, record = rate(CONVERSATION, RatingState(), VisionRated(Clarity.FAINT, Richness.THIN, (3, 1, 3)))
    assert record is not None
    assert record.fits == ((Aspect.CLARITY, Fit.OTHER), (Aspect.RICHNESS, Fit.ALSO))
    assert state.vision == VisionRated(Clarity.FAINT, Richness.THIN, (1, 3))


def test_the_records_tell_each_rating_its_try_and_how_it_fits() -> None:
    first, second = VisionRated(Clarity.FAINT, Richness.RICH, (1,)), VisionRated(Clarity.CLEAR, Richness.RICH, (1,))
    work = WorkRated(NextWork.CLARIFY_GOAL)
    off, fits = (Aspect.CLARITY, Fit.OTHER), (Aspect.CLARITY, Fit.KEY)
    state, records = replay_ratings(CONVERSATION, [first, RatedAgain(), second, work])
    assert (state.vision, state.work) == (second, work)
    assert records == [
        RatingRecord(first, 1, (off, (Aspect.RICHNESS, Fit.KEY))),
        RatingRecord(second, 2, (fits, (Aspect.RICHNESS, Fit.KEY))),
        RatingRecord(work, 1, ((Aspect.NEXT_WORK, Fit.KEY),)),
    ]


def test_a_clarity_that_other_good_coaches_would_choose_is_near() -> None:
    near = {Aspect.CLARITY: (Clarity.FAINT,), Aspect.NEXT_WORK: (NextWork.BUILD_PICTURE,)}
    conversation = replace(CONVERSATION, key=replace(CONVERSATION.key, also=near))
    given = (VisionRated(Clarity.FAINT, Richness.RICH, (1,)), WorkRated(NextWork.BUILD_PICTURE))
    _, (vision, work) = replay_ratings(conversation, given)
    assert (vision.fits[0], work.fits[0]) == ((Aspect.CLARITY, Fit.ALSO), (Aspect.NEXT_WORK, Fit.ALSO))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            WorkRated(NextWork.BUILD_PICTURE),
            "the next work is rated already, or not yet to be rated: what comes now is the vision",
        ),
        (RatedAgain(), "there is no rating to take back"),
        (VisionRated(Clarity.CLEAR, Richness.RICH, ()), NO_SENTENCE),
        (
            VisionRated(Clarity.CLEAR, Richness.RICH, (1, 99)),
            "the rating rests on a sentence that the client does not say",
        ),
    ],
    ids=["too early", "nothing", "no sentence", "unknown"],
)
def test_what_does_not_fit_the_beginning_is_refused(given: WorkRated | RatedAgain | VisionRated, words: str) -> None:
    with pytest.raises(NotNow, match=f"^{re.escape(words)}$"):
        rate(CONVERSATION, RatingState(), given)


def test_what_is_rated_already_is_refused_in_words() -> None:
    state, _ = rate(CONVERSATION, RatingState(), VisionRated(Clarity.CLEAR, Richness.RICH, (1,)))
    with pytest.raises(NotNow, match=r"^the vision is rated already.* what comes now is the next work$"):
        rate(CONVERSATION, state, VisionRated(Clarity.CLEAR, Richness.RICH, (1,)))


def test_the_latest_rating_is_taken_back_first() -> None:
    state = RatingState()
    for given in (VisionRated(Clarity.CLEAR, Richness.RICH, (1,)), WorkRated(NextWork.ACTION_STEPS), RatedAgain()):
        state, _ = rate(CONVERSATION, state, given)
    assert (state.step, state.work_attempt, state.vision_attempt) == (RatingStep.NEXT_WORK, 2, 1)
    state, _ = rate(CONVERSATION, state, RatedAgain())
    assert (state.step, state.vision_attempt) == (RatingStep.VISION, 2)


# ------------------------------------------------------------------------------------------------ the feedback


def test_there_is_a_note_for_every_pair_of_ratings() -> None:
    for aspect, words in ((Aspect.CLARITY, Clarity), (Aspect.RICHNESS, Richness), (Aspect.NEXT_WORK, NextWork)):
        assert set(notes.APART[aspect]) == {(given, key) for given in words for key in words if given != key}
        assert set(words) <= set(notes.AGREED)
    assert set(notes.HEADLINES) == {(clarity, richness) for clarity in Fit for richness in Fit}


def test_the_sentences_are_told_apart_by_what_they_carry() -> None:
    told = vision_feedback(CONVERSATION, Clarity.CLEAR, Richness.RICH, (1, 2))
    numbers = [[each.number for each in group] for group in (told.carrying, told.idle, told.passed_over)]
    assert numbers == [[1], [2], [3, 5]]
    assert told.carrying[0].text == CONVERSATION.sentences[0].text
    assert told.carrying[0].note == CONVERSATION.sentences[0].note != ""
    assert (told.try_this, told.differ) == (notes.BESIDE, CONVERSATION.key.differ)


@pytest.mark.parametrize(
    ("sentences", "told"),
    [((2,), notes.NOTHING_CARRIES), ((3,), notes.NO_BEARING[Aspect.CLARITY]), ((1,), "The sentence that you named")],
)
def test_what_carries_nothing_is_said(sentences: tuple[int, ...], told: str) -> None:
    assert told in vision_feedback(CONVERSATION, Clarity.CLEAR, Richness.RICH, sentences).evidence


@pytest.mark.parametrize(
    ("sentences", "words"),
    [
        ((1,), "The sentence that you named carries something."),
        ((1, 5), "Each sentence that you named carries something."),
        ((1, 2), "Of the 2 sentences that you named, 1 carries something."),
        ((1, 2, 5), "Of the 3 sentences that you named, 2 carry something."),
        ((3,), f"The sentence that you named carries something. {notes.NO_BEARING[Aspect.CLARITY]}"),
    ],
)
def test_how_much_carries_is_told_in_a_sentence(sentences: tuple[int, ...], words: str) -> None:
    assert vision_feedback(CONVERSATION, Clarity.CLEAR, Richness.RICH, sentences).evidence == words


@pytest.mark.parametrize(
    ("sentences", "told"), [((1,), notes.LOOK_ON), ((1, 3, 5), notes.KEEP_RATING), ((1, 2, 3, 5), notes.BESIDE)]
)
def test_where_the_rating_fits_the_next_thing_is_the_evidence(sentences: tuple[int, ...], told: str) -> None:
    assert vision_feedback(CONVERSATION, Clarity.CLEAR, Richness.RICH, sentences).try_this == told


@pytest.mark.parametrize(
    ("clarity", "told"), [(Clarity.FAINT, notes.TOO_LITTLE), (Clarity.CLEAR, notes.KEEP_RATING)], ids=["low", "right"]
)
def test_one_thing_to_try_goes_by_what_was_off(clarity: Clarity, told: str) -> None:
    assert vision_feedback(CONVERSATION, clarity, Richness.RICH, (1, 3, 5)).try_this == told


def test_too_much_vision_is_told_as_such() -> None:
    key = replace(CONVERSATION.key, clarity=Clarity.NONE)
    told = vision_feedback(replace(CONVERSATION, key=key), Clarity.CLEAR, Richness.RICH, (1,))
    assert told.try_this == notes.TOO_MUCH
    assert told.ratings[0].words.startswith("You saw a picture where Orla has none yet.")


def test_a_rating_of_other_good_coaches_is_said_to_be_one() -> None:
    clarity, richness = vision_feedback(CONVERSATION, Clarity.CLEAR, Richness.THIN, (1,)).ratings
    assert richness.words.startswith(notes.AS_OTHERS)
    assert (clarity.aspect, richness.aspect) == (Aspect.CLARITY, Aspect.RICHNESS)


BEGIN_THERE = notes.BEGIN_THERE.format(name="Orla")


@pytest.mark.parametrize(
    ("given", "also", "headline", "try_this"),
    [
        (NextWork.CLARIFY_GOAL, (), notes.WORK_HEADLINES[Fit.KEY], BEGIN_THERE),
        (NextWork.ACTION_STEPS, (NextWork.ACTION_STEPS,), notes.WORK_HEADLINES[Fit.ALSO], BEGIN_THERE),
        (NextWork.ACTION_STEPS, (), notes.WORK_HEADLINES[Fit.OTHER], notes.TWO_QUESTIONS),
    ],
)
def test_the_next_work_is_told_of_by_how_it_fits(
    given: NextWork, also: tuple[NextWork, ...], headline: str, try_this: str
) -> None:
    conversation = replace(CONVERSATION, key=replace(CONVERSATION.key, also={Aspect.NEXT_WORK: also}))
    told = work_feedback(conversation, given)
    assert (told.headline, told.try_this) == (headline, try_this)


def test_the_authors_reason_comes_with_the_next_work() -> None:
    told = work_feedback(CONVERSATION, NextWork.ACTION_STEPS)
    assert (told.reason, told.rating.fit) == (CONVERSATION.key.reason, Fit.OTHER)
    assert told.rating.words.startswith("The picture is there, and the way to it isn't.")


def test_what_is_said_of_the_way_is_kept_for_the_next_work() -> None:
    joy = Conversations().load("joy-market").conversation
    told = vision_feedback(joy, Clarity.CLEAR, Richness.RICH, (1, 8))
    assert [(each.number, each.note) for each in told.idle] == [(8, "")]
    assert Trace.WAY not in {trace for each in told.passed_over for trace in each.shows}
    assert [each.number for each in work_feedback(joy, NextWork.ACTION_STEPS).way] == [8, 9, 10]


@pytest.mark.parametrize("name", ["they/them", "he/him"])
def test_notes_follow_the_clients_pronouns(name: str) -> None:
    key = replace(CONVERSATION.key, clarity=Clarity.FAINT)
    client = replace(CONVERSATION.client, pronouns=name)
    told = vision_feedback(replace(CONVERSATION, key=key, client=client), Clarity.NONE, Richness.RICH, (1,))
    assert f"which way {name.split('/', maxsplit=1)[0]} would go" in told.ratings[0].words


# ------------------------------------------------------------------------------------------------ step by step


def test_opening_alone_records_nothing(world: Wiring, store: Store) -> None:
    view = orla.opened(world).rating()
    assert (view.step, view.calls, view.vision) == (RatingStep.VISION, (RatingCall.RATE_VISION,), ())
    assert store.counts("kind") == {}


def test_what_a_sentence_shows_is_not_in_what_is_shown(world: Wiring) -> None:
    said = [sentence for line in orla.opened(world).rating().lines for sentence in line.client]
    assert [vars(each).keys() for each in said] == [{"number", "text"}] * 7


def test_a_rating_is_stored_and_then_told(world: Wiring, store: Store) -> None:
    rating = orla.opened(world)
    rating.rate_vision(Clarity.CLEAR, Richness.THIN, [3, 1])
    (tried,) = rating.rating().vision
    assert tried.feedback is not None
    assert tried.feedback.headline == notes.HEADLINES[Fit.KEY, Fit.ALSO]
    assert kinds(store, rating) == ["session_started", "vision_rated"]


def test_the_first_question_is_coded_and_answered_and_then_models_show(world: Wiring) -> None:
    rating = answered(world)
    view = rating.rating()
    (exchange,) = view.exchanges
    assert (exchange.outcome, exchange.client_says) == (
        Outcome.ON_TRACK,
        "There's a man at the market. I could ask him for a day.",
    )
    assert [model.reply_id for model in view.models] == ["model-1", "model-2"]
    assert view.finished


def test_it_is_measured_by_the_authors_next_work_whatever_was_chosen(world: Wiring) -> None:
    rating = orla.opened(world)
    rating.rate_vision(Clarity.CLEAR, Richness.RICH, orla.TELLING)
    rating.rate_work(NextWork.BUILD_PICTURE)
    rating.write("return")
    assert rating.rating().exchanges[0].outcome is Outcome.PARTLY


def test_what_the_coder_is_unsure_of_is_asked_and_the_client_waits(world: Wiring) -> None:
    rating = answered(world, "test advise?")
    view = orla.opened(world).rating()
    assert [question.code for question in view.questions] == [Code.ADVISE]
    assert (view.calls, view.finished, view.exchanges) == ((RatingCall.ANSWER,), False, ())
    rating.answer(Code.ADVISE, yes=False)
    assert rating.rating().exchanges[0].outcome is Outcome.ON_TRACK


def test_a_code_is_disputed_also_after_the_end(world: Wiring) -> None:
    rating = answered(world)
    rating.end()
    rating.dispute(1, Code.TEST)
    assert rating.choices()[-1]["disputed"] == ["test"]


def test_a_question_before_the_ratings_is_refused(world: Wiring) -> None:
    with pytest.raises(NotNow, match="Rate the vision first"):
        orla.opened(world).write("test")


def test_a_model_question_pasted_back_is_known_as_one(world: Wiring) -> None:
    seen: list[tuple[str, ...]] = []

    def coder(reply, client, stage, *, shown):  # type: ignore[no-untyped-def]
        seen.append(tuple(shown))
        return world.coder(reply, client, stage, shown=())

    rating = answered(replace(world, coder=coder))
    rating.try_again()
    rating.write("test")
    assert seen[0] == ()
    assert set(seen[1]) == {model.text for model in rating.models()}


# ------------------------------------------------------------------------------------------------ again, and resumed


def test_first_tries_stay_on_record(world: Wiring, store: Store) -> None:
    rating = orla.opened(world)
    rating.rate_vision(Clarity.NONE, Richness.BARE, [2])
    rating.rate_again()
    rating.rate_vision(Clarity.CLEAR, Richness.RICH, orla.TELLING)
    rating.rate_work(NextWork.ACTION_STEPS)
    rating.rate_again()
    rating.rate_work(NextWork.CLARIFY_GOAL)
    rating.write("plan")
    rating.try_again()
    rating.write("test")
    rows = rating.choices()
    assert [(row["mode"], row["attempt"]) for row in rows] == [
        ("rate", 1), ("rate", 2), ("rate", 1), ("rate", 2), ("write", 1), ("write", 2),
    ]  # fmt: skip
    assert [tried.superseded for tried in rating.rating().vision] == [True, False]
    assert [exchange.superseded for exchange in rating.rating().exchanges] == [True, False]


def test_nothing_is_rated_anew_once_the_question_is_asked(world: Wiring) -> None:
    with pytest.raises(NotNow, match="stay as they are"):
        answered(world).rate_again()


@pytest.mark.parametrize(
    ("until", "step"),
    [
        (lambda world: orla.opened(world).rate_vision(Clarity.CLEAR, Richness.RICH, [1]), RatingStep.NEXT_WORK),
        (orla.rated, RatingStep.QUESTION),
        (lambda world: answered(world, "test note?"), RatingStep.QUESTION),
    ],
)
def test_it_resumes_at_its_step(world: Wiring, until: Callable[[Wiring], object], step: RatingStep) -> None:
    until(world)
    assert orla.opened(world).rating().step is step


def test_it_resumes_with_all_that_was_told(world: Wiring) -> None:
    before = answered(world, "test").rating()
    assert orla.opened(world).rating() == before


def test_two_windows_do_not_rate_twice(world: Wiring) -> None:
    here, there = orla.opened(world), orla.opened(world)
    here.rate_vision(Clarity.CLEAR, Richness.RICH, [1])
    there = orla.opened(world)
    here.rate_work(NextWork.CLARIFY_GOAL)
    with pytest.raises(NotNow, match=ELSEWHERE):
        there.rate_work(NextWork.BUILD_PICTURE)
    assert there.rating() == here.rating()


def test_a_changed_conversation_begins_anew(wiring: Wiring, tmp_path: Path) -> None:
    world = orla.world(wiring)
    orla.opened(world).rate_vision(Clarity.CLEAR, Richness.RICH, [1])
    text = orla.FILE.read_text(encoding="utf-8").replace("twenty hives in two rows.", "thirty hives in three rows.")
    (tmp_path / orla.FILE.name).write_text(text, encoding="utf-8")
    rating = orla.opened(orla.world(wiring, tmp_path))
    assert (rating.notice, rating.rating().step) == (CHANGED, RatingStep.VISION)


def test_a_fresh_start_keeps_the_other_on_record(world: Wiring, store: Store) -> None:
    left = orla.rated(world)
    assert orla.opened(world, fresh=True).rating().step is RatingStep.VISION
    assert kinds(store, left)[-1] == "session_ended"


# ------------------------------------------------------------------------------------------------ one after the other


def test_the_next_is_the_first_that_is_not_finished(world: Wiring) -> None:
    first = open_vision_rating(wiring=world)
    assert (first.place.number, first.place.done) == (1, 0)
    first.rate_vision(Clarity.FAINT, Richness.THIN, [1])
    first.rate_work(NextWork.BUILD_PICTURE)
    first.write("return")
    again = open_vision_rating(wiring=world)
    assert (again.conversation, again.place.next_id) == (first.conversation, first.place.next_id)
    again.end()
    second = open_vision_rating(wiring=world)
    assert (second.conversation.id, second.place.done) == (first.place.next_id, 1)


def test_what_was_left_half_way_is_not_finished(world: Wiring) -> None:
    rating = orla.rated(world)
    rating.end()
    assert orla.opened(world).place.done == 0


def test_once_all_are_finished_the_first_comes_round_again(world: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachkit.loading.conversations.shipped", lambda _: orla.FOLDER / "none")
    answered(world).end()
    rating = open_vision_rating(wiring=world)
    assert (rating.notice, rating.conversation.id, rating.place.next_id) == (ALL_DONE, orla.ID, "")


def test_an_unknown_conversation_is_refused(world: Wiring) -> None:
    with pytest.raises(UnknownName, match="there is no conversation 'orla'"):
        open_vision_rating("orla", wiring=world)


# ------------------------------------------------------------------------------------------------ the course


def test_in_an_exam_there_is_one_try_and_feedback_at_the_end(world: Wiring) -> None:
    world = replace(world, course=replace(world.course, exam=True))
    rating = orla.rated(world)
    view = rating.rating()
    assert (view.vision[0].feedback, view.work[0].feedback, view.named) == (None, None, None)
    assert RatingCall.RATE_AGAIN not in view.calls
    for refused in (rating.rate_again, rating.try_again):
        with pytest.raises(NotNow):
            refused()
    rating.write("test")
    assert rating.rating().vision[0].feedback is not None


def test_a_lesson_can_keep_its_feedback_for_the_end(world: Wiring) -> None:
    lessons = {"07_how_much_vision": Lesson(feedback=FeedbackTime.END)}
    world = replace(world, course=replace(world.course, lessons=lessons))
    rating = open_vision_rating(orla.ID, lesson="07_how_much_vision", wiring=world)
    rating.rate_vision(Clarity.CLEAR, Richness.RICH, [1])
    assert rating.rating().vision[0].feedback is None
    assert RatingCall.RATE_AGAIN in rating.rating().calls


# ------------------------------------------------------------------------------------------------ the records


def test_a_rating_is_a_choice_in_words(world: Wiring) -> None:
    vision, work = orla.rated(world).choices()
    assert vision["reply"] == (
        "clarity: clear; richness: rich; by “Out on the headland, with twenty hives in two rows.” "
        "“Wet boots, and my brother's lad carrying the smoker for me.”"
    )
    assert work["reply"] == "next work: clarify goal"
    assert (vision["turn"], work["turn"]) == ("vision-rated", "work-rated")
    assert (vision["codes"], vision["outcome"], vision["openness"], vision["stage"]) == ([], None, None, None)


def test_the_first_question_is_an_ordinary_choice(world: Wiring) -> None:
    row = answered(world).choices()[-1]
    assert (row["mode"], row["stage"], row["outcome"], row["codes"]) == ("write", "next_work", "on_track", ["test"])


def test_there_is_a_row_for_each_thing_that_was_rated(world: Wiring, store: Store) -> None:
    rating = orla.opened(world)
    rating.rate_vision(Clarity.FAINT, Richness.THIN, orla.TELLING)
    rating.rate_work(NextWork.CLARIFY_GOAL)
    rows = ratings_of(store.events())
    assert [(row["what"], row["given"], row["key"], row["agrees"], row["also"]) for row in rows] == [
        ("clarity", "faint", "clear", False, []),
        ("richness", "thin", "rich", False, ["thin"]),
        ("next_work", "clarify_goal", "clarify_goal", True, []),
    ]
    assert rows[0]["evidence"] == list(CONVERSATION.quoted(orla.TELLING))
    assert [row["choice_id"] for row in choices_of(store.events())] == [rows[0]["choice_id"], rows[2]["choice_id"]]
