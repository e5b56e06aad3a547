"""The book's facts about one client as the steps of a case want them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.actions._case_contract import contract_facts
from partwell.actions._case_log import events_of
from partwell.actions._case_measures import measures
from partwell.actions._case_owed import debts_of
from partwell.actions._case_timing import tell_advice
from partwell.actions.client_economics import client_economics
from partwell.actions.invoice_history import Bill, invoice_history
from partwell.actions.monthly_hours import MonthHours, monthly_hours
from partwell.actions.portfolio import portfolio
from partwell.facts.money import Money
from partwell.facts.profile import Profile
from partwell.offboarding import _log, _waiting
from partwell.offboarding._types import CaseFacts, Earlier, OpenBill, Owed, PaidBill, Purse, Reliance

if TYPE_CHECKING:
    from partwell.book.cases import CaseRow

_RECENT = 6
_REMOTE = ("call", "zoom", "teams", "meet", "video", "online", "skype", "hívás", "videó", "telefon")


def gather(actor: Actor, row: CaseRow, others: Sequence[CaseRow], profile: Profile, now: datetime) -> CaseFacts:
    """Everything known of the client of `row` on the day of `now`; `others` are the client's other cases."""
    from partwell.book import case_facts

    today, client = now.date(), row.client
    bills = invoice_history(actor, client, today)
    found = portfolio(actor, today)
    mine = next((one for one in found.clients if one.id == client), None)
    months = monthly_hours(actor, client, today)
    talk = case_facts.talk(client)
    debts = debts_of(actor, client, profile.language)
    last = max((bill.issued for bill in bills), default=None)
    titles = case_facts.meeting_titles(client, now - timedelta(days=365))
    facts = CaseFacts(
        client=row.name,
        language=_language(client),
        country=profile.country,
        open_bills=open_bills(bills),
        paid_bills=_paid_bills(bills, row.events[0].at.astimezone(now.tzinfo).date()),
        unbilled_hours=debts.unbilled,
        owed=debts.rows,
        proposed=debts.proposed,
        contract=contract_facts(actor, client),
        reliance=_reliance(months, debts.rows, today),
        purse=_purse(actor, client, today),
        check_ins=_check_ins(client),
        earlier=tuple(_earlier(one, now) for one in others),
        met=len(titles),
        calls=sum(1 for title in titles if any(word in title.casefold() for word in _REMOTE)),
        messages=talk.messages,
        first_message=None if talk.first is None else datetime.fromtimestamp(talk.first, now.tzinfo).date(),
        documents=talk.documents,
        slow=bool(mine and "slow_to_pay" in mine.verdict.kinds and mine.verdict.kinds["slow_to_pay"].word == "yes"),
        last_invoice=last,
    )
    return _with_log(actor, facts, row, profile, now)


def _with_log(actor: Actor, facts: CaseFacts, row: CaseRow, profile: Profile, now: datetime) -> CaseFacts:
    """The facts that depend on the case itself: the best day to tell after the wait; before and after."""
    log = _log.read(events_of(row))
    today = now.date()
    if log.told is not None:
        return replace(facts, measures=measures(actor, log, profile, today))
    wait = max((_waiting.end(log, now).date() - today).days, 0)
    advice = tell_advice(actor, row.client, profile, today, wait) if facts.open_bills else None
    return replace(facts, advice=advice)


def open_bills(bills: Sequence[Bill]) -> tuple[OpenBill, ...]:
    """The invoices that are not wholly paid, the oldest first."""
    left = [(bill, bill.gross - bill.paid) for bill in bills if bill.state != "paid"]
    return tuple(OpenBill(b.invoice, b.number, money, b.due, b.state == "overdue") for b, money in left)


def _paid_bills(bills: Sequence[Bill], since: date) -> tuple[PaidBill, ...]:
    paid = [(bill, bill.last_paid) for bill in bills if bill.state == "paid" and bill.last_paid]
    return tuple(PaidBill(b.invoice, b.number, b.gross, day) for b, day in paid if day >= since)


def _language(client: str) -> str:
    """The language most of the client's newest messages are in; "" where none says."""
    from partwell.book.case_facts import newest_texts
    from partwell.language.detect import detect

    found = [language for text in newest_texts(client) if (language := detect(text))]
    return max(set(found), key=lambda one: (found.count(one), one)) if found else ""


def _check_ins(client: str) -> tuple[tuple[date, int], ...]:
    from partwell.book.listing import check_ins

    return tuple((one.day, one.score) for one in check_ins(client))


def _earlier(row: CaseRow, now: datetime) -> Earlier:
    verbs = {event.verb for event in row.events}
    outcome = "withdrawn" if "withdraw" in verbs else "closed" if "close" in verbs else "open"
    return Earlier(row.number, row.events[0].at.replace(tzinfo=UTC).astimezone(now.tzinfo).date(), outcome)


def _reliance(months: Sequence[MonthHours], debts: Sequence[Owed], today: date) -> Reliance:
    """Months with logged work among the last six whole ones, hours a month in them, work promised and not done."""
    first = today.year * 12 + today.month - 1
    recent = [m for m in months if 1 <= first - (m.month.year * 12 + m.month.month - 1) <= _RECENT]
    open_work = sum(1 for debt in debts if debt.by == "me" and debt.state == "open")
    return Reliance(sum(1 for m in recent if m.logged > 0), sum(m.logged for m in recent) / _RECENT, open_work)


def _purse(actor: Actor, client: str, today: date) -> Purse:
    """Money and hours a month, from the same figures as the client's economics."""
    found = client_economics(actor, client, today)
    runway, fill = found.cash.runway, found.refill

    def money(amount: float | None) -> Money | None:
        return None if amount is None else Money.rounded(Decimal(str(amount)), found.currency)

    return Purse(
        brings=money(found.monthly),
        known=runway is not None and found.leave is not None,
        stay=runway.stay.months if runway else None,
        leave=found.leave.months if found.leave else None,
        refill=fill.share if fill else None,
        hours=fill.hours[1] if fill else 0.0,
        rate=money(fill.rate) if fill else None,
    )
