"""One client's dossier on a terminal: verdict, both sides, readings with n and window, quotes with their place."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from partwell.faces.cli._face import Face
from partwell.faces.cli._portfolio_report import COLOURS
from partwell.faces.cli._readings import interval_text, value_text
from partwell.faces.cli._text import clean, short
from partwell.facts.reading import Reading
from partwell.words.formats import day

if TYPE_CHECKING:
    from rich.console import RenderableType

    from partwell.actions.why import Dossier

_FEW, _MANY = 3, 20
_QUOTE = 160


def show_queries(dossier: Dossier) -> None:
    """Print the SQL behind the readings, ready to be run over the snapshot."""
    for name, query in dossier.queries.items():
        sys.stdout.write(f"-- {name}\n{query.strip()}\n\n")


def show_why(face: Face, dossier: Dossier, signal: str | None) -> None:
    """Print the dossier; with a signal only that one, but more of its evidence."""
    row = dossier.row
    head = Text(clean(row.name), style="bold")
    head.append(": ")
    head.append(face.t(f"cli.verdict.{row.verdict.word}"), style=COLOURS[row.verdict.word])
    face.show(head)
    readings = row.readings if signal is None else {signal: row.readings[signal]}
    if signal is None:
        face.show(*_sides(face, dossier))
    face.show("", _table(face, readings), "")
    for name, reading in readings.items():
        face.show(*_evidence(face, dossier, name, reading, _FEW if signal is None else _MANY))


def _sides(face: Face, dossier: Dossier) -> list[RenderableType]:
    verdict = dossier.row.verdict
    told = [verdict.why, verdict.next, *([dossier.row.warning] if dossier.row.warning else [])]
    out: list[RenderableType] = [face.t(f"verdict.{s.code}", **s.args) for s in told]
    if verdict.ground:
        out.append(f"{face.t('web.client.ground')} {face.t(f'verdict.ground.{verdict.ground}')}")
    for key, side in (("against", verdict.against), ("in_favour", verdict.in_favour)):
        if side:
            out += ["", Text(face.t(f"cli.why.{key}"), style="bold")]
            out += [_item(face.t(f"verdict.{said.code}", **said.args)) for said in side]
    return out


def _item(sentence: str) -> RenderableType:
    item = Table.grid(padding=(0, 1))
    item.add_row(" ·", Text(sentence))
    return item


def _table(face: Face, readings: Mapping[str, Reading]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(face.t("cli.why.col.reading"))
    table.add_column(face.t("cli.why.col.value"), justify="right", no_wrap=True)
    table.add_column(face.t("cli.why.col.interval"), justify="right")
    table.add_column("n", justify="right", no_wrap=True)
    table.add_column(face.t("cli.why.col.window"))
    for name, reading in readings.items():
        label = face.t(f"reading.{name}.title") + (" *" if reading.estimated else "")
        if reading.value is None:
            table.add_row(
                label, "–", face.t(f"reading.reason.{reading.reason}"), str(reading.n), _window(face, reading)
            )
            continue
        value = value_text(face.language, reading.value, reading.unit)
        interval = interval_text(face.language, reading)
        table.add_row(label, value, interval, str(reading.n), _window(face, reading))
    if any(reading.estimated for reading in readings.values()):
        table.caption = face.t("cli.why.estimated")
        table.caption_justify = "left"
    return table


def _window(face: Face, reading: Reading) -> str:
    if reading.window is None:
        return ""
    first, last = (day(face.language, end) for end in reading.window)
    return f"{first} – {last}"


def _evidence(face: Face, dossier: Dossier, name: str, reading: Reading, limit: int) -> Iterator[RenderableType]:
    found = [dossier.evidence[one] for one in reading.evidence if one in dossier.evidence][:limit]
    if not found:
        return
    yield Text(face.t(f"reading.{name}.title"), style="bold")
    for one in found:
        when = clean(one.when)[:16].replace("T", " ")
        file = clean(Path(one.path).name)
        place = f"{file}:{one.trace.line}" if one.trace.line else file
        yield Padding(Text(f"{when}  {place}", style="dim"), (0, 0, 0, 2))
        yield Padding(Text(face.t("cli.why.quote", words=short(one.quote, _QUOTE))), (0, 0, 0, 4))
    more = len(reading.evidence) - len(found)
    if more > 0:
        yield Padding(Text(face.tn("cli.why.more", more, signal=name), style="dim"), (0, 0, 0, 2))
    yield ""
