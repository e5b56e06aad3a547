"""Reading files: mail, chats and tables against the standard library, and the whole way into a book."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from bench import _generated as generated
from bench import _mail
from bench._mail import cpu
from bench._row import Row
from partwell.sources._contract import Context, Source
from partwell.sources.airlock import Airlock
from partwell.sources.registry import by_name

MESSAGES, ROWS, BIG_MAILS = 40_000, 30_000, 7_000


def rows() -> list[Row]:
    """Everything; each file is generated anew and dropped."""
    return [*_mail.rows(), *_chats(), *_into_the_book(), *_grown_archive(), *_large_archive()]


def _chats() -> list[Row]:
    """Reading alone; an airlock stands open, so that memory is looked after as it is in its child."""
    with tempfile.TemporaryDirectory() as folder, Airlock():
        text, export = Path(folder) / "chat.txt", Path(folder) / "slack.zip"
        generated.whatsapp_text(text, MESSAGES)
        generated.slack_export(export, MESSAGES)
        taken, read = cpu(lambda: _read(by_name("whatsapp"), text), 3)
        ours, said = cpu(lambda: _read(by_name("slack_zip"), export), 3)
        plain, counted = cpu(lambda: _plain_json(export), 3)
        assert read == said == counted == MESSAGES
    return [
        Row("WhatsApp, messages a CPU second", MESSAGES / taken, None, "/s", least=100_000),
        Row("Slack, every message kept, to bare json.loads", ours, plain, "s", times=2),
    ]


def _read(source: Source, path: Path) -> int:
    with path.open("rb") as stream:
        return sum(one.rows for one in source.read(stream, Context("0" * 64, path.name, client="Larkmoor", zone="UTC")))


def _plain_json(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(len(json.loads(archive.read(name))) for name in archive.namelist() if "/" in name)


def _into_the_book() -> list[Row]:
    """CPU seconds of parent and child together, the start of both included; then the same bytes once more."""
    makers: tuple[tuple[str, str, Callable[[Path, int], None], int, float | None], ...] = (
        ("time table", "time.csv", generated.time_table, ROWS, 10_000),
        ("invoices", "bills.csv", generated.bills, ROWS, 10_000),
        ("WhatsApp", "chat.txt", generated.whatsapp_text, MESSAGES, None),
        ("Slack, 30 people a channel", "slack.zip", generated.slack_export, MESSAGES // 8, None),
        ("mail with attachments", "mail.mbox", lambda path, _: _mail.archive(path, 140_000), _mail.MAILS, None),
    )
    found: list[Row] = []
    for label, name, make, count, least in makers:
        with tempfile.TemporaryDirectory() as folder:
            path, home = Path(folder) / name, Path(folder) / "home"
            make(path, count)
            client = "" if name.endswith(".csv") else "Larkmoor"
            first, again = _imported(home, path, client), _imported(home, path, client)
            assert first["rows"] == first["new"] == again["known"] == count
            spent = first["parent"] + first["child"]
            found += [
                Row(f"{label} into the book, rows a CPU second", count / spent, None, "/s", least=least),
                Row(
                    f"{label}, the same bytes again to the first time",
                    again["parent"] + again["child"],
                    spent,
                    "s",
                    times=20,
                ),
            ]
    return found


def _imported(home: Path, path: Path, client: str) -> dict[str, float]:
    command = [sys.executable, "-m", "bench._into_book", str(home), str(path), *([client] if client else [])]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert found["rows"] == found["new"] + found["known"] + found["problems"]
    return found


def _grown_archive() -> list[Row]:
    """The same archive with a hundredth more mail, and one with its mails in another order: nothing lost or doubled."""
    count, more = _mail.MAILS, _mail.MAILS // 100
    with tempfile.TemporaryDirectory() as folder:
        first, grown, mixed, home = (Path(folder) / name for name in ("a.mbox", "b.mbox", "c.mbox", "home"))
        _mail.archive(first, 140_000, count)
        _mail.archive(grown, 140_000, count + more)
        generated.in_another_order(first, mixed)
        full, added, again = (_imported(home, path, "Larkmoor") for path in (first, grown, mixed))
    assert (full["new"], added["new"], added["known"], again["new"]) == (count, more, count, 0)
    spent = full["parent"] + full["child"]
    return [
        Row("mail, 1 % more, to the first time", added["parent"] + added["child"], spent, "s", times=12.5),
        Row("mail in another order, to the first time", again["parent"] + again["child"], spent, "s", times=2),
    ]


def _large_archive() -> list[Row]:
    """More than 600 MB of mail: what the child holds for itself, read from /proc while it works."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.mbox"
        _mail.archive(path, 140_000, BIG_MAILS)
        size = path.stat().st_size / 1e6
        assert size > 600
        first = _imported(Path(folder) / "home", path, "")
    return [
        Row(f"mbox of {size:.0f} MB, private memory of the child", first["private_mb"], None, "MB", 150),
        Row(f"mbox of {size:.0f} MB, whole memory of the parent", first["parent_mb"], None, "MB", 150),
    ]
