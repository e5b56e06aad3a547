"""Values to fill papers with: every choice once, and the names nobody should trust."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

from partwell.facts.money import Money
from partwell.papers.parting import DEPOSITS, REASONS, Owing, Parting

TODAY = date(2026, 11, 25)
LAST = date(2026, 12, 31)
HOSTILE = (
    '#set page(fill: red)\n= "Kft." & <b>Ügyfél</b> \\ $x^2$ `code` @ref *bold*',
    "Bcc: everyone@x.example\r\nSubject: other",
    "\u202egnp.exe\u202c \u202e\u0639\u0631\u0628\u064a\u202c \u05e9\u05dc\u05d5\u05dd",
    "a\x00b\x07c\u2028d\ufeff",
    "';--\"\"''«»„”“",
    "../../etc/passwd",
    "Ő" * 400,
)


def owing(*majors: int, currency: str = "EUR") -> tuple[Owing, ...]:
    """Open invoices of so many units each, the first without a due date."""
    return tuple(
        Owing(
            f"A-{at}",
            date(2026, 9, at),
            date(2026, 10, at) if at > 1 else None,
            Money(currency, major * 100),
            Money(currency, 0),
            Money(currency, major * 100),
        )
        for at, major in enumerate(majors, 1)
    )


def parting(language: str = "en", **more: Any) -> Parting:
    """A parting with nothing special about it, unless said."""
    given: dict[str, Any] = {"client": "Quillon Robotics", "me": "Nora Sellei", "today": TODAY, "last_day": LAST}
    return Parting(language, **{**given, **more})  # type: ignore[arg-type]


def every_way() -> Iterator[Parting]:
    """All reasons, both languages, all treatments of money, told or not, friendly or not."""
    days = (None, TODAY, date(2026, 11, 24))
    for language, reason, deposit, told, friendly, owed in product(
        ("en", "hu"), REASONS, DEPOSITS, days, (True, False), ((), owing(100), owing(100, 250))
    ):
        yield parting(
            language,
            reason=reason,
            own_reason="I now work on film music" if language == "en" else "Mostantól filmzenével foglalkozom",
            deposit=deposit,
            told=told,
            friendly=friendly,
            owing=owed,
            referral=friendly,
            clause="Agreement, line 12" if told else "",
            notice="36 days",
            will_do=("the website",) if owed else (),
            wont_do=("the catalogue",),
            condition="two weeks' notice for every job" if friendly else "",
            meeting=datetime(2026, 11, 26, 10, 30, tzinfo=UTC),
            place="Café",
        )
