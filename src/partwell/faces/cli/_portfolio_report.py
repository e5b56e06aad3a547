"""The portfolio as a table that fits 80 columns, and under it the reasons in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from partwell.faces.cli._face import Face
from partwell.faces.cli._readings import UNKNOWN, bare_range, bare_text, detail, of
from partwell.faces.cli._text import clean, short
from partwell.words.formats import day, number, percent

if TYPE_CHECKING:
    from rich.console import JustifyMethod

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
    rows = {row.id: row for row in found.clients}
    first = [rows[client] for client in found.attention]
    for key, some in (
        ("attention", first),
        ("others", [row for row in found.clients if row.id not in found.attention]),
    ):
        if first and some:
            face.show(Text(face.t(f"cli.portfolio.{key}"), style="bold underline"))
        for row in some:
            face.show(*_reasons(face, row))
    face.show("", *_trouble(face, found))
    for note in dict.fromkeys(face.t(f"note.{note.code}", **note.args) for note in found.notes):
        face.show(note)
    face.show("", face.t("cli.portfolio.more"))


def _table(face: Face, found: Portfolio) -> Table:
    """The table: headings break at spaces, numbers and verdicts never do."""
    rows = [_row(face, row) for row in found.clients]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    names = ("client", "money", "hours", "rate", "late", "pressure", "verdict")
    for name, cells in zip(names, zip(*rows, strict=True), strict=True):
        head = face.t(f"cli.portfolio.col.{name}")
        width = max(*map(cell_len, head.split()), *(cell_len(cell.plain) for cell in cells))
        side: JustifyMethod = "left" if name in {"client", "verdict"} else "right"
        table.add_column(head, justify=side, vertical="bottom", width=width)
    for row in rows:
        table.add_row(*row)
    return table


def _row(face: Face, row: ClientRow) -> list[Text]:
    language, readings = face.language, row.readings
    cells = [
        short(row.name, _NAME),
        bare_text(language, of(readings, "money_received")),
        _hours(face, row),
        bare_range(language, of(readings, "true_rate")),
        bare_text(language, of(readings, "delay")),
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
    extra = detail(of(row.readings, "true_rate"), "estimated_hours")
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
    sentences = [why, then, *([row.warning] if row.warning else [])]
    lines = [face.t(f"verdict.{said.code}", **said.args) for said in sentences]
    return [head, *(Padding(Text(line), (0, 0, 0, 2)) for line in lines if line)]
