"""What kind of file system a path lies on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coachkit.store import file_system
from coachkit.store.file_system import is_networked, kind_among, kind_of

MOUNTS = r"""
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:45 / /home rw shared:5 - nfs4 server:/home rw,vers=4.2
31 30 0:46 / /home/robin/local\040disk rw shared:6 master:2 - xfs /dev/sdb1 rw
32 22 0:47 / /mnt rw - ext4 /dev/sdc1 rw
33 22 0:48 / /mnt rw - fuse.sshfs robin@server:/ rw
34 22 0:49 / /homework rw - btrfs /dev/sdd1 rw
no mount at all
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/records.sqlite", "ext4"),
        ("/home/robin/records.sqlite", "nfs4"),
        ("/home/robin/local disk/records.sqlite", "xfs"),
        ("/mnt/records.sqlite", "fuse.sshfs"),
        ("/homework/records.sqlite", "btrfs"),
    ],
)
def test_the_innermost_mount_that_is_not_hidden_says_the_kind(path: str, kind: str) -> None:
    assert kind_among(MOUNTS, Path(path)) == kind


def test_where_nothing_is_mounted_nothing_is_known() -> None:
    assert kind_among("", Path("/var/records.sqlite")) == ""


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "lustre", "gpfs", "virtiofs", "network"]
)
def test_what_several_computers_may_share_is_networked(kind: str) -> None:
    assert is_networked(kind)


@pytest.mark.parametrize(
    "kind", ["", "ext4", "xfs", "btrfs", "overlay", "tmpfs", "apfs", "fuse.ntfs-3g", "drive", "zfs"]
)
def test_what_one_computer_has_alone_is_not(kind: str) -> None:
    assert not is_networked(kind)


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells")
def test_a_file_that_is_still_to_be_made_lies_where_its_folder_will(tmp_path: Path) -> None:
    assert kind_of(tmp_path / "not" / "yet" / "records.sqlite") == kind_of(tmp_path) != ""


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells")
def test_a_link_lies_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/proc")
    assert kind_of(tmp_path / "link") == "proc"


def test_where_the_system_does_not_tell_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_system, "MOUNTS", tmp_path / "none")
    assert kind_of(tmp_path) == ""


def test_a_link_that_leads_round_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert kind_of(tmp_path / "loop" / "records.sqlite") == kind_of(tmp_path)
