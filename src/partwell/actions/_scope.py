"""Gathers what the messages, invoices and payments of a client say about scope, price, deadline and acceptance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice

from partwell.actions._actor import Actor
from partwell.actions._parting import Filled
from partwell.actions.invoice_history import invoice_history
from partwell.facts.money import Money
from partwell.papers.document import Document
from partwell.papers.dossier import About, Piece, Sum, dossier
from partwell.words import say

_FIRST = 3
_LONGEST = 420
_EACH = 12
_SIGNS: Mapping[About, re.Pattern[str]] = {
    "accepted": re.compile(
        r"\b(?:approved?|accepted?|signed off|sign-off|looks? (?:great|perfect|good)|all good|go ahead|elfogad\w*"
        r"|jóváhagy\w*|rendben van|tökéletes|mehet)\b",
        re.IGNORECASE,
    ),
    "price": re.compile(
        r"(?:[€$£]\s?\d|\d\s?(?:€|EUR|USD|GBP|HUF|Ft)\b|\b(?:quote|offer|budget|hourly|day rate|fee|deposit"
        r"|invoice|ajánlat\w*|ára?\b|díj\w*|óradíj\w*|előleg\w*|költségkeret\w*|számlá\w*))",
        re.IGNORECASE,
    ),
    "scope": re.compile(
        r"\b(?:deadline|deliver\w*|by (?:mon|tues|wednes|thurs|fri)day|scope|brief|milestone|revisions?|rounds?"
        r"|we need|should include|határidő\w*|leszállít\w*|terjedelem|mérföldkő\w*|szükségünk|szeretnénk|kellene)\b",
        re.IGNORECASE,
    ),
    "files": re.compile(r"\b(?:attach(?:ed|ment|ing)\b|enclosed|csatol\w*|mellékel\w*|melléklet\w*)", re.IGNORECASE),
}


def scope_dossier(actor: Actor, filled: Filled) -> Document:
    """The dossier of a client in the paper's language."""
    actor.needs("read")
    language, client = filled.parting.language, filled.client
    bills = invoice_history(actor, client, filled.parting.today)
    sums = [Sum(bill.issued, bill.gross, bill.number) for bill in bills]
    notice = () if filled.parting.clause else (say(language, "paper.dossier.fair_notice"),)
    return dossier(language, filled.parting.client, tuple(_pieces(client)), sums, _payments(client), notice)


def _pieces(client: str) -> Iterator[Piece]:
    from partwell.book.correspondence import lines_with, texts_of
    from partwell.book.evidence import resolve

    lines = sorted((one for one in lines_with(client) if not one.automatic), key=lambda one: (one.sent, one.key))
    texts = texts_of([one.key for one in lines])
    chosen: list[tuple[str, About]] = [(one.key, "first") for one in lines[:_FIRST]]
    for about, sign in _SIGNS.items():
        fitting = (one.key for one in lines[_FIRST:] if sign.search(" ".join(texts.get(one.key, ("", "")))))
        chosen += [(key, about) for key in islice(fitting, _EACH)]
    proofs = resolve([f"message:{key}" for key in dict.fromkeys(key for key, _ in chosen)])
    known = {one.key: one for one in lines}
    for key, about in chosen:
        line, proof = known[key], proofs.get(f"message:{key}")
        if proof is None:
            continue
        words = _cut(texts.get(key, ("", ""))[1] or proof.quote)
        yield Piece(_day(line.sent), "" if line.mine else line.name, about, words, _place(proof), proof.trace.original)


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _place(proof: object) -> str:
    from partwell.book.evidence import Evidence

    assert isinstance(proof, Evidence)
    name = proof.path.replace("\\", "/").rsplit("/", 1)[-1]
    line = proof.trace.line or 0
    return f"{name}:{line}" if line > 1 else name


def _day(seconds: int) -> date:
    return datetime.fromtimestamp(seconds, UTC).date()


def _payments(client: str) -> list[Sum]:
    from partwell.book.owed import identities_of
    from partwell.book.payments_of import payments_of

    return [Sum(day, Money(currency, minor)) for day, currency, minor in payments_of(identities_of(client))]
