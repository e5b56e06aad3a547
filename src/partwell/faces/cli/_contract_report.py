"""A contract's review in words, and the opening of its file."""

from __future__ import annotations

from pathlib import Path

from partwell.actions.contract_review import as_json, not_a_contract
from partwell.contracts.review import Review
from partwell.faces.cli._face import Face
from partwell.faces.cli._text import short
from partwell.facts.errors import InputError, NotFound
from partwell.sources.documents import Document, DocumentFault, read_document

_QUOTE = 90


def open_contract(file: str) -> tuple[Document, str]:
    """The document and its base name; raise NotFound `no_contract_file`, or InputError with the document's fault."""
    path = Path(file).expanduser()
    if not path.is_file():
        raise NotFound("no_contract_file", file=path.name)
    document = read_document(path.read_bytes(), path.name)
    if isinstance(document, DocumentFault):
        raise InputError(f"document_{document.code}", file=path.name)
    return document, path.name


def show_review(face: Face, found: Review, name: str) -> None:
    """Print topics found and missing, then the loose ends, heaviest first."""
    told = as_json(found, name, face.language)
    if not found.is_contract:
        face.show(not_a_contract(found, face.language))
    face.show(face.t("cli.contract.read", file=name, lines=found.lines), "")
    for topic, finding in found.topics.items():
        title, status = face.t(f"contract.topic.{topic}"), face.t(f"contract.status.{finding.status}")
        lines = ", ".join(map(str, finding.lines))
        where = face.t("cli.contract.lines", lines=lines) if lines else ""
        face.show(f"{title}: {status} {where}".rstrip())
        if finding.quote:
            face.show(f"    “{short(finding.quote, _QUOTE)}”")
    face.show("", face.t("cli.contract.loose_ends"))
    for end in told["loose_ends"]:
        lines = ", ".join(map(str, end["lines"]))
        where = " " + face.t("cli.contract.lines", lines=lines) if lines else ""
        face.show(
            f"[{face.t('contract.severity.' + end['severity'])}] {end['finding']}{where}", f"    → {end['action']}"
        )
    face.show("", face.t("contract.no_advice"))
