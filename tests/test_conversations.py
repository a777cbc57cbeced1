"""Conversations to rate: read from their files, checked, and the shipped ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest

from coachkit.checks import check_conversation
from coachkit.conversation import Conversation, Sentence
from coachkit.errors import BadFiles, Rule, UnknownName
from coachkit.loading import (
    CONVERSATIONS,
    FIRST_QUESTION,
    Conversations,
    check_conversation_files,
    conversation_files,
    read_conversation_file,
    shipped,
)
from coachkit.practice import check_paths
from coachkit.vocabulary import Aspect, Clarity, Degree, Fit, NextWork, Richness, Stage, Trace
from tests import orla

LIBRARY = Conversations()
SHIPPED = [LIBRARY.load(name).conversation for name in LIBRARY.in_order()]


def edited(folder: Path, *edits: tuple[str, str]) -> list[str]:
    """Return what is told of Orla's file with edits in it."""
    file = folder / CONVERSATIONS / orla.FILE.name
    file.parent.mkdir()
    text = orla.FILE.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    problems = check_conversation_files([file])
    assert {problem.place.file for problem in problems} <= {str(file)}
    return [f"{problem.rule} {problem.message}" for problem in problems]


# ------------------------------------------------------------------------------------------------ read


def test_a_sentence_is_read_with_what_it_shows() -> None:
    assert orla.orla().conversation.sentence(5) == Sentence(
        5, "That I hear something else than brakes.", (Trace.DETAIL,), "What matters, said by the ear."
    )


def test_the_key_says_how_a_rating_fits() -> None:
    key = orla.orla().conversation.key
    given = [key.fit(Aspect.RICHNESS, richness) for richness in (Richness.RICH, Richness.THIN, Richness.BARE)]
    assert given == [Fit.KEY, Fit.ALSO, Fit.OTHER]


def test_the_first_question_is_a_scenario_of_one_turn() -> None:
    asking = orla.orla().asking
    (turn,) = asking.turns
    assert (turn.id, turn.stage, asking.vision.next_work) == (FIRST_QUESTION, Stage.NEXT_WORK, NextWork.CLARIFY_GOAL)
    assert turn.says == "Nothing at all. I wouldn't know who to ask about the land."
    assert [reply.id for reply in turn.replies] == ["model-1", "model-2"]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("shows: [picture, detail]", "shows: [picure]"), "CK007 unknown trace 'picure' (did you mean 'picture'?)"),
        (("shows: [picture, detail]", "shows: [[picture]]"), "CK006 'shows' is a list of words"),
        (("id: orla-bees", "id: orla-hives"), "CK011 the id 'orla-hives' is not the file's name 'orla-bees'"),
        (("  stalled: ", "  advise: "), "CK004 unknown key 'advise'"),
        (('{test: "what could you ask them?"}', '{test: "what else?"}'), "CK013 the words 'what else?' do not stand"),
        (("also: {richness", "also: {degree"), "CK004 unknown key 'degree'"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, edit: tuple[str, str], told: str) -> None:
    assert any(each.startswith(told) for each in edited(tmp_path, edit))


# ------------------------------------------------------------------------------------------------ checked


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([("clarity: clear", "clarity: none"), ("shows: [picture", "shows: [gap")], "as clear as 'none' does not fit"),
        (
            [("also: {richness: [thin]}", "also: {clarity: [clear]}")],
            "CK604 'also' names the key's own clarity once more: 'clear'",
        ),
        ([("richness: rich", "richness: bare"), ("{richness: [thin]}", "{}")], "shows the richness 'bare'"),
    ],
)
def test_ratings_have_to_go_together(tmp_path: Path, edits: list[tuple[str, str]], told: str) -> None:
    found = " ".join(edited(tmp_path, *edits))
    assert (told in found) is (told != "shows the richness 'bare'")  # that there is nothing need not be said


def test_a_note_on_what_shows_nothing_is_told(tmp_path: Path) -> None:
    assert "CK603 sentence 5 has a 'note', but no 'shows'" in edited(
        tmp_path, ('brakes."\n        shows: [detail]', 'brakes."\n        shows: []')
    )


def test_what_cannot_be_told_apart_is_not_rich() -> None:
    rateable = orla.orla()
    key = replace(rateable.conversation.key, clarity=Clarity.NONE, degree=Degree.NO_VISION)
    changed = replace(rateable.conversation, key=key)
    problems = check_conversation(changed, rateable.asking)
    assert {problem.place for problem in problems if problem.rule is Rule.RATING_MISFIT} == {key.at}
    told = [problem.message for problem in problems]
    assert "a vision cannot be rich of which nothing can be told apart: 'richness' does not fit 'clarity'" in told


