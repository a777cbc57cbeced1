"""Clients put together by a seed: sound, whole, the same for the same seed, and no two sentences alike.

``pytest -s tests/test_composing.py`` prints how well the guessers do over all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from coachkit.checks import check_scenario, guesses
from coachkit.checks.give_aways import TOLERANCE, bag_of_words, guess_by
from coachkit.composing import LARGEST_SEED, Composed, Materials, named, put_together, unnamed
from coachkit.engine import start
from coachkit.practice.authoring import sound_scenarios
from coachkit.practice.composed import materials_of
from coachkit.practice.walkthroughs import check_walkthroughs
from coachkit.scenario import Scenario
from coachkit.vocabulary import DERAILING, FITTING_WORK, Basis, Code, Degree, Domain, Ending, naming_code
from tests.olu import on_the_good_path

MANY = 500
FEW = 12
TURNS = 13


@cache
def materials() -> Materials:
    return materials_of(())


@cache
def others() -> tuple[Scenario, ...]:
    return tuple(sound_scenarios())


def put(seed: int) -> Composed:
    return put_together(seed, seed % 3 + 1, materials())


@pytest.fixture(params=range(FEW))
def client(request: pytest.FixtureRequest) -> Scenario:
    return put(request.param).scenario


def texts(scenario: Scenario) -> Iterator[str]:
    """Yield what is said in a client, by client and coach; what stayed unsaid may be told in the words it had."""
    yield from (reply.text for _, reply in scenario.replies())
    for turn in scenario.turns:
        yield from (turn.says, *turn.restated)
        yield from (answer.says for answer in turn.follow.values())
    yield from (answer.says for answer in (*scenario.endings.values(), scenario.noticed))


def sentences(scenario: Scenario) -> Counter[str]:
    """Count the longer sentences; a word or two may be said again."""
    found = (part.casefold().strip(" \"'“”") for text in texts(scenario) for part in re.split(r"(?<=[.?!…])\s+", text))
    return Counter(each for each in found if len(each.split()) > 3)


def facts_of(scenario: Scenario) -> list[tuple[str, str]]:
    """Return every fact that the client's parts state, once each."""
    lines = {line.id: line for line in materials().lines}
    hope = next(h for h in materials().pieces.hopes if any(turn.says in dict(h.openings) for turn in scenario.turns))
    person = next(p for p in materials().pieces.people if p.name == scenario.client.name)
    stated = [person.facts, hope.facts, *(lines[each].facts for each in scenario.reality)]
    return sorted({fact for facts in stated for fact in facts.items()})


# ------------------------------------------------------------------------------------------------ five hundred


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_five_hundred_clients_pass_every_check_and_say_nothing_twice() -> None:
    wrong, totals, score = list[str](), Counter[str](), bag_of_words(others())
    for seed in range(MANY):
        composed = put(seed)
        scenario = composed.scenario
        problems = [*check_scenario(scenario), *check_walkthroughs(scenario, composed.walkthroughs)]
        wrong += [f"{scenario.id}: {problem}" for problem in problems]
        wrong += [f"{scenario.id} says twice: {words}" for words, times in sentences(scenario).items() if times > 1]
        facts = [fact for fact, _ in facts_of(scenario)]
        wrong += [f"{scenario.id} contradicts itself: {fact}" for fact in set(facts) if facts.count(fact) > 1]
        found = [*guesses(scenario), guess_by(scenario, "a bag of words", score)]
        wrong += [
            f"{scenario.id} gives itself away to {guess.guesser}" for guess in found if guess.advantage > TOLERANCE
        ]
        for guess in found:
            totals[guess.guesser] += round(guess.advantage * 1000)
    print("\n".join(f"{name:24}{total / MANY / 10:6.1f} points above chance" for name, total in totals.items()))
    assert wrong == []


# ------------------------------------------------------------------------------------------------ each


def test_a_client_passes_every_check(client: Scenario) -> None:
    assert [str(problem) for problem in check_scenario(client, others())] == []


def test_a_client_has_its_turns_and_all_nine_derailments(client: Scenario) -> None:
    tempting = {naming_code(turn.stage, reply.codes) for turn, reply in client.replies()} - {None}
    assert (len(client.turns), tempting) == (TURNS, set(DERAILING))


