"""A contract's review, a notice rule and its dates in words, and the opening of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from partwell.actions._line import LineFault
from partwell.actions.contract_review import as_json, doubts
from partwell.contracts.review import Review
from partwell.faces.cli._face import Face
from partwell.faces.cli._jsonl import fault_sentence
from partwell.faces.cli._text import short
from partwell.facts.errors import InputError, NotFound, UsageError
from partwell.sources.documents import Document, DocumentFault, read_document

_QUOTE = 90
_SPAN = re.compile(r"\s*(\d{1,5})\s*(day|week|month|year)s?\s*\Z", re.IGNORECASE)


def open_contract(file: str) -> tuple[Document, str]:
    """The document and its base name; raise NotFound `no_contract_file`, or InputError with the document's fault."""
    path = Path(file).expanduser()
    if not path.is_file():
        raise NotFound("no_contract_file", file=path.name)
    document = read_document(path.read_bytes(), path.name)
    if isinstance(document, DocumentFault):
        raise InputError(f"document_{document.code}", file=path.name)
    return document, path.name


def show_review(face: Face, found: Review, name: str, settled: Collection[str] = ()) -> None:
    """Print topics found and missing, then the loose ends, heaviest first; `settled` the codes ticked off."""
    told = as_json(found, name, face.language)
    face.show(*doubts(found, face.language))
    face.show(face.t("cli.contract.read", file=name, lines=found.lines), "")
    for topic, finding in found.topics.items():
        title, status = face.t(f"contract.topic.{topic}"), face.t(f"contract.status.{finding.status}")
        where = _lines(face, finding.lines)
        if finding.page:
            where += " " + face.t("cli.contract.page", n=finding.page)
        face.show(f"{title}: {status} {where}".rstrip())
        if finding.quote:
            face.show(f"    “{short(finding.quote, _QUOTE)}”")
    face.show("", face.t("cli.contract.loose_ends"))
    for end in told["loose_ends"]:
        where = " " + _lines(face, end["lines"])
        done = end["id"].replace("-", "_") in settled
        severity = face.t("cli.contract.settled" if done else f"contract.severity.{end['severity']}")
        face.show(f"[{severity}] {end['finding']}{where}".rstrip(), f"    → {end['action']}")
    face.show("", face.t("contract.no_advice"))


def _lines(face: Face, lines: Sequence[int]) -> str:
    return face.tn("cli.contract.lines", len(lines), lines=", ".join(map(str, lines))) if lines else ""


def span_of(text: str | None) -> dict[str, object] | None:
    """`60 days` as a span; raise UsageError `bad_span`."""
    if text is None:
        return None
    match = _SPAN.match(text)
    if match is None:
        raise UsageError("bad_span", given=text)
    return {"n": int(match.group(1)), "unit": match.group(2).lower()}


def one_answer(
    face: Face, handle: Callable[[Mapping[str, Any], str], dict[str, Any]], record: Mapping[str, Any]
) -> dict[str, Any]:
    """The answer to one object put together from the command line; raise UsageError `bad_input` with the reason."""
    given = {name: value for name, value in record.items() if value is not None}
    try:
        return handle(given, face.language)
    except LineFault as fault:
        raise UsageError("bad_input", reason=fault_sentence(face, fault)) from None


def show_rule(face: Face, answer: Mapping[str, Any]) -> None:
    """Print a notice rule in words, whether it is certain, and what to ask."""
    rule = answer["rule"]
    length = face.tn(f"contract.span.{rule['unit']}", rule["n"]) if rule["n"] and rule["unit"] else "–"
    face.show(face.t("cli.contract.rule.length", length=length, anchor=face.t(f"contract.anchor.{rule['anchor']}")))
    face.show(face.t("cli.contract.rule.who", who=face.t(f"contract.who.{rule['who']}")))
    face.show(face.t("cli.contract.rule.form", form=face.t(f"contract.form.{rule['form']}")))
    for name in ("earliest", "cause", "snap", "cure", "fee", "limit"):
        if name in rule:
            face.show(face.t(f"cli.contract.rule.{name}", words=rule[name]))
    face.show(face.t("cli.contract.rule.certain" if answer["certain"] else "cli.contract.rule.ask"))
    face.show(*(f"  ? {question}" for question in answer["ask"]))
    face.show(face.t("contract.no_advice"))


def show_dates(face: Face, answer: Mapping[str, Any]) -> None:
    """Print the calculation step by step, then what is still to be asked."""
    face.show(*answer["steps"])
    face.show(*(f"  ? {question}" for question in answer["ask"]))
