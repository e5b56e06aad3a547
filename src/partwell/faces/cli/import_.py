"""`partwell import`: read files, say what each was and what became of every row, and what to do next."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, console, face_of
from partwell.faces.cli._kit import new_app, verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from partwell.actions.import_files import ImportProgress

APP = new_app()
_PIECE = 1 << 20


@verb(APP, "import")
def import_(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="cli.import.paths", metavar="PATH...")],
    as_format: Annotated[str | None, typer.Option("--as", help="cli.import.as", metavar="FORMAT")] = None,
    client: Annotated[str | None, typer.Option(help="cli.import.client", metavar="NAME")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="cli.import.dry_run")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    from partwell.actions.import_files import import_files, import_json
    from partwell.faces.cli._import_report import show_report

    face = face_of(context)
    with _given(paths) as files, progress(face) as step:
        actor = face.open()
        report = import_files(actor, files, as_format=as_format, client=client, dry_run=dry_run, progress=step)
    if as_json:
        face.document(import_json(report, face.language))
    else:
        show_report(face, actor, report, dry_run=dry_run)
    return 0 if report.usable else 1


@contextmanager
def _given(paths: list[str]) -> Iterator[list[Path]]:
    """The paths to read; `-` is standard input, spooled to a file because recognition and reading both need it."""
    with tempfile.TemporaryDirectory(prefix="partwell-") as folder:
        files = []
        for place, text in enumerate(paths):
            if text != "-":
                files.append(Path(text))
                continue
            spool = Path(folder) / f"stdin-{place}"
            with spool.open("wb") as out:
                while piece := sys.stdin.buffer.read(_PIECE):
                    out.write(piece)
            files.append(spool)
        yield files


@contextmanager
def progress(face: Face) -> Iterator[Callable[[ImportProgress], None] | None]:
    """A progress bar on standard error where a person watches; yields what import_files calls, or None."""
    err = console(sys.stderr)
    if face.json or not err.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from partwell.faces.cli._text import short

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(at: ImportProgress) -> None:
            total = at.count * 1000
            done = at.index * 1000 + (at.done_bytes * 1000 // at.total_bytes if at.total_bytes else 0)
            bar.update(task, description=short(Path(at.path).name, 30), total=total, completed=min(done, total))

        yield step
