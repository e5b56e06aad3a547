"""The portfolio: every client with verdict and readings, and who makes the trouble against who brings the money."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from partwell.actions._actor import Actor
from partwell.actions._judged import named, tried_with, warnings
from partwell.facts.money import Money
from partwell.facts.problems import Note
from partwell.facts.profile import Profile
from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings
from partwell.signals.measure import Measured, measure
from partwell.verdict.judge import Said, Standard, Tried, Verdict, judge
from partwell.words.texts import say

_CLIENTS_FOR_MEDIAN = 3


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One client: `id` is Client.key; readings by signal name.

    tried    remedies with what became of them, the oldest first
    warning  what a new client shares with former bad fits, None for nothing
    """

    id: str
    name: str
    status: str
    verdict: Verdict
    readings: Mapping[str, Reading]
    tried: tuple[Tried, ...] = ()
    warning: Said | None = None


@dataclass(frozen=True, slots=True)
class TroubleShare:
    """A client's part of all trouble and all money (0 to 1); hours estimated; cost in major units, None: unpriced."""

    client: str
    trouble: float
    revenue: float | None
    hours: float
    cost: float | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Clients by trouble, most first, as measured; empty while no trouble was seen."""

    shares: tuple[TroubleShare, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The book on a day; `attention` the ids of the few clients to look at first, the first first."""

    as_of: date
    currency: str
    clients: tuple[ClientRow, ...]
    trouble: Trouble
    notes: tuple[Note, ...]
    attention: tuple[str, ...] = ()


def portfolio(actor: Actor, as_of: date | None = None) -> Portfolio:
    """The portfolio on `as_of`, by default today on the owner's clock; clients by money received, most first."""
    actor.needs("read")
    from partwell.book import batches
    from partwell.book.home import home_path
    from partwell.book.profile import read_profile

    profile = read_profile()
    found = measure(home_path(), batches, Settings.of(profile, as_of or today(profile)))
    return assemble(found, profile)


def today(profile: Profile) -> date:
    """Today on the owner's clock, in UTC while it is unknown."""
    return datetime.now(ZoneInfo(profile.zone) if profile.zone else UTC).date()


def assemble(found: Measured, profile: Profile) -> Portfolio:
    """Judge every client of a measured book; pure."""
    standard = standard_of(found, profile)
    settings, by = found.settings, found.settings.thresholds
    rows = [_row(client, found, standard) for client in found.clients]
    verdicts = {row.id: row.verdict for row in rows}
    warned = warnings(found.clients, found.readings.get("first_weeks", {}), verdicts, by)
    rows = [replace(row, warning=warned.get(row.id)) for row in rows]
    rows.sort(key=lambda row: (-_received(row), row.id))
    first = named(found.clients, found.readings.get("trouble_share", {}), verdicts, warned, by)
    return Portfolio(settings.as_of, settings.currency, tuple(rows), _trouble(rows), found.notes, first)


def standard_of(found: Measured, profile: Profile) -> Standard | None:
    """The asked rate; else the median true rate of at least three clients; else nothing to hold a rate against."""
    if profile.rate is not None:
        return Standard(profile.rate, asked=True)
    rates = [r.value.minor for r in found.readings.get("true_rate", {}).values() if isinstance(r.value, Money)]
    if len(rates) < _CLIENTS_FOR_MEDIAN:
        return None
    return Standard(Money(profile.currency, int(statistics.median_low(rates))), asked=False)


def _row(client: Row, found: Measured, standard: Standard | None) -> ClientRow:
    number = str(client["client"])
    readings, tried = found.of(number), tried_with(found, number)
    by, decision = found.settings.thresholds, client["decision"] or ""
    verdict = judge(readings, decision=decision, standard=standard, tried=tried, by=by)
    return ClientRow(number, client["name"], client["status"], verdict, readings, tried)


