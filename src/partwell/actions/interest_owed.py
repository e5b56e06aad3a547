"""What lateness adds to a client's invoices: by the contract's rate where it states one, else by the country's law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from partwell.actions._actor import Actor
from partwell.actions.interest import refusal_sentence
from partwell.actions.money_bills import Bills, OpenInvoice, money_bills
from partwell.facts.errors import InputError, NotFound
from partwell.facts.money import Money
from partwell.receivables.contract_rate import ContractRate, contract_rate
from partwell.receivables.interest import Claim, at_rate, interest
from partwell.receivables.statutory import Law, Period, half_year, law, with_own

if TYPE_CHECKING:
    from partwell.book.statutory_rates import OwnStatutory

_DIRECTIVE = frozenset("AT BE BG CY CZ DK EE ES FI GR HR IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
"""Members of the EU without an entry of their own: the directive's minimum stands for their law, and that is said."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """One invoice past its due date, and what may be claimed on `left` of it until `until`.

    law       None: no law on file for the country, or the country is not known
    contract  the contract's own rate where that was taken; `clause` what it says of late payment, "" nothing
    """

    of: OpenInvoice
    until: date
    law: Law | None
    claim: Claim | None
    contract: ContractRate | None
    clause: str

    @property
    def days(self) -> int:
        """Days late."""
        return (self.until - self.of.due).days

    @property
    def interest(self) -> Money | None:
        """The interest in the currency of the invoice; None where nothing can be said."""
        if self.claim is None or self.claim.interest is None:
            return None
        return Money.rounded(self.claim.interest, self.of.left.currency)

    @property
    def fixed(self) -> Money | None:
        """The fixed sum for recovery; None where none is owed or known."""
        if self.claim is None or self.claim.fixed_sum is None or self.law is None or self.law.fixed_sum is None:
            return None
        return Money.rounded(Decimal(self.claim.fixed_sum), self.law.fixed_sum.currency)

    @property
    def own(self) -> tuple[str, ...]:
        """Where the person has the rates from that they entered."""
        return tuple(dict.fromkeys(s.own for s in self.claim.segments if s.own)) if self.claim else ()

    @property
    def verified(self) -> bool:
        """Whether the law and every rate were read in a source, not recalled."""
        known = self.law is not None and self.law.verified
        return known and self.claim is not None and all(s.verified for s in self.claim.segments)


@dataclass(frozen=True, slots=True)
class Owing:
    """All invoices past due; `country` the code of the country whose law was taken, None while it is not known.

    missing   half-years (first day) of the reference rate `rate` that are to be looked up before all can be said
    """

    bills: Bills
    rows: tuple[Lateness, ...]
    country: str | None
    law: Law | None
    missing: tuple[date, ...]
    own: tuple[OwnStatutory, ...]


def jurisdiction(country: str | None) -> str | None:
    """The code of the law for an ISO 3166 country; None where none is on file."""
    if country is None:
        return None
    return "EU" if country in _DIRECTIVE else country


def interest_owed(actor: Actor, wanted: str = "", as_of: date | None = None) -> Owing:
    """Every overdue invoice on a day; `wanted` a client (name, id) or the number of one invoice, "" all.

    Raise NotFound `no_client_or_invoice`, InputError `invoice_ambiguous`.
    """
    bills = money_bills(actor, as_of)
    from partwell.book.statutory_rates import own_statutory

    code = jurisdiction(bills.profile.country)
    own = own_statutory()
    found = law(code) if code else None
    if found is not None and found.rate is not None:
        name = found.rate.name
        found = with_own(found, [_period(row) for row in own if row.name == name])
    rows = tuple(_rows(actor, _wanted(bills, wanted), bills, found))
    missing = {half_year(_unknown(row))[0] for row in rows if _unknown(row) != date.min}
    return Owing(bills, rows, bills.profile.country, found, tuple(sorted(missing)), own)


def _wanted(bills: Bills, wanted: str) -> list[OpenInvoice]:
    if not wanted:
        return list(bills.open)
    numbered = [one for one in bills.open if one.number == wanted]
    if len({one.client for one in numbered}) > 1:
        raise InputError("invoice_ambiguous", number=wanted)
    if numbered:
        return numbered
    from partwell.book.roster import find_client

    try:
        key = find_client(wanted).key
    except NotFound as none:
        if none.code != "no_client":
            raise
        raise NotFound("no_client_or_invoice", given=wanted) from None
    return [one for one in bills.open if one.client == key]


def _rows(actor: Actor, wanted: Sequence[OpenInvoice], bills: Bills, found: Law | None) -> Iterator[Lateness]:
    clauses: dict[str, str] = {}
    for one in wanted:
        if one.due >= bills.today:
            continue
        if one.client not in clauses:
            clauses[one.client] = _clause(actor, one.client)
        clause = clauses[one.client]
        rate, amount = contract_rate(clause), one.left.decimal
        if rate is not None:
            claim: Claim | None = at_rate(amount, one.due, bills.today, rate.a_year)
        else:
            claim = interest(found, amount, one.due, bills.today) if found else None
        yield Lateness(one, bills.today, found, claim, rate, clause)


def _clause(actor: Actor, client: str) -> str:
    """What the client's contract says of late payment; "" where it is silent or there is none."""
    from partwell.actions.contract_of import contract_of

    try:
        return str(contract_of(actor, client).review.facts.get("late_fee") or "")
    except NotFound:
        return ""


