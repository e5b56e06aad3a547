"""Importing an IMAP folder from a real Dovecot: what arrives, that nothing changes there, that nothing of it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from partwell.sources import _imap
from tests.faces.cli._line import Line
from tests.faces.cli._servers import PASSWORD, USER, MailServer, dovecot

MAIL = (
    "From: Anna Berend <anna{n}@larkmoor.example>\r\nTo: eva@studio.example\r\n"
    "Date: Tue, 3 Mar 2026 09:{n:02d}:00 +0100\r\nMessage-ID: <m{n}@larkmoor.example>\r\n"
    "Subject: Note {n}\r\n\r\nHello\r\nFrom here on it is easy.\r\n"
)
COUNT = 25


def lay(folder: Path, numbers: range) -> None:
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for n in numbers:
        flags = "S" if n % 2 else ""
        (folder / "cur" / f"17000000{n:02d}.M{n}P1.host:2,{flags}").write_bytes(MAIL.format(n=n).encode())


@pytest.fixture
def server() -> Iterator[MailServer]:
    def mails(folder: Path) -> None:
        lay(folder, range(COUNT))
        lay(folder / ".Archive", range(COUNT, COUNT + 2))

    with dovecot(mails) as running:
        yield running


@pytest.fixture(autouse=True)
def _keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_password", lambda service, login: PASSWORD if service == "partwell" else None)


def address(server: MailServer, folder: str = "INBOX") -> str:
    return f"imap://{USER}@127.0.0.1:{server.port}/{folder}"


def state_of(maildir: Path) -> tuple[list[str], list[str]]:
    """Names of the mails with their flags, and the numbers the server gave them."""
    names = sorted(str(path.relative_to(maildir)) for path in maildir.rglob("*host*"))
    listed = maildir / "dovecot-uidlist"
    return names, re.findall(r"^\d+ .*:.*$", listed.read_text(), re.MULTILINE)


def test_every_mail_of_the_folder_is_accounted_for_and_known_the_second_time(line: Line, server: MailServer) -> None:
    first = line("import", address(server), "--json")
    assert first.status == 0, first.err
    (file,) = first.document["files"]
    assert (file["path"], file["format"], file["rows"], file["new"]) == (address(server), "mbox", COUNT, COUNT)
    lay(server.maildir, range(COUNT + 5, COUNT + 6))
    second = line("import", address(server), "--json").document["files"][0]
    assert (second["rows"], second["new"], second["known"]) == (COUNT + 1, 1, COUNT)


def test_only_the_folder_named_is_read(line: Line, server: MailServer) -> None:
    assert line("import", address(server, "Archive"), "--json").document["total"]["rows"] == 2
    missing = line("import", address(server, "Nowhere"), "--json")
    assert (missing.status, missing.document["error"]["code"]) == (1, "account_no_folder")


def test_nothing_changes_on_the_server(line: Line, server: MailServer) -> None:
    line("import", address(server), "--dry-run", "--json")
    before = state_of(server.maildir)
    assert len(before[0]) == COUNT + 2
    assert len(before[1]) == COUNT
    assert line("import", address(server), "--json").status == 0
    assert state_of(server.maildir) == before


def test_mail_of_people_nobody_confirmed_leaves_no_trace_in_the_home(
    line: Line, server: MailServer, book: Path
) -> None:
    line("import", address(server), "--json")
    left = [path for path in book.rglob("*") if path.is_file() and b"From here on" in path.read_bytes()]
    assert left == []


def test_a_connection_cut_half_way_is_gone_on_with(
    line: Line, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_imap, "_PIECE_MAILS", 10)
    real, asked = _imap._mails, list[int]()

    def cut(box: object, uids: list[int]) -> list[tuple[int, bytes]]:
        if len(asked) > 9:
            raise OSError("cut")
        asked.extend(uids)
        return real(box, uids)

    monkeypatch.setattr(_imap, "_mails", cut)
    assert line("import", address(server), "--json").document["error"]["code"] == "account_cut"
    monkeypatch.setattr(_imap, "_mails", lambda box, uids: asked.extend(uids) or real(box, uids))
    assert line("import", address(server), "--json").document["total"]["new"] == COUNT
    assert asked == list(range(1, COUNT + 1))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("imap://eva:secret@127.0.0.1/INBOX", "account_with_password"),
        ("imap://127.0.0.1/INBOX", "account_address"),
        ("imap://eva@mail.example/INBOX", "account_not_encrypted"),
        ("imaps://eva@127.0.0.1:1/INBOX", "account_unreachable"),
    ],
)
def test_a_wrong_address_is_explained(line: Line, text: str, code: str) -> None:
    said = line("import", text, "--json")
    assert (said.status, said.document["error"]["code"]) == (1, code)
    assert "secret" not in said.out + said.err


def test_a_wrong_password_and_a_missing_one_are_explained(
    line: Line, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_password", lambda service, login: "wrong")
    assert line("import", address(server), "--json").document["error"]["code"] == "account_refused"
    monkeypatch.setattr(keyring, "get_password", lambda service, login: None)
    assert line("import", address(server), "--json").document["error"]["code"] == "account_password_needed"
