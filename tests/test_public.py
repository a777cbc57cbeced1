"""What ``import coachkit`` offers, and what it does not bring along."""

from __future__ import annotations

import subprocess
import sys

import pytest

import coachkit


def test_the_public_names_are_exactly_these() -> None:
    assert sorted(set(coachkit.__all__) - {"__version__"}) == sorted(coachkit._HOMES)


@pytest.mark.parametrize("name", sorted(coachkit._HOMES))
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(coachkit, name).__doc__


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(AttributeError, match=", ".join(sorted(coachkit._HOMES)[:4])):
        coachkit.practice_it  # noqa: B018


def test_practising_brings_no_pandas() -> None:
    code = "import sys, coachkit as ck; ck.practise('ines-tiles'); sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
