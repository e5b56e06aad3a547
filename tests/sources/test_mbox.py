"""Mail archives: where mails part, what is kept of whom, and that count, places and resumption agree."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partwell.facts.records import Message
from partwell.sources import _mbox_count, mbox
from partwell.sources._contract import Context, Head, Parsed
from partwell.sources._mbox_scan import mails
from partwell.sources.mbox import SOURCE
from tests.sources._reading import unproven, well_formed

KEPT = Context("0" * 64, "x.mbox", kept=frozenset({"anna@client.example"}), own=frozenset({"me@own.example"}))
ALL = Context("0" * 64, "x.mbox", client="Anna")
SEPARATOR = "From 1@xxx Tue Mar 03 08:15:01 +0000 2026\n"


def mail(body: str = "Hello", sender: str = "anna@client.example", number: str = "1", more: str = "") -> str:
    return (
        f"{SEPARATOR}From: {sender}\nTo: me@own.example\nDate: Tue, 3 Mar 2026 09:15:00 +0100\n"
        f"Message-ID: <{number}@x.example>\n{more}\n{body}\n\n"
    )


def read(text: str | bytes, context: Context = ALL) -> list[Parsed]:
    data = text.encode() if isinstance(text, str) else text
    parsed = list(SOURCE.read(io.BytesIO(data), context))
    assert sum(one.rows for one in parsed) == SOURCE.count(io.BytesIO(data))
    assert well_formed(parsed) == []
    assert unproven(data, [fact for one in parsed for fact in one.facts]) == []
    return parsed


def messages(parsed: list[Parsed]) -> list[Message]:
    return [fact for one in parsed for fact in one.facts if isinstance(fact, Message)]


def test_only_mails_with_a_kept_client_are_given_and_of_others_only_who_wrote() -> None:
    kept, mine, passed = read(
        mail() + mail(sender="me@own.example", more="Cc: Anna <ANNA@client.example>\n") + mail("x", "o@o.example"), KEPT
    )
    assert [one.facts != () for one in (kept, mine, passed)] == [True, True, False]
    (row,) = passed.passed
    assert [(who.value, who.role) for who in row.people] == [("o@o.example", "from"), ("me@own.example", "to")]
    assert row.seconds == 1772525700


def test_a_mail_has_the_same_key_kept_or_passed() -> None:
    text = mail()
    assert read(text, KEPT)[0].facts[0].key == read(text, Context("0" * 64, "x"))[0].passed[0].key


def test_line_ends_and_archive_quoting_do_not_change_a_mail_without_id() -> None:
    plain = mail(">From the start\nx").replace("Message-ID: <1@x.example>\n", "")
    (one,), (other,) = messages(read(plain)), messages(read(plain.replace("\n", "\r\n")))
    assert (one.key, one.text) == (other.key, other.text)
    assert one.text == "From the start\nx"


def test_one_id_over_two_mails_loses_none() -> None:
    first, again, other = messages(read(mail() + mail() + mail().replace("09:15:00", "10:00:00")))
    assert first.key == again.key != other.key


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        ("From the start we agreed\nNote: this\n", 1),
        ("From anna@x.example Tue Mar  3 10:00:00 2026\nSubject: x\n", 2),
        ("\nFrom anna@x.example Tue Mar  3 10:00:00 2026\nno header\n", 2),
        ("text\nFrom anna@x.example Tue Mar  3 10:00:00 2026\nno header\n", 1),
        ("\nFrom anna@x.example\nReturn-Path: <a@x.example>\n", 2),
        ("text\nFrom anna@x.example\nReturn-Path: <a@x.example>\n", 1),
        ("\nFrom anna at x.example  Tue Mar  3 10:00:00 2026\nFrom: a\n", 2),
        ("\n>From anna@x.example Tue Mar  3 10:00:00 2026\nFrom: a\n", 1),
        ("\nFrom - Tue Mar 03 10:00:00 2026\nX-Mozilla-Status: 0001\n", 2),
    ],
)
def test_what_parts_two_mails(line: str, parted: int) -> None:
    assert len(read(mail("Hello\n" + line))) == parted


_ENVELOPES = ["From a@b.c Tue Mar  3 10:00:00 2026", "From a at b  Tue, 3 Mar 10:00", "From  Mon Jan 1:00", "From x"]
_AROUND = ["From: a@b.c", "X-Y: z", "Date : x", "", "\r", "text", ">From a", "From \x0b Mon Jan 5 1:11 "]


@given(st.lists(st.sampled_from([*_ENVELOPES, *_AROUND]), max_size=14), st.sampled_from(["\n", "\r\n", ""]))
@settings(max_examples=300)
def test_scanner_and_counter_agree(lines: list[str], end: str) -> None:
    data = ((end or "\n").join(lines) + end).encode()
    assert sum(1 for _ in mails(io.BytesIO(data))) == SOURCE.count(io.BytesIO(data))


def test_small_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(mail("word " * (n * 37 % 400), number=str(n)) for n in range(60))
    whole = read(text)
    monkeypatch.setattr(_mbox_count, "_BLOCK", 100)
    assert read(text) == whole


def test_reading_goes_on_at_any_offset() -> None:
    data = "".join(mail(f"text {n}", number=str(n)) for n in range(5)).encode()
    whole = read(data)
    assert whole[-1].offset == len(data)
    for done, one in enumerate(whole):
        rest = SOURCE.read(io.BytesIO(data), Context("0" * 64, "x", client="Anna", start=one.offset))
        assert list(rest) == whole[done + 1 :]


def test_a_huge_mail_is_read_by_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAIL_LIMIT", 4 << 10)
    kind = 'Content-Type: multipart/mixed; boundary="b"\n'
    parts = f"--b\n\nShort.\n--b\nContent-Type: application/pdf\n\n{'A' * 50_000}\n--b--"
    one, two, three = read(mail(parts, more=kind) + mail("y" * 50_000, number="2") + mail(number="3"))
    assert messages([one])[0].text == "Short."
    assert two.problems[0].code == "mail_too_large"
    assert messages([three])[0].text == "Hello"


def test_problems_name_the_line_and_the_rest_is_read() -> None:
    broken = mail(number="2").replace("Date: Tue, 3 Mar 2026 09:15:00 +0100\n", "")
    first, problem, last = read(mail() + broken + mail(number="3"))
    assert first.facts
    assert last.facts
    assert (problem.problems[0].code, problem.problems[0].line) == ("mail_no_date", 9)


def test_text_before_the_first_mail_is_a_row_of_its_own() -> None:
    junk, one = read("junk\n" + "\n" + mail())
    assert junk.problems[0].code == "mbox_no_separator"
    assert one.facts
    assert read("") == []


def test_automatic_mails_are_marked() -> None:
    for more in (
        "List-Id: <a.b>\n",
        "Precedence: bulk\n",
        "Auto-Submitted: auto-replied\n",
        "Subject: Automatikus válasz: x\n",
    ):
        assert messages(read(mail(more=more)))[0].automatic
    assert not messages(read(mail(more="Auto-Submitted: no\nSubject: Automatic door\n")))[0].automatic


def test_answers_share_the_thread_of_what_they_answer() -> None:
    first = mail(number="a", more="Subject: Logo\n")
    second = mail(number="b", more="Subject: Re: Logo\nReferences: <a@x.example>\n <z@x.example>\n")
    loose = mail(number="c", more="Subject: AW: Vá: Logo\n")
    assert [m.thread for m in messages(read(first + second + loose))] == ["a@x.example", "a@x.example", "subject:logo"]


@pytest.mark.parametrize(
    "data", [b"From: a@b.c\nDate: x\n\n", b"a,b\nFrom x\n", b"From the start\n\nx", b"\xd0\xcf\x11\xe0", b""]
)
def test_other_files_are_not_claimed(data: bytes) -> None:
    assert SOURCE.score(Head(data, "x.mbox", len(data))) < 0.5