def test_the_buts_are_of_four_kinds_at_least_and_of_both_bases(client: Scenario) -> None:
    assert len({said.kind for said in client.reality.values()}) >= 4
    assert {said.basis for said in client.reality.values()} == set(Basis)


def test_the_good_path_ends_well_with_the_whole_vision(client: Scenario) -> None:
    end = on_the_good_path(client, start(client))
    assert (end.ending, len(end.vision)) == (Ending.WELL, 6)
    assert end.noted == set(client.reality)


def test_the_next_work_fits(client: Scenario) -> None:
    assert FITTING_WORK[client.vision.degree] is client.vision.next_work


def test_no_slot_is_left_open(client: Scenario) -> None:
    notes = [words for _, reply in client.replies() for words in (reply.why, reply.better)]
    assert not [text for text in (*texts(client), *notes, client.vision.reason) if re.search(r"[{}]", text)]


def test_each_reply_names_its_words_and_its_better_line_is_another(client: Scenario) -> None:
    for _, reply in client.replies():
        assert all(words in reply.text for spans in reply.codes.values() for words in spans)
        assert reply.better != reply.text


def test_the_lines_fit_the_hope() -> None:
    for seed in range(FEW):
        scenario = put(seed).scenario
        lines = {line.id: line for line in materials().lines}
        hope = next(h for h in materials().pieces.hopes if scenario.client.trade in h.trades)
        assert all({Domain.ANY, hope.domain} & set(lines[each].fits) for each in scenario.reality)


def test_a_line_that_stands_alone_is_part_of_nobody() -> None:
    alone = {line.id for line in materials().lines if line.alone}
    assert alone
    assert not alone & {each for seed in range(FEW) for each in put(seed).scenario.reality}


@pytest.mark.parametrize("seed", [20027, 20033, 20166])
def test_a_line_does_not_repeat_what_the_hope_says(seed: int) -> None:
    scenario = put_together(seed, 3, materials()).scenario
    assert [words for words, times in sentences(scenario).items() if times > 1] == []


# ------------------------------------------------------------------------------------------------ seeds


def test_the_same_seed_puts_the_same_client_together() -> None:
    assert put_together(4711, 2, materials()) == put_together(4711, 2, materials())
    assert put_together(4711, 2, materials()).scenario.hash == put_together(4711, 2, materials()).scenario.hash


def test_another_seed_or_difficulty_puts_another_client_together() -> None:
    hashes = {
        put_together(seed, difficulty, materials()).scenario.hash for seed in range(5) for difficulty in (1, 2, 3)
    }
    assert len(hashes) == 15


def test_other_materials_put_another_client_together() -> None:
    known = put_together(4711, 2, materials()).scenario
    other = replace(materials(), lines=tuple(line for line in materials().lines if line.id not in known.reality))
    assert put_together(4711, 2, other).scenario.hash != known.hash


def test_seeds_bring_every_degree_of_vision_and_every_difficulty() -> None:
    some = [put(seed).scenario for seed in range(30)]
    assert {scenario.vision.degree for scenario in some} == set(Degree)
    assert {scenario.difficulty for scenario in some} == {1, 2, 3}


def test_an_id_tells_difficulty_and_seed() -> None:
    assert unnamed(named(2, 4711)) == (2, 4711)


@pytest.mark.parametrize("other", ["endless-4-1", "endless-1-01", "endless-1", "endless-1--1", "endless-1-1000000000"])
def test_another_id_tells_none(other: str) -> None:
    assert unnamed(other) is None


@pytest.mark.parametrize(("seed", "difficulty"), [(-1, 1), (LARGEST_SEED + 1, 1), (1, 0), (1, 4)])
def test_what_is_out_of_bounds_is_refused(seed: int, difficulty: int) -> None:
    with pytest.raises(ValueError, match="a difficulty is"):
        put_together(seed, difficulty, materials())


def test_materials_that_do_not_reach_are_told() -> None:
    with pytest.raises(LookupError):
        put_together(1, 1, replace(materials(), lines=materials().lines[:3]))


def test_without_derailments_missing_probe_tempts_too(client: Scenario) -> None:
    assert any(Code.PROBE in reply.codes for _, reply in client.replies())
