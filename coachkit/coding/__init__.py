"""Replies in the trainee's own words, coded: text to codes with evidence; pure, offline, deterministic."""

from .coder import code_reply, coder_name
from .coding import Coding, Finding

__all__ = ["Coding", "Finding", "code_reply", "coder_name"]
