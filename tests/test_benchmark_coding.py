"""The coder's table: each of its numbers, on cases small enough to work out by hand."""

from __future__ import annotations

import json
from math import isnan, sqrt
from typing import TYPE_CHECKING

import numpy as np
import pytest

from coachkit.coding.corpus import CodedReply, tuning
from coachkit.coding.network import CODES
from coachkit.coding.weights import shipped_weights
from coachkit.vocabulary import Code, Stage
from tests.benchmarks.coding import main
from tests.benchmarks.coding_answers import Answers, from_evidence, joined, whole_reply
from tests.benchmarks.coding_coders import AsShipped, Majority, TfidfSvc
from tests.benchmarks.coding_curve import curve_points
from tests.benchmarks.coding_draws import draws_of, figure_of
from tests.benchmarks.coding_rules import evidence_in
from tests.benchmarks.coding_scores import (
    bands_of,
    counts_of,
    difference,
    expected_error,
    reliability,
    score,
    token_f1,
)
from tests.benchmarks.coding_sets import across, by_group, by_turn, corpus, read_also, sample, second_pass
from tests.benchmarks.coding_tables import as_values, confusions, pairs_confused, summary

if TYPE_CHECKING:
    from pathlib import Path

    from coachkit.coding.training.instances import Bools

TEXT = "Thanks. Who could tell you?"
THANKS, WHO = (0, 7), (8, 27)


def coded(turn: str = "t1", group: str = "g1", **codes: str) -> CodedReply:
    runs = {Code(code): (words,) for code, words in codes.items()}
    return CodedReply(f"{group}-{turn}", group, turn, Stage.REVISIT, f"The client of {turn}.", TEXT, runs, "plain")


def marks(*rows: tuple[Code, ...]) -> Bools:
    return np.array([[code in row for code in CODES] for row in rows])


TRUTH = [
    coded("t1", acknowledge="Thanks.", test="Who could tell you?"),
    coded("t1", test="Who could tell you?"),
    coded("t2", acknowledge="Thanks."),
    coded("t3"),
]
ANSWERS = from_evidence(
    [
        {Code.ACKNOWLEDGE: (THANKS,), Code.TEST: ((0, 27),)},
        {Code.ACKNOWLEDGE: (THANKS,), Code.TEST: (WHO,)},
        {},
        {Code.ADVISE: (WHO,)},
    ]
)
A, T, V = (CODES.index(code) for code in (Code.ACKNOWLEDGE, Code.TEST, Code.ADVISE))


# ------------------------------------------------------------------------------------------------ codes


def test_precision_recall_and_f1_of_each_code() -> None:
    scored = score(ANSWERS, TRUTH, 10)
    assert [each[A].value for each in (scored.precision, scored.recall, scored.f1)] == [0.5, 0.5, 0.5]
    assert [each[T].value for each in (scored.precision, scored.recall, scored.f1)] == [1.0, 1.0, 1.0]


def test_a_code_that_was_given_and_never_true_has_f1_of_nought() -> None:
    scored = score(ANSWERS, TRUTH, 10)
    assert (scored.precision[V].value, scored.f1[V].value) == (0.0, 0.0)
    assert isnan(scored.recall[V].value)


def test_macro_f1_is_over_the_codes_that_are_true_or_given() -> None:
    assert score(ANSWERS, TRUTH, 10).macro.value == pytest.approx((0.5 + 1.0 + 0.0) / 3)


def test_macro_f1_is_that_of_scikit_learn_where_every_code_is_there() -> None:
    from sklearn.metrics import f1_score

    random = np.random.default_rng(1)
    truth, taken = random.random((60, len(CODES))) < 0.4, random.random((60, len(CODES))) < 0.5
    macro = counts_of(taken, truth, draws_of(list("abcdef") * 10, 3)).macro()
    assert macro[0] == pytest.approx(f1_score(truth, taken, average="macro"))


def test_exact_match_is_the_share_of_replies_with_the_same_set() -> None:
    assert score(ANSWERS, TRUTH, 10).exact.value == 0.25


def test_outcomes_are_compared_and_not_codes() -> None:
    # revisit: on_track for both, on_track for both, stalled for both, derailed instead of stalled
    assert score(ANSWERS, TRUTH, 10).outcome.value == 0.75


