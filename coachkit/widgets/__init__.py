"""What a trainee sees in a notebook: the role-play, and the form that picks a name."""

from .name_form import start
from .role_play import RolePlay, practise

__all__ = ["RolePlay", "practise", "start"]
