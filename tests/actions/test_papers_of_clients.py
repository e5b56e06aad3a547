"""Whose a paper is: by the file, by the person's word, else by the one name that stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.import_files import import_files
from partwell.actions.merge_clients import merge
from partwell.actions.undo_import import undo_import
from partwell.book.clausewords import WHOSE, drop_word, keep_word, words_on
from partwell.book.documents import Paper, find_paper, papers
from partwell.book.roster import find_client
from partwell.facts.errors import InputError, NotFound

TEXT = """# Agreement

This agreement is made between {name} (the Client) and the Contractor.
The Client may terminate this Agreement at any time.
The Contractor shall keep all information confidential.
All rights in the work belong to the Client.
Invoices are due within 30 days.
This Agreement is governed by the laws of Utah.
"""
HEAD = "number,client,issued,due,currency,net,tax,gross\n"


def bring(folder: Path, name: str, client: str | None = None) -> Paper:
    path = folder / f"{len(list(folder.iterdir()))} agreement.md"
    path.write_text(TEXT.format(name=name), encoding="utf-8")
    report = import_files(OWNER, [path], client=client)
    assert report.files[0].format == "contract", report
    return papers()[0]


@pytest.fixture
def clients(book: Path, tmp_path: Path) -> Path:
    path = tmp_path / "invoices.csv"
    rows = [
        f"{n},{name},2026-01-10,2026-02-09,EUR,1.00,0.00,1.00" for n, name in enumerate(("Acme Ltd", "Brook", "Ox"))
    ]
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    import_files(OWNER, [path])
    return tmp_path


def key(name: str) -> str:
    return find_client(name).key


def test_the_only_client_named_in_it_has_it(clients: Path) -> None:
    paper = bring(clients, "ACME  ltd")
    assert (paper.client, paper.by, paper.title, paper.media) == (key("Acme Ltd"), "name", "Agreement", "markdown")
    assert paper.at is not None


@pytest.mark.parametrize("name", ["Acme Ltd and Brook", "Acme Ltdx", "Ox", "somebody"])
def test_two_names_half_a_name_or_a_short_one_say_nothing(clients: Path, name: str) -> None:
    paper = bring(clients, name)
    assert (paper.client, paper.by) == ("", "")


def test_the_file_comes_before_the_names_and_the_person_before_both(clients: Path) -> None:
    paper = bring(clients, "Acme Ltd", client="Brook")
    assert (paper.client, paper.by) == (key("Brook"), "file")
    keep_word(paper.key, WHOSE, "said", key("Ox"))
    said = find_paper(paper.key[:6])
    assert (said.client, said.by) == (key("Ox"), "person")
    drop_word(paper.key, WHOSE)
    assert find_paper(paper.key).by == "file"


def test_a_merged_client_keeps_its_papers(clients: Path) -> None:
    bring(clients, "Brook")
    merge(OWNER, "Acme Ltd", "Brook")
    assert papers()[0].client == key("Acme Ltd")


def test_words_outlive_an_undone_import_and_count_again(clients: Path) -> None:
    paper = bring(clients, "Acme Ltd")
    keep_word(paper.key, "term", "absent", "no end")
    from partwell.actions.list_imports import list_imports

    undo_import(OWNER, list_imports(OWNER)[0].id)
    assert papers() == ()
    again = bring(clients, "Acme Ltd")
    word = words_on(again.key)["term"]
    assert (word.status, word.note) == ("absent", "no end")
    keep_word(again.key, "term", "present")
    assert words_on(again.key)["term"].status == "present"


def test_faults(clients: Path) -> None:
    with pytest.raises(NotFound, match="no_paper"):
        find_paper("")
    with pytest.raises(InputError, match="note_too_long"):
        keep_word("x", "term", "absent", "x" * 1001)
