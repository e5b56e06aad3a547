"""Which messages hand over or accept a piece of work, kept beside the book: derived, and no words but the work's name.

Every message is read once; only the few that hand over or accept anything are looked at again for the work they name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from partwell.book.derived import derived_store
from partwell.book.models import Identity, Message, TimeEntry
from partwell.language.rounds import RULES, Projects, accepted, handed_over, work_in

_FILE = "works.sqlite3"
_STEP = 2_000
_CHUNK = 500
_TABLES = f"""
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS seen;
CREATE TABLE seen (message TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {RULES};
COMMIT;
"""


def work_columns() -> dict[str, list[Any]]:
    """works(message, mark, work): mark `handed` or `accepted`; work "" where the message names none."""
    marks = _marks()
    projects = Projects(TimeEntry.objects.exclude(project="").values_list("project", flat=True).distinct())
    rows = []
    keys = sorted(marks)
    for low in range(0, len(keys), _CHUNK):
        found = Message.objects.filter(key__in=keys[low : low + _CHUNK]).values_list("key", "subject", "text")
        rows += [(key, marks[key], _work(subject, text, projects)) for key, subject, text in found]
    columns = [list(column) for column in zip(*sorted(rows), strict=True)] or [[], [], []]
    return dict(zip(("message", "mark", "work"), columns, strict=True))


def _work(subject: str, text: str, projects: Projects) -> str:
    return projects.named_in(subject) or projects.named_in(text) or work_in(subject)


def _marks() -> dict[str, str]:
    """Message -> mark, for those that have one; brought up to date first."""
    sides = dict(Identity.objects.filter(state__in=("me", "client")).values_list("pk", "state"))
    senders = dict(Message.objects.filter(automatic=False).order_by("key").values_list("key", "sender_id"))
    wanted = {key: sides[sender] for key, sender in senders.items() if sender in sides}
    with derived_store(_FILE, RULES, _TABLES) as store, store:
        # A message whose sender was decided on only now is kept under the other side's rules, so the side is kept too.
        held = dict(store.execute("SELECT message, mark FROM seen"))
        gone = [(key,) for key in held if key not in senders]
        store.executemany("DELETE FROM seen WHERE message = ?", gone)
    todo = [key for key, side in wanted.items() if held.get(key, "").split(":")[0] != side]
    for low in range(0, len(todo), _STEP):
        held |= _read(todo[low : low + _STEP], wanted)
    return {key: mark for key, side in wanted.items() if (mark := held[key].removeprefix(f"{side}:"))}


def _read(keys: Sequence[str], sides: dict[str, str]) -> dict[str, str]:
    """`side:mark` of these messages, kept for the next time."""
    found = {key: f"{sides[key]}:{_mark(sides[key], text)}" for key, text in _texts(keys)}
    with derived_store(_FILE, RULES, _TABLES) as store, store:
        store.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?)", sorted(found.items()))
    return found


def _mark(side: str, text: str) -> str:
    if side == "me":
        return "handed" if handed_over(text) else ""
    return "accepted" if accepted(text) else ""


def _texts(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    for low in range(0, len(keys), _CHUNK):
        yield from Message.objects.filter(key__in=keys[low : low + _CHUNK]).values_list("key", "text")
