"""How the outcome of an import is told: a line a file, the sum, every problem with its place, and what to do next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from partwell.faces.cli._face import Face
from partwell.faces.cli._text import clean, short
from partwell.words.formats import number

if TYPE_CHECKING:
    from partwell.actions._actor import Actor
    from partwell.actions.import_files import FileReport, ImportReport
    from partwell.actions.list_clients import Roster
    from partwell.actions.list_imports import ImportRow
    from partwell.facts.problems import Problem

_SHOWN = 12
_NAME = 26


def show_report(face: Face, actor: Actor, report: ImportReport, *, dry_run: bool = False) -> None:
    """Print table, problems and next steps."""
    show_files(face, report)
    if dry_run:
        face.show("", face.t("cli.import.dry"))
        return
    face.show("", *next_steps(face, actor, usable=report.usable))


def show_files(face: Face, report: ImportReport, *, limit: int | None = _SHOWN) -> None:
    """Print the table of files, and each file's problems (at most `limit` of one file) and notes."""
    face.show(_table(face, report))
    for file in report.files:
        face.show(*_problem_lines(face, file, limit), *_note_lines(face, file))


def show_imports(face: Face, rows: tuple[ImportRow, ...]) -> None:
    """Print the imported files; an empty book gets the way to fill it."""
    if not rows:
        face.show(face.t("cli.imports.none"))
        return
    table = _columns(face, "ID", ("new", "known", "problems"))
    unfinished = any(row.state != "done" for row in rows)
    if unfinished:
        table.add_column(face.t("cli.imports.col.state"))
    for row in rows:
        counts = (number(face.language, n) for n in (row.new, row.known, row.problems))
        state = face.t(f"cli.imports.state.{row.state}") if row.state != "done" else ""
        cells = [Text(short(Path(row.path).name, _NAME)), Text(_format(face, row.format))]
        table.add_row(str(row.id), *cells, *counts, *([state] if unfinished else []))
    face.show(table)


def _columns(face: Face, first: str, counts: tuple[str, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    if first:
        table.add_column(first, justify="right", no_wrap=True)
    table.add_column(face.t("cli.import.col.file"), max_width=_NAME, no_wrap=True)
    table.add_column(face.t("cli.import.col.as"))
    for name in counts:
        table.add_column(face.t(f"cli.import.col.{name}"), justify="right", no_wrap=True)
    return table


def _format(face: Face, name: str | None) -> str:
    return face.t(f"source.{name}.title") if name else face.t("cli.import.unrecognised")


def _table(face: Face, report: ImportReport) -> Table:
    table = _columns(face, "", ("rows", "new", "known", "problems"))
    for file in report.files:
        table.add_row(*_row(face, file))
    if len(report.files) > 1:
        total = report.total
        sums = [total["rows"], total["new"], total["known"], total["problems"]]
        label = face.tn("cli.import.files", len(report.files))
        table.add_row(label, "", *(number(face.language, n) for n in sums), style="bold")
    return table


def _row(face: Face, file: FileReport) -> list[Text]:
    what = _format(face, file.format)
    counts = [file.rows, file.new, file.known]
    cells = [Text(short(Path(file.path).name, _NAME)), Text(what, style="" if file.format else "yellow")]
    cells += [Text(number(face.language, n)) for n in counts]
    bad = len(file.problems)
    return [*cells, Text(number(face.language, bad), style="red" if bad else "")]


def _problem_lines(face: Face, file: FileReport, limit: int | None) -> list[str]:
    """`file:line: what was expected and what to do`; after `limit` only how many more."""
    lines = [f"{_place(file.path, p)}: {face.t(f'problem.{p.code}', **p.args)}" for p in file.problems[:limit]]
    rest = len(file.problems) - len(lines)
    if rest:
        key = "cli.import.more_problems_kept" if file.id else "cli.import.more_problems"
        lines.append(face.tn(key, rest, file=Path(file.path).name, id=file.id))
    return ["", *lines] if lines else []


def _place(path: str, problem: Problem) -> str:
    name = clean(path)
    if problem.line is not None:
        return f"{name}:{problem.line}"
    return f"{name} [{clean(problem.part)}]" if problem.part else name


def _note_lines(face: Face, file: FileReport) -> list[str]:
    seen = dict.fromkeys(face.t(f"note.{note.code}", **note.args) for note in file.notes)
    name = clean(Path(file.path).name)
    return [f"{name}: {text}" for text in list(seen)[:_SHOWN]]


def next_steps(face: Face, actor: Actor, *, usable: bool) -> list[str]:
    """One or two sentences: what the person would sensibly do now."""
    if not usable:
        return [face.t("cli.import.nothing_usable")]
    from partwell.actions.list_clients import list_clients

    roster = list_clients(actor)
    kinds = Counter(p.kind for p in roster.proposals)
    lines = []
    if not kinds["me"] and not any(one.kind != "name" for one in roster.me) and _people(roster):
        lines.append(face.t("cli.import.next_who"))
    if kinds["me"]:
        lines.append(face.tn("cli.import.next_me", kinds["me"]))
    if kinds["client"] or kinds["same_client"]:
        lines.append(face.tn("cli.import.next_clients", kinds["client"] + kinds["same_client"]))
    return lines or [face.t("cli.import.next_portfolio")]


def _people(roster: Roster) -> bool:
    """Whether anybody who writes or is written to has been read: only then it matters who the person is."""
    people = {"email", "phone", "handle"}
    asked = any(p.about[0] in people for p in roster.proposals)
    return asked or any(one.kind in people for card in roster.clients for one in card.identities)
