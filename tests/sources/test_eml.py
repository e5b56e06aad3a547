"""Single mails: recognised by their headers; odd and hostile ones end in a fact or a named problem."""

from __future__ import annotations

import io

import pytest

from partwell.facts.records import Message
from partwell.sources._contract import Context, Head, Parsed
from partwell.sources.eml import SOURCE
from tests.sources._reading import unproven, well_formed

CONTEXT = Context("0" * 64, "x.eml", client="Anna", zone="Europe/Budapest")
TOP = (
    "From: Anna <anna@client.example>\nTo: me@own.example\n"
    "Date: Tue, 3 Mar 2026 09:15:00 +0100\nMessage-ID: <1@x.example>\n"
)


def read(data: str | bytes, context: Context = CONTEXT) -> Parsed:
    raw = data.encode() if isinstance(data, str) else data
    parsed = list(SOURCE.read(io.BytesIO(raw), context))
    assert SOURCE.count(io.BytesIO(raw)) == len(parsed) == 1
    assert well_formed(parsed) == []
    assert unproven(raw, parsed[0].facts) == []
    return parsed[0]


def message(data: str | bytes, context: Context = CONTEXT) -> Message:
    (fact,) = read(data, context).facts
    assert isinstance(fact, Message)
    return fact


def score(data: bytes) -> float:
    return SOURCE.score(Head(data, "any", len(data)))


def test_a_plain_mail() -> None:
    found = message(TOP + "Subject: =?iso-8859-2?Q?=C1raj=E1nlat?=\nIn-Reply-To: <0@x.example>\n\nHello\n")
    assert (found.sender.value, found.sender.name, found.subject) == ("anna@client.example", "Anna", "Árajánlat")
    assert (found.sent.seconds, found.sent.offset, found.text) == (1772525700, 60, "Hello")
    assert (found.message_id, found.reply_to, found.thread) == ("1@x.example", "0@x.example", "0@x.example")
    assert [party.value for party in found.to] == ["me@own.example"]


def test_the_mail_of_a_stranger_is_passed_over() -> None:
    assert read(TOP + "\nsecret", Context("0" * 64, "x", kept=frozenset({"b@b.example"}))).passed[0].people


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Date: Tue, 3 Mar 2026 09:15:00 +0100\n", ""), "mail_no_date"),
        (("Tue, 3 Mar 2026 09:15:00 +0100", "tomorrow"), "mail_bad_date"),
        (("3 Mar 2026", "3 Mar 1926"), "mail_bad_date"),
        (("From: Anna <anna@client.example>\n", ""), "mail_no_sender"),
    ],
)
def test_what_is_missing_is_a_named_problem(change: tuple[str, str], code: str) -> None:
    assert read(TOP.replace(*change) + "\nHello").problems[0].code == code


def test_a_lost_date_is_taken_from_the_receiving_server_and_said() -> None:
    top = TOP.replace("Date: Tue", "Received: from a by b; Tue")
    parsed = read(top + "\nHello")
    assert parsed.facts[0].sent.seconds == 1772525700  # type: ignore[union-attr]
    assert [note.code for note in parsed.notes] == ["mail_date_from_received"]


def test_a_time_without_zone_is_read_on_the_persons_clock_and_said() -> None:
    parsed = read(TOP.replace(" +0100", "") + "\nHello")
    assert parsed.facts[0].sent.seconds == 1772525700  # type: ignore[union-attr]
    assert [note.code for note in parsed.notes] == ["mail_zone_assumed"]


