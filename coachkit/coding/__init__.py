"""Replies in the trainee's own words, coded: text to codes with evidence; pure, offline, deterministic."""

from .coder import CODER, code_reply
from .coding import Coding, Finding

__all__ = ["CODER", "Coding", "Finding", "code_reply"]
