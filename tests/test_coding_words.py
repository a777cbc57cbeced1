"""Words and spans: offsets that are right for every Unicode text."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachkit.coding import Coding, code_reply
from coachkit.coding.coder import _whole
from coachkit.coding.words import is_spoken, words_of
from coachkit.vocabulary import Code

CLIENT = "I'd love a bakery of my own. But the lease is nine hundred a month."
SPOKEN = [
    *("thank you for telling me", "I'm writing that down", "suppose the lease were paid", "what would you bake"),
    *("don't worry", "but that is too expensive", "it's a part-time thing", "so", "and", "12,5", "\u00b2"),
    *("cafe\u0301", "na\u00efve", "\u0301", "z\u0335", "\u1e9e", "\u0130", "\ufb01", "\u0939\u093f"),
    *("\U0001f600", "\u202eabc\u202c", "\ud83d", "\ude00", "\x00", "\u200d", "...", "?", ", ", " ", "\n", "-"),
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(SPOKEN), max_size=9).map("".join)) | st.lists(
    st.sampled_from(SPOKEN), max_size=9
).map(" ".join)


def coded(reply: str) -> Coding:
    return code_reply(reply, CLIENT, "vision")


def in_word(letter: str) -> bool:
    return letter.isalnum() or category(letter)[0] == "M"


def cuts_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and in_word(text[at - 1]) and in_word(text[at])


def is_pair(text: str, at: int) -> bool:
    """Say whether a place is between the halves of a surrogate pair."""
    return 0 < at < len(text) and "\ud800" <= text[at - 1] <= "\udbff" and "\udc00" <= text[at] <= "\udfff"


@given(texts)
@example("Thank you for telling me that, cafe\u0301.")
@example("I'm writing that down, part-time.")
def test_evidence_is_whole_words_of_the_reply(reply: str) -> None:
    spans = [span for finding in coded(reply).findings for span in finding.spans]
    assert [span for span in spans if not 0 <= span[0] < span[1] <= len(reply)] == []
    assert [at for span in spans for at in span if cuts_a_word(reply, at) or is_pair(reply, at)] == []


@given(texts)
def test_every_finding_has_evidence_in_its_order(reply: str) -> None:
    for finding in coded(reply).findings:
        assert finding.spans
        assert all(one[1] <= two[0] for one, two in pairwise(finding.spans))


@given(texts)
def test_findings_stand_in_the_codebooks_order(reply: str) -> None:
    order = list(Code)
    places = [order.index(code) for code in coded(reply).codes]
    assert places == sorted(set(places))


@given(texts)
def test_words_stand_where_they_say(text: str) -> None:
    words = words_of(text)
    assert all(0 <= word.start < word.end <= len(text) and word.text for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


def test_the_accent_that_follows_its_letter_belongs_to_the_word() -> None:
    reply = normalize("NFD", "I'm writing down the café.")
    [note] = [finding for finding in coded(reply).findings if finding.code is Code.NOTE]
    assert reply[slice(*note.spans[0])] == normalize("NFD", "I'm writing down the café")


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("go part-time now", (0, 7), "go part-time"),
        ("go part-time now", (8, 16), "part-time now"),
        ("go part - time", (0, 7), "go part"),
        ("go part-", (0, 7), "go part"),
        ("-time now", (1, 5), "time"),
    ],
)
def test_both_halves_of_a_word_with_a_hyphen_are_evidence(text: str, span: tuple[int, int], whole: str) -> None:
    assert text[slice(*_whole(text, *span))] == whole


@pytest.mark.parametrize("before", ["\U0001f600 ", "\u202e", "e\u0301 ", "हिन्दी ", "𝔘 ", "\ud83d "])
def test_what_stands_before_does_not_move_the_evidence(before: str) -> None:
    sentence = "I'm writing that down."
    [span] = coded(f"{before}{sentence}").evidence[Code.NOTE]
    assert f"{before}{sentence}"[slice(*span)].removeprefix(before) == sentence.rstrip(".")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("don't", ["do", "n't"]),
        ("DON’T", ["do", "n't"]),
        ("dont", ["do", "n't"]),
        ("I'm", ["i", "'m"]),
        ("gonna", ["going", "to"]),
        ("9,000", ["0"]),
        ("u", ["you"]),
    ],
)
def test_words_are_written_out(typed: str, read: list[str]) -> None:
    assert [word.text for word in words_of(typed)] == read


@pytest.mark.parametrize("mark", ["?", "...", "'", "“", "\U0001f600"])
def test_a_mark_is_not_spoken(mark: str) -> None:
    assert not is_spoken(words_of(mark)[0].text)
