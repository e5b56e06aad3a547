"""The papers of the book, and whose each of them is: by the file, by the person's word, else by the names in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from partwell.book.clausewords import WHOSE
from partwell.book.models import ClauseWord, Client, Document, Identity, Sighting
from partwell.book.roots import roots
from partwell.facts.errors import NotFound

_SHORTEST_NAME = 4
Names = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. `client` its client's key, "" while nobody knows; `by` file, person or name: who says so.

    pages  first line of each page, empty without pages;  path  the file as it was imported, and when
    sure   mean confidence of text recognition, None where the text was in the file
    """

    key: str
    client: str
    by: str
    title: str
    media: str
    text: str
    pages: tuple[int, ...]
    sure: float | None
    path: str
    at: datetime | None


def papers() -> tuple[Paper, ...]:
    """All documents, those imported last first."""
    seen: dict[str, tuple[str, datetime]] = {}
    for sighting in Sighting.objects.filter(kind="document").select_related("file__run").order_by("file_id"):
        seen[sighting.fact_key] = (sighting.file.path, sighting.file.run.at)
    said = dict(ClauseWord.objects.filter(topic=WHOSE).values_list("document", "note"))
    names, root = _names(), roots()
    owner = dict(Identity.objects.exclude(client=None).values_list("pk", "client_id"))
    found = []
    for row in Document.objects.all():
        client, by = _whose(row, said, owner, names)
        path, at = seen.get(row.key, ("", None))
        found.append(
            Paper(
                row.key, root.get(client, ""), by if client in root else "", row.title, row.media, row.text,
                tuple(row.pages), row.sure, path, at,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda p: (p.at is not None, p.at, p.key), reverse=True))


def find_paper(number: str) -> Paper:
    """The document whose key begins so; raise NotFound `no_paper`."""
    fits = [paper for paper in papers() if number and paper.key.startswith(number)]
    if len(fits) != 1:
        raise NotFound("no_paper", id=number)
    return fits[0]


def _whose(row: Document, said: Mapping[str, str], owner: Mapping[int, str | None], names: Names) -> tuple[str, str]:
    if row.key in said:
        return said[row.key], "person"
    by_file = owner.get(row.identity_id) if row.identity_id else None
    if by_file:
        return by_file, "file"
    text = " ".join(row.text.split()).casefold()
    fitting = [client for client, pattern in names.items() if pattern.search(text)]
    return (fitting[0], "name") if len(fitting) == 1 else ("", "")


def _names() -> Names:
    """Client key -> a pattern of the names and addresses it goes by."""
    root = roots()
    words: dict[str, set[str]] = {}
    for key, name in Client.objects.values_list("key", "name"):
        words.setdefault(root[key], set()).add(name)
    for client, kind, value, name in (
        Identity.objects.filter(state="client").exclude(client=None).values_list("client_id", "kind", "value", "name")
    ):
        if client is not None and kind in {"name", "email"}:
            words.setdefault(root[client], set()).update((value, name) if kind == "name" else (value,))
    return {client: pattern for client, some in words.items() if (pattern := _pattern(some)) is not None}


def _pattern(words: set[str]) -> re.Pattern[str] | None:
    long = sorted({" ".join(w.split()).casefold() for w in words if len(w.strip()) >= _SHORTEST_NAME}, key=len)
    # Suffixes may follow a Hungarian name directly; a name inside a longer word does not count.
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, reversed(long)))})(?!\w)") if long else None
