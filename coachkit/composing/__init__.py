"""Clients put together by a seed, from the bank, from hopes, people, voices and a coach's sentences; all of it pure."""

from .client import DIFFICULTIES, ENDLESS, LARGEST_SEED, Composed, named, put_together, unnamed
from .supply import Materials

__all__ = ["DIFFICULTIES", "ENDLESS", "LARGEST_SEED", "Composed", "Materials", "named", "put_together", "unnamed"]
