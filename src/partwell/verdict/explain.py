"""Both sides of a client in sentences with numbers: what speaks against, what speaks for, why this word, what next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from partwell.facts.money import Money
from partwell.facts.reading import Reading, Value
from partwell.verdict._findings import Rate, detail, share, taught, time_zone_gap
from partwell.verdict._types import Kind, Said, Standard, Word

_WIDE_GAP = 0.1
_BIG_SHARE = 0.2
_ON_TIME_DAYS = 3
"""Up to here a typical delay may be called "on time": a weekend and the bank's own day."""
_MISSING = {
    "own_address_unknown": "next_say_own_address",
    "zone_unknown": "next_say_zone",
    "client_zone_unknown": "next_say_client_zone",
    "no_own_messages": "next_import_own_mail",
    "no_messages": "next_import_mail",
    "no_due_dates": "next_give_due_dates",
    "no_settled_invoices": "next_import_invoices",
}


def against(
    readings: Mapping[str, Reading], kinds: Mapping[str, Kind], rate: Rate, standard: Standard | None
) -> Iterator[Said]:
    """What speaks against the client, heaviest first."""
    if kinds["slow_to_pay"].word == "yes":
        yield Said("against_slow", _delay(readings))
    overdue, oldest = (detail(readings.get("delay"), name) or 0 for name in ("open_overdue", "oldest_overdue"))
    if oldest > _ON_TIME_DAYS:
        yield Said("against_overdue", {"n": round(overdue), "days": round(oldest)})
    if kinds["demanding"].word == "yes":
        yield Said("against_demanding", _pressure(readings))
    if rate == "low":
        yield Said("against_rate", _rate(readings, standard))
    trouble, revenue = (share(readings.get(name)) for name in ("trouble_share", "revenue_share"))
    if trouble is not None and revenue is not None and trouble - revenue > _WIDE_GAP:
        yield Said("against_trouble", {"trouble": _percent(trouble), "revenue": _percent(revenue)})


def in_favour(
    readings: Mapping[str, Reading], kinds: Mapping[str, Kind], rate: Rate, standard: Standard | None
) -> Iterator[Said]:
    """What speaks for the client, and what is the situation's doing rather than theirs."""
    if kinds["slow_to_pay"].word == "no":
        days = _delay(readings)
        late = round(_number(readings["delay"].value)) > 0
        yield Said("favour_punctual", days) if late else Said("favour_early", {"n": days["n"]})
    if kinds["demanding"].word == "no":
        yield Said("favour_calm", _pressure(readings))
    if rate == "good":
        yield Said("favour_rate", _rate(readings, standard))
    trouble, revenue = (share(readings.get(name)) for name in ("trouble_share", "revenue_share"))
    if revenue is not None and revenue >= _BIG_SHARE:
        yield Said("favour_revenue", {"revenue": _percent(revenue), "n": readings["revenue_share"].n})
    heard = "after_hours" in readings and readings["after_hours"].n > 0
    if heard and trouble is not None and revenue is not None and revenue - trouble > _WIDE_GAP:
        yield Said("favour_little_trouble", {"trouble": _percent(trouble), "revenue": _percent(revenue)})
    if time_zone_gap(readings):
        mine, theirs = (_share_of(readings, name) for name in ("by_own_clock", "by_client_clock"))
        yield Said("favour_time_zone", {"mine": mine, "theirs": theirs, "n": readings["after_hours"].n})
    if kinds["demanding"].word == "yes" and taught(readings):
        yield Said(
            "favour_mirror", {"opens": _share_of(readings, "mirror_opens"), "fast": _share_of(readings, "mirror_fast")}
        )