def hostile() -> dict[str, bytes]:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(1500))
    wide = 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\nContent-Type: image/png\n\nx\n" * 20_000
    return {
        "deep": (TOP + deep + "\nx").encode(),
        "wide": (TOP + wide).encode(),
        "words": (TOP + "Subject: " + "=?utf-8?Q?a?= " * 20_000 + "\n\nx").encode(),
        "folded": (TOP + "Subject: a" + "\n b" * 100_000 + "\n\nx").encode(),
        "quotes": (TOP + 'Cc: "' + '\\"' * 100_000 + "\n\nx").encode(),
        "comments": (TOP + "Cc: " + "(" * 100_000 + "\n\nx").encode(),
        "parameters": (TOP + "Content-Type: text/plain" + '; a="' * 50_000 + "\n\nx").encode(),
        "ids": (TOP + "References: " + "<" * 100_000 + "\n\nx").encode(),
        "nul": (TOP + "Subject: a\x00b\n\na\x00b\x00").encode(),
        "no body": TOP.encode(),
        "utf-7": (TOP + "Content-Type: text/plain; charset=utf-7\n\n+ADw-script+AD4-").encode(),
        "codec": (TOP + "Content-Type: text/plain; charset=rot13\n\nx").encode(),
        "zlib": (TOP + "Content-Type: text/plain; charset=zlib\n\nx").encode(),
        "boundary": (TOP + "Content-Type: multipart/mixed; boundary=" + "x" * 5000 + "\n\nx").encode(),
        "bytes": TOP.encode() + b"\n" + bytes(range(256)) * 50,
        "html": (TOP + "Content-Type: text/html\n\n" + "<div>" * 100_000 + "x").encode(),
        "blank": b"\n" * 1000,
    }


@pytest.mark.parametrize("name", sorted(hostile()))
def test_hostile_mails_are_one_row(name: str) -> None:
    assert read(hostile()[name]).rows == 1


def test_too_many_levels_are_named() -> None:
    assert read(hostile()["deep"]).problems[0].code == "mail_too_deep"
    assert message(hostile()["nul"]).text == "a\nb"


CHARSETS = {
    "undeclared utf-8": ("", "jövő héten", "utf-8", "utf-8"),
    "utf-8 called latin-1": ("iso-8859-1", "jövő héten", "utf-8", "utf-8"),
    "utf-8 called ascii": ("us-ascii", "jövő", "utf-8", "utf-8"),
    "hungarian called latin-1": ("iso-8859-1", "hogy jövő héten nem", "cp1250", "cp1250"),
    "undeclared hungarian": ("", "kérem, hogy jövőre", "cp1250", "cp1250"),
    "french stays french": ("iso-8859-1", "bien sûr, c'est été", "cp1252", "cp1252"),
    "latin-2": ("iso-8859-2", "jövő", "iso8859-2", "iso8859-2"),
    "unknown": ("x-unknown", "naïve", "cp1252", "cp1252"),
    "shift-jis": ("shift_jis", "あいう", "cp932", "cp932"),
    "stateful": ("iso-2022-jp", "あいう", "iso2022_jp", "iso2022_jp"),
}


@pytest.mark.parametrize("name", sorted(CHARSETS))
def test_the_bytes_decide_the_charset(name: str) -> None:
    declared, text, real, chosen = CHARSETS[name]
    kind = f"Content-Type: text/plain; charset={declared}\n" if declared else ""
    found = message(TOP.encode() + kind.encode() + b"\n" + text.encode(real))
    assert (found.text, found.trace.chain) == (text, (chosen,))


def test_score_knows_mails_from_other_texts() -> None:
    assert score(TOP.encode() + b"\nx") > 0.8
    assert score(b"\xef\xbb\xbf" + TOP.replace("\n", "\r\n").encode()) > 0.8
    for other in (
        b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n",
        b"Date,Client,Hours\n2026-01-01,A,1\n",
        b"Memo\nTo: Acme\nFrom: Bob\nDate: 5 May\n\nText",
        b"To: Acme\nFrom: Bob\nSubject: contract\n\nText",
        b"OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n",
        b"Thanks!\n\nFrom: a@b.example\nSent: x\nTo: c@d.example\nSubject: x\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500,
        b"# From: a\n\ntext",
        b"",
    ):
        assert score(other) < 0.5
