"""Every failure as one sentence for the person, or one JSON document for a program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from partwell.faces.cli._face import Face
from partwell.faces.cli._text import clean

if TYPE_CHECKING:
    from partwell.facts.errors import PartwellError

_PLACES = ("file", "line")


def tell(face: Face, code: str, message: str, /, **place: str | int) -> None:
    """Print the failure: a sentence on standard error, under --json `{"error": …}` on standard output."""
    if face.json:
        face.document({"error": {"code": code, "message": message, **place}})
    else:
        sys.stderr.write(message + "\n")


def tell_error(face: Face, error: PartwellError) -> int:
    """Tell of one of our own errors; returns its exit status."""
    place = {name: error.args_by_name[name] for name in _PLACES if name in error.args_by_name}
    tell(face, error.code, face.t(f"error.{error.code}", **error.args_by_name), **place)
    return error.exit_code


def tell_usage(face: Face, error: Any, command: str) -> int:
    """Tell of a command line that Typer could not read; returns 2."""
    message = _usage_sentence(face, error)
    if not face.json:
        message += "\n" + face.t("cli.usage.see_help", command=command)
    tell(face, "usage", message)
    return 2


def _usage_sentence(face: Face, error: Any) -> str:
    from partwell.faces.cli import _kit

    match type(error).__name__:
        case "NoSuchOption":
            near = next(iter(error.possibilities or ()), "")
            key = "cli.usage.no_option_near" if near else "cli.usage.no_option"
            return face.t(key, option=error.option_name, near=near)
        case "MissingParameter" if error.param is not None:
            return face.t("cli.usage.missing", name=_kit.name_of(face, error.param))
        case "BadParameter" if error.param is not None:
            name, wanted = _kit.name_of(face, error.param), _kit.help_of(face, error.param)
            return face.t("cli.usage.bad_value", name=name, given=_given(error), wanted=wanted)
        case "BadOptionUsage":
            return face.t("cli.usage.needs_value", option=error.option_name)
        case _:
            return face.t("cli.usage.other", reason=error.format_message())


def _given(error: Any) -> str:
    """What stood on the line, as far as the reader of the line still knows it."""
    faults: list[dict[str, object]] = getattr(error.__cause__, "errors", list)()
    return str(faults[0].get("input", "")) if faults else ""


def tell_os(face: Face, error: OSError) -> int:
    """Tell that the machine refused: disk full, no right to the folder, and the like; returns 1."""
    reason = error.strerror or type(error).__name__
    file = str(error.filename) if error.filename else ""
    key = "cli.error.machine_file" if file else "cli.error.machine"
    tell(face, "machine", face.t(key, reason=reason, file=file), **({"file": clean(file)} if file else {}))
    return 1


def tell_database(face: Face, error: Exception) -> int:
    """Tell that the book's database could not be read or written; returns 1."""
    tell(face, "database", face.t("cli.error.database", reason=str(error)))
    return 1
