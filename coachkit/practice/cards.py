"""A card for each scenario that there is: what a list tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..loading import Course, Library, load_course, shipped_scenarios
from ..scenario import Scenario
from ..vocabulary import Degree
from .urgent import is_left_out


@dataclass(frozen=True)
class ScenarioCard:
    """What a list of scenarios tells of one.

    Attributes
    ----------
    kinds : tuple of str
        The kinds of its reality statements, in the order in which they come up.
    lesson : str
        The lesson for which a scene was written; empty for a whole client.
    """

    id: str
    client: str
    trade: str
    difficulty: int
    kinds: tuple[str, ...]
    degree: Degree
    lesson: str = ""


def scenario_cards(
    library: Library | None = None, *, scenes: bool | None = None, course: Course | None = None
) -> list[ScenarioCard]:
    """Return a card for every scenario: whole clients, the easiest first, then scenes; `BadFiles` of one unplayable.

    Parameters
    ----------
    library : Library, optional
        Where they are; those of the course, and what is shipped, if not given.
    scenes : bool, optional
        Only scenes, or only whole clients; those that are shipped lie apart, so the others are not even read.
    course : Course, optional
        Without those that it leaves out; where it is not given, and no library either, the one that is set.
    """
    settings = course or (None if library else load_course())
    known = library or Library(settings.scenarios if settings else ())
    whole_ones, short_ones = shipped_scenarios()
    unread = None if scenes is None else whole_ones if scenes else short_ones
    read_ones = [known.load(each) for each in known.ids if known.folder(each).parent != unread]
    cards = [_card(each) for each in read_ones if not (settings and is_left_out(each, settings))]
    wanted = [card for card in cards if scenes in (None, bool(card.lesson))]
    return sorted(wanted, key=lambda card: (card.lesson, card.difficulty, card.id))


def _card(scenario: Scenario) -> ScenarioCard:
    kinds = dict.fromkeys(statement.kind.value for statement in scenario.reality.values())
    client = scenario.client
    return ScenarioCard(
        scenario.id,
        client.name,
        client.trade,
        scenario.difficulty,
        tuple(kinds),
        scenario.vision.degree,
        scenario.lesson,
    )
