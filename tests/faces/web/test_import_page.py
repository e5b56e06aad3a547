"""The import page: why a file was known, what to do with the rest, hidden files, progress, a whole run undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from partwell.actions.import_files import ImportProgress
from partwell.faces.web import _advice, _progress, _uploads
from partwell.sources.registry import all_sources
from partwell.words import LANGUAGES
from partwell.words.texts import knows
from tests.faces.conftest import House, invoices, payments


def run_of(location: str) -> str:
    found = re.match(r"/import/run/\d+", location)
    assert found is not None, location
    return found[0]


def test_every_format_has_a_sign_and_every_file_an_advice() -> None:
    keys = {_advice.sign_of(source.name) for source in all_sources()}
    keys |= {_advice.advice_for(name) for name in ("a.xlsx", "a.PDF", "a", "a.unheard-of", ".", "a.csv", "x.{n}")}
    assert {"web.sign.table", "web.sign.mbox", "web.todo.xlsx", "web.todo.pdf", "web.todo.other"} <= keys
    assert [(language, key) for language in LANGUAGES for key in keys if not knows(language, key)] == []


def test_a_run_says_by_what_each_file_was_known_and_what_to_do_with_the_rest(house: House) -> None:
    files = [("a.csv", invoices("Ostrava Lights")), ("sheet.xlsx", b"PK\3\4nothing"), ("odd.csv", b"x,y\n1,2\n")]
    answer = house.visitor.upload(files)
    told = house.visitor.get(answer.header("location")).words
    assert "Known by the names of its columns" in told
    assert "save the sheet as CSV" in told
    assert "Compare its first row with" in told


def test_hidden_files_are_passed_over_and_counted(house: House) -> None:
    files = [("a.csv", invoices("A")), (".DS_Store", b"\0"), ("Thumbs.db", b"\0"), ("b.csv", payments("A"))]
    answer = house.visitor.upload(files)
    assert answer.status == 302
    told = house.visitor.get(answer.header("location")).words
    assert "2 hidden files were passed over" in told
    assert "DS_Store" not in told
    only = house.visitor.upload([(".DS_Store", b"\0")])
    assert only.status == 400
    assert "Only hidden files" in only.words


@pytest.mark.parametrize("name", [".DS_Store", "folder/.git", "Thumbs.db", "a\\desktop.ini"])
def test_hidden_names_are_known(name: str) -> None:
    assert _uploads.is_hidden(name)


@pytest.mark.parametrize("name", ["a.csv", "a.b.csv", ".", "..", "", "...", "thumbs.db.csv"])
def test_other_names_are_not_hidden(name: str) -> None:
    assert not _uploads.is_hidden(name)


def test_a_whole_run_is_taken_out_and_several_at_once(house: House) -> None:
    runs = []
    for at in range(3):
        answer = house.visitor.upload([(f"{at}.csv", invoices(f"C{at}")), (f"p{at}.csv", payments(f"C{at}"))])
        runs.append(run_of(answer.header("location")))
    both = house.visitor.get(f"{runs[0]}?to={runs[1].rsplit('/', 1)[1]}")
    assert all(name in both.words for name in ("0.csv", "1.csv", "p1.csv"))
    assert "2.csv" not in both.words
    assert house.visitor.post(f"{runs[0]}/undo", {"to": runs[1].rsplit("/", 1)[1]}).status == 302
    left = house.visitor.get("/import").words
    assert "2.csv" in left
    assert "0.csv" not in left
    assert "1.csv" not in left


def test_progress_is_told_in_words_and_only_under_a_fitting_word(house: House) -> None:
    word = "0123456789abcdef"
    note = _progress.watcher(word)
    assert note is not None
    note(ImportProgress("/home/x/big <b>.mbox", 2, 12, 50, 200))
    answer = house.visitor.get(f"/import/progress/{word}")
    assert answer.text == "File 3 of 12: big <b>.mbox, 25\u00a0%"
    assert answer.header("content-type").startswith("text/plain")
    _progress.forget(word)
    assert house.visitor.get(f"/import/progress/{word}").body == b""
    assert [_progress.watcher(bad) for bad in ("", "short", "../../etc/passwd", "x" * 40, "a" * 41)] == [None] * 5


def test_an_import_leaves_no_progress_behind(house: House) -> None:
    house.visitor.upload([("a.csv", invoices("A"))], {"watch": "0123456789abcdef"})
    assert _progress.of("0123456789abcdef") is None


def test_too_many_files_lead_back_to_the_form(house: House) -> None:
    answer = house.visitor.upload([(f"{number}.csv", b"x") for number in range(201)])
    assert 'href="/import"' in answer.text


def test_a_chat_name_is_shown_as_people_see_it(house: House) -> None:
    sample = Path(__file__).parents[2] / "samples" / "slack_zip" / "export.zip"
    house.visitor.upload([("export.zip", sample.read_bytes())])
    told = house.visitor.get("/people").words
    assert "slack:" not in told


def test_yes_to_all_never_says_who_the_person_is(house: House) -> None:
    """A client who writes the most is in nearly all messages, too."""
    mails = Path(__file__).parents[3] / "docs" / "tutorial" / "mail.mbox"
    house.visitor.upload([("mail.mbox", mails.read_bytes()), ("a.csv", invoices("Harrow & Finch"))])
    page = house.visitor.get("/people")
    assert "Is anna@harrowfinch.example you?" in page.words
    asked = re.findall(r'name="a-(\w+)" value="yes"', page.text)
    house.visitor.post("/people", {"all": "yes", **{f"a-{one}": "later" for one in asked}}, page="/people")
    after = house.visitor.get("/people").words
    assert "This is you" not in after
    assert "Is anna@harrowfinch.example you?" in after


def test_yes_to_all_joins_no_names_that_only_begin_alike(house: House) -> None:
    house.visitor.upload([("a.csv", invoices("Harrow")), ("b.csv", invoices("Harrow Outdoor"))])
    page = house.visitor.get("/people")
    asked = re.findall(r'name="a-(\w+)" value="yes"', page.text)
    assert len(asked) == 1
    house.visitor.post("/people", {"all": "yes", f"a-{asked[0]}": "later"}, page="/people")
    assert f'name="a-{asked[0]}"' in house.visitor.get("/people").text
    house.visitor.post("/people", {"all": "yes", f"a-{asked[0]}": "yes"}, page="/people")
    assert "Harrow Outdoor" not in re.findall(r"<h3><a[^>]*>([^<]+)", house.visitor.get("/people").text)
