"""Broken promises: what share of the days a client named for a payment went by without any money.

Source: research page on messages: broken = a promise, the day it names, no payment by then and two banking days more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from partwell.facts.reading import Reading
from partwell.language.context import Outcome, Works, outcome
from partwell.signals._contract import Row, Settings, by_client, evidence, window
from partwell.signals._shares import LEVEL, Count, share
from partwell.signals.calendar import working_days

NAME = "broken_promises"
UNIT = "share"
PARAMS = ("country",)
PRIOR = (1.0, 2.0)
_MONTH = timedelta(days=40)
_BANKING_DAYS = Settings(date(2000, 1, 1)).hours


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """The share with a 90 % interval from a Beta(1, 2) prior: lateness alone breaks no promise, and one proves little.

    A promise is judged only as far as payments are known. n counts promises that are due. details: broken, kept,
    waiting, evidence_total.
    """
    return {client: _reading(found, settings) for client, found in by_client(rows).items()}


def _reading(rows: Sequence[Row], settings: Settings) -> Reading:
    made = [row for row in rows if row["due"] is not None]
    became = [(row, _became(row, settings)) for row in made]
    broken, kept = ([row for row, one in became if one == word] for word in ("broken", "kept"))
    n = len(broken) + len(kept)
    if not n:
        reason = "promises_not_due" if made else "no_promises"
        return Reading(NAME, UNIT, reason=reason, evidence=evidence(row["stamp"] for row in made))
    post = share(Count(len(broken), n), PRIOR)
    shown = [row["stamp"] for row in (broken or kept)]
    counts = (("broken", len(broken)), ("kept", len(kept)), ("waiting", len(made) - n), ("evidence_total", len(shown)))
    return Reading(
        NAME,
        UNIT,
        value=post.mean,
        low=post.low,
        high=post.high,
        level=LEVEL,
        n=n,
        window=window(*(row["said"] for row in made)),
        evidence=evidence(shown),
        details=tuple((name, float(number)) for name, number in counts),
    )


def _became(row: Row, settings: Settings) -> Outcome:
    """Kept, broken or waiting on the last day that payments are known of."""
    paid = [row["paid"]] if row["paid"] is not None else []
    known = row["last_day"] or row["said"]
    return outcome(row["said"], row["due"], paid, min(known, settings.as_of), _works(row["due"], settings))


def _works(due: date, settings: Settings) -> Works:
    """Banking days around a due day: Monday to Friday but for the public holidays of the person's country."""
    plain = Settings(settings.as_of, country=settings.country, hours=_BANKING_DAYS)
    found = working_days(due, due + _MONTH, plain)
    free = {due + timedelta(days=at) for at, works in enumerate(found["works"]) if not works}
    return lambda day: day not in free