@pytest.mark.parametrize(
    ("ratings", "shows", "told"),
    [
        ({"clarity": Clarity.FAINT}, (Trace.WAY,), "the clarity 'faint'; one that shows picture or gap is wanted"),
        ({"richness": Richness.THIN}, (Trace.PICTURE,), "the richness 'thin'; one that shows detail or gap is wanted"),
    ],
)
def test_a_rating_that_no_sentence_bears_out_is_named(
    ratings: dict[str, Clarity | Richness], shows: tuple[Trace, ...], told: str
) -> None:
    rateable = orla.orla()
    of = rateable.conversation
    lines = tuple(replace(line, client=tuple(replace(said, shows=shows) for said in line.client)) for line in of.lines)
    changed = replace(of, lines=lines, key=replace(of.key, **ratings))  # type: ignore[arg-type]
    assert told in " ".join(problem.message for problem in check_conversation(changed, rateable.asking))


def test_action_steps_need_a_sentence_that_shows_the_way() -> None:
    rateable = orla.orla()
    key = replace(rateable.conversation.key, degree=Degree.VISION_AND_WAY, next_work=NextWork.ACTION_STEPS)
    problems = check_conversation(replace(rateable.conversation, key=key), rateable.asking)
    assert Rule.RATING_WITHOUT_EVIDENCE in {problem.rule for problem in problems}


# ------------------------------------------------------------------------------------------------ found


def test_conversations_are_found_in_folders_of_their_name_alone(tmp_path: Path) -> None:
    for folder in (tmp_path / CONVERSATIONS, tmp_path / "others"):
        folder.mkdir()
        (folder / orla.FILE.name).write_bytes(orla.FILE.read_bytes())
    assert conversation_files(tmp_path) == [tmp_path / CONVERSATIONS / orla.FILE.name]


def test_a_conversation_can_be_checked_alone() -> None:
    assert check_paths([orla.FILE]) == ([str(orla.FILE)], [])


def test_an_unknown_conversation_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'orla-bees'"):
        Conversations([orla.FOLDER]).load("orla-bee")


def test_a_conversation_with_problems_is_not_rated_and_comes_last(tmp_path: Path) -> None:
    edited(tmp_path, ("degree: vision_no_way", "degree: luck"), ("id: orla-bees", "id: orla-bees\nmood: fair"))
    library = Conversations([tmp_path / CONVERSATIONS])
    with pytest.raises(BadFiles):
        library.load(orla.ID)
    (tmp_path / CONVERSATIONS / orla.FILE.name).write_text("", encoding="utf-8")
    assert Conversations([tmp_path / CONVERSATIONS]).in_order()[-1] == orla.ID


def test_a_worked_example_is_not_among_those_to_rate() -> None:
    (example,) = set(LIBRARY.ids) - set(LIBRARY.in_order())
    assert example == "worked-example-kiran-dogs"


# ------------------------------------------------------------------------------------------------ what is shipped


def test_all_that_is_shipped_is_sound() -> None:
    assert check_paths([shipped("data") / CONVERSATIONS])[1] == []


def test_there_are_four_conversations_of_each_degree() -> None:
    assert Counter(conversation.key.degree for conversation in SHIPPED) == dict.fromkeys(Degree, 4)


def test_there_are_some_of_each_difficulty_clarity_and_richness() -> None:
    assert {conversation.difficulty for conversation in SHIPPED} == {1, 2, 3}
    assert {conversation.key.clarity for conversation in SHIPPED} == set(Clarity)
    assert {conversation.key.richness for conversation in SHIPPED} == set(Richness)


def words(conversation: Conversation) -> float:
    return sum(len(sentence.text.split()) for sentence in conversation.sentences)


def coach_words(conversation: Conversation) -> float:
    return sum(len(line.coach.split()) for line in conversation.lines)


MEASURES: Sequence[Callable[[Conversation], float]] = (
    words,
    coach_words,
    lambda conversation: len(conversation.lines),
    lambda conversation: len(conversation.sentences),
    lambda conversation: words(conversation) / len(conversation.sentences),
)


def guessed(measure: Callable[[Conversation], float], of: Conversation) -> Degree:
    """Guess a degree by a measure alone: the one to whose other conversations it comes nearest on average."""
    others = [other for other in SHIPPED if other is not of]
    centre = {degree: mean(measure(other) for other in others if other.key.degree is degree) for degree in Degree}
    return min(Degree, key=lambda degree: abs(centre[degree] - measure(of)))


@pytest.mark.parametrize("measure", MEASURES, ids=["words", "coach", "lines", "sentences", "words a sentence"])
def test_length_does_not_tell_the_degree(measure: Callable[[Conversation], float]) -> None:
    hits = sum(guessed(measure, conversation) is conversation.key.degree for conversation in SHIPPED)
    assert hits <= len(SHIPPED) / 2  # four are hit by chance, give or take


def test_nothing_shipped_is_broken_by_reading_it_twice() -> None:
    file = shipped("data") / CONVERSATIONS / "ilse-glue.yaml"
    assert read_conversation_file(file) == read_conversation_file(file)
