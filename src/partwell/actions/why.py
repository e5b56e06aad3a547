"""Why one client got its verdict: the readings, their evidence with the quoted words, and the queries behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.actions.portfolio import ClientRow, client_json, portfolio
from partwell.facts.errors import NotFound
from partwell.signals.measure import queries

if TYPE_CHECKING:
    from partwell.book.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Dossier:
    """One client's row, the facts behind its readings by id, and the SQL of each reading with the views it rests on."""

    row: ClientRow
    evidence: Mapping[str, Evidence]
    queries: Mapping[str, str]


def why(actor: Actor, client: str, signal: str | None = None, as_of: date | None = None) -> Dossier:
    """The dossier of a client named by id, name or the beginning of one name; with `signal` only that reading.

    Raise NotFound `no_client` or `no_signal`.
    """
    found = portfolio(actor, as_of)
    row = find(found.clients, client)
    texts = queries()
    if signal is not None:
        if signal not in row.readings:
            raise NotFound("no_signal", name=signal, known=", ".join(sorted(row.readings)))
        row = replace(row, readings={signal: row.readings[signal]})
        texts = {signal: texts[signal]}
    from partwell.book.evidence import resolve

    ids = dict.fromkeys(fact for reading in row.readings.values() for fact in reading.evidence)
    return Dossier(row, resolve(list(ids)), texts)


def find(rows: Sequence[ClientRow], wanted: str) -> ClientRow:
    """The client with this id or name (case does not matter), or the only one whose name begins so."""
    name = " ".join(wanted.split()).casefold()
    for fits in (
        [row for row in rows if row.id == wanted],
        [row for row in rows if row.name.casefold() == name],
        [row for row in rows if name and row.name.casefold().startswith(name)],
    ):
        if len(fits) == 1:
            return fits[0]
    raise NotFound("no_client", name=wanted, known=", ".join(row.name for row in rows))


def why_json(dossier: Dossier, language: str) -> dict[str, object]:
    """The `why --json` document: the client as in the portfolio, each reading's evidence resolved."""
    document = client_json(dossier.row, language)
    document["readings"] = {
        name: {
            **reading.as_json(),
            "evidence": [_resolved(dossier.evidence[fact]) for fact in reading.evidence if fact in dossier.evidence],
        }
        for name, reading in dossier.row.readings.items()
    }
    return document


def _resolved(fact: Evidence) -> dict[str, object]:
    return {
        "id": fact.id,
        "kind": fact.kind,
        "when": fact.when,
        "quote": fact.quote,
        "trace": fact.trace.as_json(fact.path),
    }
