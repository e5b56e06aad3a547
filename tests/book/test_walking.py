"""From the paths a person gives to the files they mean."""

from __future__ import annotations

import os
from pathlib import Path

from partwell.book.place import DATABASE
from partwell.book.walking import walk


def test_files_of_a_folder_come_by_name_and_what_is_passed_over_is_told(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", ".hidden", "sub/c.csv", ".git/x"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "in" / "link.csv").symlink_to("/etc/passwd")
    found = list(walk([tmp_path / "in"]))
    assert [one.path.name for one in found] == ["a.csv", "b.csv", "c.csv"]
    assert {note.code: note.args["n"] for note in found[0].notes} == {"hidden_skipped": 2, "links_skipped": 1}
    assert all(one.problem is None for one in found)


def test_a_link_named_outright_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert [one.problem for one in walk([tmp_path / "link"])] == [None]


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    odd = [tmp_path / "pipe", tmp_path / "none", tmp_path / "empty", Path("a\0b"), tmp_path / ("x" * 5000)]
    codes = [one.problem.code if one.problem else "" for one in walk(odd)]
    assert codes == ["not_a_file", "no_such_file", "empty_folder", "no_such_file", "no_such_file"]


def test_of_a_mailbox_in_maildir_form_the_delivered_mails_are_meant(tmp_path: Path) -> None:
    box = tmp_path / "Maildir"
    for name in ("cur/1.host:2,S", "new/2.host", "tmp/3.host", "dovecot-uidlist", ".Sent/cur/4.host:2,RS", ".cache/x"):
        path = box / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    for name in ("new", "tmp"):
        (box / ".Sent" / name).mkdir()
    found = list(walk([box]))
    assert [one.path.name for one in found] == ["4.host:2,RS", "1.host:2,S", "2.host"]
    assert {note.code: note.args["n"] for note in found[0].notes} == {}


def test_a_book_of_ones_own_is_never_read_into_itself(tmp_path: Path) -> None:
    (tmp_path / "mine" / "home").mkdir(parents=True)
    (tmp_path / "mine" / "home" / DATABASE).write_bytes(b"x")
    (tmp_path / "mine" / "hours.csv").write_text("a")
    (found,) = walk([tmp_path / "mine"])
    assert found.path.name == "hours.csv"
    assert [(note.code, note.args["n"]) for note in found.notes] == [("books_skipped", 1)]
    (refused,) = walk([tmp_path / "mine" / "home"])
    assert refused.problem is not None
    assert refused.problem.code == "folder_is_book"
