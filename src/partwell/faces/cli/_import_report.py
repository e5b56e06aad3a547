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
    from partwell.facts.problems import Problem

_SHOWN = 12
_NAME = 30


def show_report(face: Face, actor: Actor, report: ImportReport, *, dry_run: bool = False) -> None:
    """Print table, problems and next steps."""
    show_files(face, report)
    if dry_run:
        face.show("", face.t("cli.import.dry"))
        return
    face.show("", *next_steps(face, actor, usable=report.usable))


def show_files(face: Face, report: ImportReport) -> None:
    """Print the table of files, and each file's problems and notes."""
    face.show(_table(face, report))
    for file in report.files:
        face.show(*_problem_lines(face, file), *_note_lines(face, file))


def _table(face: Face, report: ImportReport) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(face.t("cli.import.col.file"), max_width=_NAME)
    table.add_column(face.t("cli.import.col.as"))
    for name in ("rows", "new", "known", "problems"):
        table.add_column(face.t(f"cli.import.col.{name}"), justify="right")
    for file in report.files:
        table.add_row(*_row(face, file))
    if len(report.files) > 1:
        total = report.total
        sums = [total["rows"], total["new"], total["known"], total["problems"]]
        label = face.tn("cli.import.files", len(report.files))
        table.add_row(label, "", *(number(face.language, n) for n in sums), style="bold")
    return table


def _row(face: Face, file: FileReport) -> list[Text]:
    what = face.t(f"source.{file.format}.title") if file.format else face.t("cli.import.unrecognised")
    counts = [file.rows, file.new, file.known]
    cells = [Text(short(Path(file.path).name, _NAME)), Text(what, style="" if file.format else "yellow")]
    cells += [Text(number(face.language, n)) for n in counts]
    bad = len(file.problems)
    return [*cells, Text(number(face.language, bad), style="red" if bad else "")]


def _problem_lines(face: Face, file: FileReport) -> list[str]:
    """`file:line: what was expected and what to do`; after a dozen only counts by kind."""
    lines = [f"{_place(file.path, p)}: {face.t(f'problem.{p.code}', **p.args)}" for p in file.problems[:_SHOWN]]
    rest = Counter(p.code for p in file.problems[_SHOWN:])
    if rest:
        lines.append(face.tn("cli.import.more_problems", rest.total(), file=Path(file.path).name))
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

    kinds = Counter(p.kind for p in list_clients(actor).proposals)
    lines = []
    if kinds["me"]:
        lines.append(face.tn("cli.import.next_me", kinds["me"]))
    if kinds["client"] or kinds["same_client"]:
        lines.append(face.tn("cli.import.next_clients", kinds["client"] + kinds["same_client"]))
    return lines or [face.t("cli.import.next_portfolio")]
