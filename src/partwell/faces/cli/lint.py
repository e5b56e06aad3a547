"""`partwell lint`: is the parting talk or letter short, calm and complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._given import given_text, text_language
from partwell.faces.cli._jsonl import run_lines
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import UsageError

if TYPE_CHECKING:
    from partwell.language.lint import Kind

APP = new_app()
_KINDS = ("talk", "letter")
_WEIGHT = {"error": 0, "warning": 1, "info": 2}


@verb(APP, "lint")
def lint(
    context: typer.Context,
    which: Annotated[str | None, typer.Argument(metavar="talk|letter", help="cli.lint.kind")] = None,
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="cli.lint.file")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="talk|letter", help="cli.lint.kind")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="cli.option.jsonl")] = False,
    text_lang: Annotated[str | None, typer.Option("--text-lang", metavar="LANG", help="cli.label.text_lang")] = None,
) -> int:
    from partwell.actions.lint import lint_line

    face, chosen = face_of(context), _kind(kind or which)
    if jsonl:
        return run_lines(face, lint_line(chosen))
    return _tell(face, given_text(file), chosen, text_lang)


def _kind(named: str | None) -> Kind:
    if named not in _KINDS:
        raise UsageError("lint_kind", given=named or "", known=", ".join(_KINDS))
    return cast("Kind", named)


def _tell(face: Face, draft: str, kind: Kind, named: str | None) -> int:
    """Print the findings, the gravest first; returns 1 where one of them says: do not send."""
    from partwell.actions.lint import finding_json
    from partwell.actions.lint import lint as judge

    language = text_language(draft, named)
    found = sorted(judge(draft, kind, language), key=lambda one: (_WEIGHT[one.severity], one.start))
    for one in found:
        said = finding_json(one, language, face.language)
        quote = f" {face.t('cli.label.quote', quote=draft[one.start : one.end])}" if one.end else ""
        face.show(f"{face.t(f'lint.severity.{one.severity}')}: {said['message']}{quote}")
        if "rewrite" in said:
            face.show("    " + face.t("cli.lint.rewrite", text=said["rewrite"]))
    if not any(one.severity != "info" for one in found):
        face.show(face.t("cli.lint.well"))
    return int(any(one.severity == "error" for one in found))