def why(
    word: Word, readings: Mapping[str, Reading], kinds: Mapping[str, Kind], rate: Rate, standard: Standard | None
) -> Said:
    """The one sentence behind the word."""
    slow, demanding = kinds["slow_to_pay"], kinds["demanding"]
    if word == "part":
        return Said("why_own_word")
    if word == "manage":
        if slow.word == demanding.word == "yes":
            return Said("why_slow_and_demanding", {**_delay(readings), **_pressure(readings)})
        if slow.word == "yes":
            return Said("why_slow", _delay(readings))
        return Said("why_demanding", _pressure(readings)) if demanding.word == "yes" else _why_rate(readings, standard)
    if word == "keep":
        return _why_keep(readings, slow, demanding)
    if rate == "unclear":
        return Said("why_rate_unclear", _rate(readings, standard))
    return Said("why_unknown", {"n": slow.n, "m": demanding.n})


def _why_keep(readings: Mapping[str, Reading], slow: Kind, demanding: Kind) -> Said:
    """What was ruled out; "on time" only of a client who is, else the days."""
    numbers: dict[str, str | int] = {"n": slow.n, "m": demanding.n}
    if slow.word != "no":
        return Said("why_keep_calm", numbers)
    code = "why_keep" if demanding.word == "no" else "why_keep_punctual"
    days = int(_delay(readings)["days"])
    return Said(code, numbers) if days <= _ON_TIME_DAYS else Said(f"{code}_days", {**numbers, "days": days})


def what_next(word: Word, readings: Mapping[str, Reading], kinds: Mapping[str, Kind]) -> Said:
    """One thing to do; for an unknown client what would settle the question."""
    if word == "part":
        return Said("next_cool_off")
    if word == "keep":
        return Said("next_agree_hours" if time_zone_gap(readings) else "next_keep")
    if word == "manage":
        if kinds["slow_to_pay"].word == "yes":
            return Said("next_deposit")
        if kinds["demanding"].word == "yes":
            return Said("next_own_boundary" if taught(readings) else "next_boundary")
        return Said("next_rate")
    return _missing(readings, kinds)


def _missing(readings: Mapping[str, Reading], kinds: Mapping[str, Kind]) -> Said:
    """The first gap the person can close; waiting for more facts where there is none."""
    for kind, signal in (("slow_to_pay", "delay"), ("demanding", "after_hours")):
        reading = readings.get(signal)
        code = _MISSING.get(reading.reason) if reading else None
        if code and kinds[kind].word == "not_enough_evidence":
            return Said(code)
    return Said("next_wait")


def _why_rate(readings: Mapping[str, Reading], standard: Standard | None) -> Said:
    return Said("why_rate", _rate(readings, standard))


def _delay(readings: Mapping[str, Reading]) -> dict[str, str | int]:
    """Days (typical), low, high, n of the delay."""
    reading = readings["delay"]
    low, days, high = (round(_number(value)) for value in (reading.low, reading.value, reading.high))
    return {"days": days, "low": low, "high": high, "n": reading.n}


def _pressure(readings: Mapping[str, Reading]) -> dict[str, str | int]:
    """Messages that press outside hours; share of all outside the person's hours as counted (%); messages."""
    reading = readings["after_hours"]
    pressing = round(detail(reading, "pressing_after_hours") or 0)
    return {"pressing": pressing, "share": _share_of(readings, "by_own_clock"), "messages": reading.n}


def _rate(readings: Mapping[str, Reading], standard: Standard | None) -> dict[str, str | int]:
    reading = readings["true_rate"]
    rates = {"low": _plain(reading.low), "rate": _plain(reading.value), "high": _plain(reading.high)}
    return {**rates, "standard": _plain(standard.rate if standard else None), "n": reading.n}


def _plain(value: Value) -> str:
    """A rate as whole units and currency, `85 EUR`."""
    return f"{value.decimal:.0f} {value.currency}" if isinstance(value, Money) else "?"


def _number(value: Value) -> float:
    return value if isinstance(value, float | int) else 0.0


def _percent(part: float) -> int:
    return round(part * 100)


def _share_of(readings: Mapping[str, Reading], name: str) -> int:
    return _percent(detail(readings.get("after_hours"), name) or 0.0)
