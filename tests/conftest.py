"""What all tests share: a world of their own, the small sound scenario, and a watch over failures that hide in logs."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from coachkit.loading import Course, Library
from coachkit.practice import Wiring
from coachkit.scenario import Scenario
from coachkit.store import Store
from tests import olu

# A property is tried with the same examples in every run; what it finds is kept as an example of its own.
settings.register_profile("coachkit", deadline=None, derandomize=True, database=None)
settings.load_profile("coachkit")

CHOICES_OF_THE_USER = ("COACHKIT_COURSE", "COACHKIT_TRAINEE")
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep servers and processes that outlive one test away from the user's records too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACHKIT_STORE", _url(tmp_path_factory.mktemp("session") / "records.sqlite"))
        if "MPLCONFIGDIR" not in os.environ:
            patch.setenv("MPLCONFIGDIR", str(tmp_path_factory.mktemp("matplotlib")))
        for name in CHOICES_OF_THE_USER:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def _world_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test an empty home and a store that is not there yet."""
    for name in CHOICES_OF_THE_USER:
        monkeypatch.setenv(name, "")  # so that one which a command sets is taken away again after the test
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("COACHKIT_STORE", _url(tmp_path / "records" / "records.sqlite"))


def _url(file: Path) -> str:
    return f"sqlite:///{file.as_posix()}"


class _Failures(logging.Handler):
    """Gathers what was logged about a failure."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _watched_logs(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Fail a test whose failure would only be logged, as that of a widget's callback is.

    A test that expects such a failure asks for `logged_failures`.
    """
    failures = _Failures(logging.ERROR), _Failures(logging.WARNING)
    watched = tuple(zip((logging.getLogger("coachkit"), logging.getLogger("traitlets")), failures, strict=True))
    for logger, handler in watched:
        logger.addHandler(handler)
    messages: list[str] = []
    for handler in failures:
        handler.messages = messages
    yield messages
    for logger, handler in watched:
        logger.removeHandler(handler)
    if messages and "logged_failures" not in request.fixturenames:
        pytest.fail("logged, and nobody looked:\n" + "\n".join(messages), pytrace=False)


@pytest.fixture
def logged_failures(_watched_logs: list[str]) -> list[str]:
    """What was logged as a failure; asking for it says that the test expects something there."""
    return _watched_logs


@pytest.fixture(scope="session")
def _scenario() -> Scenario:
    return olu.olu()


@pytest.fixture
def scenario(_scenario: Scenario) -> Scenario:
    """The small sound scenario."""
    return _scenario


@pytest.fixture
def scene() -> Scenario:
    """The small sound scene."""
    return olu.ada()


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store in the test's own folder."""
    opened = Store()
    yield opened
    opened.close()


@pytest.fixture
def wiring(store: Store) -> Wiring:
    """A world with fixed clock, ids and seeds, in which the small scenario can be played."""
    return Wiring(
        store=store,
        library=Library([olu.DATA, olu.SCENES]),
        course=Course(course="test-course", consent="Kept here, for the test alone."),
        now=olu.Clock(),
        new_id=olu.Counter(),
        new_seed=lambda: 7,
    )


@pytest.fixture
def exam(wiring: Wiring) -> Wiring:
    """The same world under exam conditions."""
    return replace(wiring, course=replace(wiring.course, exam=True))