# ------------------------------------------------------------------------------------------------ evidence


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        ([THANKS], [THANKS], 1.0),
        ([(0, 27)], [WHO], 2 * 4 / (5 + 4)),  # five words found, four right ones
        ([THANKS], [WHO], 0.0),
        ([(8, 11)], [WHO], 2 * 1 / (1 + 4)),
        ([(8, 11), (18, 22)], [WHO], 2 * 2 / (2 + 4)),  # "Who … tell"
        ([(0, 9)], [(0, 6)], 2 * 1 / (2 + 1)),  # a word that is touched counts
    ],
)
def test_token_f1_counts_words(found: list[tuple[int, int]], gold: list[tuple[int, int]], expected: float) -> None:
    assert token_f1(TEXT, found, gold) == pytest.approx(expected)


def test_a_contraction_is_one_word() -> None:
    assert token_f1("I can't say", [(0, 11)], [(2, 7)]) == pytest.approx(2 * 1 / (3 + 1))


def test_evidence_is_measured_where_the_code_is_right() -> None:
    # acknowledge 1, test 8/9, test 1; with the missed and the wrong codes there are six
    scored = score(ANSWERS, TRUTH, 10)
    assert scored.evidence.value == pytest.approx((1 + 8 / 9 + 1) / 3)
    assert scored.evidence_all.value == pytest.approx((1 + 8 / 9 + 1) / 6)


def test_evidence_is_not_measured_where_codes_were_given_without_words() -> None:
    bare = CodedReply("1", "g", "t", Stage.REVISIT, "", TEXT, {Code.TEST: ()}, "")
    right = from_evidence([{Code.TEST: (WHO,)}])
    scored = score(right, [bare], 10)
    assert scored.exact.value == 1.0
    assert isnan(scored.evidence.value)
    assert isnan(scored.evidence_all.value)
    both = score(from_evidence([{Code.TEST: (WHO,)}, {Code.ACKNOWLEDGE: (THANKS,)}]), [bare, TRUTH[2]], 10)
    assert (both.evidence.value, both.evidence_all.value) == (1.0, 1.0)


# ------------------------------------------------------------------------------------------------ intervals


def test_the_first_draw_is_the_data_and_each_draw_has_as_many_turns() -> None:
    draws = draws_of(["b", "a", "b", "c"], 50)
    assert draws.weights[0].tolist() == [1, 1, 1]
    assert set(draws.weights.sum(axis=1)) == {3}
    assert draws.sums(np.array([1.0, 10.0, 2.0, 100.0]))[0] == 113


def test_replies_to_one_turn_are_drawn_together() -> None:
    draws = draws_of(["a", "a", "b"], 200)
    sums = draws.sums(np.array([1.0, 1.0, 0.0]))
    assert set(sums) == {0.0, 2.0, 4.0}


def test_draws_are_the_same_each_time() -> None:
    assert (draws_of(list("abcd"), 20).weights == draws_of(list("abcd"), 20).weights).all()


def test_an_interval_is_as_wide_as_theory_says() -> None:
    turns = [str(number) for number in range(400)]
    right = np.array([float(number % 4 != 0) for number in range(400)])
    figure = figure_of(draws_of(turns, 2000).sums(right) / 400)
    half = 1.96 * sqrt(0.75 * 0.25 / 400)
    assert figure.value == 0.75
    assert figure.low == pytest.approx(0.75 - half, abs=0.006)
    assert figure.high == pytest.approx(0.75 + half, abs=0.006)


def test_there_is_no_doubt_where_all_turns_are_alike() -> None:
    replies = [coded(f"t{number}", test="Who could tell you?") for number in range(5)]
    right = from_evidence([{Code.TEST: (WHO,)}] * 5)
    assert score(right, replies, 50).macro == (1.0, 1.0, 1.0)


def test_a_difference_is_taken_draw_by_draw() -> None:
    one = score(ANSWERS, TRUTH, 100)
    assert difference(one, one) == (0.0, 0.0, 0.0)


# ------------------------------------------------------------------------------------------------ calibration, bands


