"""On what kind of file system a file lies: some are shared over a network, and a database is not safe there."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")

_NETWORKED = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|lustre|beegfs|ncpfs|webdav|davfs|vboxsf|prl_fs|vmhgfs|network"
    r"|gpfs|panfs|wekafs|pvfs2|orangefs|gfs2|ocfs2|virtiofs"
    r"|fuse\.(sshfs|s3fs|rclone|davfs2?|glusterfs|ceph-fuse|gvfsd-fuse|vmhgfs-fuse|gcsfuse|blobfuse2?|juicefs|osxfs|grpcfuse)"
)
"""Kinds that are reached over a network, or shared with another machine as if they were."""

_REMOTE_DRIVE = 4
"""What Windows calls a drive on another computer."""


def is_networked(kind: str) -> bool:
    """Say whether a kind of file system is one that several computers may share."""
    return _NETWORKED.fullmatch(kind) is not None


def kind_of(path: Path) -> str:
    """Return the kind of the file system on which a path lies or would lie, such as ``ext4``; empty if unknown."""
    there = _absolute(path)
    if sys.platform == "win32":
        return _windows_kind(there)
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # not Linux
        return ""
    return kind_among(mounts, there)


def kind_among(mounts: str, path: Path) -> str:
    """Return the kind of the innermost of the mounts on which a path lies; of two on one place the later one hides."""
    found = [
        (len(place.parts), number, kind)
        for number, (place, kind) in enumerate(_mounts(mounts))
        if path.is_relative_to(place)
    ]
    return max(found)[2] if found else ""


def _mounts(mounts: str) -> Iterator[tuple[Path, str]]:
    """Yield place and kind of each line of a ``mountinfo``: … place options [more …] - kind source options."""
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        if dash and after:
            yield Path(_unescaped(before.split(" ")[4])), after.split(" ")[0]


def _unescaped(place: str) -> str:
    """Return a place with its blanks, which the kernel writes in octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _absolute(path: Path) -> Path:
    """Return where a path leads; a link that leads round leads nowhere, and is left as it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _windows_kind(path: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415  # wanted on Windows alone

    drive = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
    return "network" if path.drive.startswith("\\\\") or drive == _REMOTE_DRIVE else "drive"
