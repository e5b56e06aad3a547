"""Printed papers are real files with every word in them, whatever the names contain."""

from __future__ import annotations

import email
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.policy import default
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import docx as library
import pypdfium2
import pytest
from icalendar import Calendar

from partwell.facts.errors import InputError
from partwell.papers.document import Document, clean, one_line, plain
from partwell.papers.docx import docx
from partwell.papers.draft import Attachment, Person, draft
from partwell.papers.handover import handover
from partwell.papers.invitation import MINUTES, cover, invitation
from partwell.papers.letter import letter
from partwell.papers.pack import MANIFEST, file_name, pack
from partwell.papers.pdf import pdf
from partwell.papers.script import script
from partwell.papers.statement import statement
from tests.papers._values import HOSTILE, owing, parting

AT = datetime(2026, 11, 26, 10, 30, tzinfo=UTC)


def words_of(data: bytes) -> str:
    """All words of a PDF, on one line without blanks."""
    with pypdfium2.PdfDocument(data) as paper:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in paper)


def documents(name: str, language: str = "hu") -> list[Document]:
    one = parting(language, client=name, person=name, own_reason=name, reason="own", will_do=(name,), owing=owing(100))
    return [script(one), letter(one), statement(one), handover(one, (name,), ())]


@pytest.mark.parametrize("language", ["en", "hu"])
def test_a_pdf_has_every_word_and_letter(language: str) -> None:
    for document in documents("Őrült Tűzmadár Kft. űáéúőí", language):
        words = words_of(pdf(document))
        assert "".join(document.title.split()) in words
        assert "ŐrültTűzmadárKft.űáéúőí" in words


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_words(name: str) -> None:
    for document in documents(name):
        words = words_of(pdf(document))
        assert words
        assert "".join(clean(name).split())[:12].replace("\u05e9", "")[:6] in words or not name.isascii()
        assert docx(document)


def test_equal_papers_are_equal_bytes() -> None:
    document = letter(parting(owing=owing(100)))
    assert pdf(document) == pdf(document)
    assert docx(document) == docx(document)


def test_a_docx_has_the_paragraphs_and_the_table() -> None:
    paper = library.Document(io.BytesIO(docx(statement(parting(owing=owing(100, 250))))))
    assert paper.tables[0].rows[-1].cells[-1].text == "€350.00"
    text = "\n".join(one.text for one in library.Document(io.BytesIO(docx(letter(parting())))).paragraphs)
    assert "my last working day for you is 31 December 2026" in text


@pytest.mark.parametrize("name", HOSTILE)
def test_a_draft_has_one_subject_and_no_smuggled_header(name: str) -> None:
    document = letter(parting(client=name))
    document = replace(document, title=document.title + name)
    raw = draft(
        document, Person(name, "nora@sellei.example"), Person(name, "j@q.example"), attached=[Attachment(name, b"%PDF")]
    )
    mail = email.message_from_bytes(raw, policy=default)
    assert mail.keys() == ["X-Unsent", "Subject", "From", "To", "MIME-Version", "Content-Type"]
    assert str(mail["To"].addresses[0].addr_spec) == "j@q.example"
    (text, paper) = mail.iter_parts()
    assert "31 December 2026" in text.get_content()
    assert paper.get_content() == b"%PDF"


@pytest.mark.parametrize("address", ["", "no address", "a@b\r\nBcc: c@d", "a@@b", "ő@x.example", "a b@c"])
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    mail = email.message_from_bytes(
        draft(letter(parting()), Person("N", address), Person("Q", address)), policy=default
    )
    assert (mail["From"], mail["To"], mail["Bcc"]) == (None, None, None)


