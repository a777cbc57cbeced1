"""The shipped clients: sound, finished, and as the project promises them.

``pytest -s tests/test_scenarios.py`` prints how well the guessers do.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from statistics import mean

import pytest

from coachkit.checks import Guess, outcome_in, pooled
from coachkit.engine import start
from coachkit.errors import BadFiles
from coachkit.feedback import spans_of
from coachkit.loading import Library, read_walkthrough_file, scenario_folders
from coachkit.practice import check_paths, scenarios_folder
from coachkit.scenario import Scenario, Turn
from coachkit.vocabulary import (
    DERAILING,
    Basis,
    Code,
    Degree,
    Ending,
    Outcome,
    RealityKind,
    Stage,
    naming_code,
    steps_in,
)
from tests.olu import on_the_good_path

LIBRARY = Library()
IDS = tuple(folder.name for folder in scenario_folders(scenarios_folder()))
MOST_ADVANTAGE = 0.05
"""By how much of the library's turns a guesser may beat chance."""


@cache
def load(scenario_id: str) -> Scenario:
    return LIBRARY.load(scenario_id)


@cache
def everyone() -> tuple[Scenario, ...]:
    try:
        return tuple(load(scenario_id) for scenario_id in IDS)
    except BadFiles as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(params=IDS)
def client(request: pytest.FixtureRequest) -> Scenario:
    try:
        return load(request.param)
    except BadFiles as error:
        pytest.fail(str(error), pytrace=False)


def derailments(turn: Turn) -> list[tuple[Code, ...]]:
    """Return the steps that each derailing reply of a turn holds too."""
    return [steps_in(reply.codes) for reply in turn.replies if naming_code(turn.stage, reply.codes)]


# ------------------------------------------------------------------------------------------------ each client


@pytest.mark.parametrize("scenario_id", IDS)
def test_a_client_passes_every_check(scenario_id: str) -> None:
    _, problems = check_paths([LIBRARY.folder(scenario_id)])
    assert [str(problem) for problem in problems] == []


def test_the_good_path_ends_well_with_the_whole_vision(client: Scenario) -> None:
    end = on_the_good_path(client, start(client))
    assert (end.ending, set(end.vision)) == (Ending.WELL, {element.id for element in client.vision.elements})


def test_on_the_good_path_every_challenge_is_noted_and_taken_up(client: Scenario) -> None:
    end = on_the_good_path(client, start(client))
    assert end.noted == set(client.reality)
    assert dict(end.taken_up) == dict.fromkeys(client.reality, Outcome.ON_TRACK)


def test_the_vision_comes_out_in_its_order(client: Scenario) -> None:
    assert on_the_good_path(client, start(client)).vision == tuple(element.id for element in client.vision.elements)


def test_a_walkthrough_says_of_itself_that_it_is_the_good_path(client: Scenario) -> None:
    walks, _ = read_walkthrough_file(LIBRARY.folder(client.id) / "walkthroughs.yaml", client)
    first = walks[0]
    assert [step.outcome for step in first.steps] == [Outcome.ON_TRACK] * len(first.steps)
    assert (first.ends, first.vision) == ("well", tuple(element.id for element in client.vision.elements))


def test_the_walkthroughs_come_to_every_kind_of_end(client: Scenario) -> None:
    walks, _ = read_walkthrough_file(LIBRARY.folder(client.id) / "walkthroughs.yaml", client)
    assert {walk.ends for walk in walks} >= {"well", "client"}


def test_every_word_of_evidence_is_found_in_its_reply(client: Scenario) -> None:
    for _, reply in client.replies():
        spans = spans_of(reply)
        assert {code: len(found) for code, found in spans.items()} == {
            code: len(words) for code, words in reply.codes.items()
        }


def test_every_turn_has_four_or_five_replies(client: Scenario) -> None:
    assert {len(turn.replies) for turn in client.turns} <= {4, 5}


def test_every_turn_has_one_reply_on_track_and_one_partly_so(client: Scenario) -> None:
    for turn in client.turns:
        outcomes = Counter(outcome_in(client, turn, reply) for reply in turn.replies)
        assert outcomes[Outcome.ON_TRACK] == 1, turn.id
        assert outcomes[Outcome.PARTLY] >= 1, turn.id


