"""What the pages say of economics: pictures and sentences for the book, and for one client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from partwell.faces import _economics_text as text
from partwell.faces.web._svg_cash import Cash
from partwell.faces.web._svg_stack import Part, Stack
from partwell.words import day, percent, say

if TYPE_CHECKING:
    from partwell.actions._actor import Actor
    from partwell.actions.client_economics import ClientEconomics
    from partwell.actions.economics import Economics
    from partwell.verdict.runway import Outlook

Names = Mapping[str, str]
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One client on the curve of trouble against money, shares added up; `ends` the range of the trouble."""

    name: str
    trouble: float
    revenue: float
    ends: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """The outlook of one case in words: the chance to run dry, what is left at least and typically (major units)."""

    client: str
    name: str
    chance: str
    low: float
    middle: float


def of_book(actor: Actor, as_of: date, language: str) -> dict[str, Any]:
    """Everything the portfolio page shows below its table."""
    from partwell.actions.changes import what_changed
    from partwell.actions.economics import economics_and_basis

    basis, whole = economics_and_basis(actor, as_of)
    names = {row.id: row.name for row in basis.portfolio.clients}
    changed = what_changed(actor, as_of)
    return {
        "e": whole,
        "steps": _steps(whole, names),
        "curve_texts": list(text.curve_texts(language, whole, names)),
        "gini": text.gini_text(language, whole),
        "lies": _lies(language, whole, names),
        "lies_texts": list(text.concentration_texts(language, whole, names)),
        "waits": _waits(language, whole),
        "waits_texts": _waits_texts(language, whole),
        "cash": _cash(whole),
        "cash_texts": list(text.runway_texts(language, whole, names, worst=False)),
        "leaving": _leaving(language, whole, names),
        "changed": changed,
        "changes": list(text.change_texts(language, changed)),
    }


def _steps(whole: Economics, names: Names) -> list[Step]:
    curve = whole.curve
    if curve is None:
        return []
    ends: tuple[tuple[float, float] | None, ...] = curve.ranges or (None,) * len(curve.clients)
    rows = zip(curve.clients, curve.trouble_shares, curve.revenue_shares, ends, strict=True)
    return [Step(names[client], trouble, revenue, end) for client, trouble, revenue, end in rows]


def _lies(language: str, whole: Economics, names: Names) -> Stack | None:
    of = whole.concentration
    if of is None:
        return None
    parts = [Part(names[client], share, percent(language, share)) for client, share in of.shares[:_SHOWN]]
    rest = sum(share for _, share in of.shares[_SHOWN:])
    if rest:
        parts.append(Part(say(language, "web.portfolio.others"), rest, percent(language, rest), "rest"))
    return Stack(say(language, "web.portfolio.lies_picture"), parts)


def _waits(language: str, whole: Economics) -> Stack | None:
    of = whole.waiting
    if of is None:
        return None
    best, late = round(of.best), round(of.dso) - round(of.best)
    return Stack(
        say(language, "web.portfolio.waits_picture"),
        [
            Part(say(language, "web.portfolio.waits_best"), best, text.days(language, best)),
            Part(say(language, "web.portfolio.waits_late"), late, text.days(language, late), "late"),
        ],
    )


def _waits_texts(language: str, whole: Economics) -> list[str]:
    lines = list(text.waiting_texts(language, whole))
    of = whole.waiting
    if of is not None:
        if of.to_pay is not None:
            lines.append(say(language, "web.portfolio.to_pay", days=text.days(language, round(of.to_pay))))
        window = {"day": day(language, of.until), "days": text.days(language, of.days)}
        lines.append(say(language, "web.portfolio.waits_n", **window))
    return lines


def _cash(whole: Economics, other: Outlook | None = None) -> Cash | None:
    runway = whole.cash.runway
    if runway is None:
        return None
    return Cash(whole.cash.cash, runway.stay.path, whole.currency, other.path if other else ())


def _leaving(language: str, whole: Economics, names: Names) -> list[Leaving]:
    """Staying first, then each client, the dearest to lose first."""
    runway = whole.cash.runway
    if runway is None:
        return []
    known = {client: outlook for client, outlook in runway.leave.items() if client in names}
    order = sorted(known, key=lambda client: (-known[client].short, known[client].low, client))
    stay = _case(language, "", say(language, "web.economics.cash_all"), runway.stay)
    return [stay, *(_case(language, client, names[client], known[client]) for client in order)]


def _case(language: str, client: str, name: str, of: Outlook) -> Leaving:
    return Leaving(client, name, text.chance(language, of.short), of.low, of.middle)


def of_client(actor: Actor, client: str, language: str) -> dict[str, Any]:
    """Everything the page of one client's economics shows; raise NotFound `no_client`."""
    from partwell.actions.client_economics import client_economics
    from partwell.actions.economics import economics

    found = client_economics(actor, client)
    whole = economics(actor, found.as_of)
    runway, name = whole.cash.runway, found.row.name
    cases = []
    if runway is not None and found.leave is not None:
        cases = [
            _case(language, "", say(language, "web.economics.cash_with", name=name), runway.stay),
            _case(language, "", say(language, "web.economics.cash_without", name=name), found.leave),
        ]
    return {
        "e": found,
        "lead": _lead(language, found),
        "cash": _cash(whole, found.leave) if found.leave else None,
        "cases": cases,
        "limits": list(text.runway_limits(language, whole)) if runway else [],
        "no_cash": "" if runway else say(language, f"economics.runway.{whole.cash.reason}"),
        "refill": _refill(language, found),
        "outside": _outside(language, found),
        "surcharged": found.outside,
    }


def _lead(language: str, found: ClientEconomics) -> str:
    shares = [found.row.readings.get(name) for name in ("revenue_share", "trouble_share")]
    money, trouble = (one.value if one and isinstance(one.value, float) else None for one in shares)
    name = found.row.name
    if money is None:
        return say(language, "web.economics.lead_none", name=name)
    said = {"name": name, "money": percent(language, money)}
    if not trouble:
        return say(language, "web.economics.lead_money", **said)
    return say(language, "web.economics.lead", trouble=percent(language, trouble), **said)


def _refill(language: str, found: ClientEconomics) -> list[str]:
    of = found.refill
    if of is None:
        return [say(language, "web.economics.refill_unknown")]
    if of.share == 0:
        return [say(language, "web.economics.refill_nothing")]
    rate = text.money_of(language, of.rate, found.currency)
    said = {"hours": text.hours_of(language, of.hours[1]), "rate": rate}
    key = "refill_text" if of.share <= 1 else "refill_over"
    lines = [say(language, f"web.economics.{key}", share=percent(language, of.share), **said)]
    lines.append(say(language, "web.economics.refill_asked" if of.asked else "web.economics.refill_median", rate=rate))
    low, high = percent(language, of.low), percent(language, of.high)
    if low != high:
        lines.append(say(language, "web.economics.refill_range", low=low, high=high))
    return lines


def _outside(language: str, found: ClientEconomics) -> list[str]:
    of = found.outside
    if of is None:
        return [say(language, "web.economics.none_outside")]
    said = {"hours": text.hours_of(language, of.hours), "surcharge": percent(language, of.surcharge)}
    lines = []
    if of.hours and of.extra is None:
        lines.append(say(language, "web.economics.outside_unpriced", **said))
    elif of.hours and of.extra is not None:
        extra = text.money_of(language, of.extra, found.currency)
        lines.append(say(language, "web.economics.outside_text", extra=extra, **said))
    if any(of.guessed):
        lines.append(say(language, "web.economics.outside_messages", hours=text.hours_of(language, of.guessed[1])))
    return lines
