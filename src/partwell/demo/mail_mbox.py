"""The mailbox as a mail provider's takeout writes it: mboxrd, CRLF, labels, many charsets and encodings."""

from __future__ import annotations

import base64
import quopri
from datetime import UTC
from email.header import Header
from email.utils import format_datetime
from html import escape
from random import Random

from partwell.demo.packs import PACKS
from partwell.demo.talk import Mail

NAME = "All mail Including Spam and Trash (demo).mbox"
MARK = "X-Demo: fictional, invented for the partwell demo"
_ENGLISH_DATE = "%a, %d %b %Y at %H:%M"
_HUNGARIAN_MONTHS = "jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.".split()
_QUOTED_LINES = 14


def mbox(random: Random, mails: list[Mail]) -> bytes:
    """All mails in time order as one archive."""
    return b"".join(_message(random, mail) for mail in sorted(mails, key=lambda m: (m.sent, m.id)))


def _message(random: Random, mail: Mail) -> bytes:
    head, body = _body(random, mail)
    if mail.file:
        head, body = _with_file(mail, head, body)
    thread = abs(int.from_bytes(mail.thread.encode()[-7:], "big"))
    lines = [
        f"X-GM-THRID: {thread}",
        f"X-Gmail-Labels: {_labels(mail)}",
        MARK,
        *_routing(mail),
        f"From: {_person(*mail.sender)}",
        f"To: {_person(*mail.to[0])}",
        *([f"Cc: {', '.join(_person(*pair) for pair in mail.to[1:])}"] if mail.to[1:] else []),
        f"Subject: {_encoded(mail.subject)}",
        f"Date: {format_datetime(mail.sent)}",
        f"Message-ID: {mail.id}",
        *([f"In-Reply-To: {mail.answers.id}", f"References: {_references(mail)}"] if mail.answers else []),
        "MIME-Version: 1.0",
        *head,
    ]
    envelope = f"From {thread}@xxx {mail.sent.astimezone(UTC):%a %b %d %H:%M:%S +0000 %Y}"
    text = "\n".join(lines).encode() + b"\n\n" + body.rstrip(b"\n") + b"\n"
    quoted = b"\n".join(b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in text.split(b"\n"))
    return (envelope.encode() + b"\n" + quoted + b"\n").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _labels(mail: Mail) -> str:
    if mail.kind == "newsletter":
        return "Inbox,Category Promotions"
    if mail.mine:
        return "Sent"
    return "Inbox,Important" if mail.kind == "client" else "Inbox"


def _routing(mail: Mail) -> list[str]:
    if mail.kind != "newsletter":
        return []
    house = mail.sender[1].split("@")[1]
    return [f"List-Id: <letters.{house}>", f"List-Unsubscribe: <https://{house}/unsubscribe>", "Precedence: bulk"]


def _references(mail: Mail) -> str:
    ids: list[str] = []
    before = mail.answers
    while before is not None:
        ids.insert(0, before.id)
        before = before.answers
    return "\n ".join(ids)


def _person(name: str, address: str) -> str:
    if name.isascii():
        return f'"{name}" <{address}>' if any(c in name for c in ".,&@") else f"{name} <{address}>"
    return f"{_encoded(name)} <{address}>"


def _encoded(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=70).encode()


def _body(random: Random, mail: Mail) -> tuple[list[str], bytes]:
    """Headers of the body and its bytes: plain in one of several encodings, both forms, or HTML alone."""
    text = "\n\n".join(piece for piece in (mail.text + _signature(mail), _quotation(mail)) if piece)
    draw = random.random()
    if mail.kind == "newsletter" or draw < 0.06:
        return ["Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64"], _base64(_html(mail))
    if draw < 0.30:
        return _both(mail, text)
    if mail.language == "hu" and draw < 0.45:
        charset = random.choice(("iso-8859-2", "windows-1250"))
        return _plain(charset), quopri.encodestring(_typed(text).encode(charset, "replace"))
    if draw < 0.60:
        return _plain("utf-8"), quopri.encodestring(text.encode())
    if draw < 0.75:
        return ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"], _base64(text)
    return ["Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"], text.encode()


def _typed(text: str) -> str:
    return text.replace("–", "-")


def _plain(charset: str) -> list[str]:
    return [f"Content-Type: text/plain; charset={charset}", "Content-Transfer-Encoding: quoted-printable"]


def _base64(text: str) -> bytes:
    return base64.encodebytes(text.encode())


def _both(mail: Mail, text: str) -> tuple[list[str], bytes]:
    mark = f"=_{mail.id.strip('<>').split('@')[0]}"
    plain = "\n".join([*_plain("utf-8"), "", ""]).encode() + quopri.encodestring(text.encode())
    html = b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    html += quopri.encodestring(_html(mail).encode())
    parts = b"".join(f"--{mark}\n".encode() + part.rstrip(b"\n") + b"\n" for part in (plain, html))
    return [f'Content-Type: multipart/alternative; boundary="{mark}"'], parts + f"--{mark}--\n".encode()


def _with_file(mail: Mail, head: list[str], body: bytes) -> tuple[list[str], bytes]:
    """The same body with a file after it; a stand-in of a few bytes, since nobody opens it."""
    mark = f"=_file_{mail.id.strip('<>').split('@')[0]}"
    inner = "\n".join([*head, "", ""]).encode() + body.rstrip(b"\n")
    name = [
        f'Content-Type: application/pdf; name="{mail.file}"',
        f'Content-Disposition: attachment; filename="{mail.file}"',
        "Content-Transfer-Encoding: base64",
    ]
    sheet = "\n".join([*name, "", ""]).encode() + base64.encodebytes(f"fictional draft {mail.file}".encode())
    parts = b"".join(f"--{mark}\n".encode() + part.rstrip(b"\n") + b"\n" for part in (inner, sheet))
    return [f'Content-Type: multipart/mixed; boundary="{mark}"'], parts + f"--{mark}--\n".encode()


def _signature(mail: Mail) -> str:
    if mail.kind != "client" or len(mail.text) < 120:
        return ""
    return f"\n\n-- \n{mail.sender[0]}\nhttps://www.{mail.sender[1].split('@')[1]}"


def _date(mail: Mail) -> str:
    if mail.language == "hu":
        return f"{mail.sent.year}. {_HUNGARIAN_MONTHS[mail.sent.month - 1]} {mail.sent.day}., {mail.sent:%H:%M}"
    return f"{mail.sent:{_ENGLISH_DATE}}"


def _attribution(before: Mail) -> str:
    return PACKS[before.language].wrote.format(date=_date(before), name=before.sender[0], address=before.sender[1])


def _quotation(mail: Mail) -> str:
    if mail.answers is None or mail.kind == "private":
        return ""
    before = mail.answers
    lines = [f"> {line}".rstrip() for line in before.text.split("\n")][:_QUOTED_LINES]
    return "\n".join([_attribution(before), "", *lines])


def _html(mail: Mail) -> str:
    pieces = [f"<p>{'<br>'.join(escape(piece).splitlines())}</p>" for piece in mail.text.split("\n\n")]
    if mail.answers is not None and mail.kind != "private":
        quoted = "<br>".join(escape(mail.answers.text).splitlines())
        pieces.append(
            f'<div class="gmail_quote"><div class="gmail_attr">{escape(_attribution(mail.answers))}</div>'
            f'<blockquote class="gmail_quote">{quoted}</blockquote></div>'
        )
    return "<html><body>\n" + "\n".join(pieces) + "\n</body></html>\n"
