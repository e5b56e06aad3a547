"""`partwell imports`: what came from where; `imports show ID` tells every problem, `imports undo ID` takes it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import default_verb, new_app, verb

if TYPE_CHECKING:
    from partwell.actions.list_imports import ImportRow

APP = new_app()
Number = Annotated[int, typer.Argument(help="cli.imports.id", metavar="ID")]
Json = Annotated[bool, typer.Option("--json", help="cli.option.json")]


@default_verb(APP, "imports")
def imports(context: typer.Context, as_json: Json = False) -> None:
    """List the files read so far, the newest first."""
    if context.invoked_subcommand is not None:
        return
    face = face_of(context)
    actor = face.open()
    from partwell.actions.list_imports import list_imports

    rows = list_imports(actor)
    if as_json:
        face.document({"imports": [_plain(row) for row in rows]})
        return
    from partwell.faces.cli._import_report import show_imports

    show_imports(face, rows)


@verb(APP, "imports.show", "show")
def show(context: typer.Context, number: Number, as_json: Json = False) -> None:
    """Print one import again, with all of its problems."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.import_files import ImportReport, import_json
    from partwell.actions.list_imports import import_problems

    report = ImportReport((import_problems(actor, number),))
    if as_json:
        face.document(import_json(report, face.language))
        return
    from partwell.faces.cli._import_report import show_files

    show_files(face, report, limit=None)


@verb(APP, "imports.undo", "undo")
def undo(context: typer.Context, number: Number, as_json: Json = False) -> None:
    """Take one import out of the book again, exactly."""
    face = face_of(context)
    actor = face.open()
    from partwell.actions.undo_import import undo_import

    report = undo_import(actor, number)
    if as_json:
        face.document({"files": list(report.files), "removed": report.removed, "shared": report.shared})
        return
    gone = [face.tn(f"cli.fact.{kind}", count) for kind, count in report.removed.items() if count]
    for path in report.files:
        face.show(face.t("cli.imports.undone", file=path, facts=", ".join(gone) or _nothing(face)))
    if report.shared:
        face.show(face.tn("cli.imports.shared", report.shared))


def _nothing(face: Face) -> str:
    return face.t("cli.fact.none")


def _plain(row: ImportRow) -> dict[str, object]:
    return {
        "id": row.id,
        "run": row.run,
        "at": row.at.isoformat(),
        "path": row.path,
        "format": row.format,
        "kind": row.kind,
        "rows": row.rows,
        "new": row.new,
        "known": row.known,
        "problems": row.problems,
        "state": row.state,
    }
