"""Files made to hurt: bombs, depths, endless rules, lies about sizes; small generators, the same bytes every time."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from email.header import Header

CAMT = (
    '<?xml version="1.0"?>{dtd}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>{body}'
)
CAMT_END = "</BkToCstmrStmt></Document>"
MAIL = "From: a@b.example\r\nTo: me@own.example\r\nDate: Tue, 3 Mar 2026 09:15:00 +0100\r\nSubject: x\r\n"
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260301T000000Z\r\n"
    "DTSTART:20260301T090000Z\r\nDTEND:20260301T100000Z\r\nSUMMARY:Call\r\n{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
BILLS = "number,client,issued,due,currency,gross\n"
DEEP = 100_000
DIGITS = "9" * 5000


def packed(*members: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED, bits: int = 0, mode: int = 0o100644) -> bytes:
    """A zip of these members, all with these flag bits and this mode."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (2026, 3, 1, 9, 0, 0))
            info.compress_type, info.external_attr = kind, mode << 16
            archive.writestr(info, data)
    made = bytearray(out.getvalue())
    if bits:
        at = made.find(b"PK\x01\x02")
        while at >= 0:
            made[at + 8] |= bits
            at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def slack(day: bytes, name: str = "general/2026-03-01.json", **how: int) -> bytes:
    """A Slack export with one day file."""
    return packed(("users.json", b"[]"), ("channels.json", b"[]"), (name, day), **how)  # type: ignore[arg-type]


def pdf(content: bytes, *, encrypted: bool = False) -> bytes:
    """A page whose content is these bytes, deflated; or one that says it is encrypted."""
    body = zlib.compress(content, 9)
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + b"x" * 32 + b") /U (" + b"y" * 32 + b") /P -4 >>"
    pieces = (
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n",
        b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n",
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >> endobj\n",
        f"4 0 obj << /Length {len(body)} /Filter /FlateDecode >> stream\n".encode(),
        body,
        b"\nendstream endobj\ntrailer << /Root 1 0 R /Size 5 /ID [(a) (b)] ",
        locked if encrypted else b"",
        b" >>\n%%EOF\n",
    )
    return b"".join(pieces)


def nested_mime(depth: int) -> bytes:
    """Multiparts inside multiparts."""
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return (MAIL + heads + "Content-Type: text/plain\r\n\r\nend\r\n").encode()


def _laughs() -> bytes:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return CAMT.format(dtd=f'<!DOCTYPE x [<!ENTITY a0 "ha">{names}]>', body="&a11;").encode() + CAMT_END.encode()


def _outside() -> bytes:
    dtd = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return CAMT.format(dtd=dtd, body="&f;").encode() + CAMT_END.encode()


def _deep_json(start: str) -> bytes:
    return (start + "[" * DEEP).encode()


