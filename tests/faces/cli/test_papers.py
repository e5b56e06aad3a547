"""Papers, reminders and referrals from the command line: files appear, nothing is overwritten, faults are named."""

from __future__ import annotations

import email
from pathlib import Path

import pypdfium2
import pytest

from tests.faces.cli._line import INVOICES, PAYMENTS, Line


@pytest.fixture
def owing(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    """A client with one overdue invoice, an owner in Hungary, and an empty folder to write to."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    bills = "A-1,Acme <b>,2025-10-01,2025-10-15,EUR,1000,0,1000,,website\r\n"
    (tmp_path / "in" / "i.csv").write_text(INVOICES + bills)
    (tmp_path / "in" / "p.csv").write_text(PAYMENTS + "2025-11-01,Acme <b>,EUR,200,A-1,\r\n")
    line("init", "--name", "Nora Sellei", "--currency", "EUR", "--country", "HU", "--timezone", "Europe/Budapest")
    line("import", str(tmp_path / "in"))
    monkeypatch.chdir(tmp_path / "out")
    return line


def test_every_paper_is_written_and_none_overwritten(owing: Line) -> None:
    for paper in ("letter", "script", "dossier", "handover", "statement"):
        said = owing(paper, "Acme", "--form", "pdf")
        assert said.status == 0, said.err
        assert owing(paper, "Acme").status == 0
    assert len(list(Path().glob("*.pdf"))) == 10
    assert len(list(Path().glob("*-2.pdf"))) == 5
    for path in Path().glob("*.pdf"):
        with pypdfium2.PdfDocument(path.read_bytes()) as paper:
            assert paper[0].get_textpage().get_text_bounded().strip()


def test_a_letter_takes_what_is_said_and_goes_to_standard_output(owing: Line) -> None:
    words = ("--last-day", "2099-01-31", "--reason", "focus", "--person", "Jo Hale", "--to", "1 Road")
    said = owing("letter", "Acme", *words, "--form", "txt", "--out", "-")
    for piece in ("Dear Jo Hale,", "31 January 2099", "another kind of work", "€800.00"):
        assert piece in said.out
    said = owing("letter", "Acme", "--in", "hu", "--form", "txt", "--out", "-")
    assert "Tisztelt Acme <b>!" in said.out
    raw = owing("letter", "Acme", "--form", "eml", "--out", "draft.eml")
    assert raw.status == 0
    mail = email.message_from_bytes(Path("draft.eml").read_bytes())
    assert [part.get_filename() for part in mail.walk() if part.get_filename()] == [
        "Written-notice.pdf",
        "Statement-of-account.pdf",
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("letter", "Nobody"), 1),
        (("letter", "Acme", "--reason", "spite"), 1),
        (("letter", "Acme", "--reason", "own"), 1),
        (("letter", "Acme", "--last-day", "2001-01-01"), 1),
        (("letter", "Acme", "--last-day", "soon"), 2),
        (("letter", "Acme", "--form", "zip"), 1),
        (("letter", "Acme", "--in", "de"), 1),
        (("letter", "Acme", "--out", "no/such/folder/x.pdf"), 1),
        (("invite", "Acme"), 1),
        (("remind", "Acme", "--stage", "furious"), 1),
        (("remind", "Acme", "--instalments", "99"), 1),
        (("remind", "Acme", "--form", "zip"), 2),
        (("refer", "introduce", "Acme", "Nobody"), 1),
    ],
)
def test_what_cannot_be_printed_is_named(owing: Line, words: tuple[str, ...], code: int) -> None:
    said = owing(*words)
    assert said.status == code
    assert said.err.strip()
    assert not list(Path().iterdir())


def test_a_demand_counts_interest_where_the_rate_is_known(owing: Line) -> None:
    said = owing("remind", "Acme", "--stage", "polite")
    assert "€800.00" in said.out
    assert "interest" not in said.out.casefold()
    said = owing("remind", "Acme", "--stage", "statutory", "--instalments", "3", "--form", "pdf")
    assert said.status == 0
    assert len(list(Path().glob("*.pdf"))) == 1


def test_a_colleague_is_named_only_after_they_agreed(owing: Line) -> None:
    assert "empty" in owing("refer", "list").out
    assert owing("refer", "add", "Ben", "--skill", "Website", "--rate", "65,50").status == 0
    (row,) = owing("refer", "list", "--json").document["colleagues"]
    assert (row["rate"], row["consent"]) == ({"amount": "65.50", "currency": "EUR"}, None)
    (fit,) = owing("refer", "match", "Acme", "--json").document["colleagues"]
    assert (fit["fits"], fit["against"]) == (["Website"], ["not_agreed"])
    assert owing("refer", "introduce", "Acme", "Ben", "--step", "client").status == 1
    ask = owing("refer", "introduce", "Acme", "Ben")
    assert ask.status == 0
    assert "Acme" not in ask.out
    assert owing("refer", "agreed", "ben").status == 0
    assert "Acme <b>" in owing("refer", "introduce", "Acme", "Ben", "--step", "intro").out
    assert owing("refer", "drop", "Ben").status == 0
    assert "kind of provider" in owing("refer", "match", "Acme").out


def test_an_own_reason_that_blames_is_refused_and_a_calm_one_is_taken(owing: Line) -> None:
    said = owing("letter", "Acme", "--own-reason", "You never pay your invoices on time and it is your fault")
    assert said.status == 1
    assert "blame" in said.err
    said = owing("letter", "Acme", "--own-reason", "I now write music for films", "--form", "txt", "--out", "-")
    assert "I now write music for films." in said.out


def test_a_letter_names_what_is_finished_and_the_deposit(owing: Line) -> None:
    words = ("--finish", "the relaunch", "--not-begin", "the catalogue", "--deposit", "refund")
    said = owing("letter", "Acme", *words, "--form", "txt", "--out", "-")
    for piece in ("- the relaunch", "- the catalogue", "pay back the part of the deposit"):
        assert piece in said.out
    assert owing("letter", "Acme", "--deposit", "burn").status == 1


def test_an_invitation_takes_day_time_and_place_without_a_case(owing: Line) -> None:
    assert owing("invite", "Acme").status == 1
    assert owing("invite", "Acme", "--day", "2099-12-01").status == 2
    assert owing("invite", "Acme", "--day", "2099-12-01", "--at", "25:99").status == 2
    words = ("--day", "2099-12-01", "--at", "10:00", "--place", "Café; 1 Road, Pest")
    said = owing("invite", "Acme", *words, "--out", "-")
    assert "DTSTART;TZID=Europe/Budapest:20991201T100000" in said.out
    assert "LOCATION:Café\\; 1 Road\\, Pest" in said.out
    assert owing("invite", "Acme", *words, "--form", "eml", "--out", "talk.eml").status == 0
    mail = email.message_from_bytes(Path("talk.eml").read_bytes())
    assert "text/calendar" in {part.get_content_type() for part in mail.walk()}


def test_a_demand_is_exact_and_its_instalments_make_the_sum(owing: Line) -> None:
    text = owing("remind", "Acme", "--stage", "firm", "--instalments", "3").out
    assert "2 instalments of €266.66 each" in text
    assert "a last one of €266.68" in text
    assert owing("remind", "Acme", "--by", "2001-01-01").status == 1