def test_two_derailing_replies_of_every_turn_hold_two_steps_or_more(client: Scenario) -> None:
    near = {turn.id: sum(len(steps) >= 2 for steps in derailments(turn)) for turn in client.turns}
    assert {turn: count for turn, count in near.items() if count < 2} == {}


def test_there_are_four_reality_statements_or_more_of_both_bases(client: Scenario) -> None:
    assert len(client.reality) >= 4
    assert {statement.basis for statement in client.reality.values()} == set(Basis)


def test_every_stage_of_a_conversation_is_there(client: Scenario) -> None:
    assert {turn.stage for turn in client.turns} >= set(Stage) - {Stage.URGENT}


def test_every_obstacle_comes_back_harder_twice(client: Scenario) -> None:
    assert all(len(turn.restated) >= 2 for turn in client.turns if turn.reality or turn.verdict)


def test_all_nine_derailments_tempt(client: Scenario) -> None:
    named = {naming_code(turn.stage, reply.codes) for turn, reply in client.replies()} - {None}
    assert named == set(DERAILING)


def test_each_derailment_of_a_turn_gets_an_answer_of_its_own(client: Scenario) -> None:
    for turn, reply in client.replies():
        naming = naming_code(turn.stage, reply.codes)
        assert naming is None or naming.value in turn.follow, (turn.id, reply.id)


def test_no_answer_is_said_twice(client: Scenario) -> None:
    said = Counter(answer.says for turn in client.turns for answer in turn.follow.values())
    assert [words for words, times in said.items() if times > 1] == []


def test_no_reply_is_given_twice(client: Scenario) -> None:
    texts = Counter(reply.text for _, reply in client.replies())
    assert [text for text, times in texts.items() if times > 1] == []


def test_some_replies_on_track_are_short(client: Scenario) -> None:
    shorter = [
        turn.id
        for turn in client.turns
        for reply in turn.replies
        if outcome_in(client, turn, reply) is Outcome.ON_TRACK
        and len(reply.text) < sum(len(other.text) for other in turn.replies) / len(turn.replies)
    ]
    assert len(shorter) >= 2


# ------------------------------------------------------------------------------------------------ the library


def test_there_are_twenty_four_clients_eight_of_each_difficulty_and_degree() -> None:
    assert Counter(client.difficulty for client in everyone()) == dict.fromkeys((1, 2, 3), 8)
    assert Counter(client.vision.degree for client in everyone()) == dict.fromkeys(Degree, 8)


def test_every_kind_is_there_as_belief_and_as_obstacle() -> None:
    said = {(one.kind, one.basis) for client in everyone() for one in client.reality.values()}
    assert said == {(kind, basis) for kind in RealityKind for basis in Basis}


def test_some_clients_talk_much_and_some_little() -> None:
    words = sorted(mean(len(turn.says.split()) for turn in client.turns) for client in everyone())
    assert words[0] < 20
    assert words[-1] > 2 * words[0]


def test_clients_are_of_many_ages() -> None:
    ages = sorted(int(client.client.age) for client in everyone())
    assert ages[0] < 22
    assert ages[-1] > 60
    assert len(set(ages)) >= 20


@pytest.mark.parametrize("what", ["name", "pronouns", "trade", "place", "background"])
def test_clients_differ(what: str) -> None:
    told = [getattr(client.client, what) for client in everyone()]
    assert len(set(told)) >= (3 if what == "pronouns" else len(told))


def test_every_kind_of_reality_statement_of_a_client_is_varied() -> None:
    for client in everyone():
        assert len({statement.kind for statement in client.reality.values()}) >= 4, client.id


def table(found: list[Guess]) -> str:
    lines = [
        f"{each.guesser:<24}{each.hits:>8.1f}{each.chance:>8.1f}{each.turns:>7}{each.advantage:>+12.1%}"
        for each in found
    ]
    return "\n".join([f"{'guesser':<24}{'hits':>8}{'chance':>8}{'turns':>7}{'advantage':>12}", *lines])


def test_nobody_who_knows_nothing_of_coaching_finds_the_reply_on_track() -> None:
    found = pooled(everyone())
    print(f"\n{table(found)}")
    assert len(found) == 8
    assert [each.guesser for each in found if each.advantage > MOST_ADVANTAGE] == [], f"\n{table(found)}"