def _unknown(row: Lateness) -> date:
    """The first day whose rate is not known; date.min where all are."""
    refusal = row.claim.refusal if row.claim else None
    return refusal.since if refusal and refusal.since else date.min


def _period(row: OwnStatutory) -> Period:
    return Period(row.first, row.last, row.rate, verified=False, own=row.source)


def say_rate(actor: Actor, first: date, rate: str, source: str) -> None:
    """Keep the reference rate of the half-year that holds `first`, looked up by the person today.

    Raise InputError `no_law_here`, `bad_statutory_rate`, `source_missing`, `source_too_long`.
    """
    actor.needs("write")
    from partwell.actions.portfolio import today
    from partwell.book.profile import read_profile
    from partwell.book.statutory_rates import OwnStatutory, keep_statutory

    profile = read_profile()
    name = _rate_name(profile.country)
    try:
        value = Decimal(rate.replace(",", ".").replace("%", "").strip())
    except ArithmeticError:
        raise InputError("bad_statutory_rate", given=rate) from None
    keep_statutory(OwnStatutory(name, half_year(first)[0], value, source, today(profile)))


def forget_rate(actor: Actor, first: date) -> None:
    """Take the person's rate of a half-year back; raise NotFound `no_statutory_rate`, InputError `no_law_here`."""
    actor.needs("write")
    from partwell.book.profile import read_profile
    from partwell.book.statutory_rates import drop_statutory

    drop_statutory(_rate_name(read_profile().country), first)


def _rate_name(country: str | None) -> str:
    code = jurisdiction(country)
    found = law(code) if code else None
    if found is None or found.rate is None:
        raise InputError("no_law_here", country=country or "–")
    return found.rate.name


def owing_json(found: Owing, language: str) -> dict[str, Any]:
    """The `interest CLIENT --json` document."""
    return {
        "as_of": found.bills.today.isoformat(),
        "country": found.country,
        "law": found.law.name if found.law else None,
        "rate_source": found.law.rate.source if found.law and found.law.rate else None,
        "missing_half_years": [day.isoformat() for day in found.missing],
        "invoices": [_row_json(row, language) for row in found.rows],
    }


def _row_json(row: Lateness, language: str) -> dict[str, Any]:
    claim = row.claim
    return {
        "invoice": row.of.number,
        "client": row.of.client,
        "name": row.of.name,
        "due": row.of.due.isoformat(),
        "terms_assumed": row.of.assumed,
        "days_late": row.days,
        "open": row.of.left.as_json(),
        "interest": row.interest.as_json() if row.interest else None,
        "fixed_sum": row.fixed.as_json() if row.fixed else None,
        "basis": "contract" if row.contract else "law" if row.law else None,
        "clause": row.clause or None,
        "segments": [
            [s.first.isoformat(), s.last.isoformat(), s.days, float(s.rate), s.own or None] for s in claim.segments
        ]
        if claim
        else [],
        "reason": refusal_sentence(claim, row.law, language) if claim and row.law else None,
        "verified": row.verified,
    }
