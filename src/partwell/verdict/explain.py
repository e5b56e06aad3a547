"""The one sentence behind a word, and the one thing to do next."""

from __future__ import annotations

from partwell.verdict._case import Args, Case, sides
from partwell.verdict._findings import latest, taught, time_zone_gap, to_confirm, walls
from partwell.verdict._sides import against, in_favour
from partwell.verdict._types import Said

__all__ = ["against", "in_favour", "what_next", "why"]

ON_TIME_DAYS = 3
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


def why(case: Case) -> Said:
    """The one sentence behind the word."""
    if case.word == "part":
        return _why_part(case)
    if case.word == "manage":
        return _why_manage(case)
    if case.word == "keep":
        return _why_keep(case)
    if case.rate == "unclear":
        return Said("why_rate_unclear", case.rates())
    return Said("why_unknown", {"n": case.kinds["slow_to_pay"].n, "m": case.kinds["demanding"].n})


def _why_part(case: Case) -> Said:
    if case.ground == "own_word":
        return Said("why_own_word")
    if case.ground == "serious":
        confirmed = case.readings["serious"]
        return Said("why_serious", {"n": confirmed.n})
    one = walls(case.tried, case.kinds)[-1]
    return Said(f"why_wall_{one.about}", sides(one))


def _why_manage(case: Case) -> Said:
    slow, demanding = (case.is_(kind, "yes") for kind in ("slow_to_pay", "demanding"))
    if slow and demanding:
        return Said("why_slow_and_demanding", {**case.delay(), **case.pressure()})
    if slow:
        return Said("why_slow", case.delay())
    if demanding:
        return Said("why_demanding", case.pressure())
    return Said("why_indecisive", case.rounds()) if case.is_("indecisive", "yes") else Said("why_rate", case.rates())


def _why_keep(case: Case) -> Said:
    """What was ruled out; what got better; "on time" only of a client who is, else the days."""
    slow, demanding = case.kinds["slow_to_pay"], case.kinds["demanding"]
    better = [one for one in latest(case.tried).values() if one.outcome.word == "improved" and one.since is not None]
    if better:
        return Said(f"why_improved_{better[-1].about}", sides(better[-1]))
    numbers: Args = {"n": slow.n, "m": demanding.n}
    if slow.word != "no":
        return Said("why_keep_calm", numbers)
    code = "why_keep" if demanding.word == "no" else "why_keep_punctual"
    days = int(case.delay()["days"])
    return Said(code, numbers) if days <= ON_TIME_DAYS else Said(f"{code}_days", {**numbers, "days": days})


def what_next(case: Case) -> Said:
    """One thing to do; for an unknown client what would settle the question."""
    if case.word == "part":
        return Said("next_safety" if case.ground == "serious" else "next_cool_off")
    if case.word == "keep":
        return Said("next_agree_hours" if time_zone_gap(case.readings) else "next_keep")
    if to_confirm(case.readings):
        return Said("next_confirm_serious", {"n": to_confirm(case.readings)})
    return _manage(case) if case.word == "manage" else _missing(case)


def _manage(case: Case) -> Said:
    """The remedy for the heaviest trouble; where one is under way, to wait for it."""
    for about, code in (
        ("slow_to_pay", "next_deposit"),
        ("demanding", "next_own_boundary" if taught(case.readings) else "next_boundary"),
        ("indecisive", "next_brief"),
    ):
        if case.is_(about, "yes"):
            return _under_way(case, about) or Said(code)
    return Said("next_rate")


def _under_way(case: Case, about: str) -> Said | None:
    one = latest(case.tried).get(about)
    if one is None or one.outcome.word != "undecided":
        return None
    more = one.outcome.more
    return Said("next_wait_long") if more is None else Said(f"next_wait_{about}", {"n": more})


def _missing(case: Case) -> Said:
    """The first gap the person can close; waiting for more facts where there is none."""
    for kind, signal in (("slow_to_pay", "delay"), ("demanding", "after_hours")):
        reading = case.readings.get(signal)
        code = _MISSING.get(reading.reason) if reading else None
        if code and case.is_(kind, "not_enough_evidence"):
            return Said(code)
    return Said("next_wait")
