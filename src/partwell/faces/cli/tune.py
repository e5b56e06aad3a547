"""`partwell tune`: the thresholds and priors behind the verdicts; set one otherwise, or back."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import UsageError

APP = new_app()


@verb(APP, "tune")
def tune(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="cli.tune.name", metavar="NAME")] = "",
    value: Annotated[str, typer.Argument(help="cli.tune.value", metavar="VALUE")] = "",
    reset: Annotated[bool, typer.Option("--reset", help="cli.tune.reset")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """List the thresholds, or set one."""
    face = face_of(context)
    if name and not reset and not value.strip():
        raise UsageError("tune_needs_value", name=name)
    actor = face.open()
    from partwell.actions.tuning import list_thresholds, set_threshold, thresholds_json

    if name:
        kept = set_threshold(actor, name, "" if reset else value)
        if not as_json:
            face.show(face.t("cli.tune.set", name=name, value=f"{kept:g}"))
            return
    found = list_thresholds(actor)
    if as_json:
        face.document(thresholds_json(found, face.language))
    else:
        _show(face, [(one.name, one.value, one.shipped) for one in found])


def _show(face: Face, found: list[tuple[str, float, float]]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(face.t("cli.tune.col.name"), no_wrap=True)
    table.add_column(face.t("cli.tune.col.value"), justify="right", no_wrap=True)
    table.add_column(face.t("cli.tune.col.shipped"), justify="right", no_wrap=True)
    table.add_column(face.t("cli.tune.col.help"))
    for name, value, shipped in found:
        table.add_row(name, f"{value:g}", f"{shipped:g}", face.t(f"tune.{name}"))
    face.show(table)
