"""Both sides of a client in sentences with numbers: what speaks against, and what speaks for."""

from __future__ import annotations

from collections.abc import Iterator

from partwell.verdict._case import Case, number, percent, sides
from partwell.verdict._findings import latest, share, taught, time_zone_gap
from partwell.verdict._types import Said

_WIDE_GAP = 0.1
_BIG_SHARE = 0.2
_OVERDUE_DAYS = 3
_PROMISES = 2
"""So many broken promises are said; one proves nothing."""
_LOW_MOOD, _HIGH_MOOD = 3.0, 3.8


def against(case: Case) -> Iterator[Said]:
    """What speaks against the client, heaviest first."""
    yield from _serious_and_walls(case)
    yield from _late(case)
    yield from _pressing(case)
    if case.is_("indecisive", "yes"):
        yield Said("against_indecisive", case.rounds())
    spoken = round(case.detail("revision_rounds", "reopened") or 0)
    if case.is_("indecisive", "yes") and spoken:
        yield Said("against_reopened", {"n": spoken})
    if case.rate == "low":
        yield Said("against_rate", case.rates())
    creep = case.readings.get("scope_creep")
    if creep is not None and creep.n:
        yield Said("against_scope", {"n": creep.n})
    trouble, revenue = (share(case.readings.get(name)) for name in ("trouble_share", "revenue_share"))
    if trouble is not None and revenue is not None and trouble - revenue > _WIDE_GAP:
        yield Said("against_trouble", {"trouble": percent(trouble), "revenue": percent(revenue)})
    mood = case.readings.get("wellbeing")
    if mood is not None and mood.value is not None and number(mood.high) <= _LOW_MOOD:
        yield Said("against_mood", {"n": mood.n, "low": round(case.detail("wellbeing", "low") or 0)})


def _serious_and_walls(case: Case) -> Iterator[Said]:
    serious = case.readings.get("serious")
    if serious is not None and serious.n:
        yield Said("against_serious", {"n": serious.n})
    for about, one in latest(case.tried).items():
        if one.outcome.word in {"brick_wall", "new_problem"}:
            code = "wall" if one.outcome.word == "brick_wall" else "new"
            yield Said(f"against_{code}_{about}", sides(one))


def _late(case: Case) -> Iterator[Said]:
    if case.is_("slow_to_pay", "yes"):
        yield Said("against_slow", case.delay())
    overdue, oldest = (case.detail("delay", name) or 0 for name in ("open_overdue", "oldest_overdue"))
    if oldest > _OVERDUE_DAYS:
        yield Said("against_overdue", {"n": round(overdue), "days": round(oldest)})
    broken = round(case.detail("broken_promises", "broken") or 0)
    if broken >= _PROMISES:
        yield Said("against_promises", {"broken": broken, "n": case.readings["broken_promises"].n})
    if (case.detail("payment_pace", "changed") or 0) > 0:
        yield Said("against_pace", _pace(case))


def _pressing(case: Case) -> Iterator[Said]:
    if not case.is_("demanding", "yes"):
        return
    yield Said("against_demanding", case.pressure())
    soon = case.detail("chase_interval", "quarter_working_hours")
    if soon is not None and case.detail("chase_interval", "instant"):
        asked, n = round(case.detail("chase_interval", "asked") or 0), case.readings["chase_interval"].n
        yield Said("against_instant", {"asked": asked, "n": n})


def in_favour(case: Case) -> Iterator[Said]:
    """What speaks for the client, and what is the situation's doing rather than theirs."""
    yield from _better(case)
    if case.is_("slow_to_pay", "no"):
        days = case.delay()
        late = round(number(case.readings["delay"].value)) > 0
        yield Said("favour_punctual", days) if late else Said("favour_early", {"n": days["n"]})
    if case.is_("demanding", "no"):
        yield Said("favour_calm", case.pressure())
    if case.is_("indecisive", "no"):
        yield Said("favour_decided", case.rounds())
    yield from _worth(case)
    if time_zone_gap(case.readings):
        mine, theirs = (case.share("after_hours", name) for name in ("by_own_clock", "by_client_clock"))
        yield Said("favour_time_zone", {"mine": mine, "theirs": theirs, "n": case.readings["after_hours"].n})
    if case.is_("demanding", "yes") and taught(case.readings):
        opens, fast = (case.share("after_hours", name) for name in ("mirror_opens", "mirror_fast"))
        yield Said("favour_mirror", {"opens": opens, "fast": fast})
    mood = case.readings.get("wellbeing")
    if mood is not None and number(mood.value) >= _HIGH_MOOD:
        yield Said("favour_mood", {"n": mood.n})


def _better(case: Case) -> Iterator[Said]:
    for about, one in latest(case.tried).items():
        if one.outcome.word == "improved":
            yield Said(f"favour_improved_{about}", sides(one))
    if (case.detail("payment_pace", "changed") or 0) < 0:
        yield Said("favour_pace", _pace(case))


def _worth(case: Case) -> Iterator[Said]:
    if case.rate == "good":
        yield Said("favour_rate", case.rates())
    trouble, revenue = (share(case.readings.get(name)) for name in ("trouble_share", "revenue_share"))
    if revenue is not None and revenue >= _BIG_SHARE:
        yield Said("favour_revenue", {"revenue": percent(revenue), "n": case.readings["revenue_share"].n})
    heard = "after_hours" in case.readings and case.readings["after_hours"].n > 0
    if heard and trouble is not None and revenue is not None and revenue - trouble > _WIDE_GAP:
        yield Said("favour_little_trouble", {"trouble": percent(trouble), "revenue": percent(revenue)})


def _pace(case: Case) -> dict[str, str | int]:
    earlier, newest, n = (round(case.detail("payment_pace", name) or 0) for name in ("earlier", "newest", "newest_n"))
    return {"earlier": earlier, "newest": newest, "n": n}
