"""The gut counter: how often the person has stood here with this client within a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from partwell.offboarding._step import View
from partwell.offboarding._types import Earlier, Said

YEAR = timedelta(days=365)
APART = timedelta(days=30)
LOW = 2
LISTEN = 3


@dataclass(frozen=True, slots=True)
class Gut:
    """times  this time included; `earlier` cases of the year before, `low` check-ins in it, `spells` bad stretches."""

    times: int
    earlier: tuple[Earlier, ...]
    low: int
    spells: int

    @property
    def listen(self) -> bool:
        """From the third time on the gut has a say: the wait may be skipped."""
        return self.times >= LISTEN


def gut(view: View) -> Gut:
    """Count the times: this case, each earlier one, and each stretch of low check-ins away from all of them.

    A stretch ends with a month without a low check-in; one that lies within a month of a case is that case's own.
    """
    here = view.log.opened.astimezone(view.now.tzinfo).date()
    earlier = tuple(one for one in view.facts.earlier if here - YEAR <= one.opened <= here)
    low = sorted(day for day, score in view.facts.check_ins if score <= LOW and here - YEAR <= day <= view.today)
    cases = [here, *(one.opened for one in earlier)]
    spells = [first for first, last in _stretches(low) if not any(_near(first, last, day) for day in cases)]
    return Gut(1 + len(earlier) + len(spells), earlier, len(low), len(spells))


def _stretches(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    first = last = None
    for day in days:
        if first is None or last is None or day - last > APART:
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last


def _near(first: date, last: date, day: date) -> bool:
    return first - APART <= day <= last + APART


def sentences(found: Gut) -> list[Said]:
    """What the page says of it."""
    said = []
    if found.earlier:
        back = sum(1 for one in found.earlier if one.outcome == "withdrawn")
        said.append(Said("case.gut.earlier", {"n": len(found.earlier)}))
        if back:
            said.append(Said("case.gut.withdrawn", {"n": back}))
    if found.low:
        said.append(Said("case.gut.low", {"n": found.low}))
    said.append(Said("case.gut.listen" if found.listen else "case.gut.times", {"n": found.times}))
    return said
