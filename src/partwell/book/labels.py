"""The labels of kept messages beside the book: taken once, and anew for the messages whose rules have changed.

They are derived and hold no words: places, rule names and message numbers. The file may be removed at any time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from partwell.book.derived import derived_store
from partwell.book.models import Message
from partwell.language.detect import OTHER, heard
from partwell.language.label import Found, labeller
from partwell.language.pack import Strength, fingerprint, languages

_FILE = "labels.sqlite3"
_FORMAT = 1
_STEP = 2_000
_CHUNK = 500
_TONGUES_OF = "SELECT message, language FROM seen WHERE message IN (SELECT value FROM json_each(?))"
_FOUND_OF = "SELECT * FROM found WHERE message IN (SELECT value FROM json_each(?)) ORDER BY start, stop"

Progress = Callable[[int, int], None]
"""Called with how many messages are read and how many there are to read."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a message: the language its rules were of ("" where it is too short to tell), and labels."""

    language: str
    labels: tuple[Found, ...]


def waiting(keys: Iterable[str] | None = None) -> list[str]:
    """Of these messages (None: of all kept ones) those not read yet, or read with other rules, newest first."""
    rows = Message.objects.filter(automatic=False).order_by("-sent", "key")
    wanted = None if keys is None else set(keys)
    with derived_store(_FILE, _FORMAT, _TABLES) as store:
        done = dict(store.execute("SELECT message, pack FROM seen"))
    known = _stamps()
    found = rows.values_list("key", flat=True).iterator(chunk_size=10_000)
    return [key for key in found if (wanted is None or key in wanted) and done.get(key) not in known]


def bring_up_to_date(keys: Sequence[str], progress: Progress | None = None) -> None:
    """Read these messages and keep what was found; a stop in the middle keeps what is done."""
    for low in range(0, len(keys), _STEP):
        step = keys[low : low + _STEP]
        read = [(key, _tongue(text), text) for key, text in _texts(step)]
        with derived_store(_FILE, _FORMAT, _TABLES) as store, store:
            _forget(store, step)
            store.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", [(k, t, _stamp(t)) for k, t, _ in read])
            store.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?)", _rows(read))
        if progress is not None:
            progress(min(low + _STEP, len(keys)), len(keys))


def clean() -> int:
    """Forget messages that the book no longer has; gives how many."""
    kept = set(Message.objects.values_list("key", flat=True))
    with derived_store(_FILE, _FORMAT, _TABLES) as store, store:
        gone = [key for (key,) in store.execute("SELECT message FROM seen") if key not in kept]
        _forget(store, gone)
    return len(gone)


def read_of(keys: Iterable[str]) -> dict[str, Read]:
    """What is known of these messages; those not read yet are left out."""
    labels: dict[str, list[Found]] = {}
    with derived_store(_FILE, _FORMAT, _TABLES) as store:
        named = (json.dumps(list(keys)),)
        tongues = dict(
            store.execute("SELECT message, language FROM seen WHERE message IN (SELECT value FROM json_each(?))", named)
        )
        for key, *found in store.execute(_FOUND_OF, named):
            labels.setdefault(key, []).append(_found(found))
    return {key: Read(tongue, tuple(labels.get(key, ()))) for key, tongue in tongues.items()}


def all_read() -> Iterator[tuple[str, Found]]:
    """Every label kept, by message."""
    with derived_store(_FILE, _FORMAT, _TABLES) as store:
        for key, *found in store.execute("SELECT * FROM found ORDER BY message, start, stop, label"):
            yield key, _found(found)


def _found(row: Sequence[object]) -> Found:
    label, start, stop, rule, strength = row
    sure: Strength = "evidence" if strength == "evidence" else "possible"
    return Found(str(label), int(str(start)), int(str(stop)), str(rule), sure)


def _texts(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    for low in range(0, len(keys), _CHUNK):
        yield from Message.objects.filter(key__in=keys[low : low + _CHUNK]).values_list("key", "text")


def _rows(read: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, int, int, str, str]]:
    for key, tongue, text in read:
        for one in labels_in(text, tongue):
            yield key, one.label, one.start, one.end, one.rule, one.strength


def labels_in(text: str, tongue: str) -> list[Found]:
    """The labels of a text in the language(s) `tongue` names; all of ours for "", none for another language."""
    if tongue == OTHER:
        return []
    spoken = tongue.split("+") if tongue else languages()
    found = [one for language in spoken for one in labeller(language).label(text)]
    return sorted(found, key=lambda one: (one.start, one.end, one.label))


def _tongue(text: str) -> str:
    return "+".join(heard(text))


@cache
def _stamp(tongue: str) -> str:
    """What the labels of a message in this language depend on."""
    if tongue == OTHER:
        return OTHER
    spoken = tongue.split("+") if tongue else list(languages())
    return f"{tongue}:{'+'.join(fingerprint(language) for language in spoken)}"


def _stamps() -> frozenset[str]:
    """The stamps under which labels are still good."""
    several = [f"{one}+{other}" for one in languages() for other in languages() if one != other]
    return frozenset(_stamp(tongue) for tongue in ("", OTHER, *languages(), *several))


def _forget(store: sqlite3.Connection, keys: Sequence[str]) -> None:
    named = (json.dumps(list(keys)),)
    store.execute("DELETE FROM found WHERE message IN (SELECT value FROM json_each(?))", named)
    store.execute("DELETE FROM seen WHERE message IN (SELECT value FROM json_each(?))", named)


_TABLES = f"""
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS seen;
DROP TABLE IF EXISTS found;
CREATE TABLE seen (message TEXT PRIMARY KEY, language TEXT NOT NULL, pack TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE found (message TEXT NOT NULL, label TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    rule TEXT NOT NULL, strength TEXT NOT NULL);
CREATE INDEX found_message ON found (message);
PRAGMA user_version = {_FORMAT};
COMMIT;
"""
