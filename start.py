"""Sets coachkit up in this folder and starts it.

    python3 start.py                    opens JupyterLab at the start notebook
    python3 start.py lab --no-browser   the same, with options of `coachkit lab`
    python3 start.py list               any other command of coachkit
    python3 start.py test               every check; words after `test` go to pytest

The first call makes the environment `.venv` beside this file from the versions in uv.lock, and needs the
network; later calls do not. Needs Python 3.11 or newer and nothing else.
"""

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# All of this file is Python 3.6 in its syntax, so that an old Python gets as far as the next sentence.
if sys.version_info < (3, 11):  # noqa: UP036 - the floor is what is said here
    sys.exit(
        "coachkit needs Python 3.11 or newer, and this is {}.{}: install a newer one from "
        "https://www.python.org/downloads/ and call start.py with it.".format(*sys.version_info[:2])
    )

from collections.abc import Iterator, Mapping, Sequence
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "coachkit-stamp"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
# The interpreter to build on; where this one lives in an environment, the one beneath it.
BASE = getattr(sys, "_base_executable", "") or sys.executable

# Where the environment may name another index to download from.
INDEX = {"UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS"}
# Of the settings of uv and pip, those are followed that say how to reach the network or the cache.
REACH = re.compile(
    r"(UV|PIP)_(.*INDEX.*|FIND_LINKS|CACHE_DIR|NO_CACHE|OFFLINE|.*TLS|.*CERTS?|.*HOST|.*TIMEOUT|PROXY|RETRIES)"
)
# uv trusts the certificates that this machine trusts, as behind many an office's proxy it must.
TRUST = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
ELSEWHERE = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CONDA_PREFIX"}
OLDEST_UV = (0, 8)


class StopError(Exception):
    """Set-up cannot go on; the message says in one sentence why, and what to do."""


def clean(env: Mapping[str, str]) -> dict[str, str]:
    """`env` without what leads Python, pip or uv elsewhere, with our environment first on the path."""
    kept = {
        name: value
        for name, value in env.items()
        if name not in ELSEWHERE and (REACH.fullmatch(name) or not name.startswith(("UV_", "PIP_")))
    }
    path = env.get("PATH", os.defpath)
    ours = {"PATH": f"{BIN}{os.pathsep}{path}", "UV_PROJECT_ENVIRONMENT": str(VENV)}
    return {**TRUST, **kept, **ours}


# ------------------------------------------------------------------------------------------------ ready?


def fingerprint(here: Path = HERE) -> str:
    """One word that changes when the environment has to be set up again."""
    files = [here / "uv.lock", here / "pyproject.toml", here / "hatch_build.py"]
    files += sorted(path for path in (here / "labconfig").rglob("*") if path.is_file())
    word = hashlib.sha256(str(sys.version_info[:2]).encode())
    for path in files:
        word.update(path.relative_to(here).as_posix().encode() + path.read_bytes())
    return word.hexdigest()


def read_stamp(stamp: Path) -> list[str]:
    """What the last whole set-up left: the files' fingerprint, the folder, and the extra; or nothing."""
    return stamp.read_text(encoding="utf-8").splitlines() if stamp.is_file() else []


def is_ready(extra: str, stamp: Path = STAMP, python: Path = PYTHON) -> bool:
    """Whether the last set-up came to its end, in this folder, from the files as they are, with `extra`."""
    made = read_stamp(stamp)
    return python.exists() and made[:2] == [fingerprint(), str(HERE)] and (not extra or made[2] == extra)


def is_broken(python: Path = PYTHON) -> bool:
    """Whether the environment's interpreter is gone, or of another version than this one."""
    ask = [str(python), "-c", "import sys; print(*sys.version_info[:2])"]
    env = clean(os.environ)
    try:
        told = subprocess.run(ask, stdout=subprocess.PIPE, text=True, check=False, env=env).stdout
    except OSError:
        return True
    return str(told).split() != [str(part) for part in sys.version_info[:2]]


# ------------------------------------------------------------------------------------------------ set-up


def run(*command: str | Path, env: Mapping[str, str]) -> None:
    """Run one command of the set-up, or stop."""
    if subprocess.run(command, cwd=HERE, env=env, check=False).returncode:
        raise StopError(
            "Set-up stopped for the reason above; if that is the network: it is needed this once, so "
            "connect and call start.py again."
        )


