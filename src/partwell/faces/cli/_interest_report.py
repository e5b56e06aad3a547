"""Lateness of the own book's invoices on a terminal: the claim of each, what it rests on, what to look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partwell.faces._text import clean
from partwell.faces.cli._face import Face

if TYPE_CHECKING:
    from partwell.actions.interest_owed import Lateness, Owing


def show_owing(face: Face, found: Owing) -> None:
    """Every overdue invoice with its claim."""
    from partwell.faces._money_text import owing_texts

    if not found.rows:
        face.show(face.t("cli.interest.none_late"))
    for row in found.rows:
        face.show(*_row(face, row), "")
    face.show(*owing_texts(face.language, found))


def _row(face: Face, row: Lateness) -> list[str]:
    from partwell.faces._money_text import amount, row_texts
    from partwell.words import day, money

    language = face.language
    said = face.t(
        "cli.interest.late",
        name=row.of.name,
        number=row.of.number or "–",
        open=money(language, row.of.left.decimal, row.of.left.currency),
        due=day(language, row.of.due),
        days=face.tn("when.days", row.days),
        claim=amount(language, row),
    )
    return [said, *(f"  {clean(text)}" for text in row_texts(language, row))]