def test_the_reliability_table_has_ten_bins() -> None:
    likely, truth = np.array([[0.05, 0.15, 0.15, 0.55, 1.0]]), np.array([[False, True, False, True, True]])
    bins = reliability(likely, truth)
    assert [each.codes for each in bins] == [1, 2, 0, 0, 0, 1, 0, 0, 0, 1]
    assert bins[1] == (2, 0.15, 0.5)
    assert expected_error(bins) == pytest.approx((1 * 0.05 + 2 * 0.35 + 1 * 0.45 + 1 * 0.0) / 5)


def test_bands_tell_where_the_true_codes_are() -> None:
    truth = marks((Code.TEST, Code.ADVISE), (Code.TEST,), (Code.JUDGE,))
    taken = marks((Code.TEST, Code.ADVISE), (Code.JUDGE,), ())
    sure = marks((Code.ADVISE,), (Code.JUDGE,), ())
    bands = bands_of(taken, sure, truth, draws_of(list("abc"), 5))
    assert [each.value for each in (bands.sure, bands.unsure, bands.silent)] == [0.25, 0.25, 0.5]
    assert bands.sure_derailing.value == 0.5
    assert bands.precision_sure_derailing.value == 0.5
    assert bands.precision_unsure.value == 1.0


# ------------------------------------------------------------------------------------------------ sets and coders


def test_no_group_and_no_turn_stands_in_two_folds() -> None:
    replies = [coded(f"t{number % 9}", f"g{number % 4}") for number in range(36)]
    for folds, name in ((by_group(replies, 3), "group"), (by_turn(replies, 3), "client")):
        held_out = [{getattr(replies[at], name) for at in fold} for fold in folds]
        assert sorted(at for fold in folds for at in fold) == list(range(36))
        assert sum(map(len, held_out)) == len(set().union(*held_out))


def test_answers_of_folds_are_put_back_in_order() -> None:
    replies = [coded(f"t{number}", "g", **{CODES[number].value: TEXT}) for number in range(6)]
    order = [[4, 0], [5, 2, 1], [3]]
    parts = [whole_reply([replies[at] for at in some], np.eye(17, dtype=bool)[some]) for some in order]
    assert (joined(parts, order).taken == np.eye(17, dtype=bool)[:6]).all()
    assert score(joined(parts, order), replies, 5).exact.value == 1.0


def test_each_fold_is_answered_by_a_coder_that_never_saw_it() -> None:
    replies = [coded("t1", "g1", test=TEXT)] * 3 + [coded("t2", "g2", judge=TEXT)] * 2
    assert score(across(by_group(replies, 2), replies, Majority), replies, 5).exact.value == 0.0


def test_the_probabilities_are_those_that_the_coder_goes_by() -> None:
    replies = sample(tuning(corpus()), 0.01)
    answers, bounds = AsShipped().answers(replies), shipped_weights().bounds
    assert answers.likely is not None
    assert answers.sure is not None
    likely = answers.likely >= [bounds[code].unsure for code in CODES]
    assert (answers.taken >= likely).all()
    assert (answers.taken & ~likely).sum(axis=1).max() == 1  # a slip that it doubts, and no more
    assert (answers.sure == (answers.likely >= [bounds[code].sure for code in CODES])).all()


@pytest.mark.filterwarnings("ignore:Label .* is present in all")
def test_the_svc_learns_what_a_word_gives_away() -> None:
    replies = [
        CodedReply(str(at), "g", str(at), Stage.VISION, "", text, {code: (text,)}, "")
        for at in range(10)
        for text, code in (("have you tried evenings", Code.ADVISE), ("the sum is too high", Code.JUDGE))
    ]
    svc = TfidfSvc()
    svc.learn(replies)
    scored = score(svc.answers(replies), replies, 5)
    assert (scored.macro.value, scored.exact.value) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("reply", "stage", "code"),
    [
        ("Thank you for telling me.", Stage.VISION, Code.ACKNOWLEDGE),
        ("Let's park it.", Stage.VISION, Code.NOTE),
        ("Suppose the fees were paid.", Stage.VISION, Code.SUSPEND),
        ("Describe it.", Stage.OPENING, Code.RETURN),
        ("Who says?", Stage.VISION, Code.CONFRONT),
        ("That isn't realistic.", Stage.VERDICT, Code.JUDGE),
        ("Have you asked him?", Stage.VISION, Code.ADVISE),
        ("How much would it cost?", Stage.VISION, Code.PROBE),
        ("Don't worry.", Stage.VISION, Code.REASSURE),
    ],
)
def test_the_rules_know_the_codebooks_examples(reply: str, stage: Stage, code: Code) -> None:
    assert evidence_in(reply, stage).get(code) == ((0, len(reply)),)