def _received(row: ClientRow) -> int:
    reading = row.readings.get("money_received")
    return reading.value.minor if reading and isinstance(reading.value, Money) else 0


def _trouble(rows: Sequence[ClientRow]) -> Trouble:
    shares, silent = [], 0
    for row in rows:
        reading, money = row.readings.get("trouble_share"), row.readings.get("revenue_share")
        if reading is None or not isinstance(reading.value, float):
            continue
        heard = row.readings.get("after_hours")
        silent += not (heard and heard.n)
        details = dict(reading.details)
        revenue = money.value if money and isinstance(money.value, float) else None
        shares.append(TroubleShare(row.id, reading.value, revenue, details.get("hours", 0.0), details.get("cost")))
    shares.sort(key=lambda share: (-share.trouble, share.client))
    notes = []
    if any(share.cost is None for share in shares):
        notes.append(Note("portfolio_trouble_in_hours"))
    if silent:
        notes.append(Note("portfolio_no_messages", {"n": silent}))
    return Trouble(tuple(shares), tuple(notes))


def portfolio_json(found: Portfolio, language: str) -> dict[str, object]:
    """The `portfolio --json` document; `why` and `next` are sentences in `language`."""
    return {
        "as_of": found.as_of.isoformat(),
        "currency": found.currency,
        "clients": [client_json(row, language) for row in found.clients],
        "attention": list(found.attention),
        "trouble": {
            "shares": [
                {
                    "client": share.client,
                    "trouble_share": round(share.trouble, 6),
                    "revenue_share": None if share.revenue is None else round(share.revenue, 6),
                    "hours": round(share.hours, 6),
                    "cost": None
                    if share.cost is None
                    else Money.rounded(Fraction(share.cost), found.currency).as_json(),
                }
                for share in found.trouble.shares
            ],
            "notes": notes_json(found.trouble.notes, language),
        },
        "notes": notes_json(found.notes, language),
    }


def client_json(row: ClientRow, language: str) -> dict[str, object]:
    """One client of the document."""
    verdict = row.verdict
    return {
        "id": row.id,
        "name": row.name,
        "status": row.status,
        "verdict": verdict.word,
        "why": sentence(verdict.why, language),
        "next": sentence(verdict.next, language),
        "against": [sentence(said, language) for said in verdict.against],
        "in_favour": [sentence(said, language) for said in verdict.in_favour],
        "ground": verdict.ground or None,
        "warning": None if row.warning is None else sentence(row.warning, language),
        "remedies": [tried_json(one) for one in row.tried],
        "fitting": list(verdict.remedies),
        "kinds": {
            name: {
                "word": kind.word,
                "probability": _plain(kind.probability),
                "n": kind.n,
            }
            for name, kind in verdict.kinds.items()
        },
        "readings": {name: reading.as_json() for name, reading in row.readings.items()},
    }


def tried_json(one: Tried) -> dict[str, object]:
    """One remedy of the document: what was counted before and after, the ratio with its 80 % range, and the word."""
    found = one.outcome
    ratio = {name: _plain(getattr(found, name)) for name in ("ratio", "low", "high", "improved")}
    return {
        "id": one.key,
        "kind": one.kind,
        "about": one.about,
        "day": one.day.isoformat(),
        "outcome": found.word,
        **ratio,
        "more": found.more,
        "before": {"count": found.sides.before, "exposure": _plain(found.sides.weeks_before)},
        "after": {"count": found.sides.after, "exposure": _plain(found.sides.weeks_after)},
        "dispersion": _plain(found.sides.dispersion),
    }


def _plain(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def sentence(said: Said, language: str) -> str:
    """A Said in the words of a language."""
    return say(language, f"verdict.{said.code}", **said.args)


def notes_json(notes: Iterable[Note], language: str) -> list[dict[str, str]]:
    """Notes as code and sentence."""
    return [{"code": note.code, "message": say(language, f"note.{note.code}", **note.args)} for note in notes]
