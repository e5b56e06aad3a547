"""How a command is declared: Typer underneath, help and headings from the catalogue."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from partwell.faces.cli._face import Face
from partwell.words.texts import knows

Verb = TypeVar("Verb", bound=Callable[..., Any])
_WIDTH = 80
_COLUMN = 26
SETTINGS = {"help_option_names": ["--help", "-h"]}


def row(name: str, text: str) -> str:
    """One line of a help page: a name and what it does, wrapped under itself."""
    lines = textwrap.wrap(text, _WIDTH - _COLUMN - 2) or [""]
    head = f"  {name}"
    if len(head) >= _COLUMN:
        return "\n".join([head, *(" " * _COLUMN + line for line in lines)])
    return "\n".join([head.ljust(_COLUMN) + lines[0], *(" " * _COLUMN + line for line in lines[1:])])


def _text(face: Face, key: str | None) -> str:
    return face.t(key) if key and knows(face.language, key) else key or ""


def _name(face: Face, param: Any) -> str:
    """The parameter as the person types it, its stand-in (`CLIENT`) in their language."""
    if isinstance(param, TyperArgument):
        return _stand_in(face, param)
    names = ", ".join([*param.opts, *param.secondary_opts])
    return names if param.is_flag else f"{names} {_stand_in(face, param)}"


def name_of(face: Face, param: Any) -> str:
    """The parameter in a sentence: an argument's stand-in, an option's name."""
    return _stand_in(face, param) if isinstance(param, TyperArgument) else str(param.opts[0])


def help_of(face: Face, param: Any) -> str:
    """What the help page says of the parameter."""
    return _text(face, getattr(param, "help", None))


def _stand_in(face: Face, param: Any) -> str:
    text: str = param.metavar or (param.name or "").upper()
    word = text.rstrip(".")
    key = f"cli.meta.{word.casefold()}"
    return face.t(key) + text[len(word) :] if knows(face.language, key) else text


def page(command: Any, context: typer.Context) -> str:
    """The help page of a command in the person's language."""
    face = context.obj if isinstance(context.obj, Face) else Face("en")
    pieces = [f"{face.t('cli.help.usage')} {context.command_path} {' '.join(_usage(face, command))}".rstrip()]
    pieces += ["", textwrap.fill(_text(face, command.help), _WIDTH)]
    named = [p for p in command.get_params(context) if not getattr(p, "hidden", False)]
    arguments = [p for p in named if isinstance(p, TyperArgument)]
    options = [p for p in named if not isinstance(p, TyperArgument)]
    if arguments:
        pieces += ["", face.t("cli.help.arguments")]
        pieces += [row(_name(face, p), _text(face, getattr(p, "help", None))) for p in arguments]
    if isinstance(command, TyperGroup):
        pieces += ["", face.t("cli.help.commands")]
        pieces += [row(name, _text(face, sub.help)) for name, sub in command.commands.items()]
    pieces += ["", face.t("cli.help.options")]
    pieces += [
        row(_name(face, p), face.t("cli.help.help") if p.name == "help" else _text(face, p.help)) for p in options
    ]
    return "\n".join([*pieces, *everywhere(face)]) + "\n"


def everywhere(face: Face) -> list[str]:
    """The lines about the options every command takes."""
    return [
        row(f"--home {face.t('cli.meta.dir')}", face.t("cli.help.home")),
        row("--lang en|hu", face.t("cli.help.lang")),
    ]


def _usage(face: Face, command: Any) -> list[str]:
    pieces = ["[…]"]
    for param in command.params:
        if isinstance(param, TyperArgument):
            name = _name(face, param)
            pieces.append(name if param.required else f"[{name}]")
    return [*pieces, "COMMAND"] if isinstance(command, TyperGroup) else pieces


class _Command(TyperCommand):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(page(self, ctx))


class _Group(TyperGroup):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(page(self, ctx))


def new_app() -> typer.Typer:
    """What a command's file fills and calls APP; one verb makes a plain command, several make a group."""
    return typer.Typer(
        cls=_Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=SETTINGS,
    )


def verb(app: typer.Typer, key: str, name: str | None = None) -> Callable[[Verb], Verb]:
    """Add a command to `app`; its help is the text of `cli.<key>.help`."""
    return app.command(name, cls=_Command, help=f"cli.{key}.help", context_settings=SETTINGS)


def default_verb(app: typer.Typer, key: str) -> Callable[[Verb], Verb]:
    """Declare what a group does when none of its commands is named."""
    return app.callback(cls=_Group, invoke_without_command=True, help=f"cli.{key}.help", context_settings=SETTINGS)
