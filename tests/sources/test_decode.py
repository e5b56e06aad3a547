"""Decoding by a trace's chain, apart from the readers; and both agree on every mail at hand."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partwell.sources._contract import Context
from partwell.sources._decode import decode
from partwell.sources.eml import SOURCE as EML
from partwell.sources.mbox import SOURCE as MBOX
from tests.sources._reading import unproven

ROOT = Path(__file__).resolve().parents[2]
MAIL = Path(os.environ.get("PARTWELL_SAMPLES", ROOT.parent / "shared" / "samples")) / "mail"
OURS = sorted([*(ROOT / "tests/samples/eml").glob("*.eml"), *(ROOT / "tests/samples/mbox").glob("*.mbox")])
CONTEXT = Context("0" * 64, "x", client="Anna")
NESTED = (
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n'
    b"--c\r\n\r\n>From a\r\n--c--\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\nw6E=\r\n--b--\r\n"
)


def test_steps_in_order() -> None:
    assert decode("jó".encode("cp1250"), None, ("cp1250",)) == "jó"
    assert decode(b"\xef\xbb\xbfa\r\nb\rc", None, ("utf-8", "bom", "crlf")) == "a\nb\nc"
    assert decode(b"x: y\n\n=C3=A1=\n!", "1", ("quoted-printable", "utf-8")) == "á!"
    assert decode(b"x: y\n\nw6 E\n", "1", ("base64", "utf-8")) == "á"
    assert decode(b"x: y\n\n>>From a\n>b", "1", ("mboxrd", "utf-8")) == ">From a\n>b"
    assert decode(b"x: y\n\n<p>a<p>b", "1", ("utf-8", "html-text")) == "a\n\nb"


def test_parts_by_their_path() -> None:
    assert decode(NESTED, "1.1", ("mboxrd", "utf-8")) == "From a"
    assert decode(NESTED, "2", ("base64", "utf-8")) == "á"
    for missing in ("3", "2.2", "1.2"):
        with pytest.raises(LookupError):
            decode(NESTED, missing, ("utf-8",))
    with pytest.raises(LookupError):
        decode(b"x", None, ("utf-8", "no-such-step"))


def disagreements(path: Path) -> list[str]:
    """Facts of a file whose words its own trace does not give; with either source and either line end."""
    out: list[str] = []
    for data in (raw := path.read_bytes(), raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")):
        for source in (EML, MBOX):
            parsed = list(source.read(io.BytesIO(data), CONTEXT))
            assert sum(one.rows for one in parsed) == source.count(io.BytesIO(data))
            out += unproven(data, [fact for one in parsed for fact in one.facts])
    return out


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_words_are_found_again_in_our_samples(path: Path) -> None:
    assert disagreements(path) == []


@pytest.mark.skipif(not MAIL.is_dir(), reason=f"no samples in {MAIL}")
def test_words_are_found_again_in_mails_of_many_programs() -> None:
    assert {p.name: d for p in sorted(MAIL.rglob("*")) if p.is_file() and (d := disagreements(p))} == {}


_LINES = st.sampled_from(
    ["--b", "--b--", "--c", "--b ", "", "text", "> q", ">From x", "Content-Type: text/plain", "w6E=", "=C3=A1=", "<p>x",
     "Content-Type: multipart/mixed; boundary=c", "Content-Type: text/html; charset=iso-8859-2", "\r", "  folded",
     "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=25), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=400)
def test_reader_and_decoder_agree_on_any_heap_of_parts(lines: list[str], end: str) -> None:
    top = [
        "From: a@b.example",
        "Date: Tue, 3 Mar 2026 09:15:00 +0100",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
    ]
    data = end.join([*top, *lines]).encode()
    (parsed,) = EML.read(io.BytesIO(data), CONTEXT)
    assert unproven(data, parsed.facts) == []
