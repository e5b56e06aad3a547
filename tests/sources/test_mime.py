"""The text part among parts, addresses in their many spellings, HTML as text."""

from __future__ import annotations

import pytest

from partwell.sources._addresses import parties
from partwell.sources._headers import Headers, decode_words
from partwell.sources._html import text_of
from partwell.sources._mail_dates import mail_date
from partwell.sources._mime import head_end, text_part

MIXED = 'Content-Type: multipart/mixed; boundary="b"\n\n'
ALTERNATIVE = 'Content-Type: multipart/alternative; boundary="c"\n\n'
CASES = {
    "single": ("Subject: x\n\nplain", "1", "plain"),
    "plain wins over html": (ALTERNATIVE + "--c\nContent-Type: text/html\n\n<p>\n--c\n\nplain\n--c--", "2", "plain"),
    "html alone": (ALTERNATIVE + "--c\nContent-Type: text/html\n\n<p>\n--c--", "1", "<p>"),
    "blank plain": (ALTERNATIVE + "--c\n\n \n--c\nContent-Type: text/html\n\n<p>\n--c--", "2", "<p>"),
    "nested": (MIXED + "--b\n" + ALTERNATIVE + "--c\n\ninner\n--c--\n--b\n\nouter\n--b--", "1.1", "inner"),
    "attachment passed": (
        MIXED + "--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nfile\n--b\n\ntext\n--b--",
        "2",
        "text",
    ),
    "enclosed mail passed": (
        MIXED + "--b\nContent-Type: message/rfc822\n\nFrom: x\n\nold\n--b\n\nown\n--b--",
        "2",
        "own",
    ),
    "never closed": (MIXED + "--b\n\ntext", "1", "text"),
    "no delimiter": (MIXED + "text", "1", "text"),
    "longer boundary is another": (MIXED + "--b\n\none\n--bb\ntwo\n--b--", "1", "one\n--bb\ntwo"),
    "outer ends inner": (MIXED + "--b\n" + ALTERNATIVE + "--c\n\ninner\n--b--", "1.1", "inner"),
    "mixed line ends": (MIXED + "--b\nX: y\n\r\n\ntext\n--b--", "1", "\ntext"),
    "crlf": ((MIXED + "--b\n\none\ntwo\n--b--").replace("\n", "\r\n"), "1", "one\r\ntwo"),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_text_part(name: str) -> None:
    text, path, body = CASES[name]
    raw = text.encode()
    stop, begin = head_end(raw, 0, len(raw))
    part = text_part(raw, Headers(raw[:stop]), begin, len(raw))
    assert part is not None
    assert (part.path, raw[part.start : part.end].decode()) == (path, body)


ADDRESSES = {
    "Anna <A@B.example>": [("a@b.example", "Anna")],
    '"K, A" <a@b.example>, x@y.example': [("a@b.example", "K, A"), ("x@y.example", "x@y.example")],
    "=?utf-8?Q?Kov=C3=A1cs=2C_A?= <a@b.example>": [("a@b.example", "Kovács, A")],
    "a@b.example (Anna K)": [("a@b.example", "Anna K")],
    "a at b.example (Anna K)": [("a@b.example", "Anna K")],
    "Group: A <a@b.example>, c@d.example;": [("a@b.example", "A"), ("c@d.example", "c@d.example")],
    "b@x.example <a@b.example>": [("a@b.example", "b@x.example")],
    "Pete(x) <pete(his)@silly.test(host)>": [("pete@silly.test", "Pete")],
    "undisclosed-recipients:;": [],
    "Whomever": [("whomever", "Whomever")],
    "<>": [],
    '"unclosed <a@b.example>': [("a@b.example", "unclosed")],
}


@pytest.mark.parametrize("text", sorted(ADDRESSES))
def test_addresses(text: str) -> None:
    assert [(party.value, party.name) for party in parties(text.encode())] == ADDRESSES[text]


def test_encoded_words_join_where_mailers_cut_letters() -> None:
    assert decode_words("=?utf-8?B?S8M=?= =?utf-8?B?oXI=?= x =?foo?Q?a_b?=") == "Kár x a b"


def test_dates_in_many_hands() -> None:
    zones = {"+0100": 60, "-0000": None, "GMT": 0, "EST": -300, "": None, "(CET) +0100": 60}
    for zone, offset in zones.items():
        date = mail_date(f"Tue, 3 Mar 2026 09:15:00 {zone}".encode())
        assert date is not None
        assert (date.wall.isoformat(), date.offset, date.zoned) == ("2026-03-03T09:15:00", offset, bool(zone))
    for bad in (b"", b"soon", b"Tue, 33 Mar 2026 09:15:00 +0100", b"9" * 500, b"1 Mar 2026 09:15:00 +9999"):
        assert mail_date(bad) is None


def test_html_is_read_as_a_person_sees_it() -> None:
    html = (
        "<head><style>p{}</style></head><body><p>One <b>two</b>\nthree<br>four</p><div>a<div>b</div>c</div>"
        "<script>x</script><pre>k\n l</pre><blockquote>old<blockquote>older</blockquote></blockquote>"
        "<div class='gmail_quote'>On x<blockquote>old</blockquote>inline</div><div class=gmail_quote>forwarded</div>"
        "<table><tr><td>1</td><td>2</td></tr></table>&lt;end&gt;</body>"
    )
    assert text_of(html).split("\n") == "One two three|four||a|b|c||k|l||On x|inline||1 2||<end>".split("|")


@pytest.mark.parametrize(
    "piece", ["<div>", "<b>", "<i></b>", "<dd><tr><li>", "<p><font>", "<td><a><b>", "<svg><p>", "<!--"]
)
def test_deep_html_ends(piece: str) -> None:
    assert "x" * 9 in text_of(piece * 20_000 + "x" * 9) or piece == "<!--"
