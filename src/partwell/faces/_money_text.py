"""Money to come and lateness in sentences: the ranges' record, changes of pace, interest and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from partwell.words import day, money, number, say, say_count

if TYPE_CHECKING:
    from partwell.actions.interest_owed import Lateness, Owing
    from partwell.actions.money_ahead import Ahead

_FEWEST = 5
"""Payments below which a record says nothing."""


def record_texts(language: str, found: Ahead) -> Iterator[str]:
    """How often the ranges held; who pays otherwise than before; what was left out and how old the news are."""
    if found.tried >= _FEWEST:
        yield say_count(language, "money.record", found.tried, held=found.held)
    elif found.bills.all:
        yield say_count(language, "money.record_few", found.tried)
    for client, word in found.paces:
        yield say(language, f"money.pace.{word}", name=found.bills.names.get(client, ""))
    if found.unclear:
        yield say_count(language, "money.unclear", found.unclear)
    if found.bills.seen < found.bills.today:
        yield say(language, "money.stale", day=day(language, found.bills.seen))


def owing_texts(language: str, found: Owing) -> Iterator[str]:
    """On which law the interest rests, what to look up, and the conventions."""
    law = found.law
    if found.country is None:
        yield say(language, "money.law.no_country")
    elif law is None or law.rate is None:
        yield say(language, "money.law.us" if found.country == "US" else "money.law.none", country=found.country)
    else:
        yield say(language, "money.law.rests", law=law.name, source=law.source, plus=number(language, law.plus))
        for first in found.missing:
            rate = say(language, f"money.rate.{law.rate.name}")
            yield say(language, "money.law.missing", rate=rate, day=day(language, first))
        if not law.verified:
            yield say(language, "cli.interest.unverified")
    if found.rows:
        yield say(language, "cli.interest.convention")
        yield say(language, "cli.not_legal_advice")


def row_texts(language: str, row: Lateness) -> Iterator[str]:
    """What the interest on one invoice rests on, beyond the law; why there is none."""
    if row.of.assumed:
        yield say(language, "money.assumed")
    if row.contract is not None:
        rate = f"{number(language, row.contract.rate, 2)}\u00a0%"
        yield say(language, f"money.contract.{row.contract.per}", rate=rate)
    elif row.clause:
        yield say(language, "money.contract.unread", clause=row.clause)
    for source in row.own:
        yield say(language, "money.own_rate", source=source)
    refusal = row.claim.refusal if row.claim else None
    if refusal is not None and refusal.since is not None:
        known = row.claim.segments[-1].last if row.claim and row.claim.segments else refusal.since - timedelta(days=1)
        yield say(language, "money.unknown_from", day=day(language, known + timedelta(days=1)))


def amount(language: str, row: Lateness) -> str:
    """The interest and the fixed sum, a dash where nothing can be said."""
    parts = [money(language, one.decimal, one.currency) for one in (row.interest, row.fixed) if one is not None]
    return " + ".join(parts) or "–"
