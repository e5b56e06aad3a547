"""What is left loose when this contract ends: one matter each, with its lines and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from partwell.contracts._rights import Right
from partwell.contracts._rx import Rx
from partwell.contracts._topics import Body, Sentence
from partwell.contracts.notice_rule import NoticeRule
from partwell.contracts.said import Filling, Said, Span

Severity = Literal["high", "medium", "low"]
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """One matter: its texts are `contract.end.<code>.finding` and `.action`; `topic` one of the 25 or None."""

    code: str
    severity: Severity
    lines: tuple[int, ...]
    topic: str | None
    finding: Said
    action: Said


@dataclass(frozen=True, slots=True)
class Seen:
    """What the review has read: topic statuses and sentences, rights to end, the notice rule, all sentences."""

    status: Mapping[str, str]
    hits: Mapping[str, Sequence[Sentence]]
    rights: Sequence[Right]
    rule: NoticeRule | None
    rule_lines: tuple[int, ...]
    body: Body
    marks: Mapping[str, Rx]
    client_fee: bool = False

    @property
    def sentences(self) -> Sequence[Sentence]:
        """All sentences in the order of the text."""
        return self.body.sentences

    def marked(self, mark: str, among: Sequence[Sentence] | None = None) -> list[Sentence]:
        """The sentences (of all, or of `among`) that a mark of the pack fits."""
        if among is None:
            return self.body.fitting(self.marks[mark])
        return [s for s in among if s.scope in self.marks[mark]]

    def has(self, topic: str) -> bool:
        """Whether the contract regulates the topic, fully or in part."""
        return self.status[topic] in {"present", "one_sided"}


def lines_of(sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """The lines of the sentences, rising, at most eight; those of the first sentences are kept."""
    kept: dict[int, None] = {}
    for sentence in sentences:
        kept.update(dict.fromkeys(sentence.unit.lines))
    return tuple(sorted(list(kept)[:MOST_LINES]))


def _end(
    code: str,
    severity: Severity,
    where: Sequence[Sentence],
    topic: str | None,
    args: Mapping[str, Filling] | None = None,
) -> LooseEnd:
    filled = args or {}
    return LooseEnd(
        code, severity, lines_of(where), topic, Said(f"end.{code}.finding", filled), Said(f"end.{code}.action", filled)
    )


def loose_ends(seen: Seen) -> list[LooseEnd]:
    """All loose ends, heaviest first, each code once."""
    found = [end for rule in _RULES for end in rule(seen)]
    order = {"high": 0, "medium": 1, "low": 2}
    return sorted(found, key=lambda end: order[end.severity])


def _leaving(seen: Seen) -> Iterator[LooseEnd]:
    """Who may end it, on what ground, and how long before."""
    free = [r for r in seen.rights if r.of("FREE")]
    convenience = [r for r in free if not r.cause]
    client_only = [r for r in seen.rights if r.side == "CLIENT" and not r.cause]
    may = seen.has("termination_convenience_freelancer")
    if not free and client_only and not may:
        yield _end(
            "no_right_to_leave", "high", [r.sentence for r in client_only][:2], "termination_convenience_freelancer"
        )
    elif not may and not seen.rights and not (seen.rule and seen.rule.anchor.startswith("before")):
        yield _end("no_way_out", "high", [], "termination_convenience_freelancer")
    if not may and free:
        yield _end("needs_ground", "high", [r.sentence for r in free][:2], "termination_cause_cure")
    if convenience and any(r.cause for r in free if r.side == "FREE"):
        grounds = [r.sentence for r in free if r.cause and r.side == "FREE"]
        yield _end("immediate_right", "medium", grounds[:2], "termination_cause_cure")
    at_once = [r.sentence for r in client_only if not _states_period(r.sentence, seen)]
    if convenience and at_once and seen.rule and seen.rule.n:
        yield _end("client_at_once", "medium", seen.marked("sudden", at_once)[:2] or at_once[:2], "notice_period")
    rule = seen.rule
    if rule and rule.n and rule.unit:
        where = [s for s in seen.sentences if set(s.unit.lines) & set(seen.rule_lines)]
        span = {"span": Span(rule.n, rule.unit, rule.day_type)}
        code = "notice_before_end" if rule.anchor.startswith("before") else "notice_period"
        if rule.form != "unspecified":
            code += "_written"
        yield _end(code, "high", where, "notice_period", span)
    elif seen.has("notice_period"):
        yield _end("notice_blank", "high", seen.hits["notice_period"][:1], "notice_period")
    else:
        where = [r.sentence for r in (convenience or free or client_only)][:1]
        yield _end("no_notice_period", "high", where, "notice_period")


def _states_period(sentence: Sentence, seen: Seen) -> bool:
    """Whether the sentence is one of those that state a notice period."""
    return any(sentence is other for other in seen.hits["notice_period"])


def _form(seen: Seen) -> Iterator[LooseEnd]:
    written = seen.hits["notice_form"]
    if seen.status["notice_form"] == "present" and set(lines_of(written[:1])) & set(seen.rule_lines):
        return  # the notice period's own end names the form
    if seen.status["notice_form"] == "present":
        yield _end("written_form", "high", written[:2], "notice_form")
    elif seen.status["notice_form"] == "one_sided":
        where = [r.sentence for r in seen.rights if not r.cause][:1]
        yield _end("form_unstated", "medium", where, "notice_form")


def _money(seen: Seen) -> Iterator[LooseEnd]:
    """Deposits, instalments, retainers, late fees, what is paid on early ending."""
    deposit = seen.hits["deposit_refund"]
    if seen.status["deposit_refund"] == "present":
        yield _end("deposit", "high", deposit, "deposit_refund")
    elif seen.status["deposit_refund"] == "one_sided":
        yield _end("deposit_silent", "medium", deposit[:2], "deposit_refund")
    elif upfront := seen.marked("upfront"):
        yield _end("deposit_silent", "medium", upfront[:2], "deposit_refund")
    milestones = seen.marked("milestones", seen.hits["payment_terms"])
    if milestones:
        yield _end("payment_timing", "high", milestones, "payment_terms")
    blank = seen.marked("payment_blank")
    if blank and seen.status["payment_terms"] != "present":
        yield _end("payment_schedule_blank", "medium", blank[:2], "payment_terms")
    retainer = seen.marked("retainer")
    if retainer and not seen.has("notice_period") and not seen.has("term"):
        yield _end("retainer_open", "high", retainer[:2], "term")
    lever = [s for s in seen.marked("stop_work") if all(s is not r.sentence for r in seen.rights if not r.of("FREE"))]
    if lever and not any(
        r.cause and r.side == "FREE" and r.sentence in lever
        for r in seen.rights
        if seen.has("termination_convenience_freelancer")
    ):
        yield _end("late_payment_lever", "medium", lever[:2], "termination_cause_cure")
    steep = [
        s for s in seen.marked("rate_month", seen.hits["late_fee"]) if _rate(s, seen.marks["rate_month"]) >= _STEEP
    ]
    if steep:
        yield _end("late_fee_steep", "medium", steep[:1], "late_fee")
    fee = seen.marked("client_ends", [s for s in seen.hits["kill_fee"] if "EITHER" not in s.scope])
    fee = fee if seen.has("termination_convenience_freelancer") or seen.client_fee else []
    if fee and seen.status["kill_fee"] == "one_sided":
        yield _end("fee_client_only", "medium", fee[:1], "kill_fee")
    penalty = seen.marked("penalty")
    if penalty:
        yield _end("penalty", "high", penalty[:2], None)


def _work(seen: Seen) -> Iterator[LooseEnd]:
    """Acceptance, revisions, hand-over, hosting, warranty, scope."""
    acceptance = seen.hits["deliverables_acceptance"]
    certificate = seen.marked("certificate")
    if certificate:
        yield _end("certificate", "high", certificate[:2], "deliverables_acceptance")
    elif acceptance:
        code = "acceptance_window" if seen.status["deliverables_acceptance"] == "present" else "approvals_pending"
        yield _end(
            code,
            "medium",
            acceptance[-3:] if code == "acceptance_window" else acceptance[:3],
            "deliverables_acceptance",
        )
    if rounds := seen.marked("rounds", seen.hits["revisions"]):
        yield _end("unused_revisions", "medium", rounds[:2], "revisions")
    handover = seen.hits["return_materials"]
    if seen.status["return_materials"] == "present":
        yield _end("return_materials", "medium", handover, "return_materials")
    elif handover:
        yield _end("handover_work", "high", handover[-1:], "return_materials")
    else:
        yield _end("return_unregulated", "medium", [], "return_materials")
    for code, mark in (("hosting", "hosting"), ("warranty_tail", "warranty")):
        where = seen.marked(mark)
        if where:
            yield _end(code, "high", where[:3], None)
    scope = seen.marked("scope_mail")
    if scope:
        yield _end("scope_in_mail", "medium", scope[:2], None)


def _rights_in_work(seen: Seen) -> Iterator[LooseEnd]:
    """When the rights in the work pass, what stays, and what may be shown."""
    ip = seen.hits["ip_transfer"]
    paid = seen.marked(
        "on_payment", [s for s in seen.sentences if s.unit.heading in {i.unit.heading for i in ip}] if ip else []
    )
    if paid:
        yield _end("ip_on_payment", "medium", paid[:2], "ip_transfer")
    elif ip:
        yield _end("ip_not_tied", "high", ip[:3], "ip_transfer")
    keeps = seen.marked("keeps_code")
    if keeps:
        yield _end("code_kept", "medium", keeps[:2], "ip_transfer")
    files = seen.marked("source_files")
    if files and not keeps:
        yield _end("working_files", "medium", files[:2], "return_materials")
    portfolio = seen.marked("portfolio")
    if portfolio:
        yield _end("portfolio", "low", portfolio[:2], None)


def _afterwards(seen: Seen) -> Iterator[LooseEnd]:
    """What goes on after the end, and who may act."""
    endless = seen.marked("forever", [*seen.hits["confidentiality"], *seen.hits["survival"]])
    if endless:
        yield _end("confidentiality_forever", "low", endless[:2], "confidentiality")
    elif seen.status["survival"] == "present":
        yield _end("survival", "low", seen.hits["survival"][:2], "survival")
    for topic, severity in _RESTRAINTS:
        restrained = [s for s in seen.hits[topic] if not s.body.partition("FREE")[0].count("CLIENT")]
        if restrained:
            yield _end(topic, severity, restrained[:2], topic)
    personal = seen.marked("personal")
    if personal:
        yield _end("named_person", "medium", personal[:1], "assignment_subcontract")
    renew = seen.marked("auto_renew", seen.hits["renewal"])
    told = bool(seen.rule and seen.rule.anchor.startswith("before"))  # then the notice period's own end says it
    if renew and not told and not any("not be renewed" in s.body for s in renew):
        yield _end("auto_renewal", "high", renew[:2], "renewal")
    lock = seen.marked("lock_in")
    if lock:
        yield _end("lock_in", "high", lock[:1], "term")
    if seen.has("data_protection"):
        yield _end("data_return", "medium", seen.hits["data_protection"][:2], "data_protection")
    blank = seen.marked("blank")
    if blank:
        # Blanks where a term, a date or a sum should stand come before those of names and addresses.
        weighty = [s for s in blank if any(s in hits for hits in seen.hits.values())]
        yield _end("blank_fields", "low", weighty or blank, None)


def _rate(sentence: Sentence, pattern: Rx) -> float:
    """The per cent a month (or a day) that the sentence names."""
    match = pattern.find(sentence.scope)
    return float(match.group(1).replace(",", ".")) if match else 0.0


_STEEP = 1.2  # per cent a month; less is the usual legal interest or near it
_RESTRAINTS: tuple[tuple[str, Severity], ...] = (("non_compete", "high"), ("non_solicit", "medium"))
_RULES: tuple[Callable[[Seen], Iterator[LooseEnd]], ...] = (
    _leaving,
    _form,
    _money,
    _work,
    _rights_in_work,
    _afterwards,
)
