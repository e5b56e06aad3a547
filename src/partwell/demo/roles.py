"""The parts clients play in the demo book, each as a handful of numbers; names and dates are drawn apart from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """How one client behaves.

    manner     which scripts of the language's prose they write
    zones      where they may sit (IANA); drawn by the seed
    threads    exchanges begun a month, on average
    night      share of their mails outside office hours on their own clock
    chases     probability that they ask again before the answer
    hours      hours worked for them a week, on average; rate in EUR an hour
    delay      days between due date and payment: (at first, at the end, scatter); odd: delays of single invoices
    names      under how many names they stand in the books
    vat        percent
    """

    name: str
    language: str
    manner: str
    zones: tuple[str, ...]
    threads: float
    night: float
    chases: float
    hours: float
    rate: int
    delay: tuple[int, int, int]
    odd: tuple[int, ...] = ()
    names: int = 1
    vat: int = 0
    terms: int = 14


NEAR = ("Europe/Berlin", "Europe/Vienna", "Europe/Amsterdam")
FAR = ("America/Los_Angeles", "America/Vancouver", "Australia/Melbourne", "Pacific/Auckland")

ROLES: tuple[Role, ...] = (
    Role(
        name="demanding",
        language="en",
        manner="pressing",
        zones=("Europe/London", "Europe/Berlin", "Europe/Dublin"),
        threads=8.0,
        night=0.62,
        chases=0.85,
        hours=9.0,
        rate=58,
        delay=(1, 4, 3),
        odd=(17,),
    ),
    Role(
        name="slow",
        language="en",
        manner="slow",
        zones=NEAR,
        threads=2.2,
        night=0.02,
        chases=0.0,
        hours=6.0,
        rate=74,
        delay=(26, 38, 5),
        odd=(71, 9),
        vat=27,
    ),
    Role(
        name="good",
        language="en",
        manner="calm",
        zones=NEAR,
        threads=3.0,
        night=0.03,
        chases=0.0,
        hours=8.0,
        rate=86,
        delay=(-3, -1, 3),
        odd=(12,),
        names=2,
        terms=30,
    ),
    Role(
        name="elsewhere",
        language="hu",
        manner="calm",
        zones=FAR,
        threads=3.2,
        night=0.03,
        chases=0.0,
        hours=5.0,
        rate=82,
        delay=(-1, 1, 3),
    ),
)
