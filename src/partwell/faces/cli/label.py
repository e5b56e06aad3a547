"""`partwell label`: what a client's message does, with the words that show it."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._given import given_text, text_language
from partwell.faces.cli._jsonl import run_lines
from partwell.faces.cli._kit import new_app, verb

APP = new_app()


@verb(APP, "label")
def label(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="cli.label.file")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="cli.option.jsonl")] = False,
    text_lang: Annotated[str | None, typer.Option("--text-lang", metavar="LANG", help="cli.label.text_lang")] = None,
) -> int:
    from partwell.actions.label import label as answer

    face = face_of(context)
    if jsonl:
        return run_lines(face, answer)
    _tell(face, given_text(file), text_lang)
    return 0


def _tell(face: Face, message: str, named: str | None) -> None:
    from partwell.actions.label import labels

    found = labels(message, text_language(message, named))
    for one in found:
        maybe = "" if one.strength == "evidence" else f" ({face.t('cli.label.maybe')})"
        quote = message[one.start : one.end]
        face.show(f"{face.t(f'label.{one.label}')}{maybe}: {face.t('cli.label.quote', quote=quote)}")
    if not found:
        face.show(face.t("cli.label.none"))
