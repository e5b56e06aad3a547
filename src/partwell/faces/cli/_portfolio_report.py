"""The portfolio as a table that fits 80 columns, and under it the reasons in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from partwell.faces.cli._face import Face
from partwell.faces.cli._readings import UNKNOWN, detail, of, range_text, short_text
from partwell.faces.cli._text import clean, short
from partwell.words.formats import day, number, percent

if TYPE_CHECKING:
    from partwell.actions.portfolio import ClientRow, Portfolio

COLOURS = {"keep": "green", "manage": "yellow", "part": "red", "unknown": "dim"}
_NAME = 20


def show_portfolio(face: Face, found: Portfolio) -> None:
    """Print heading, table, reasons and notes; an empty book gets the way to fill it."""
    if not found.clients:
        face.show(face.t("cli.portfolio.empty"))
        return
    face.show(face.t("cli.portfolio.heading", day=day(face.language, found.as_of), currency=found.currency), "")
    face.show(_table(face, found), "")
    for row in found.clients:
        face.show(*_reasons(face, row))
    face.show("", *_trouble(face, found))
    for note in dict.fromkeys(face.t(f"note.{note.code}", **note.args) for note in found.notes):
        face.show(note)
    face.show("", face.t("cli.portfolio.more"))


def _table(face: Face, found: Portfolio) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(face.t("cli.portfolio.col.client"), max_width=_NAME, no_wrap=True)
    for name in ("money", "hours", "rate", "late", "pressure"):
        table.add_column(face.t(f"cli.portfolio.col.{name}"), justify="right", no_wrap=True)
    table.add_column(face.t("cli.portfolio.col.verdict"), no_wrap=True)
    for row in found.clients:
        table.add_row(*_row(face, row))
    return table


def _row(face: Face, row: ClientRow) -> list[Text]:
    language, readings = face.language, row.readings
    cells = [
        short(row.name, _NAME),
        short_text(language, of(readings, "money_received")),
        _hours(face, row),
        range_text(language, of(readings, "true_rate")),
        short_text(language, of(readings, "delay")),
        _pressure(face, row),
    ]
    word = row.verdict.word
    return [*(Text(cell) for cell in cells), Text(face.t(f"cli.verdict.{word}"), style=COLOURS[word])]


def _hours(face: Face, row: ClientRow) -> str:
    """`210 + 34`: logged and, beside them, estimated hours."""
    logged = of(row.readings, "hours_logged")
    if logged is None or not isinstance(logged.value, float):
        return UNKNOWN
    text = number(face.language, logged.value)
    extra = detail(of(row.readings, "true_rate"), "estimated_mid")
    return text if extra is None else f"{text} + {number(face.language, extra)}"


def _pressure(face: Face, row: ClientRow) -> str:
    """Share of the client's messages that ask again outside hours, only where a claim may rest on it."""
    reading = of(row.readings, "after_hours")
    pressing = detail(reading, "pressing_after_hours")
    if reading is None or reading.probability is None or pressing is None or not reading.n:
        return UNKNOWN
    return percent(face.language, pressing / reading.n)


def _trouble(face: Face, found: Portfolio) -> list[str]:
    """Who makes the trouble against who brings the money, for the clients that take more than they bring."""
    names = {row.id: row.name for row in found.clients}
    lines = []
    for share in found.trouble.shares:
        if share.revenue is not None and share.trouble > share.revenue:
            trouble, revenue = (percent(face.language, part) for part in (share.trouble, share.revenue))
            lines.append(face.t("cli.portfolio.trouble", name=names[share.client], trouble=trouble, revenue=revenue))
    return lines


def _reasons(face: Face, row: ClientRow) -> list[Text | Padding]:
    word = row.verdict.word
    head = Text(f"{clean(row.name)}: ", style="bold")
    head.append(face.t(f"cli.verdict.{word}"), style=COLOURS[word])
    why, then = row.verdict.why, row.verdict.next
    lines = [face.t(f"verdict.{why.code}", **why.args), face.t(f"verdict.{then.code}", **then.args)]
    return [head, *(Padding(Text(line), (0, 0, 0, 2)) for line in lines if line)]
