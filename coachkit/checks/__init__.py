"""Is this scenario sound? Every check yields problems with a code, a place and words for the author."""

from collections.abc import Sequence

from ..errors import Problem
from ..scenario import Scenario
from .bank_line import check_bank_line
from .conversation import check_conversation
from .flow import check_flow
from .give_aways import Guess, check_give_aways, guesses, pooled
from .pieces import check_hope, check_person, check_sentences, check_voices
from .scenes import check_scene
from .story import check_story
from .teaching import check_teaching, outcome_in
from .transcripts import check_transcript, check_transcripts

__all__ = [
    "Guess",
    "check_bank_line",
    "check_conversation",
    "check_flow",
    "check_give_aways",
    "check_hope",
    "check_person",
    "check_scenario",
    "check_sentences",
    "check_transcript",
    "check_transcripts",
    "check_voices",
    "guesses",
    "outcome_in",
    "pooled",
]


def check_scenario(scenario: Scenario, others: Sequence[Scenario] = ()) -> list[Problem]:
    """Run every check over one scenario.

    Parameters
    ----------
    scenario : Scenario
        The scenario to check.
    others : sequence of Scenario
        Other scenarios, from which the bag-of-words guesser learns.

    Returns
    -------
    list of Problem
        In the order of their places; empty when the scenario is sound.
    """
    found = [*check_flow(scenario), *check_teaching(scenario), *check_story(scenario), *check_scene(scenario)]
    return sorted([*found, *check_give_aways(scenario, others)])
