"""Payments that no rule could lay to an invoice, the invoices they may be for, and the person's word on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from partwell.book.matching import WINDOW, normal, rematch
from partwell.book.models import Client, Identity, Invoice, Match, Payment, Refusal
from partwell.book.roots import roots
from partwell.book.unit_of_work import unit_of_work
from partwell.facts.errors import InputError, NotFound
from partwell.facts.keys import key
from partwell.facts.money import Money

EARLY = 60
"""Days before its invoice at which an advance still counts as meant for it."""
MOST = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """An invoice with money still open on it; `why` number, amount, client or date: what speaks for it."""

    invoice: str
    number: str
    client: str
    issued: date
    gross: Money
    open: Money
    why: str


@dataclass(frozen=True, slots=True)
class OpenPayment:
    """A payment of which `left` lies at no invoice; `payer` as the file names it, `client` "" while nobody's."""

    payment: str
    day: date
    amount: Money
    left: Money
    payer: str
    client: str
    reference: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    invoice: Invoice
    client: str | None
    rest: int


def unplaced() -> tuple[OpenPayment, ...]:
    """Payments with an amount left and at least one invoice that may be meant, the newest first.

    What the person left open on purpose is not asked about again.
    """
    whose, names = _whose(), dict(Client.objects.values_list("key", "name"))
    used = dict(Match.objects.order_by().values_list("payment").annotate(n=Sum("minor")))
    left_open = set(Refusal.objects.values_list("proposal", flat=True))
    bills = _open_bills(whose)
    found = []
    for row in Payment.objects.filter(minor__gt=0).select_related("identity").order_by("-day", "key"):
        rest = row.minor - used.get(row.key, 0)
        if rest <= 0 or _question(row.key) in left_open:
            continue
        client = whose.get(row.identity_id or 0)
        fitting = _candidates(row, rest, client, bills[row.currency], names)
        if fitting:
            payer = row.identity.name if row.identity else ""
            amount, left = Money(row.currency, row.minor), Money(row.currency, rest)
            found.append(
                OpenPayment(row.key, row.day, amount, left, payer, names.get(client or "", ""), row.reference, fitting)
            )
    return tuple(found)


def place(payment: str, invoice: str) -> Money:
    """Lay what is left of a payment to an invoice, at most what is open on it; give the amount laid.

    `payment` and `invoice` are keys, or beginnings of one that fit one alone; an invoice may be named by its number.
    Raise NotFound `no_payment`, `no_such_invoice`; InputError `other_money`, `nothing_open`.
    """
    with unit_of_work():
        paid, bill = _payment(payment), _invoice(invoice)
        if paid.currency != bill.currency:
            raise InputError("other_money", given=paid.currency, expected=bill.currency)
        held = Match.objects.filter(payment=paid, by="person")
        rest = paid.minor - (held.aggregate(n=Sum("minor"))["n"] or 0)
        Match.objects.filter(payment=paid).exclude(by="person").delete()
        settled = Match.objects.filter(invoice=bill, by="person").aggregate(n=Sum("minor"))["n"] or 0
        minor = min(rest, bill.gross - settled)
        if minor <= 0 or held.filter(invoice=bill).exists():
            raise InputError("nothing_open", number=bill.number)
        Match.objects.filter(invoice=bill).exclude(by="person").delete()
        Match.objects.create(payment=paid, invoice=bill, minor=minor, by="person")
        Refusal.objects.filter(proposal=_question(paid.key)).delete()
        rematch()
    return Money(paid.currency, minor)


def leave(payment: str) -> None:
    """Ask no more which invoice a payment is for; raise NotFound `no_payment`."""
    with unit_of_work():
        Refusal.objects.get_or_create(proposal=_question(_payment(payment).key))


def take_back(payment: str) -> None:
    """Forget the person's word on a payment, so that the rules decide again; raise NotFound `no_payment`."""
    with unit_of_work():
        paid = _payment(payment)
        Match.objects.filter(payment=paid, by="person").delete()
        Refusal.objects.filter(proposal=_question(paid.key)).delete()
        rematch()


def placed() -> tuple[tuple[str, date, Money, str], ...]:
    """What the person laid where: (payment, day, amount laid, invoice number), the newest first."""
    rows = Match.objects.filter(by="person").select_related("payment", "invoice").order_by("-payment__day", "id")
    return tuple((m.payment_id, m.payment.day, Money(m.payment.currency, m.minor), m.invoice.number) for m in rows)


def _question(payment: str) -> str:
    return key("unplaced", payment)


def _whose() -> dict[int, str]:
    root = roots()
    rows = Identity.objects.filter(state="client").exclude(client=None).values_list("id", "client_id")
    return {number: root[client] for number, client in rows if client}


def _open_bills(whose: dict[int, str]) -> dict[str, list[_Open]]:
    settled = dict(Match.objects.order_by().values_list("invoice").annotate(n=Sum("minor")))
    found: dict[str, list[_Open]] = defaultdict(list)
    for bill in Invoice.objects.filter(gross__gt=0).order_by("issued", "key"):
        rest = bill.gross - settled.get(bill.key, 0)
        if rest > 0:
            found[bill.currency].append(_Open(bill, whose.get(bill.identity_id), rest))
    return found


def _candidates(
    row: Payment, rest: int, client: str | None, bills: Iterable[_Open], names: dict[str, str]
) -> tuple[Candidate, ...]:
    """The likeliest first; of another client's invoices only those that the number or the amount speaks for."""
    ranked = []
    for one in bills:
        days = (row.day - one.invoice.issued).days
        same = client is not None and one.client == client
        why = _why(row, rest, one, same=same)
        if not -EARLY <= days <= WINDOW or why is None or (client is not None and not same and why == "amount"):
            continue
        bill = one.invoice
        shown = names.get(one.client or "", "")
        gross, left = Money(bill.currency, bill.gross), Money(bill.currency, one.rest)
        ranked.append((_ORDER[why], not same, abs(days), bill.key, shown, gross, left, why, bill))
    ranked.sort(key=lambda item: item[:4])
    return tuple(
        Candidate(bill.key, bill.number, shown, bill.issued, gross, left, why)
        for *_, shown, gross, left, why, bill in ranked[:MOST]
    )


_ORDER = {"number": 0, "amount": 1, "client": 2}


def _why(row: Payment, rest: int, one: _Open, *, same: bool) -> str | None:
    number = normal(one.invoice.number)
    if number and (normal(row.number) == number or number in normal(row.reference)):
        return "number"
    if one.rest == rest:
        return "amount"
    return "client" if same else None


def _payment(word: str) -> Payment:
    found = list(Payment.objects.filter(key__startswith=word)[:2]) if word else []
    if len(found) != 1:
        raise NotFound("no_payment", given=word)
    return found[0]


def _invoice(word: str) -> Invoice:
    found = list(Invoice.objects.filter(number=word)[:2]) or list(Invoice.objects.filter(key__startswith=word)[:2])
    if len(found) != 1 or not word:
        raise NotFound("no_such_invoice", given=word)
    return found[0]
