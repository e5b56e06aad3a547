"""Importing calendars from a real Radicale: what arrives, and that nothing changes there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from caldav.davclient import DAVClient

from tests.faces.cli._line import Line
from tests.faces.cli._servers import PASSWORD, USER, radicale

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Calendar//EN
BEGIN:VEVENT
UID:{name}
DTSTAMP:20260401T080000Z
DTSTART:202603{day:02d}T090000Z
DTEND:202603{day:02d}T094500Z
SUMMARY:{name}
ATTENDEE:mailto:anna@larkmoor.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    with radicale(tmp_path) as port:
        with DAVClient(url=f"http://127.0.0.1:{port}/", username=USER, password=PASSWORD) as client:
            for name, count in (("office", 3), ("home", 2)):
                calendar = client.principal().make_calendar(name=name, cal_id=name)
                for n in range(count):
                    calendar.save_event(EVENT.format(name=f"{name}{n}", day=n + 1))
        yield port


@pytest.fixture(autouse=True)
def _keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_password", lambda service, login: PASSWORD)


def files_of(folder: Path) -> dict[str, bytes]:
    listed = (path for path in folder.rglob("*") if path.is_file() and ".Radicale" not in str(path))
    return {str(path): path.read_bytes() for path in listed}


@pytest.mark.parametrize(("path", "rows"), [("", 5), ("eva/office/", 3), ("eva/", 5)])
def test_a_calendar_or_all_of_them_are_imported(line: Line, port: int, path: str, rows: int) -> None:
    address = f"caldav://{USER}@127.0.0.1:{port}/{path}"
    first = line("import", address, "--json")
    assert first.status == 0, first.out + first.err
    (file,) = first.document["files"]
    assert (file["path"], file["format"], file["rows"], file["new"]) == (address, "ics", rows, rows)
    assert line("import", address, "--json").document["files"][0]["known"] == rows


def test_nothing_changes_on_the_server(line: Line, port: int, tmp_path: Path) -> None:
    before = files_of(tmp_path / "collections")
    assert line("import", f"caldav://{USER}@127.0.0.1:{port}/", "--json").status == 0
    assert files_of(tmp_path / "collections") == before


def test_a_wrong_password_and_a_wrong_path_are_explained(
    line: Line, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_password", lambda service, login: "wrong")
    said = line("import", f"caldav://{USER}@127.0.0.1:{port}/", "--json")
    assert said.document["error"]["code"] == "account_refused"


def test_a_server_that_is_not_there_is_named(line: Line) -> None:
    said = line("import", f"caldav://{USER}@127.0.0.1:1/", "--json")
    assert (said.status, said.document["error"]["code"]) == (1, "account_unreachable")