@pytest.mark.parametrize("name", HOSTILE)
def test_an_invitation_is_neutral_and_one_event(name: str) -> None:
    one = parting(client="Quillon", me=name, meeting=AT, place=name)
    raw = invitation(one, "uid", AT, Person(name, "j@q.example"), Person(name, "nora@sellei.example"))
    calendar = Calendar.from_ical(raw)
    (event,) = calendar.walk("VEVENT")
    assert (event["DTEND"].dt - event["DTSTART"].dt).seconds == MINUTES * 60
    assert event["ATTENDEE"] == "mailto:j@q.example"
    assert "Quillon" not in str(event["SUMMARY"])
    assert not {"part", "end", "quit", "notice"} & set(
        str(event["SUMMARY"]).casefold().replace(one_line(name), "").split()
    )
    with pytest.raises(ValueError, match="meeting"):
        invitation(parting(), "uid", AT, Person("a"), Person("b"))


def test_a_pack_lists_the_sums_of_its_files() -> None:
    data = pack({"b.pdf": b"two", "a.pdf": b"one"})
    assert data == pack({"a.pdf": b"one", "b.pdf": b"two"})
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["a.pdf", "b.pdf", MANIFEST]
        listed = json.loads(archive.read(MANIFEST))["files"]
        assert listed == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in ("a.pdf", "b.pdf")}


@pytest.mark.parametrize("name", [*HOSTILE, "", "...", "CON", "ű/é\\b:c*?"])
def test_file_names_are_safe_everywhere(name: str) -> None:
    made = file_name("Letter", name, ending="pdf")
    assert made.endswith(".pdf")
    assert len(made) <= 84
    assert not set(made) & set('/\\:*?"<>|\0\r\n')
    assert not made.startswith(".")
    assert file_name(name, ending="pdf").removesuffix(".pdf")


def test_an_invitation_without_an_address_is_an_own_entry_that_names_nobody() -> None:
    one = parting(meeting=AT, place="Café")
    raw = invitation(one, "uid", AT, Person("Jo", "no address"), Person("Nora", "nora@sellei.example"))
    calendar = Calendar.from_ical(raw)
    assert calendar["METHOD"] == "PUBLISH"
    (event,) = calendar.walk("VEVENT")
    assert "ATTENDEE" not in event
    both = invitation(one, "uid", AT, Person("Jo", "jo@q.example"), Person("Nora", "nora@sellei.example"))
    assert Calendar.from_ical(both)["METHOD"] == "REQUEST"


def test_an_invitation_brings_its_time_zone() -> None:
    at = AT.astimezone(ZoneInfo("Europe/Budapest"))
    raw = invitation(parting(meeting=at), "uid", AT, Person("Jo"), Person("Nora"))
    assert b"BEGIN:VTIMEZONE" in raw
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert event["DTSTART"].dt == AT


@pytest.mark.parametrize("language", ["en", "hu"])
def test_the_mail_of_an_invitation_names_neither_reason_nor_end(language: str) -> None:
    text = plain(cover(parting(language, meeting=AT, place="Café", reason="fit"))).casefold()
    assert "10:30" in text
    assert "café" in text
    for word in ("end", "last day", "working day", "utolsó", "befejez", "megszün", "döntés"):
        assert re.search(rf"\b{word}", text) is None
    with pytest.raises(ValueError, match="meeting"):
        cover(parting(language))


def test_a_picture_is_named_and_letters_without_a_font_are_refused() -> None:
    words = words_of(pdf(letter(parting(client="Acme 👍🏽 ☐"))))
    assert "Acme[thumbsupsign]☐" in words
    for name in ("青い会社", "บริษัท"):
        with pytest.raises(InputError) as fault:
            pdf(letter(parting(client=name)))
        assert fault.value.code == "unprintable"
        assert name[0] in str(fault.value.args_by_name["letters"])
        assert docx(letter(parting(client=name)))


def test_letters_in_two_parts_become_one() -> None:
    assert one_line("Tu\u030bzmada\u0301r") == "Tűzmadár"


def test_an_endless_word_stays_on_the_page() -> None:
    with pypdfium2.PdfDocument(pdf(letter(parting(will_do=("Unbreakable" * 30,))))) as paper:
        page = paper[0]
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert max(box[2] for box in boxes) <= page.get_width() - 60
