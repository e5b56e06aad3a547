"""Print a paper of a parting: script, preparation, letter, statement, invitation, dossier, handover, or a ZIP."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from partwell.actions._actor import Actor
from partwell.actions._parting import Filled, Wishes, fill
from partwell.actions._scope import scope_dossier
from partwell.facts.errors import InputError, NotFound
from partwell.papers.document import Document
from partwell.papers.docx import docx
from partwell.papers.draft import Attachment, draft
from partwell.papers.handover import handover
from partwell.papers.invitation import cover, invitation
from partwell.papers.letter import letter
from partwell.papers.pack import file_name, pack
from partwell.papers.parting import Parting
from partwell.papers.pdf import pdf
from partwell.papers.script import preparation, script
from partwell.papers.statement import statement
from partwell.words import say

__all__ = ["FORMS", "PAPERS", "Printed", "Wishes", "print_paper", "read_paper"]

FORMS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "ics": "text/calendar",
    "zip": "application/zip",
    "txt": "text/plain",
}
PAPERS: Mapping[str, tuple[str, ...]] = {
    "script": ("pdf", "docx", "txt"),
    "preparation": ("pdf", "docx", "txt"),
    "letter": ("pdf", "docx", "eml", "txt"),
    "statement": ("pdf", "docx", "txt"),
    "invitation": ("ics", "eml"),
    "dossier": ("pdf", "docx", "txt"),
    "handover": ("pdf", "docx", "zip", "txt"),
}
"""Each paper with the forms it can be printed in, the usual one first."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as a file: its name, its bytes and their media type."""

    name: str
    data: bytes
    media: str


def read_paper(actor: Actor, client: str, paper: str, wishes: Wishes | None = None) -> Document:
    """A paper as a document, to be looked at (of the invitation the mail that brings it); raises as `print_paper`."""
    _known(paper, "")
    filled = fill(actor, client, wishes or Wishes())
    return _document(actor, filled, paper)


def print_paper(actor: Actor, client: str, paper: str, form: str = "", wishes: Wishes | None = None) -> Printed:
    """A paper as a file; `form` "" is the paper's usual one.

    Raise NotFound `no_client`, `no_meeting`; InputError `bad_paper`, `bad_form`, `unprintable`, what `fill` raises.
    """
    form = _known(paper, form)
    filled = fill(actor, client, wishes or Wishes())
    language, name = filled.parting.language, filled.parting.client
    title = say(language, f"case.paper.{paper}")
    return Printed(file_name(title, name, ending=form), _bytes(actor, filled, paper, form), FORMS[form])


def _known(paper: str, form: str) -> str:
    if paper not in PAPERS:
        raise InputError("bad_paper", given=paper, known=", ".join(PAPERS))
    form = form or PAPERS[paper][0]
    if form not in PAPERS[paper]:
        raise InputError("bad_form", given=form, known=", ".join(PAPERS[paper]))
    return form


def _bytes(actor: Actor, filled: Filled, paper: str, form: str) -> bytes:
    if paper == "invitation":
        return _invitation(filled) if form == "ics" else _invitation_mail(filled)
    if form == "zip":
        return _all(actor, filled)
    document = _document(actor, filled, paper)
    if form == "eml":
        return _mail(filled, document)
    if form == "txt":
        from partwell.papers.document import plain

        return plain(document).encode()
    return docx(document) if form == "docx" else pdf(document)


def _document(actor: Actor, filled: Filled, paper: str) -> Document:
    makers: Mapping[str, Callable[[], Document]] = {
        "script": lambda: script(filled.parting),
        "preparation": lambda: preparation(filled.parting, _facts(filled)),
        "letter": lambda: letter(filled.parting),
        "statement": lambda: statement(filled.parting),
        "invitation": lambda: cover(_met(filled)),
        "dossier": lambda: scope_dossier(actor, filled),
        "handover": lambda: handover(filled.parting, *_left(filled)),
    }
    return makers[paper]()


def _facts(filled: Filled) -> tuple[str, ...]:
    """What to have in mind in the talk: the last day, the open invoices, the clause."""
    from partwell.papers.letter import amounts
    from partwell.words import formats

    one = filled.parting
    said = [say(one.language, "paper.fact.last_day", day=formats.long_day(one.language, one.last_day))]
    if one.owing:
        said.append(say(one.language, "paper.fact.owing", sums=amounts(one.language, one)))
    if one.clause:
        said.append(one.clause)
    return tuple(said)


def _left(filled: Filled) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Pending work, and deadlines after the last day, from the ledger of the case."""
    if filled.case is None:
        return filled.parting.will_do, ()
    from partwell.words import formats

    owed = [one for one in filled.case.case.view.facts.owed if one.state == "open" and one.by == "me"]
    pending = [one.what for one in owed if one.due is None or one.due <= filled.parting.last_day]
    late = [
        f"{one.what} ({formats.long_day(filled.parting.language, one.due)})"
        for one in owed
        if one.due is not None and one.due > filled.parting.last_day
    ]
    return (*filled.parting.will_do, *pending), tuple(late)


def _mail(filled: Filled, document: Document) -> bytes:
    papers = [Attachment(_named(filled, "letter"), pdf(document))]
    if filled.parting.owing:
        papers.append(Attachment(_named(filled, "statement"), pdf(statement(filled.parting))))
    return draft(document, filled.me, filled.them, attached=papers)


def _named(filled: Filled, paper: str, ending: str = "pdf") -> str:
    return file_name(say(filled.parting.language, f"case.paper.{paper}"), ending=ending)


def _met(filled: Filled) -> Parting:
    if filled.parting.meeting is None:
        raise NotFound("no_meeting", client=filled.parting.client)
    return filled.parting


def _invitation(filled: Filled) -> bytes:
    one = _met(filled)
    uid = f"talk-{filled.client}-{one.meeting:%Y%m%d%H%M}"
    return invitation(one, uid, datetime.now(UTC), filled.them, filled.me)


def _invitation_mail(filled: Filled) -> bytes:
    file = Attachment(_named(filled, "invitation", "ics"), _invitation(filled), FORMS["ics"])
    return draft(cover(_met(filled)), filled.me, filled.them, attached=[file])


def _all(actor: Actor, filled: Filled) -> bytes:
    """The last-day pack: the handover sheet, the letter, the statement and the dossier, with their sums."""
    names = ("handover", "letter", "statement", "dossier")
    papers = {_named(filled, name): pdf(_document(actor, filled, name)) for name in names}
    return pack(papers)
