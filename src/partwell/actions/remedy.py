"""Remedies: log what was tried with a client, and see whether it worked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partwell.actions._actor import Actor
from partwell.actions.portfolio import ClientRow, portfolio, today, tried_json
from partwell.actions.why import find
from partwell.facts.errors import InputError
from partwell.verdict._types import Tried
from partwell.verdict.remedies import ABOUT, MEASURED
from partwell.words.texts import say

__all__ = ["ABOUT", "MEASURED", "ClientRemedies", "Logged", "Ready", "Tried"]
_OFFERED = 4
"""So many ready messages are offered unasked; all others on request."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One remedy as logged, with what became of it."""

    tried: Tried
    note: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A message ready to be sent by the person, in their language; nothing sends it for them."""

    kind: str
    title: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class ClientRemedies:
    """What was tried with one client, the newest first, and what fits now with a ready message for each."""

    client: str
    name: str
    as_of: date
    row: ClientRow
    logged: tuple[Logged, ...]
    ready: tuple[Ready, ...]


def log_remedy(
    actor: Actor, client: str, kind: str, *, day: date | None = None, note: str = "", about: str = ""
) -> str:
    """Keep what was agreed with a client, by default today; gives the remedy's id.

    Raise NotFound `no_client`; InputError `no_remedy_kind`, `no_trouble_kind`, `day_to_come`, `note_too_long`.
    """
    actor.needs("write")
    from partwell.book.profile import read_profile
    from partwell.book.remedies import keep_remedy

    if kind not in ABOUT:
        raise InputError("no_remedy_kind", given=kind, known=", ".join(ABOUT))
    if about and about not in {*ABOUT.values()}:
        raise InputError("no_trouble_kind", given=about, known=", ".join(sorted({*ABOUT.values()})))
    now = today(read_profile())
    return keep_remedy(client, kind, about or ABOUT[kind], day or now, note, now)


def drop_remedy(actor: Actor, client: str, number: str) -> None:
    """Take back a remedy logged by mistake; raise NotFound `no_client`, `no_remedy`."""
    actor.needs("write")
    from partwell.book import remedies

    remedies.drop_remedy(client, number)


def remedies_of(actor: Actor, client: str, as_of: date | None = None) -> ClientRemedies:
    """One client's remedies and what fits now; raise NotFound `no_client`."""
    actor.needs("read")
    found = portfolio(actor, as_of)
    return _remedies(find(found.clients, client), found.as_of)


def all_remedies(actor: Actor, as_of: date | None = None) -> tuple[ClientRemedies, ...]:
    """The same of every client with whom anything was tried."""
    actor.needs("read")
    found = portfolio(actor, as_of)
    return tuple(_remedies(row, found.as_of) for row in found.clients if row.tried)


def _remedies(row: ClientRow, as_of: date) -> ClientRemedies:
    from partwell.book.profile import read_profile
    from partwell.book.remedies import remedy_rows

    notes = {one.key: one.note for one in remedy_rows() if one.client == row.id}
    logged = tuple(Logged(one, notes.get(one.key, "")) for one in reversed(row.tried))
    profile = read_profile()
    first, _, last = profile.hours.text().rpartition(" ")[2].partition("-")
    ready = tuple(
        ready_message(kind, profile.language, profile.name, first, last) for kind in row.verdict.remedies[:_OFFERED]
    )
    return ClientRemedies(row.id, row.name, as_of, row, logged, ready)


def ready_message(kind: str, language: str, name: str, first: str, last: str) -> Ready:
    """The message for a remedy in a language; `first` and `last` are the person's working hours."""
    title, what = (say(language, f"remedy.{kind}.{part}") for part in ("title", "what"))
    text = say(language, f"remedy.{kind}.message", me=name, first=first, last=last)
    return Ready(kind, title, what, text.strip())


def remedies_json(found: ClientRemedies, language: str) -> dict[str, object]:
    """The `remedy status --json` document of one client."""
    return {
        "id": found.client,
        "name": found.name,
        "as_of": found.as_of.isoformat(),
        "remedies": [
            {**tried_json(one.tried), "note": one.note, "says": outcome_text(one.tried, language)}
            for one in found.logged
        ],
        "fitting": [{"kind": one.kind, "title": one.title, "message": one.text} for one in found.ready],
    }


def outcome_text(one: Tried, language: str) -> str:
    """What became of a remedy, in a sentence."""
    found, sides = one.outcome, one.outcome.sides
    if one.about not in MEASURED:
        return say(language, "remedy.outcome.not_measured")
    if not sides.weeks_before or not sides.weeks_after:
        return say(language, f"remedy.outcome.nothing_yet.{one.about}")
    numbers = {
        "before": sides.before,
        "weeks": round(sides.weeks_before),
        "after": sides.after,
        "later": round(sides.weeks_after),
    }
    text = say(language, f"remedy.counted.{one.about}", **numbers)
    word = found.word if found.word != "undecided" or found.more is not None else "undecided_long"
    return f"{text} {say(language, f'remedy.outcome.{word}', more=_more(one, language))}"


def _more(one: Tried, language: str) -> str:
    from partwell.words.texts import say_count

    n = one.outcome.more or 0
    return say_count(language, f"remedy.more.{one.about}", n)
