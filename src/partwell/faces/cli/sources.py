"""`partwell sources`: the formats it can read and how to get such a file out of each tool."""

from __future__ import annotations

import shutil
import textwrap
from typing import Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb

APP = new_app()
_WIDEST = 96


@verb(APP, "sources")
def sources(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    from partwell.actions._actor import OWNER
    from partwell.actions.list_sources import list_sources

    face, rows = face_of(context), list_sources(OWNER)
    if as_json:
        face.document({"sources": [_plain(face, r.name, r.kind, r.gives) for r in rows]})
        return
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    lines = [textwrap.fill(face.t("cli.sources.intro"), width)]
    for r in rows:
        lines += ["", f"{face.t(f'source.{r.name}.title')}  ({r.name}, {face.t(f'cli.kind.{r.kind}')})"]
        how = face.t(f"source.{r.name}.how")
        lines.append(textwrap.fill(how, width, initial_indent="  ", subsequent_indent="  "))
    typer.echo("\n".join(lines))


def _plain(face: Face, name: str, kind: str, gives: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": name,
        "kind": kind,
        "gives": list(gives),
        "title": face.t(f"source.{name}.title"),
        "how": face.t(f"source.{name}.how"),
    }
