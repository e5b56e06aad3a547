"""Introductions with two yeses: first the colleague is asked, then the client, and only then both meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from partwell.papers.document import Document, Paragraph, one_line
from partwell.words import formats, say, say_count

Step = Literal["ask", "client", "intro"]
STEPS: tuple[Step, ...] = ("ask", "client", "intro")
PROVIDERS = ("agency", "specialist", "employee", "platform", "junior")
"""Kinds of provider to name where no colleague fits; each with an honest why."""


_DAILY, _BROAD, _BROAD_HOURS, _SMALL, _CHEAP = 60.0, 8, 30.0, 5.0, 0.7


@dataclass(frozen=True, slots=True)
class Signs:
    """What the book shows of the client's work: hours a month, how many kinds of it, whether it presses outside
    working hours, the client's rate as a share of the person's usual one (None: unknown), and whether the person's
    own reason is that the work has moved away."""

    hours: float = 0.0
    kinds: int = 0
    pressing: bool = False
    rate_share: float | None = None
    moved: bool = False


def providers_for(signs: Signs) -> tuple[str, ...]:
    """The kinds of provider that the book gives a reason for, the strongest reason first; () where it gives none."""
    cheap = signs.rate_share is not None and signs.rate_share < _CHEAP
    reasons = {
        "specialist": signs.moved,
        "employee": signs.pressing or signs.hours >= _DAILY,
        "agency": signs.kinds >= _BROAD and signs.hours >= _BROAD_HOURS,
        "junior": cheap,
        "platform": cheap and 0 < signs.hours < _SMALL,
    }
    return tuple(kind for kind, holds in reasons.items() if holds)


@dataclass(frozen=True, slots=True)
class Match:
    """Client and colleague: the client's needs and the colleague's skills in words; days the client typically pays
    late where the colleague must be told (None: no need)."""

    client: str
    colleague: str
    me: str
    last_day: date
    needs: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    days_late: int | None = None


def introduction(language: str, step: Step, match: Match) -> Document:
    """The text of one step: to the colleague, to the client, to both; the client's name only where both agreed."""
    args = {
        "client": one_line(match.client),
        "name": one_line(match.colleague),
        "needs": _listed(language, match.needs),
        "skills": _listed(language, match.skills),
        "day": formats.long_day(language, match.last_day),
    }
    who = args["client"] if step == "client" else args["name"]
    greeting = say(language, "paper.letter.greeting", who=who)
    if step == "intro":
        greeting = say(language, "paper.refer.intro.greeting", **args)
    text = [say(language, f"paper.refer.{step}.text", **args)]
    if step == "ask" and match.days_late:
        days = say_count(language, "paper.days", match.days_late)
        text.append(say(language, "paper.refer.ask.slow", days=days))
    closing = f"{say(language, 'paper.letter.closing')}\n{one_line(match.me)}".rstrip()
    title = say(language, f"paper.refer.{step}.subject", **args)
    return Document("letter", language, title, tuple(Paragraph(one) for one in (greeting, *text, closing)))


def provider_sentence(language: str, kind: str) -> str:
    """What to say where nobody can be named: the kind of provider that fits and why; raise KeyError."""
    if kind not in PROVIDERS:
        raise KeyError(kind)
    name, why = (say(language, f"paper.provider.{kind}{part}") for part in ("", ".why"))
    return say(language, "paper.refer.provider.text", provider=name, why=why)


def _listed(language: str, words: tuple[str, ...]) -> str:
    shown = [one_line(word) for word in words if one_line(word)]
    return ", ".join(shown) if shown else say(language, "paper.refer.this_work")
