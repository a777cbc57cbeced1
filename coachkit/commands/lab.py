"""``coachkit lab``: JupyterLab at the start notebook, in the trainee's own work folder."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..practice import load_course, notebooks_folder
from .terminal import FALLS_SHORT, fail, say, told
from .work_folder import copy_notebooks, default_work_folder

START = "00_start_here.ipynb"


@click.command()
@click.option("--no-browser", is_flag=True, help="Do not open a browser; print the address.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on; a free one if not given.")
@click.option(
    "--course", type=click.Path(path_type=Path, dir_okay=False), help="A settings file in place of the shipped one."
)
@click.option("--here", is_flag=True, help="Work on coachkit's own notebooks, not on copies (for authors).")
@click.option("--work", type=click.Path(path_type=Path, file_okay=False), help="Another work folder.")
def lab(*, no_browser: bool, port: int | None, course: Path | None, here: bool, work: Path | None) -> None:
    """Open JupyterLab at the start notebook.

    The notebooks are copied to a work folder of yours; what you changed there is never overwritten.
    """
    if course is not None:
        os.environ["COACHKIT_COURSE"] = str(course.resolve())
    with told():
        load_course()
    folder = notebooks_folder() if here else _prepared(work or _default())
    if os.environ.get("JUPYTER_PREFER_ENV_PATH") is None:
        os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # this environment's kernel, not another one of the same name
    run_lab(arguments(folder, no_browser=no_browser, port=port))


def _default() -> Path:
    try:
        return default_work_folder()
    except RuntimeError as error:
        fail(f"coachkit: there is no place for the work folder: {error}. Or name one: --work", FALLS_SHORT)


def _prepared(folder: Path) -> Path:
    try:
        beside = copy_notebooks(notebooks_folder(), folder)
    except OSError as error:
        where = error.filename or folder
        fail(
            f"coachkit: the work folder cannot be made ready ({where}: {error.strerror}). Name another: --work",
            FALLS_SHORT,
        )
    say(f"Your notebooks are in {folder}")
    for name in beside:
        say(f"You changed an older copy of a notebook, so the new one stands beside yours as {name}")
    return folder


def arguments(folder: Path, *, no_browser: bool, port: int | None) -> list[str]:
    """Return JupyterLab's command line: this folder, this computer only, the start notebook first."""
    settings = {
        "ServerApp.root_dir": str(folder),
        "ServerApp.ip": "127.0.0.1",
        "LabApp.default_url": f"/lab/tree/{START}",
        "ServerApp.open_browser": str(not no_browser),
    }
    if port is not None:
        settings["ServerApp.port"] = str(port)
    flags = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*(f"--{name}={value}" for name, value in settings.items()), *flags]


def run_lab(command_line: list[str]) -> None:
    """Run JupyterLab in this process until it is stopped."""
    from jupyterlab.labapp import main  # type: ignore[import-untyped]  # noqa: PLC0415  # slow to import, and not ours

    main(command_line)
