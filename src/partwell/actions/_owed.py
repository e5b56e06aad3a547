"""What the book's facts show to be owed between the person and one client: bills, hours, advances, words, tails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from partwell.actions._actor import Actor
from partwell.actions._contract_words import sentence
from partwell.actions.invoice_history import invoice_history
from partwell.contracts.obligations import By, Owed, State
from partwell.contracts.promises import is_advance, is_balance, promises_in
from partwell.facts.errors import NotFound
from partwell.facts.keys import key
from partwell.facts.money import Money
from partwell.facts.profile import Profile
from partwell.language.detect import detect
from partwell.language.promise import due

if TYPE_CHECKING:
    from partwell.book.owed import Amount

_MESSAGES = timedelta(days=45)
_MOST_PROMISES = 12
_MOST_MEETINGS = 5
_MOST_SUMS = 5
_WORTH = 50  # a rest below a fiftieth of a payment is a fee, not an advance
_FAIR_NOTICE = timedelta(days=30)
_TAILS = ("non_compete", "non_solicit", "confidentiality_forever", "survival", "warranty_tail")
_HANDOVER = ("hosting", "handover_work", "return_materials", "data_return", "unused_revisions")


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, when, in which language; `identities` everything the client goes by."""

    actor: Actor
    client: str
    identities: list[int]
    today: date
    profile: Profile
    language: str


def shown_by_facts(asked: Asked) -> list[Owed]:
    """Everything the facts show, in no order; what falls after the last day is marked so."""
    found = [*_bills(asked), *_work(asked), *_prepaid(asked), *_promises(asked), *_meetings(asked)]
    last, tails = _contract(asked)
    return [_placed(item, asked.today, last) for item in found] + tails


def _placed(item: Owed, today: date, last: date) -> Owed:
    if item.due is None:
        return item
    return replace(item, late=item.due < today, after=item.due > last and item.kind == "deadline")


def _id(kind: str, fact: str) -> str:
    return key("owed", kind, fact)


def _bills(asked: Asked) -> Iterator[Owed]:
    for bill in invoice_history(asked.actor, asked.client, asked.today):
        if bill.state != "paid":
            rest = Money(bill.gross.currency, bill.gross.minor - bill.paid.minor)
            state: State = "proposed" if bill.state == "unclear" else "open"
            yield Owed(
                _id("unpaid", bill.invoice), "client", "unpaid", bill.number, bill.due, rest, fact=bill.evidence,
                state=state,
            )  # fmt: skip


def _work(asked: Asked) -> Iterator[Owed]:
    from partwell.book import owed

    last = owed.last_issued(asked.identities)
    seconds = owed.seconds_since(asked.identities, last)
    if seconds > 0:
        hours, rate = seconds / 3600, asked.profile.rate
        worth = (
            Money.rounded(Fraction(rate.minor * seconds, 3600 * 10 ** _digits(rate)), rate.currency) if rate else None
        )
        mark = _id("unbilled", f"{asked.client} {last}")
        yield Owed(mark, "client", "unbilled", "", None, worth, estimated=True, hours=hours)
    for spent in owed.expenses_since(asked.identities, last):
        yield Owed(
            _id("expense", spent.key), "client", "expense", spent.note, None, spent.amount, fact=f"expense:{spent.key}"
        )


def _digits(money: Money) -> int:
    from partwell.facts.money import exponent

    return exponent(money.currency)


def _prepaid(asked: Asked) -> Iterator[Owed]:
    """Advances that no closing bill followed, and money that no bill accounts for: both only proposed."""
    from partwell.book import owed

    paid = owed.paid_bills(asked.identities)
    for bill in _open_advances(owed.bills(asked.identities)):
        if bill.key in paid:
            yield _proposed("prepaid", bill, f"invoice:{bill.key}")
    for money in owed.money_without_bill(asked.identities)[-_MOST_SUMS:]:
        yield _proposed("prepaid", money, f"payment:{money.key}")


def _open_advances(bills: Sequence[Amount]) -> list[Amount]:
    waiting: list[Amount] = []
    for bill in bills:
        if is_balance(bill.note):
            waiting = waiting[:-1]
        elif is_advance(bill.note):
            waiting.append(bill)
    return waiting


def _proposed(kind: str, shown: Amount, fact: str) -> Owed:
    return Owed(
        _id(kind, shown.key), "me", kind, shown.note, None, shown.amount, fact=fact, state="proposed", seen=shown.day
    )


def _promises(asked: Asked) -> list[Owed]:
    """Sentences of the last weeks that sound like a promise, the newest first."""
    from partwell.book.owed import said_since

    found: list[Owed] = []
    for message in reversed(said_since(asked.identities, asked.today - _MESSAGES)):
        language = detect(message.text) or asked.profile.language
        by: By = "me" if message.mine else "client"
        for promise in promises_in(message.text, language if language in {"en", "hu"} else "en")[:1]:
            day = due(promise.words, message.day, language)
            found.append(
                Owed(
                    _id("promised", message.key), by, "promised", promise.words, day.day if day else None,
                    fact=f"message:{message.key}", state="proposed", seen=message.day,
                )
            )  # fmt: skip
    return found[:_MOST_PROMISES]


def _meetings(asked: Asked) -> Iterator[Owed]:
    from partwell.book.owed import meetings_after

    moment = datetime.combine(asked.today, time.min, UTC)
    for number, day, title in meetings_after(asked.identities, moment, _MOST_MEETINGS):
        yield Owed(_id("deadline", number), "me", "deadline", title, day, fact=f"meeting:{number}")


def _contract(asked: Asked) -> tuple[date, list[Owed]]:
    """The last day if notice were given today, and what the contract leaves to do at and after it."""
    from partwell.actions.contract_of import contract_of, leave_on

    fair = asked.today + _FAIR_NOTICE
    try:
        contract = contract_of(asked.actor, asked.client)
    except NotFound:
        return fair, []
    plan = leave_on(asked.actor, contract, asked.today)
    last = (plan.dates.end_date if plan else None) or fair
    tails = []
    for end in contract.review.loose_ends:
        if end.code in _TAILS + _HANDOVER and end.code not in contract.settled:
            mark = _id("deadline", f"{contract.paper.key} {end.code}")
            fact = f"document:{contract.paper.key}"
            words = sentence(asked.language, end.finding)
            tails.append(Owed(mark, "me", "deadline", words, fact=fact, after=end.code in _TAILS))
    return last, tails
