"""What a trainee sees in a notebook: the role-play, single replies to try, and the form that picks a name."""

from .boosters import Booster, booster
from .endless import endless
from .hearing import Example, Hear, hear
from .name_form import start
from .rating import RateVision, rate_vision
from .reading import Reading, codebook, glossary
from .role_play import RolePlay, practise
from .single_replies import TryReply, try_reply
from .whole_conversation import WholeConversation, whole_conversation

__all__ = [
    "Booster",
    "Example",
    "Hear",
    "RateVision",
    "Reading",
    "RolePlay",
    "TryReply",
    "WholeConversation",
    "booster",
    "codebook",
    "endless",
    "glossary",
    "hear",
    "practise",
    "rate_vision",
    "start",
    "try_reply",
    "whole_conversation",
]
