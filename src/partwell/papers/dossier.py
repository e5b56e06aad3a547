"""What was agreed where there is no contract: quotes, invoices and payments in time order, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.facts.money import Money
from partwell.papers.document import Block, Document, Heading, Items, Paragraph, Quote, clean, one_line
from partwell.words import formats, say

About = Literal["first", "scope", "price", "files", "accepted"]
ABOUT: tuple[About, ...] = ("first", "scope", "price", "files", "accepted")
_SUM = 12
MOST = 12
"""Quotes of one kind; the first ones say what was agreed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a message: when, by whom ("" the person), about what, and the original's place and SHA-256."""

    day: date
    who: str
    about: About
    text: str
    place: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sum:
    """An invoice (with its number) or a payment."""

    day: date
    amount: Money
    number: str = ""


def dossier(
    language: str,
    client: str,
    pieces: Sequence[Piece],
    bills: Sequence[Sum],
    payments: Sequence[Sum],
    notice: Iterable[str] = (),
) -> Document:
    """The dossier; an empty one says what is missing. `notice` are sentences on the notice without a contract."""
    days = sorted([one.day for one in pieces] + [one.day for one in (*bills, *payments)])
    blocks: list[Block] = []
    if days:
        first, last = (formats.long_day(language, day) for day in (days[0], days[-1]))
        blocks.append(Paragraph(say(language, "paper.dossier.lead", first=first, last=last)))
    else:
        blocks.append(Paragraph(say(language, "paper.dossier.nothing")))
    for about in ABOUT:
        some = sorted((one for one in pieces if one.about == about), key=lambda one: (one.day, one.text))[:MOST]
        if some:
            blocks.append(Heading(say(language, f"paper.dossier.{about}")))
            blocks += [_quote(language, one) for one in some]
    blocks += _sums(language, "bills", "bill", bills)
    blocks += _sums(language, "money", "payment", payments)
    said = tuple(clean(one) for one in notice if clean(one))
    if said:
        blocks += [Heading(say(language, "paper.dossier.notice")), *(Paragraph(one) for one in said)]
    title = say(language, "paper.dossier.title", client=one_line(client))
    return Document("dossier", language, title, tuple(blocks))


def _quote(language: str, piece: Piece) -> Quote:
    who = one_line(piece.who) or say(language, "paper.dossier.me")
    day = formats.long_day(language, piece.day)
    head = say(language, "paper.dossier.message", day=day, who=who)
    place = say(language, "paper.dossier.source", place=one_line(piece.place), sum=piece.sha256[:_SUM])
    return Quote(clean(piece.text), f"{head} · {place}")


def _sums(language: str, heading: str, row: str, some: Sequence[Sum]) -> list[Block]:
    if not some:
        return []
    rows = []
    for one in sorted(some, key=lambda s: (s.day, s.number)):
        amount = formats.money(language, one.amount.decimal, one.amount.currency)
        day = formats.long_day(language, one.day)
        rows.append(say(language, f"paper.dossier.{row}", day=day, number=one_line(one.number), amount=amount))
    return [Heading(say(language, f"paper.dossier.{heading}")), Items(tuple(rows))]
