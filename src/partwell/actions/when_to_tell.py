"""When to tell a client who owes money: one object of `when` to its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partwell.actions import _line as line
from partwell.receivables.when import Advice, Milestone, NoDayLeft, OpenInvoice, Prepaid, Situation, advise

MOST_INVOICES = 200
MOST_STONES = 1000
LONGEST = 3650
"""Days: the horizon and the notice may have at most ten years."""
_MOST = 1e15
_FAR = 100_000


def when_to_tell(record: line.Record, language: str) -> dict[str, Any]:  # noqa: ARG001 - numbers have no language
    """The answer to one object, without its id; raise LineFault."""
    case = _situation(record)
    try:
        return as_json(advise(case))
    except NoDayLeft as none:
        field = "horizon" if none.first > case.horizon else "latest_tell"
        given = line.shown(record[field])
        raise line.LineFault("wrong_value", field=field, expected="at_least", low=none.first, given=given) from None


def as_json(advice: Advice) -> dict[str, Any]:
    """The advice as JSON; only an approximate one has `approximate` and `value_at_most`."""
    breakeven = advice.rho_breakeven
    answer: dict[str, Any] = {
        "action": advice.action,
        "value": _plain(advice.value),
        "best_fixed_day": advice.best_fixed_day,
        "give_up_day": advice.give_up_day,
        "rho_breakeven": None if breakeven is None else _plain(breakeven),
        "value_now": _plain(advice.value_now),
        "value_fixed": _plain(advice.value_fixed),
    }
    if advice.value_at_most is not None:
        answer |= {"approximate": True, "value_at_most": _plain(advice.value_at_most)}
    return answer


def _plain(value: float) -> float:
    """Twelve digits: what the sums carry without the noise of their order."""
    return float(f"{value:.12g}")


def _situation(record: line.Record) -> Situation:
    latest = line.whole(record, "latest_tell", None, low=0)
    return Situation(
        invoices=[_invoice(i, f"invoices[{n}]") for n, i in enumerate(_list(record, "invoices", MOST_INVOICES))],
        rho=line.number(record, "rho", low=0, high=1),
        notice_days=line.whole(record, "notice_days", low=0, high=LONGEST),
        stay_cost_per_day=line.number(record, "stay_cost_per_day", low=-_MOST, high=_MOST),
        horizon=line.whole(record, "horizon", low=0, high=LONGEST),
        kappa=line.number(record, "kappa", 1.0, low=0, high=1),
        rho_tell=line.number(record, "rho_tell", 0.0, low=0, high=1),
        notice_cost_per_day=line.number(record, "notice_cost_per_day", None, low=-_MOST, high=_MOST),
        earliest_tell=line.whole(record, "earliest_tell", 0, low=0, high=_FAR),
        latest_tell=latest,
        annual_discount=line.number(record, "annual_discount", 0.0, low=0, high=10),
        p_never=line.number(record, "p_never", 0.0, low=0, high=1),
        milestones=[_milestone(_inside(m, f"milestones[{n}]")) for n, m in enumerate(_optional(record, "milestones"))],
        prepaid=[_prepaid(_inside(p, f"prepaid[{n}]")) for n, p in enumerate(_optional(record, "prepaid"))],
        must_deliver_prepaid=line.flag(record, "must_deliver_prepaid", default=True),
    )


def _list(record: line.Record, field: str, most: int) -> list[line.Record]:
    return line.objects(record, field, most=most)


def _optional(record: line.Record, field: str) -> list[line.Record]:
    return line.objects(record, field, [], most=MOST_STONES)


def _inside(item: line.Record, place: str) -> Mapping[str, Any]:
    """The fields of an item of a list under names that say where they stand."""
    return {f"{place}.{name}": value for name, value in item.items()} | {"": place}


def _invoice(item: line.Record, place: str) -> OpenInvoice:
    fields = _inside(item, place)
    hazard = item.get("hazard")
    common = {
        "amount": line.number(fields, f"{place}.amount", low=0, high=_MOST),
        "p_ever": line.number(fields, f"{place}.p_ever", 1.0, low=0, high=1),
        "collect_lag_days": line.whole(fields, f"{place}.collect_lag_days", 0, low=0, high=_FAR),
    }
    if isinstance(hazard, dict):
        inner = _inside(hazard, f"{place}.hazard")
        return OpenInvoice(**common, pays_on=line.whole(inner, f"{place}.hazard.pays_on", low=0))
    if not isinstance(hazard, list):
        return OpenInvoice(**common, hazard=(line.number(fields, f"{place}.hazard", low=0, high=1),))
    if not hazard:
        raise line.LineFault("wrong_value", field=f"{place}.hazard", expected="hazard", given="[]")
    days = [line.checked_number(h, f"{place}.hazard[{n}]", 0, 1) for n, h in enumerate(hazard)]
    return OpenInvoice(**common, hazard=days)


def _milestone(item: line.Record) -> Milestone:
    place = item[""]
    return Milestone(
        day=line.whole(item, f"{place}.day", low=0, high=_FAR),
        amount=line.number(item, f"{place}.amount", low=0, high=_MOST),
        p_accept=line.number(item, f"{place}.p_accept", low=0, high=1),
        p_accept_if_told=line.number(item, f"{place}.p_accept_if_told", low=0, high=1),
        survives_notice=line.flag(item, f"{place}.survives_notice", default=False),
    )


def _prepaid(item: line.Record) -> Prepaid:
    place = item[""]
    return Prepaid(
        amount=line.number(item, f"{place}.amount", low=0, high=_MOST),
        ready_day=line.whole(item, f"{place}.ready_day", low=0, high=_FAR),
        refund_share=line.number(item, f"{place}.refund_share", 1.0, low=0, high=1),
    )