def test_the_second_coding_is_there_for_those_that_were_coded_twice() -> None:
    twice, answers, alike = second_pass(tuning(corpus()))
    assert len(twice) == len(answers.taken) > 700
    assert alike == pytest.approx(0.91, abs=0.01)  # as data/README.md says of all of them
    assert score(answers, twice, 5).exact.value >= alike


def test_replies_from_elsewhere_need_stage_reply_and_codes(tmp_path: Path) -> None:
    lines = [
        {"stage": "vision", "client": "But the fees.", "reply": TEXT, "codes": {"test": ["Who could tell you?"]}},
        {"id": 7, "stage": "revisit", "reply": TEXT, "gold": ["test"], "codes": ["judge"]},
    ]
    file = tmp_path / "others.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    first, second = read_also(file)
    assert (first.turn, first.codes) == ("But the fees.", {Code.TEST: ("Who could tell you?",)})
    assert (second.id, second.client, second.codes) == ("7", "", {Code.TEST: ()})


# ------------------------------------------------------------------------------------------------ table


def test_how_far_the_shipped_coder_is_ahead_is_told_for_the_same_replies_only() -> None:
    best, few = score(ANSWERS, TRUTH, 20), score(ANSWERS.of([0]), TRUTH[:1], 20)
    _, ours, same, other = summary({"ours": best, "same": best, "few": few}, "ours")
    assert same.endswith("0.000 [0.000, 0.000]")
    assert ours.endswith("–")
    assert other.endswith("–")


def test_confusions_name_what_was_given_instead() -> None:
    replies = [coded("t1", judge=TEXT), coded("t2", judge=TEXT, test=TEXT)]
    answers = whole_reply(replies, marks((Code.ADVISE,), (Code.TEST,)))
    lines = list(confusions(answers, replies))
    at = 2 * CODES.index(Code.JUDGE)
    assert lines[at] == "judge: missed in 2 of 2; there: advise 1, nothing wrong given 1"
    assert lines[2 * V + 1].strip() == "wrongly given in 1 of 1; there: judge 1, nothing missed 0"
    assert next(iter(pairs_confused(answers, replies))).split() == "1 judge taken for advise (0.500 of them)".split()


def test_json_has_no_nan() -> None:
    json.dumps(as_values(score(ANSWERS, TRUTH, 5)), allow_nan=False)
    assert isinstance(as_values(score(ANSWERS, TRUTH, 5))["f1"]["test"], list)


def test_the_command_prints_a_table_and_leaves_the_frozen_test_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "figures.json"
    assert main(["--quick", "--share", "0.02", "--only", "majority", "rules", "--json", str(file)]) == 0
    told, kept = capsys.readouterr().out, json.loads(file.read_text(encoding="utf-8"))
    assert "rules only" in told
    assert "macro-F1" in told
    assert list(kept) == ["Held out: writing groups, 2 folds", "Held out: client turns, 2 folds"]


def test_an_answer_keeps_its_parts_together() -> None:
    answers = Answers(marks((Code.TEST,), ()), [{Code.TEST: (WHO,)}, {}], np.eye(2, 17), marks((Code.TEST,), ()))
    last = answers.of([1])
    assert last.evidence == [{}]
    assert last.likely is not None
    assert last.likely[0, 1] == 1.0


@pytest.mark.filterwarnings("ignore:Label .* is present in all")
def test_the_curve_grows_with_the_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.benchmarks.coding_curve.Shipped", Majority)  # learning in earnest takes too long here
    points = curve_points(sample(tuning(corpus()), 0.1), 4, 10)
    assert [point.groups for point in points][:3] == [3, 6, 12]
    assert points[-1].svc.value > points[0].svc.value
    assert points[-1].replies > points[0].replies
