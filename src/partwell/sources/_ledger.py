"""What plain-text ledgers share: an entry's postings become invoices and payments by the accounts they stand on.

A posting to an account of claims on clients is an invoice (positive) or a payment (negative); income straight against
money at hand is a payment. Everything else of a ledger is rightly passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from partwell.facts.keys import Ordinals
from partwell.facts.money import KNOWN, Money, MoneyFault, total
from partwell.facts.problems import Note, Problem
from partwell.facts.records import Fact, Invoice, Party, Payment, TaxLine
from partwell.facts.trace import Trace
from partwell.sources import _values as values
from partwell.sources._contract import Context, Parsed, Passed
from partwell.sources._ledger_accounts import Accounts, Role, claim_on

SIGNS: Mapping[str, str] = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "Ft": "HUF", "ft": "HUF", "Kč": "CZK", "zł": "PLN",
    "Fr.": "CHF", "SFr": "CHF",
}  # fmt: skip
_CLIENT_TAGS = ("client", "customer", "ügyfél", "kunde", "vevő")
_NUMBER_TAGS = ("invoice", "inv", "invoice_number", "invoice-number", "számla", "rechnung")
_DUE_TAGS = ("due", "due_date", "due-date", "duedate", "határidő", "fällig")
_SHOWN = 60


class LedgerFault(Exception):
    """An entry that cannot be used: a problem's code and the value at fault."""

    def __init__(self, code: str, value: object = "") -> None:
        super().__init__(code)
        self.code, self.value = code, str(value)[:_SHOWN]


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a commodity, not yet known to be money."""

    commodity: str
    number: Decimal


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of an entry: `amount` None where it is left to be worked out; `fault` where it cannot be read.

    weight  what it weighs in the entry's balance (its cost where it has one); day, tags: its own, where it has some
    """

    account: str
    amount: Amount | None
    weight: Amount | None
    written: str = ""
    fault: str = ""
    day: date | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    virtual: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A transaction; `known` tells whether `payee` was written as one, not taken from the description."""

    trace: Trace
    day: date | None
    written_day: str
    payee: str
    known: bool
    description: str
    code: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    postings: tuple[Posting, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    party: Party
    number: str
    day: date
    money: Money


class LedgerReader:
    """Turns entries into facts, in file order."""

    def __init__(self, context: Context, accounts: Accounts) -> None:
        self.context, self.accounts = context, accounts
        self.ordinals, self.made = Ordinals(), Counter[tuple[str, date]]()
        self.notes: dict[str, Note] = {}

    def read(self, entries: Sequence[Entry]) -> Iterator[Parsed]:
        """One Parsed an entry, then the notes."""
        for entry in entries:
            for posting in entry.postings:
                self.accounts.learn(posting.account)
        for entry in entries:
            yield self._one(entry)
        if self.notes:
            yield Parsed(rows=0, notes=tuple(self.notes[code] for code in sorted(self.notes)))

    def note(self, code: str, **args: str | int) -> None:
        """Keep an assumption to be told once."""
        self.notes.setdefault(code, Note(code, args))

    def _one(self, entry: Entry) -> Parsed:
        try:
            facts = tuple(self._facts(entry))
        except LedgerFault as fault:
            return Parsed(problems=(Problem(fault.code, entry.trace.line, None, {"value": fault.value}),))
        if facts:
            return Parsed(facts=facts)
        self.note("ledger_entries_passed")
        return Parsed(passed=(Passed(self.ordinals.key("passed", "ledger", entry.trace.quote)),))

    def _facts(self, entry: Entry) -> list[Fact]:
        if entry.day is None or not 1970 <= entry.day.year < 2200:
            raise LedgerFault("bad_entry_day", entry.written_day)
        by_role: dict[Role, list[Posting]] = {}
        for posting in entry.postings:
            if not posting.virtual:
                by_role.setdefault(self.accounts.role(posting.account), []).append(posting)
        if "opening" in by_role:
            return []
        if "claim" in by_role:
            return self._on_account(entry, by_role)
        if "sale" in by_role and "cash" in by_role and "own" not in by_role:
            return self._straight(entry, by_role)
        return []

    def _on_account(self, entry: Entry, by_role: Mapping[Role, list[Posting]]) -> list[Fact]:
        """Invoices and payments of an entry that touches claims; moved between claims, or written off: neither."""
        _balanced(entry)
        if set(by_role) == {"claim"}:
            return []
        claims = self._grouped(entry, by_role["claim"])
        if not {"sale", "cash", "own", "other", "tax"} & set(by_role) and all(c.money.minor < 0 for c in claims):
            self.note("ledger_write_offs_passed")
            return []
        turned = "cash" not in by_role and "sale" in by_role and self._sum(entry, by_role["sale"]) > 0
        bills = [claim for claim in claims if claim.money.minor > 0 or turned]
        taxes = self._tax_shares(entry, bills, by_role.get("tax", []))
        facts: list[Fact] = [self._bill(entry, bill, tax) for bill, tax in zip(bills, taxes, strict=True)]
        paid = [claim for claim in claims if claim.money.minor < 0 and not turned]
        return facts + [self._payment(entry, claim.party, claim.number, claim.day, -claim.money) for claim in paid]

    def _grouped(self, entry: Entry, postings: Sequence[Posting]) -> list[_Claim]:
        """The claims of an entry, those on one client for one invoice added up."""
        found: dict[tuple[object, ...], _Claim] = {}
        for posting in postings:
            money = self._money(entry, posting)
            if not money.minor:
                continue
            party, number = self._client(entry, posting)
            day = posting.day or entry.day
            assert day is not None
            place = (party.value, number, day, money.currency, money.minor > 0)
            before = found.get(place)
            found[place] = _Claim(party, number, day, money if before is None else before.money + money)
        return list(found.values())

    def _client(self, entry: Entry, posting: Posting) -> tuple[Party, str]:
        """Whom the claim is on, and for which invoice where the posting says so."""
        below, numbered = claim_on(posting.account)
        tags = {**entry.tags, **posting.tags}
        name = _tag(tags, _CLIENT_TAGS) or below or entry.payee or self.context.client
        if not name.strip():
            raise LedgerFault("ledger_no_party", posting.account)
        return Party.named(name), (_tag(tags, _NUMBER_TAGS) or numbered)[:200]

    def _bill(self, entry: Entry, claim: _Claim, tax: Money) -> Invoice:
        due = _day_or_none(_tag(entry.tags, _DUE_TAGS))
        if due is None or due < claim.day:
            due = None
            self.note("due_missing")
        number = claim.number or entry.code
        if not number:
            self.made[claim.party.value, claim.day] += 1
            again = self.made[claim.party.value, claim.day]
            number = claim.day.isoformat() + (f"/{again}" if again > 1 else "")
            self.note("ledger_numbers_made")
        net = claim.money - tax
        taxes = (TaxLine(None, net, tax),) if tax.minor else ()
        made = self.ordinals.key("ledger", "invoice", claim.party.value, number, claim.day.isoformat())
        note = entry.description[:300]
        return Invoice(made, entry.trace, claim.party, number, claim.day, due, net, claim.money, taxes, None, note)

    def _payment(self, entry: Entry, party: Party | None, number: str, day: date, money: Money) -> Payment:
        who = party.value if party else None
        made = self.ordinals.key("ledger", "payment", who, day.isoformat(), money.currency, money.minor, number)
        told = " ".join(part for part in (entry.code, entry.description) if part)[:300]
        return Payment(made, entry.trace, party, day, money, number, told)

    def _tax_shares(self, entry: Entry, bills: Sequence[_Claim], taxes: Sequence[Posting]) -> list[Money]:
        """Each bill's part of the entry's value added tax; none where the currencies differ."""
        none = [Money(bill.money.currency, 0) for bill in bills]
        if not taxes or not bills or len({bill.money.currency for bill in bills}) > 1:
            return none
        owed = [-self._money(entry, posting) for posting in taxes]
        currency = bills[0].money.currency
        weights = [abs(bill.money.minor) for bill in bills]
        if any(money.currency != currency for money in owed) or not all(weights):
            return none
        whole = total(owed, currency)
        if abs(whole.minor) >= sum(weights):
            return none
        return whole.split(weights)

    def _straight(self, entry: Entry, by_role: Mapping[Role, list[Posting]]) -> list[Fact]:
        """Money for work that was never booked as a claim: the income, with its tax, by client."""
        _balanced(entry)
        if _unmoved(by_role["cash"]):
            return []
        tags, found = entry.tags, dict[str, list[Money]]()
        for posting in by_role["sale"]:
            said = f"{entry.payee} {entry.description}"
            named = _tag({**tags, **posting.tags}, _CLIENT_TAGS)
            own = self.accounts.client_of_sale(posting.account, said, payee=entry.known)
            name = named or own or entry.payee or self.context.client
            found.setdefault(name.strip(), []).append(-self._money(entry, posting))
        earned = [(name, total(some, some[0].currency)) for name, some in found.items() if _one_currency(some)]
        bills = [_Claim(Party.named(name or "-"), "", entry.day or date.min, money) for name, money in earned]
        shares = self._tax_shares(entry, bills, by_role.get("tax", []))
        number, day = _tag(tags, _NUMBER_TAGS)[:200], by_role["cash"][0].day or entry.day
        assert day is not None
        return [
            self._payment(entry, Party.named(name) if name else None, number, day, money + share)
            for (name, money), share in zip(earned, shares, strict=True)
            if money.minor
        ]

    def _sum(self, entry: Entry, postings: Sequence[Posting]) -> int:
        return sum(self._money(entry, posting).minor for posting in postings)

    def _money(self, entry: Entry, posting: Posting) -> Money:
        if posting.fault:
            raise LedgerFault(posting.fault, posting.written)
        amount = posting.amount or _left(entry)
        currency = SIGNS.get(amount.commodity) or amount.commodity.upper()
        if not currency:
            currency = self.context.currency
            self.note("currency_assumed", currency=currency)
        if currency not in KNOWN:
            raise LedgerFault("bad_entry_currency", amount.commodity)
        if amount.commodity == "$":
            self.note("dollar_assumed_usd")
        try:
            return Money.parse(f"{amount.number:f}", currency)
        except MoneyFault:
            raise LedgerFault("bad_entry_amount", posting.written or f"{amount.number:f}") from None


def _one_currency(some: Sequence[Money]) -> bool:
    if len({money.currency for money in some}) > 1:
        raise LedgerFault("ledger_several_currencies", ", ".join(sorted({money.currency for money in some})))
    return True


def _real(entry: Entry) -> list[Posting]:
    return [posting for posting in entry.postings if not posting.virtual]


def _left(entry: Entry) -> Amount:
    """The amount of the one posting that has none: what the others leave."""
    others = [posting for posting in _real(entry) if posting.amount is not None or posting.fault]
    if len(others) != len(_real(entry)) - 1:
        raise LedgerFault("ledger_no_amount", entry.description)
    sums: dict[str, Decimal] = {}
    for posting in others:
        if posting.fault or posting.weight is None:
            raise LedgerFault(posting.fault or "ledger_no_amount", posting.written)
        sums[posting.weight.commodity] = sums.get(posting.weight.commodity, Decimal(0)) + posting.weight.number
    open_sums = {commodity: number for commodity, number in sums.items() if number}
    if len(open_sums) > 1:
        raise LedgerFault("ledger_no_amount", ", ".join(sorted(open_sums)))
    commodity = next(iter(open_sums or sums), "")
    return Amount(commodity, -sums.get(commodity, Decimal(0)))


def _balanced(entry: Entry) -> None:
    """Raise LedgerFault where the entry's amounts, all written and without costs, do not add up to nothing."""
    sums: dict[str, Decimal] = {}
    for posting in _real(entry):
        if posting.fault or posting.amount is None or posting.weight != posting.amount:
            return
        sums[posting.amount.commodity] = sums.get(posting.amount.commodity, Decimal(0)) + posting.amount.number
    if len(sums) == 1 and any(abs(number) > Decimal("0.05") for number in sums.values()):
        raise LedgerFault("ledger_unbalanced", next(f"{number:f} {name}".strip() for name, number in sums.items()))


def _unmoved(cash: Sequence[Posting]) -> bool:
    """Whether money only went from one of the person's accounts to another."""
    sums: dict[str, Decimal] = {}
    for posting in cash:
        if posting.amount is None:
            return False
        sums[posting.amount.commodity] = sums.get(posting.amount.commodity, Decimal(0)) + posting.amount.number
    return not any(sums.values())


def _tag(tags: Mapping[str, str], names: Sequence[str]) -> str:
    return next((tags[name].strip() for name in names if tags.get(name, "").strip()), "")


def _day_or_none(text: str) -> date | None:
    try:
        return values.day_of(text, "ymd") if re.match(r"\d{4}", text) else None
    except ValueError:
        return None
