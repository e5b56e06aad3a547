"""What an account of a plain-text ledger is, by its name in English, German or Hungarian, or by its declared type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from partwell.facts.money import KNOWN

Role = Literal["claim", "sale", "own", "cash", "tax", "opening", "expense", "other"]
"""claim: what clients owe; sale: earned from clients; own: earned otherwise (salary, interest); cash: money at hand;
tax: value added tax; opening: balances carried over; expense: spent; other: none of these."""

_BARE = re.compile(r"[\s\-_/.&]+")
_CLAIMS = frozenset(
    "receivable receivables accountreceivable accountsreceivable tradereceivable tradereceivables ar debtor debtors "
    "debitor debitors debitoren debitorok forderung forderungen kundenforderungen követelés követelések "
    "vevőkövetelés vevőkövetelések vevő vevők kintlévőség kintlévőségek invoicesreceivable".split()
)
_INCOME = frozenset(
    "income incomes revenue revenues sales einkommen einnahmen erlös erlöse ertrag erträge umsatz umsätze bevétel "
    "bevételek árbevétel".split()
)
_ASSETS = frozenset("asset assets aktiva vermögen guthaben eszköz eszközök bank cash".split())
_EXPENSES = frozenset("expense expenses aufwand aufwendungen ausgaben kosten kiadás kiadások költség költségek".split())
_EQUITY = frozenset("equity eigenkapital kapital tőke sajáttőke".split())
_OPENING = ("opening", "closing", "eröffnung", "anfangsbest", "abschluss", "nyit", "zár")
# Earned, but from nobody the person works for as a freelancer.
_OWN = re.compile(
    r"salar|wage|payroll|interest|dividend|gift|gains?\b|capital|pension|401k|vacation|benefit|refund|rebate|cashback|"
    r"reimburs|\bp(?:&|n)?l\b|pnl|employ|insurance|lottery|bonus|gehalt|lohn|zinsen|zinsertr|dividend|geschenk|"
    r"erstattung|fizetés|munkabér|kamat|ajándék|osztalék|nyugdíj|grouptermlife",
    re.IGNORECASE,
)
_NO_CASH = re.compile(
    r"broker|stock|invest|portfolio|securit|vanguard|etrade|inventory|equipment|furniture|vehicle|receivable|loan|"
    r"deposit paid|depot|wertpapier|befektet|értékpapír|készlet|kölcsön|retirement|\bira\b|401k|vacation|hours",
    re.IGNORECASE,
)
_TAX = re.compile(
    r"\bvat\b|\bgst\b|\bhst\b|\bpst\b|sales tax|salestax|\btva\b|\biva\b|mwst|umsatzsteuer|\bust\b|mehrwertsteuer|"
    r"\báfa\b|\bafa\b|\bbtw\b|\bmoms\b",
    re.IGNORECASE,
)
_GROUPS = frozenset(
    "client clients customer customers kunde kunden ügyfél ügyfelek megrendelő megrendelők vevő vevők domestic foreign "
    "invoices invoice unpaid open belföldi külföldi".split()
)
_SERVICES = re.compile(
    r"consult|design|service|develop|freelanc|hosting|sales|\bweb|training|retainer|hourly|other|misc|business|work|"
    r"project|job|unknown|invoice|revenue|income|software|support|licen|royalt|product|fee|beratung|dienstleist|"
    r"entwicklung|sonstige|honorar|tanácsad|fejleszt|szolgáltat|egyéb|oktatás|díj",
    re.IGNORECASE,
)
_TYPES: Mapping[str, Role] = {"r": "sale", "revenue": "sale", "c": "cash", "cash": "cash", "x": "expense"}
_FEWEST_PARTS = 3


def parts_of(account: str) -> list[str]:
    """The levels of an account's name."""
    return [part.strip() for part in account.split(":") if part.strip()]


def _bare(part: str) -> str:
    return _BARE.sub("", part.casefold())


@dataclass
class Accounts:
    """What this ledger declares of its accounts, and the clients whose names its claims bear."""

    types: dict[str, str] = field(default_factory=dict)
    clients: set[str] = field(default_factory=set)
    _known: dict[str, Role] = field(default_factory=dict)

    def role(self, account: str) -> Role:
        """What this account is; asked when all declarations are read, since answers are kept."""
        found = self._known.get(account)
        if found is None:
            found = self._known[account] = self._role(account)
        return found

    def _role(self, account: str) -> Role:
        parts = parts_of(account)
        if not parts:
            return "other"
        root = _bare(parts[0])
        inside = root not in _INCOME | _EXPENSES | _EQUITY
        taxed = _TAX.search(_BARE.sub(" ", " ".join(parts))) is not None
        if inside and not taxed and claim_place(parts) is not None:
            return "claim"
        if root in _EQUITY:
            return "opening" if any(word in account.casefold() for word in _OPENING) else "other"
        declared = self._declared(parts)
        if root in _INCOME or declared == "sale":
            return "own" if _OWN.search(" ".join(parts[1:])) else "sale"
        if root in _EXPENSES or declared == "expense":
            return "expense"
        if taxed:
            return "tax"
        if declared == "cash" or (root in _ASSETS and not _NO_CASH.search(account)):
            return "cash"
        return "other"

    def learn(self, account: str) -> None:
        """Keep the client's name where the account is a claim on one."""
        if account not in self._known and self.role(account) == "claim":
            self.clients.update(name.casefold() for name, _ in [claim_on(account)] if name)

    def client_of_sale(self, account: str, said: str, *, payee: bool) -> str:
        """The client an income account names: known from a claim, told in the entry's words, or of its own level."""
        parts = [part for part in parts_of(account)[1:] if part not in KNOWN]
        if not parts:
            return ""
        last = parts[-1]
        grouped = len(parts) > 1 and _bare(parts[-2]) in _GROUPS
        if grouped or last.casefold() in self.clients:
            return last
        if _SERVICES.search(last):
            return ""
        told = re.search(rf"(?<!\w){re.escape(last)}(?!\w)", said, re.IGNORECASE) is not None
        return last if told or (len(parts) >= _FEWEST_PARTS - 1 and not payee) else ""

    def _declared(self, parts: list[str]) -> Role | None:
        for size in range(len(parts), 0, -1):
            found = self.types.get(":".join(parts[:size]))
            if found is not None:
                return _TYPES.get(found.casefold())
        return None


def claim_place(parts: list[str]) -> int | None:
    """The level that says the account holds claims on clients."""
    found = (place for place, part in enumerate(parts) if _bare(part) in _CLAIMS)
    return next(found, None)


def claim_on(account: str) -> tuple[str, str]:
    """Client and invoice number that stand below the claims' level; `receivable:acme:2024-01` has both."""
    parts = parts_of(account)
    place = claim_place(parts)
    below = list(_below(parts[(-1 if place is None else place) + 1 :]))
    if not below:
        return "", ""
    if not any(sign.isalpha() for sign in below[-1]):
        return (below[-2] if len(below) > 1 else ""), below[-1]
    if len(below) > 1 and re.search(r"\d{3}", below[-1]) and re.match(r"(?i)inv|re|r|sz", below[-1]):
        return below[-2], below[-1]
    return below[-1], ""


def _below(parts: list[str]) -> Iterator[str]:
    return (part for part in parts if _bare(part) not in _GROUPS and part.upper() not in KNOWN)