def find_uv(env: Mapping[str, str]) -> str:
    """A uv that answers and can read uv.lock, from the path or from `.venv`; otherwise an empty word."""
    for found in (shutil.which("uv", path=env.get("PATH", "")), shutil.which("uv", path=str(BIN))):
        if found:
            told = subprocess.run([found, "--version"], stdout=subprocess.PIPE, text=True, check=False).stdout
            version = re.match(r"uv (\d+)\.(\d+)", told)
            if version and (int(version[1]), int(version[2])) >= OLDEST_UV:
                return found
    return ""


def install_uv() -> str:
    """Put uv into `.venv` with pip, and return its path."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        raise StopError(
            "This Python comes without `venv`: get it (on Debian and Ubuntu: sudo apt install "
            f"{package}) and call start.py again."
        )
    env = clean(os.environ)
    run(BASE, "-m", "venv", VENV, env=env)
    oldest = "{}.{}".format(*OLDEST_UV)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--retries=1", f"uv>={oldest},<1", env=env)
    return str(BIN / f"uv{EXE}")


def sync(uv: str, extras: Sequence[str], again: Sequence[str]) -> None:
    """Install the locked versions from the index that uv.lock names."""
    how = ["--locked", "--no-config", "--inexact", "--no-python-downloads", "--python", BASE]
    run(uv, "sync", *how, *extras, *again, env=clean(os.environ))


def sync_from_mirror(uv: str, extras: Sequence[str], again: Sequence[str]) -> None:
    """Install the locked versions from the index that the environment names; uv.lock stays as it is."""
    env = clean(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder) / "pins.txt"
        run(uv, "export", "-q", "--frozen", "--no-emit-project", "-o", pins, *extras, env=env)
        if not PYTHON.exists():
            run(uv, "venv", "--no-python-downloads", "--python", BASE, VENV, env=env)
        run(uv, "pip", "install", "--python", PYTHON, *again, "--requirement", pins, env=env)
        run(uv, "pip", "install", "--python", PYTHON, "--no-deps", "--editable", HERE, env=env)


def install(extra: str) -> None:
    """Make or mend the environment.

    The stamp is away meanwhile; without one, or with that of another folder, all is put in anew.
    """
    whole = read_stamp(STAMP)[1:2] == [str(HERE)]
    again = ["--reinstall-package", "coachkit"] if whole else ["--reinstall"]
    if VENV.exists() and is_broken():
        shutil.rmtree(VENV)
    STAMP.unlink(missing_ok=True)
    uv = find_uv(os.environ) or install_uv()
    from_index = sync_from_mirror if INDEX & set(os.environ) else sync
    from_index(uv, ["--extra", extra] if extra else [], again)
    STAMP.write_text(f"{fingerprint()}\n{HERE}\n{extra}\n", encoding="utf-8")


def try_lock(handle: IO[str]) -> bool:
    """Lock an open file, unless another process has; the system unlocks it when that one ends, however."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one start at a time set the environment up."""
    with path.open("w", encoding="utf-8") as handle:
        if not try_lock(handle):
            print("Another start is setting coachkit up; waiting for it.", flush=True)
            while not try_lock(handle):
                time.sleep(0.2)
        yield


def set_up(extra: str) -> None:
    """Make the environment ready; quick when it is."""
    if is_ready(extra):
        return
    with alone(HERE / ".venv.lock"):
        if not is_ready(extra):
            print(f"Setting coachkit up in {VENV}.", flush=True)
            install(extra)


# ------------------------------------------------------------------------------------------------ start


def destination(words: Sequence[str]) -> tuple[str, list[str]]:
    """The extra that these words need, and what Python is to run for them."""
    if words and words[0] == "test":
        return "test", [str(HERE / "run_checks.py"), *words[1:]]
    options_only = not words or words[0].startswith("-")
    return "", ["-m", "coachkit", *(["lab"] if options_only else []), *words]


def hand_over(words: Sequence[str]) -> int:
    """Run Python in the environment, from the folder that start.py was called in."""
    command, env = [str(PYTHON), "-P", *words], clean(os.environ)
    if os.name != "nt":
        os.execve(command[0], command, env)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that was started
    return subprocess.call(command, env=env)


def main(words: Sequence[str]) -> int:
    """Set up, then hand over."""
    if words and words[0] in {"-h", "--help"}:
        print(__doc__)
        return 0
    extra, then = destination(words)
    try:
        set_up(extra)
        return hand_over(then)
    except StopError as why:
        print(why, file=sys.stderr)
    except PermissionError as why:
        print(f"{why.filename} is closed to you: copy the folder and start there.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; call start.py again to go on.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
