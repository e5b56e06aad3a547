"""`partwell import`: read files, say what each was and what became of every row, and what to do next."""

from __future__ import annotations

import sys
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


@verb(APP, "import")
def import_(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="cli.import.paths", metavar="PATH...")],
    as_format: Annotated[str | None, typer.Option("--as", help="cli.import.as", metavar="FORMAT")] = None,
    client: Annotated[str | None, typer.Option(help="cli.import.client", metavar="NAME")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="cli.import.dry_run")] = False,
    insecure: Annotated[bool, typer.Option("--insecure", help="cli.import.insecure")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    from partwell.actions.import_files import import_files, import_json
    from partwell.faces.cli._import_report import show_report
    from partwell.faces.cli._to_read import to_read

    face = face_of(context)
    actor = face.open()
    with to_read(face, actor, paths, insecure=insecure) as given:
        with progress(face) as step:
            report = import_files(
                actor, given.files, as_format=as_format, client=client, dry_run=dry_run, progress=step
            )
        report = given.closed(report)
    if as_json:
        face.document(import_json(report, face.language))
    else:
        show_report(face, actor, report, dry_run=dry_run)
    return 0 if report.usable else 1


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
