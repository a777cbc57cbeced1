"""The work folder: the trainee's copies of the notebooks, never written over once changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

from platformdirs import user_documents_path

VARIABLE = "COACHKIT_WORK"
"""The environment variable that names another work folder."""

COPIED = ".coachkit-copied.json"
"""In the work folder: the content of each notebook as it was copied."""


def default_work_folder() -> Path:
    """Return ``COACHKIT_WORK``, or the folder ``coachkit`` among the user's documents."""
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named) if named else Path(user_documents_path()) / "coachkit"


def copy_notebooks(source: Path, work: Path) -> list[str]:
    """Copy the notebooks into the work folder.

    A notebook that the trainee changed is left alone; when coachkit brings a newer one, it is put beside it. Running a
    notebook changes nothing in this sense: only the text of its cells counts.

    Parameters
    ----------
    source, work : Path
        Coachkit's notebooks and the work folder, which is made if it is not there.

    Returns
    -------
    list of str
        The notebooks that were put beside a changed one, as paths within the work folder.
    """
    work.mkdir(parents=True, exist_ok=True)
    copied = _read_copied(work)
    beside = []
    for notebook in sorted(source.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in notebook.parts:
            continue
        name = notebook.relative_to(source).as_posix()
        if put := _copy(notebook, work / name, copied.get(name)):
            beside.append(put.relative_to(work).as_posix())
        copied[name] = content(notebook)
    (work / COPIED).write_text(json.dumps(copied, indent=1), encoding="utf-8")
    return beside


def _copy(notebook: Path, target: Path, copied: str | None) -> Path | None:
    """Copy one notebook; return where it was put when its place was taken by a changed one."""
    fresh = content(notebook)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or content(target) == copied:
        if not target.exists() or fresh != copied:
            shutil.copyfile(notebook, target)
        return None
    if fresh in (copied, content(target)):
        return None
    beside = _place_beside(target, copied)
    shutil.copyfile(notebook, beside)
    return beside


def _place_beside(target: Path, copied: str | None) -> Path:
    """Return the first place beside a changed notebook that is free, or holds what was put there and not changed."""
    names = (f"{target.stem}.new{number}.ipynb" for number in ("", *range(2, 100)))
    places = (target.with_name(name) for name in names)
    return next(place for place in places if not place.exists() or content(place) == copied)


def content(notebook: Path) -> str:
    """Return a digest of what a notebook's cells say; outputs and counts are left out."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        told = json.dumps([[cell["cell_type"], "".join(cell["source"])] for cell in cells])
    except (ValueError, KeyError, TypeError):
        return hashlib.sha256(notebook.read_bytes()).hexdigest()
    return hashlib.sha256(told.encode()).hexdigest()


def _read_copied(work: Path) -> dict[str, str]:
    try:
        found = json.loads((work / COPIED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}
