"""The contracts as files: a simple PDF with a text layer and a minimal DOCX, both written by hand."""

from __future__ import annotations

import io
import textwrap
import zipfile
from datetime import date, timedelta
from xml.sax.saxutils import escape

from partwell.demo.cast import Client, Me
from partwell.demo.prose_contracts import ENGLISH, HUNGARIAN

Paragraph = tuple[bool, str]  # whether it is a heading, and its words
_WHEN = (2026, 1, 1, 0, 0, 0)
_COLUMNS, _LINES = 92, 50
_MONTHS = "január február március április május június július augusztus szeptember október november december".split()


def contracts(me: Me, clients: tuple[Client, ...], days: list[date]) -> dict[str, bytes]:
    """File name -> bytes, for the clients whose role has a contract; signed two weeks before the work began."""
    out = {}
    for client in sorted(clients, key=lambda one: one.role.contract):
        day = days[int(client.begins * len(days))] - timedelta(days=14)
        if client.role.contract == "pdf":
            out[f"Agreement {client.names[0]}.pdf"] = _pdf(_filled(ENGLISH, me, client, f"{day.day} {day:%B %Y}"))
        elif client.role.contract == "docx":
            said = f"{day.year}. {_MONTHS[day.month - 1]} {day.day}."
            out[f"Szerződés {client.names[0]}.docx"] = _docx(_filled(HUNGARIAN, me, client, said))
    return out


def _filled(text: str, me: Me, client: Client, day: str) -> list[Paragraph]:
    slots = {
        "date": day,
        "client": client.names[0],
        "first_human": client.people[0].name,
        "me": me.name,
        "rate": client.role.rate,
        "fee": f"{client.role.fee:,}".replace(",", " "),
        "address": client.people[0].address,
        "own": me.addresses[0],
    }
    pieces = (" ".join(piece.split()) for piece in text.strip().split("\n\n"))
    return [(piece.startswith("# "), piece.removeprefix("# ").format_map(slots)) for piece in pieces]


def _pages(paragraphs: list[Paragraph]) -> list[list[str]]:
    lines = [line for _, words in paragraphs for line in (*textwrap.wrap(words, _COLUMNS), "")]
    return [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]


def _pdf(paragraphs: list[Paragraph]) -> bytes:
    """Objects 1 catalogue, 2 pages, 3 font, then a page and its text in turns."""
    pages = _pages(paragraphs)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        box = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * number} 0 R >>".encode())
        text = _text_of(lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text))
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return bytes(out) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def _text_of(lines: list[str]) -> bytes:
    """The page's drawing: one line of text under the other; letters that WinAnsi lacks lose their marks."""
    plain = str.maketrans({"ő": "ö", "ű": "ü", "Ő": "Ö", "Ű": "Ü", "\\": "\\\\", "(": "\\(", ")": "\\)"})
    shown = [b"(%s) Tj T*" % line.translate(plain).encode("cp1252", "replace") for line in lines]
    return b"\n".join([b"BT /F1 10 Tf 14 TL 64 780 Td", *shown, b"ET"])


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(paragraphs: list[Paragraph]) -> bytes:
    """The three members without which no reader opens it."""
    body = "".join(_paragraph(words, bold=heading) for heading, words in paragraphs)
    document = f'<w:document xmlns:w="{_WORDS}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    members = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _HEAD + text)
    return out.getvalue()


def _paragraph(text: str, *, bold: bool) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
