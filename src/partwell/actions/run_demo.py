"""Fill a book with the demo's files by the verbs a person would use: settings, import, answers, one more look."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from partwell.facts.errors import Conflict
from partwell.facts.money import Money
from partwell.facts.profile import Profile, WorkHours

if TYPE_CHECKING:
    from partwell.actions._actor import Actor
    from partwell.actions.import_files import ImportProgress, ImportReport
    from partwell.actions.list_clients import Proposal
    from partwell.demo import DemoBook

MARKER = "partwell-demo.json"
FILES = "demo-files"
SEED = 7
# A demo that ends longer ago than this looks abandoned, so it is written anew.
_FRESH = timedelta(days=14)
_RATE = Money("EUR", 75_00)
_CASH, _COSTS, _RESERVE = Money("EUR", 9_500_00), Money("EUR", 2_100_00), 25_00


@dataclass(frozen=True, slots=True)
class DemoRun:
    """What happened: the book's files, and the import's report (None where an intact demo was used again)."""

    book: DemoBook
    report: ImportReport | None


def prepare(home: Path, seed: int, today: date) -> date | None:
    """Make `home` ready, before the book is opened: None for a new demo, else the day the intact one ends.

    A demo of another seed, an old or an unfinished one is removed. Raise Conflict `not_a_demo` where the folder holds
    anything else: a person's own book is never touched.
    """
    if not home.exists() or not any(home.iterdir()):
        home.mkdir(parents=True, exist_ok=True)
        _write_marker(home, seed, today, done=False)
        return None
    marker = _read_marker(home)
    if marker is None:
        raise Conflict("not_a_demo", path=str(home))
    until = date.fromisoformat(str(marker["until"]))
    intact = (marker.get("done"), marker.get("seed"), marker.get("version")) == (True, seed, _version())
    if intact and timedelta(0) <= today - until <= _FRESH:
        return until
    shutil.rmtree(home)
    home.mkdir(parents=True)
    _write_marker(home, seed, today, done=False)
    return None


def run_demo(
    actor: Actor,
    home: Path,
    *,
    seed: int = SEED,
    until: date,
    language: str = "en",
    reuse: bool = False,
    progress: Callable[[ImportProgress], None] | None = None,
) -> DemoRun:
    """Write the files under `home` and run the verbs over them; with `reuse` only say what is there already."""
    actor.needs("write")
    from partwell import demo

    book = demo.write(home / FILES, seed, until)
    if reuse:
        return DemoRun(book, None)
    from partwell.actions.import_files import import_files
    from partwell.actions.set_own_identity import claim
    from partwell.actions.settings import write_settings

    write_settings(actor, _profile(book, language))
    for address in book.me.addresses:
        claim(actor, address)
    report = import_files(actor, book.files, progress=progress)
    _answer(actor, book)
    _join(actor, book)
    _write_down(actor, book)
    _write_marker(home, seed, until, done=True)
    return DemoRun(book, report)


def _profile(book: DemoBook, language: str) -> Profile:
    return Profile(
        name=book.me.name,
        language=language,
        currency=book.currency,
        zone=book.zone,
        country=book.country,
        hours=WorkHours(),
        rate=_RATE,
        cash=_CASH,
        costs=_COSTS,
        reserve=_RESERVE,
    )


def _answer(actor: Actor, book: DemoBook) -> None:
    """Answer what the book proposes until it proposes nothing new: as the person who knows the story would."""
    from partwell.actions.answer_proposals import answer
    from partwell.actions.list_clients import list_clients

    asked: set[str] = set()
    while True:
        roster = list_clients(actor)
        ids = {card.name: card.id for card in roster.clients}
        new = [proposal for proposal in roster.proposals if proposal.id not in asked]
        if not new:
            return
        asked |= {proposal.id for proposal in new}
        answer(actor, {proposal.id: _reply(proposal, book, ids) for proposal in new})


def _reply(proposal: Proposal, book: DemoBook, ids: dict[str, str]) -> str:
    owner = book.owner(proposal.subject)
    if proposal.kind == "me":
        return "yes" if book.mine(proposal.subject) else "no"
    if owner is None:
        return "yes" if proposal.kind == "ignore" else "no"
    known = [ids[name] for name in owner.names if name in ids]
    if proposal.kind == "ignore":
        return "no"
    if proposal.kind == "same_client":
        return "yes" if proposal.target in known else "no"
    return "yes" if proposal.target in known else known[0] if known else f"new:{owner.names[0]}"


def _join(actor: Actor, book: DemoBook) -> None:
    """Count as one what still stands under several names, those that no likeness gives away, and call it as usual."""
    from partwell.actions.merge_clients import merge
    from partwell.actions.rename_client import rename

    ids = _clients(actor)
    for client in book.clients:
        first, *others = [ids[name] for name in client.names if name in ids] or [""]
        for other in others:
            merge(actor, first, other)
        if first and client.names[0] not in ids:
            rename(actor, first, client.names[0])


def _clients(actor: Actor) -> dict[str, str]:
    """Name -> id of every client in the book."""
    from partwell.actions.list_clients import list_clients

    return {card.name: card.id for card in list_clients(actor).clients}


def _write_down(actor: Actor, book: DemoBook) -> None:
    """Say where those sit whose chats tell no time zone, note how contact felt, and what was agreed with whom."""
    from partwell.actions.check_in import check_in
    from partwell.actions.remedy import log_remedy
    from partwell.actions.set_client_clock import set_clock

    ids = _clients(actor)
    for client in book.clients:
        if client.role.chat != "mail" and client.names[0] in ids:
            set_clock(actor, ids[client.names[0]], client.zone)
    for mood in book.moods:
        if mood.client.names[0] in ids:
            check_in(actor, ids[mood.client.names[0]], mood.score, mood.note, mood.day)
    for agreed in book.remedies:
        if agreed.client.names[0] in ids:
            log_remedy(actor, ids[agreed.client.names[0]], agreed.kind, day=agreed.day, note=agreed.note)


def _version() -> int:
    from partwell.demo.build import VERSION

    return VERSION


def _read_marker(home: Path) -> dict[str, object] | None:
    try:
        found = json.loads((home / MARKER).read_text(encoding="utf-8"))
        date.fromisoformat(found["until"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, dict) else None


def _write_marker(home: Path, seed: int, until: date, *, done: bool) -> None:
    value = {"seed": seed, "until": until.isoformat(), "version": _version(), "done": done}
    (home / MARKER).write_text(json.dumps(value) + "\n", encoding="utf-8")
