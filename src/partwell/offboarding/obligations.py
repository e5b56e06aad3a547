"""Step: what is owed both ways; ticked by the book where it knows, asked where it cannot."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.offboarding._step import CaseDate, Item, Step, View, asked, proved
from partwell.offboarding._types import Filling, OpenBill, Owed, PaidBill, Said

PREPAID = frozenset({"prepaid"})
MINE = ("deliver", "refund", "agreed_off")
UNBILLED = ("bill_now", "final_invoice", "write_off")
_LATER = frozenset({"deadline"})


def _items(view: View) -> Sequence[Item]:
    mine = [_mine(view, row) for row in view.facts.owed if row.by == "me" and row.state != "dropped"]
    theirs = [_theirs(row) for row in view.facts.owed if row.by != "me" and row.state != "dropped"]
    return (
        *mine,
        *(_bill(bill) for bill in view.facts.open_bills),
        *(_paid(bill) for bill in view.facts.paid_bills),
        *theirs,
        *_unbilled(view),
        asked(view, "obligations", "all_listed", "tick"),
    )


def _mine(view: View, row: Owed) -> Item:
    """Something the person owes: done in the book, or decided here how it will be settled; a deadline is only named."""
    name = f"owed_{row.key}"
    value = view.log.answer("obligations", name)
    code = row.kind if row.kind in PREPAID | _LATER else "mine"
    done = row.state == "done"
    return Item(
        name,
        "proved" if done else "choice",
        _said(code, row),
        done or bool(value),
        row.kind not in _LATER,
        value=value,
        options=() if done else MINE,
        why=_due(row),
    )


def _theirs(row: Owed) -> Item:
    return Item(f"owed_{row.key}", "proved", _said("theirs", row), row.state == "done", needed=False, why=_due(row))


def _said(code: str, row: Owed) -> Said:
    """The words of a row, with its amount where it has one; a row without words of its own has those of its kind."""
    what: dict[str, Filling] = {"what" if row.what else "step": row.what or f"case.obligations.kind.{row.kind}"}
    named = "" if row.what else "_kind"
    if row.money is None:
        return Said(f"case.obligations.{code}{named}", what)
    return Said(f"case.obligations.{code}{named}_money", {**what, "money": row.money})


def _due(row: Owed) -> Said | None:
    return Said("case.obligations.due", {"day": row.due}) if row.due else None


def _bill(bill: OpenBill) -> Item:
    """An open invoice: not asked for before telling, because the day to tell already weighs it."""
    said = Said("case.obligations.bill", {"number": bill.number or "–", "money": bill.left})
    due = Said(f"case.obligations.{'late' if bill.late else 'due'}", {"day": bill.due}) if bill.due else None
    return Item(f"bill_{bill.key}", "proved", said, done=False, needed=False, why=due)


def _paid(bill: PaidBill) -> Item:
    """An invoice that came in since the case was opened."""
    said = Said("case.obligations.paid", {"number": bill.number or "–", "money": bill.money})
    paid_on = Said("case.obligations.paid_on", {"day": bill.day})
    return Item(f"bill_{bill.key}", "proved", said, done=True, needed=False, why=paid_on)


def _unbilled(view: View) -> Sequence[Item]:
    hours = view.facts.unbilled_hours
    if hours <= 0:
        return (proved("obligations", "unbilled_none", done=True),)
    value = view.log.answer("obligations", "unbilled")
    said = Said("case.obligations.unbilled", {"hours": hours})
    return (Item("unbilled", "choice", said, bool(value), value=value, options=UNBILLED),)


def _advice(view: View) -> Sequence[Said]:
    prepaid = any(row.by == "me" and row.kind in PREPAID and row.state == "open" for row in view.facts.owed)
    said = [Said("case.obligations.prepaid_rule")] if prepaid else []
    if view.facts.proposed:
        said.append(Said("case.obligations.proposed", {"n": view.facts.proposed}))
    if not view.facts.open_bills:
        said.append(Said("case.obligations.no_bills"))
    return said


def _dates(view: View) -> Sequence[CaseDate]:
    open_ = [row for row in view.facts.owed if row.state == "open" and row.due]
    return [CaseDate("obligations.due", row.due, args={"what": row.what}) for row in open_ if row.due]


STEP = Step(40, "obligations", _items, before_telling=True, advice=_advice, dates=_dates)
