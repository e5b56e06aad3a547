"""The command line's entry: finds the named command's file, imports only that, and turns failures into sentences."""

from __future__ import annotations

import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path

from partwell import __version__
from partwell.faces.cli import _errors
from partwell.faces.cli._face import Face
from partwell.facts.errors import PartwellError, UsageError
from partwell.words.texts import LANGUAGES, pick_language

_HELP = frozenset({"--help", "-h", "help"})
_BROKEN_PIPE = 141
_CANCELLED = 130


def commands() -> dict[str, str]:
    """Command -> module name, found by folder; a trailing underscore only avoids a Python keyword."""
    folder = [str(Path(__file__).parent)]
    names = (module.name for module in pkgutil.iter_modules(folder) if not module.name.startswith("_"))
    return {name.rstrip("_").replace("_", "-"): name for name in sorted(names)}


def run(argv: list[str]) -> int:
    """Run one command line (without the program's name); returns the exit status: 0 done, 1 input, 2 usage."""
    try:
        status = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has left; nothing more must be written, not even at interpreter exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return _CANCELLED
    return status


def _run(argv: list[str]) -> int:
    wants_json = "--json" in argv
    face = Face(pick_language(*_spoken()), json=wants_json)
    try:
        rest, given = _take_globals(argv)
        home = Path(given["home"]).expanduser() if "home" in given else None
        face = Face(_language(given.get("lang"), home), home, wants_json)
        if "version" in given:
            sys.stdout.write(f"partwell {__version__}\n")
            return 0
        if not rest or rest[0] in _HELP:
            return _overview(face)
        return _named(face, rest[0], rest[1:])
    except PartwellError as error:
        return _errors.tell_error(face, error)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _errors.tell_os(face, error)
    except _database_faults() as error:
        return _errors.tell_database(face, error)


def _database_faults() -> tuple[type[Exception], ...]:
    """What the database may raise; nothing while Django was never started."""
    loaded = sys.modules.get("django.db.utils")
    return (loaded.DatabaseError,) if loaded else ()


def _take_globals(argv: list[str]) -> tuple[list[str], dict[str, str]]:
    """Take --home, --lang and --version out of the line, wherever they stand before `--`."""
    rest: list[str] = []
    given: dict[str, str] = {}
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            return [*rest, word, *words], given
        if name in {"--home", "--lang"}:
            value = value if equals else next(words, "")
            if not value:
                raise UsageError("option_without_value", option=name)
            given[name[2:]] = value
        elif word == "--version":
            given["version"] = ""
        else:
            rest.append(word)
    return rest, given


def _spoken() -> tuple[str | None, ...]:
    return tuple(os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))


def _language(asked: str | None, home: Path | None) -> str:
    if asked is not None:
        if asked not in LANGUAGES:
            raise UsageError("unknown_language", language=asked, known=", ".join(LANGUAGES))
        return asked
    from partwell.book.peek import peek_language

    return pick_language(peek_language(home), *_spoken())


def _overview(face: Face) -> int:
    from partwell.faces.cli._kit import everywhere, row

    lines = [f"{face.t('cli.help.usage')} partwell COMMAND […]", "", face.t("cli.help.about"), ""]
    lines += [face.t("cli.help.commands"), *(row(name, face.t(f"cli.{name}.help")) for name in commands())]
    lines += ["", face.t("cli.help.options"), row("--help, -h", face.t("cli.help.help"))]
    lines += [row("--version", face.t("cli.help.version")), *everywhere(face)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _named(face: Face, name: str, words: list[str]) -> int:
    known = commands()
    if name not in known:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1)
        raise UsageError("no_command_near" if near else "no_command", name=name, near=near[0] if near else "")
    import typer
    from typer.main import get_command

    app = import_module(f"partwell.faces.cli.{known[name]}").APP
    path = f"partwell {name}"
    try:
        status = get_command(app).main(words, prog_name=path, standalone_mode=False, obj=face)
    except typer.TyperException as error:
        return _errors.tell_usage(face, error, path)
    except typer.Abort:
        return _CANCELLED
    except SystemExit:
        # Typer and Rich leave so when the reader of our output is gone, and only then.
        raise BrokenPipeError from None
    return status if isinstance(status, int) else 0
