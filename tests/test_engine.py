"""The client model, case by case: what a reply does to the client, and where the conversation goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from coachkit.engine import Again, Call, Chosen, Given, Rated, Record, State, Worded, legal, replay, start, step
from coachkit.engine.client_model import stock_sentences
from coachkit.errors import NotNow
from coachkit.scenario import Answer, Reply, Scenario
from coachkit.vocabulary import Code, Degree, Ending, NextWork, Outcome, StatementKind
from tests.olu import DEFERRED, GOOD_PATH, on_the_good_path, saying, take

DEFER = saying(*DEFERRED, text="I hear it.")
TIP = saying(Code.ADVISE)


def at(scenario: Scenario, turn: str) -> State:
    """Return the state in which the good path has come to a turn."""
    return on_the_good_path(scenario, start(scenario), until=turn)


def reply_to(scenario: Scenario, state: State, reply: Reply) -> tuple[State, Record]:
    state, record = step(scenario, state, Given(state.turn or "", reply))
    assert record is not None
    return state, record


def all_of(scenario: Scenario, state: State, replies: Iterable[Reply]) -> State:
    for reply in replies:
        state = take(scenario, state, reply)
    return state


def with_next(scenario: Scenario, turn_id: str, key: str, goes_to: str) -> Scenario:
    """Return the scenario with one answer that goes somewhere else."""
    turn = scenario.turn(turn_id)
    changed = replace(turn, follow={**turn.follow, key: replace(turn.follow[key], next=goes_to)})
    return replace(scenario, turns=tuple(changed if each.id == turn_id else each for each in scenario.turns))


# ------------------------------------------------------------------------------------------------ the start


def test_the_client_speaks_first(scenario: Scenario) -> None:
    state = start(scenario)
    assert (state.turn, state.statement) == ("cup", "I throw cups at night. I'd love to be a potter.")


def test_the_client_starts_as_open_as_the_author_says(scenario: Scenario) -> None:
    assert start(scenario).openness == 3


def test_a_first_statement_with_a_but_in_it_has_been_said(scenario: Scenario) -> None:
    swapped = replace(scenario, turns=scenario.turns[1:])
    assert start(swapped).said == ("rent", "mother")


# ------------------------------------------------------------------------------------------------ openness


@pytest.mark.parametrize(
    ("codes", "change"),
    [
        (DEFERRED, +1),
        ((Code.SUSPEND,), 0),
        ((Code.ACKNOWLEDGE,), 0),
        ((Code.CONFRONT,), -1),
        ((Code.JUDGE,), -1),
        ((Code.CONCEDE,), -1),
        ((Code.DISMISS,), -2),
        ((Code.ADVISE,), -1),
        ((Code.PLAN,), -1),
        ((Code.LEAD,), -1),
        ((Code.REASSURE,), -1),
        ((Code.PROBE,), 0),
        ((*DEFERRED, Code.ADVISE), -1),
        ((Code.ADVISE, Code.REASSURE, Code.LEAD), -1),
    ],
)
def test_a_reply_opens_or_closes_the_client(scenario: Scenario, codes: tuple[Code, ...], change: int) -> None:
    state = replace(at(scenario, "clay"), openness=3)
    assert take(scenario, state, saying(*codes)).openness == 3 + change


def test_openness_never_rises_above_4(scenario: Scenario) -> None:
    state = replace(at(scenario, "clay"), openness=4)
    assert take(scenario, state, DEFER).openness == 4


def test_a_client_at_0_stays(scenario: Scenario) -> None:
    state = take(scenario, replace(at(scenario, "clay"), openness=1), TIP)
    assert (state.openness, state.ending) == (0, None)


def test_a_client_below_0_leaves_and_says_nothing_of_what_stayed_unsaid(scenario: Scenario) -> None:
    state = take(scenario, replace(at(scenario, "clay"), openness=0), TIP)
    assert (state.ending, state.openness) == (Ending.CLIENT, 0)
    assert state.statement == "I'll be off, then."


# ------------------------------------------------------------------------------------------------ the vision


def test_deferring_brings_out_the_next_element(scenario: Scenario) -> None:
    state, record = reply_to(scenario, at(scenario, "clay"), DEFER)
    assert (state.vision, record.brought, record.vision_seen) == (("wheel", "quiet"), "quiet", 2)


def test_half_a_deferral_brings_out_nothing(scenario: Scenario) -> None:
    _, record = reply_to(scenario, at(scenario, "clay"), saying(Code.SUSPEND))
    assert (record.outcome, record.brought) == (Outcome.PARTLY, None)


def test_conceding_lets_the_last_element_go(scenario: Scenario) -> None:
    state, record = reply_to(scenario, at(scenario, "thumbs"), saying(Code.CONCEDE))
    assert (state.vision, state.let_go, record.lost) == (("wheel",), ("quiet",), "quiet")


def test_conceding_with_nothing_seen_costs_nothing(scenario: Scenario) -> None:
    _, record = reply_to(scenario, start(scenario), saying(Code.CONCEDE))
    assert (record.lost, record.vision_seen) == (None, 0)


def test_an_element_let_go_can_come_back(scenario: Scenario) -> None:
    conceded = take(scenario, at(scenario, "thumbs"), saying(Code.CONCEDE))
    again = take(scenario, replace(conceded, turn="clay"), DEFER)
    assert (again.vision, again.let_go) == (("wheel", "quiet"), ())


# ------------------------------------------------------------------------------------------------ the ledger


def test_a_noted_statement_comes_on_the_ledger_in_the_clients_words(scenario: Scenario) -> None:
    state, record = reply_to(scenario, at(scenario, "clay"), DEFER)
    assert [(entry.reality, entry.words) for entry in state.ledger] == [
        ("rent", "the rent takes it all"),
        ("mother", "my mother lives with us"),
    ]
    assert record.noted == ("rent", "mother")


def test_what_is_not_noted_does_not_come_on_the_ledger(scenario: Scenario) -> None:
    assert take(scenario, at(scenario, "clay"), saying(Code.ACKNOWLEDGE, Code.SUSPEND)).ledger == ()


def test_a_note_counts_even_when_the_reply_derails(scenario: Scenario) -> None:
    assert take(scenario, at(scenario, "clay"), saying(Code.NOTE, Code.ADVISE)).noted == {"rent", "mother"}


def test_noting_twice_makes_one_entry(scenario: Scenario) -> None:
    noted = saying(Code.NOTE)
    state = all_of(scenario, at(scenario, "clay"), [noted, noted])
    assert [entry.reality for entry in state.ledger] == ["rent", "mother"]


def test_a_challenge_never_noted_is_passed_over(scenario: Scenario) -> None:
    state = take(scenario, at(scenario, "clay"), saying(Code.SUSPEND))
    state = on_the_good_path(scenario, state, until="honest")
    assert take(scenario, state, "yours-to-find").turn == "thumbs-again"


def test_a_jump_to_a_challenge_never_noted_passes_it_over_too(scenario: Scenario) -> None:
    jumping = with_next(scenario, "honest", "on_track", "rent-again")
    state = take(jumping, at(jumping, "clay"), saying(Code.SUSPEND))
    state = on_the_good_path(jumping, state, until="honest")
    assert take(jumping, state, "yours-to-find").turn == "thumbs-again"


def test_what_was_never_noted_is_said_at_the_end(scenario: Scenario) -> None:
    state = take(scenario, at(scenario, "clay"), saying(Code.SUSPEND))
    state = on_the_good_path(scenario, state)
    assert state.unsaid == ("rent", "mother")
    assert state.statement == (
        "Thank you. I'll go and ask. And the rent? We never came back to it. And my mother? We never got to that."
    )


def test_what_was_taken_up_again_is_remembered_with_its_outcome(scenario: Scenario) -> None:
    state = take(scenario, at(scenario, "rent-again"), saying(Code.RETURN))
    assert state.taken_up == (("rent", Outcome.PARTLY),)


# ------------------------------------------------------------------------------------------------ the answers


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        ((Code.ADVISE, *DEFERRED), "Yes, but the bank knows me."),
        ((Code.REASSURE,), "Ours never went down."),
        ((Code.REASSURE, Code.ADVISE), "Yes, but the bank knows me."),
        ((Code.LEAD,), "It is how it is."),
        ((Code.SUSPEND,), "A day. With the rent in it."),
        ((Code.NOTE,), "Yes."),
    ],
)
def test_the_client_answers_what_the_reply_did(scenario: Scenario, codes: tuple[Code, ...], says: str) -> None:
    assert reply_to(scenario, at(scenario, "clay"), saying(*codes))[1].client_says == says


@pytest.mark.parametrize("codes", [(Code.CLOSED,), (*DEFERRED, Code.CLOSED)])
def test_a_closed_question_has_an_answer_of_its_own_where_the_author_wrote_one(
    scenario: Scenario, codes: tuple[Code, ...]
) -> None:
    turn = scenario.turn("clay")
    asked = replace(turn, follow={**turn.follow, "closed": Answer("Yes.", "That was short.")})
    changed = replace(scenario, turns=tuple(asked if each.id == "clay" else each for each in scenario.turns))
    assert reply_to(changed, at(changed, "clay"), saying(*codes))[1].thinks == "That was short."


# ------------------------------------------------------------------------------------------------ where it goes


@pytest.mark.parametrize("codes", [DEFERRED, (Code.SUSPEND,)])
def test_on_track_and_partly_lead_on(scenario: Scenario, codes: tuple[Code, ...]) -> None:
    assert take(scenario, at(scenario, "clay"), saying(*codes)).turn == "thumbs"


@pytest.mark.parametrize("codes", [(Code.NOTE,), (Code.ADVISE,)])
def test_stalled_and_derailed_bring_the_same_but_back_harder(scenario: Scenario, codes: tuple[Code, ...]) -> None:
    once = take(scenario, at(scenario, "clay"), saying(*codes))
    twice = take(scenario, once, saying(*codes, text="And so."))
    assert (once.turn, once.statement) == ("clay", "The rent, I said. And my mother on top.")
    assert (twice.turn, twice.statement) == ("clay", "You go past it. I can't, with the rent and my mother.")


def test_when_the_restatements_are_used_up_the_conversation_goes_on(scenario: Scenario) -> None:
    stalling = [saying(Code.NOTE, text=text) for text in ("One.", "Two.", "Three.")]
    assert all_of(scenario, at(scenario, "clay"), stalling).turn == "thumbs"


def test_restatements_start_anew_in_the_next_turn(scenario: Scenario) -> None:
    state = all_of(scenario, at(scenario, "clay"), [TIP, DEFER])
    assert (state.turn, state.restated, state.given) == ("thumbs", 0, ())


def test_a_turn_without_restatements_goes_on_after_a_derailment(scenario: Scenario) -> None:
    assert take(scenario, start(scenario), TIP).turn == "clay"


def test_an_answer_can_lead_elsewhere(scenario: Scenario) -> None:
    jumping = with_next(scenario, "clay", "advise", "honest")
    assert take(jumping, at(jumping, "clay"), TIP).turn == "honest"


def test_an_answer_can_end_the_conversation(scenario: Scenario) -> None:
    ending = with_next(scenario, "clay", "partly", "end")
    state = take(ending, at(ending, "clay"), saying(Code.SUSPEND))
    assert (state.ending, state.turn) == (Ending.WELL, None)


def test_a_jump_back_says_nothing_twice(scenario: Scenario) -> None:
    jumping = with_next(scenario, "thumbs", "on_track", "clay")
    assert take(jumping, at(jumping, "thumbs"), DEFER).said == ("rent", "mother", "hands", "town")


def test_the_conversation_ends_well_after_the_last_turn(scenario: Scenario) -> None:
    state = on_the_good_path(scenario, start(scenario))
    assert (state.ending, state.statement, state.turns_used) == (Ending.WELL, "Thank you. I'll go and ask.", 9)


@pytest.mark.parametrize("reply", [TIP, DEFER])
def test_the_conversation_ends_when_the_turns_are_used_up(scenario: Scenario, reply: Reply) -> None:
    short = replace(scenario, turns_at_most=2)
    state = take(short, at(short, "clay"), reply)
    assert (state.ending, state.turn) == (Ending.TURNS_USED, None)
    assert state.statement.startswith("There's my bus.")


def test_the_last_reply_allowed_can_still_end_it_well(scenario: Scenario) -> None:
    exact = replace(scenario, turns_at_most=9)
    assert on_the_good_path(exact, start(exact)).ending is Ending.WELL


# ------------------------------------------------------------------------------------------------ the formula


def said(*texts: str) -> list[Reply]:
    return [saying(Code.NOTE, text=text) for text in texts]


def test_the_third_use_of_a_stock_sentence_is_noticed(scenario: Scenario) -> None:
    twice = all_of(scenario, at(scenario, "clay"), said("I hear that it's hard.", "Mm. I HEAR that it’s hard! Yes."))
    state, record = reply_to(scenario, twice, said("I hear, that it's hard?")[0])
    assert (twice.openness, record.noticed, state.openness) == (4, True, 3)
    assert record.client_says.startswith("You say that every time. ")
    assert record.thinks == "A recording."


def test_the_fourth_use_is_not_noticed_again(scenario: Scenario) -> None:
    state = all_of(scenario, at(scenario, "clay"), said(*["I hear that."] * 3))
    assert not reply_to(scenario, state, said("I hear that.")[0])[1].noticed


def test_a_sentence_said_twice_in_one_reply_counts_once(scenario: Scenario) -> None:
    state = all_of(scenario, at(scenario, "clay"), said("I hear that. I hear that."))
    assert not reply_to(scenario, state, said("I hear that.")[0])[1].noticed


MODEL = "Rent and mother, I hear both. They go on the list. Say both are cared for: what is your day like?"


def test_the_same_line_of_an_authors_pasted_twice_is_noticed(scenario: Scenario) -> None:
    once = all_of(scenario, at(scenario, "clay"), said(MODEL))
    assert reply_to(scenario, once, said(MODEL.upper())[0])[1].noticed


def test_a_line_pasted_once_is_not_noticed_for_a_sentence_of_it_that_was_said_before(scenario: Scenario) -> None:
    once = all_of(scenario, at(scenario, "clay"), said("They go on the list."))
    assert not reply_to(scenario, once, said(MODEL)[0])[1].noticed


def test_words_of_ones_own_are_not_noticed_the_second_time(scenario: Scenario) -> None:
    once = all_of(scenario, at(scenario, "clay"), said("They go on the list, both."))
    assert not reply_to(scenario, once, said("They go on the list, both.")[0])[1].noticed


def test_a_short_sentence_is_no_formula(scenario: Scenario) -> None:
    state = all_of(scenario, at(scenario, "clay"), said("Go on.", "Go on."))
    assert not reply_to(scenario, state, said("Go on.")[0])[1].noticed


# ------------------------------------------------------------------------------------------------ trying again


def test_trying_again_goes_back_to_the_state_before_the_turn(scenario: Scenario) -> None:
    before = at(scenario, "clay")
    tried, _ = step(scenario, take(scenario, before, TIP), Again())
    assert tried == replace(before, attempt=2)


def test_a_reply_after_trying_again_is_a_second_attempt(scenario: Scenario) -> None:
    tried, _ = step(scenario, take(scenario, at(scenario, "clay"), TIP), Again())
    state, record = reply_to(scenario, tried, DEFER)
    assert (record.attempt, state.attempt) == (2, 1)


def test_a_second_try_does_not_use_up_a_turn(scenario: Scenario) -> None:
    tried, _ = step(scenario, take(scenario, at(scenario, "clay"), TIP), Again())
    assert take(scenario, tried, DEFER).turns_used == 2


def test_a_turn_that_ended_the_conversation_can_be_tried_again(scenario: Scenario) -> None:
    left = take(scenario, replace(at(scenario, "clay"), openness=0), TIP)
    tried, _ = step(scenario, left, Again())
    assert (tried.turn, tried.ending) == ("clay", None)


def test_only_the_last_reply_can_be_taken_back(scenario: Scenario) -> None:
    tried, _ = step(scenario, at(scenario, "thumbs"), Again())
    with pytest.raises(NotNow):
        step(scenario, tried, Again())


def test_an_entry_worded_meanwhile_keeps_its_wording(scenario: Scenario) -> None:
    state = take(scenario, at(scenario, "thumbs"), TIP)
    worded, _ = step(scenario, state, Worded("rent", "Find out about workshops"))
    tried, _ = step(scenario, worded, Again())
    assert [entry.words for entry in tried.ledger] == ["Find out about workshops", "my mother lives with us"]


def test_an_entry_made_by_the_reply_taken_back_is_gone(scenario: Scenario) -> None:
    noted = take(scenario, at(scenario, "clay"), saying(Code.NOTE))
    assert step(scenario, noted, Again())[0].ledger == ()


# ------------------------------------------------------------------------------------------------ what is allowed


def test_while_the_conversation_goes_on_a_reply_is_allowed(scenario: Scenario) -> None:
    assert legal(start(scenario)) == {Call.REPLY}
    assert legal(at(scenario, "thumbs")) == {Call.REPLY, Call.TRY_AGAIN, Call.WORD_ENTRY}


def test_after_the_end_the_vision_is_rated_and_then_the_next_work_chosen(scenario: Scenario) -> None:
    ended = on_the_good_path(scenario, start(scenario))
    rated, _ = step(scenario, ended, Rated(Degree.NO_VISION))
    chosen, _ = step(scenario, rated, Chosen(NextWork.BUILD_PICTURE))
    assert legal(ended) == {Call.RATE, Call.TRY_AGAIN, Call.WORD_ENTRY}
    assert legal(rated) == {Call.CHOOSE_NEXT_WORK, Call.WORD_ENTRY}
    assert legal(chosen) == frozenset()
    assert (chosen.rating, chosen.next_work) == (Degree.NO_VISION, NextWork.BUILD_PICTURE)


def test_a_refusal_says_what_is_possible_instead(scenario: Scenario) -> None:
    with pytest.raises(NotNow, match="'rate' is not possible now: the conversation is going on; possible: reply"):
        step(scenario, start(scenario), Rated(Degree.NO_VISION))
    words = "'reply' is not possible now: the conversation is over; possible: rate, try again, word entry"
    with pytest.raises(NotNow, match=f"^{words}$"):
        step(scenario, on_the_good_path(scenario, start(scenario)), Given("cup", DEFER))


def test_a_reply_to_another_turn_is_refused(scenario: Scenario) -> None:
    with pytest.raises(NotNow, match="answers the turn 'cup', but the client is at 'clay'"):
        step(scenario, at(scenario, "clay"), Given("cup", DEFER))


def test_an_entry_that_is_not_on_the_ledger_cannot_be_worded(scenario: Scenario) -> None:
    with pytest.raises(NotNow, match="'hands' is not on the ledger"):
        step(scenario, at(scenario, "thumbs"), Worded("hands", "My hands"))


# ------------------------------------------------------------------------------------------------ the record


def test_a_record_holds_what_the_reply_answered(scenario: Scenario) -> None:
    _, record = reply_to(scenario, at(scenario, "clay"), DEFER)
    assert record.statement == "But the rent takes it all. And my mother lives with us."
    assert record.statement_kinds == (StatementKind.REALITY,)
    assert [said.id for said in record.reality] == ["rent", "mother"]
    assert record.next_statement == scenario.turn("thumbs").says


def test_the_record_of_a_revisit_names_the_statement_that_is_taken_up(scenario: Scenario) -> None:
    _, record = reply_to(scenario, at(scenario, "rent-again"), saying(Code.TEST))
    assert [said.id for said in record.reality] == ["rent"]


def test_a_step_leaves_the_old_state_alone(scenario: Scenario) -> None:
    state = at(scenario, "clay")
    copy = replace(state)
    take(scenario, state, DEFER)
    assert state == copy


def test_replaying_the_inputs_rebuilds_the_session(scenario: Scenario) -> None:
    inputs = [Given(turn, scenario.turn(turn).reply(reply)) for turn, reply in GOOD_PATH.items()]
    state, records = replay(scenario, inputs)
    assert state == on_the_good_path(scenario, start(scenario))
    assert [record.turn for record in records] == list(GOOD_PATH)


def test_three_words_make_a_sentence_that_can_be_a_formula_and_two_do_not() -> None:
    assert stock_sentences("I hear you! Go on… I HEAR\nand what then?") == ["i hear you", "and what then"]


def test_which_move_is_on_track_at_the_end_depends_on_the_next_work_that_fits(scenario: Scenario) -> None:
    last = on_the_good_path(scenario, start(scenario), until="then-what")
    outcomes = [step(scenario, last, Given("then-what", saying(code)))[1] for code in (Code.TEST, Code.PLAN)]
    assert [record and record.outcome for record in outcomes] == [Outcome.ON_TRACK, Outcome.PARTLY]


def test_the_last_record_has_the_ending_and_no_other(scenario: Scenario) -> None:
    last = on_the_good_path(scenario, start(scenario), until="then-what")
    _, first = step(scenario, start(scenario), Given("cup", DEFER))
    _, record = step(scenario, last, Given("then-what", saying(Code.TEST)))
    assert (first and first.ending, record and record.ending) == (None, Ending.WELL)


def test_a_reply_in_ones_own_words_is_never_used_up(scenario: Scenario) -> None:
    state, _ = step(scenario, start(scenario), Given("cup", DEFER))
    assert None not in state.given