def _text(*pieces: str) -> bytes:
    return "".join(pieces).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "bomb.zip": lambda: slack(b"[" + b" " * (300 << 20) + b"]"),
    "slip.zip": lambda: slack(b"[]", "../../outside/2026-03-01.json"),
    "absolute.zip": lambda: slack(b"[]", "/etc/2026-03-01.json"),
    "link.zip": lambda: slack(b"/etc/passwd", mode=0o120777),
    "nested.zip": lambda: slack(packed(("users.json", b"[]"))),
    "locked.zip": lambda: slack(b"[]", bits=1),
    "cut.zip": lambda: slack(b"[]")[:-30],
    "depth.zip": lambda: slack(_deep_json("")),
    "whatsapp-bomb.zip": lambda: packed(("_chat.txt", b"1/2/26, 9:15 - A: " + b"x" * (200 << 20))),
    "ninja-bomb.zip": lambda: packed(("backup.json", b'{"invoices": [' + b" " * (200 << 20) + b"]}")),
    "laughs.xml": _laughs,
    "outside.xml": _outside,
    "deep.xml": lambda: _text(CAMT.format(dtd="", body="<Stmt>" * DEEP)),
    "mime1500.eml": lambda: nested_mime(1500),
    "words20000.eml": lambda: _text(MAIL + "Cc: " + ",\r\n ".join([Header("ő", "utf-8").encode()] * 20_000)),
    "headers.eml": lambda: _text(MAIL + "X-A: b\r\n" * 100_000 + "\r\nwords\r\n"),
    "header-end.eml": lambda: _text(MAIL + "Bcc: a@b.example\r\r\nX-Injected: 1\n\r\n\r\nwords\r\n"),
    "parts.eml": lambda: _text(MAIL + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n" * 60_000),
    "secondly.ics": lambda: EVENT.format(rule="RRULE:FREQ=SECONDLY").encode(),
    "nothing.ics": lambda: EVENT.format(rule="RRULE:FREQ=DAILY;INTERVAL=0").encode(),
    "count.ics": lambda: EVENT.format(rule=f"RRULE:FREQ=DAILY;COUNT={DIGITS}").encode(),
    "forever.ics": lambda: EVENT.format(rule="RRULE:FREQ=MINUTELY;UNTIL=99991231T000000Z").encode(),
    "folded.ics": lambda: EVENT.format(rule="DESCRIPTION:" + "\r\n x" * DEEP).encode(),
    "bomb.pdf": lambda: pdf(b"BT /F1 12 Tf (x) Tj ET\n" * (8 << 20)),
    "locked.pdf": lambda: pdf(b"", encrypted=True),
    "deep-stripe.json": lambda: _deep_json('{"object": "list", "livemode": false, "data": '),
    "deep-paypal.json": lambda: _deep_json(
        '{"transaction_details": [{"transaction_info": {"transaction_event_code": 1, "x": '
    ),
    "deep-ninja.json": lambda: _deep_json('{"company": {"company_key": "k", "account_id": 1}, "invoices": '),
    "deep-telegram.json": lambda: _deep_json('{"name": "x", "type": "personal_chat", "id": 1, "messages": '),
    "digits.json": lambda: json.dumps(
        {"company": {"company_key": "k", "account_id": 1}, "invoices": [{"id": 1, "amount": "AMOUNT", "number": "1"}]}
    ).replace('"AMOUNT"', DIGITS).encode(),
    "digits.csv": lambda: _text(BILLS + f"1,A,2026-03-31,,EUR,{DIGITS}\n{DIGITS},B,{DIGITS},,EUR,1\n"),
    "quote.csv": lambda: _text(BILLS + '"1,A,2026-03-31,,EUR,5\n' * 5_000),
    "quotes.csv": lambda: _text(BILLS + '""' * (1 << 20) + "\n"),
    "field.csv": lambda: _text(BILLS + f"1,{'x' * (2 << 20)},2026-03-31,,EUR,5\n"),
    "columns.csv": lambda: _text(BILLS + "," * (1 << 20) + "\n"),
    "nul.csv": lambda: _text(BILLS + "1,A\x00B,2026-03-31,,EUR,5\n"),
    "utf7.csv": lambda: _text(BILLS + "1,+AEEAQg-,2026-03-31,,EUR,5\n"),
    "utf16-cut.csv": lambda: (BILLS + "1,A,2026-03-31,,EUR,5\n").encode("utf-16")[:-3],
    "bidi.csv": lambda: _text(
        BILLS + "1,\u202eemca\u202c <script>,2026-03-31,,EUR,5\n=1+1,@SUM(A1),2026-03-31,,EUR,5\n"
    ),
    "spaces.txt": lambda: b"1/2/26, 9:15 - A: " + b" " * (4 << 20) + b"x",
    "colons.txt": lambda: b"1/2/26, 9:15 - " + b"a" * 50 + b" b:" * (1 << 20),
    "tags.ofx": lambda: b"OFXHEADER:100\nDATA:OFXSGML\n\n<OFX>" + b"<STMTTRN>" * DEEP,
    "lines.sta": lambda: (
        b":20:X\n:25:1/2\n:28C:1\n:60F:C260301EUR1,00\n:61:2603010301C1,00NTRF\n:86:" + b"?20x\n" * DEEP
    ),
}  # fmt: skip
