"""A store looked over: what is in force, whether it can be written, and whether what it holds is as it was written."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy.engine import URL

from ..errors import StoreTrouble
from .connect import file_of, store_url
from .event import EventKind, digest
from .file_system import is_networked, kind_of
from .schema import EVENTS, newest
from .store import Store
from .trouble import FORESEEN

PROBE = b"coachkit looks whether there is room. " * 1024
