"""A mail draft (.eml) with a paper as its text and files beside it; it opens in the mail program, nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from partwell.papers.document import Document, one_line, plain


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the mail: its name and bytes; `kind` as in `application/pdf`."""

    name: str
    data: bytes
    kind: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Person:
    """Name and address of somebody; the address may be unknown."""

    name: str
    email: str = ""


def draft(
    document: Document, sender: Person, receiver: Person, subject: str = "", attached: Sequence[Attachment] = ()
) -> bytes:
    """The draft as bytes; addresses that are none are left out, line ends never reach a header."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["Subject"] = one_line(subject or document.title)
    for field, person in (("From", sender), ("To", receiver)):
        address = mail_address(person)
        if address is not None:
            mail[field] = address
    mail.set_content(plain(document), charset="utf-8")
    for one in attached:
        main, _, sub = one.kind.partition("/")
        mail.add_attachment(one.data, maintype=main, subtype=sub, filename=one_line(one.name))
    return mail.as_bytes()


def mail_address(person: Person) -> Address | None:
    """The address as a mail header takes it; None where there is none or it is none."""
    name, email = one_line(person.name), one_line(person.email)
    if email.count("@") != 1 or " " in email or not email.isascii():
        return None
    try:
        return Address(name, addr_spec=email)
    except ValueError:
        return None
