"""What every command has at hand: the person's language, the book's home, and clean ways to print."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from partwell.faces.cli._text import clean
from partwell.words.texts import say, say_count

if TYPE_CHECKING:
    import typer
    from rich.console import Console, RenderableType

    from partwell.actions._actor import Actor


def _safe(args: dict[str, object]) -> dict[str, object]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in args.items()}


@dataclass(frozen=True, slots=True)
class Face:
    """One call of the command line: its language, the home asked for (None: the usual one), JSON or words."""

    language: str
    home: Path | None = None
    json: bool = False

    def t(self, key: str, /, **args: object) -> str:
        """The text of `key`; values are made harmless, because they may come from files."""
        return say(self.language, key, **_safe(args))

    def tn(self, key: str, n: int, /, **args: object) -> str:
        """The text of `key` for `n` things."""
        return say_count(self.language, key, n, **_safe(args))

    def open(self) -> Actor:
        """Open the book (Django starts here, not before) and say who asks."""
        from partwell.actions._actor import OWNER
        from partwell.book.home import open_book

        open_book(self.home)
        return OWNER

    def show(self, *things: RenderableType) -> None:
        """Print sentences and tables on standard output; long sentences wrap only on a terminal."""
        out = console(sys.stdout)
        for thing in things:
            out.print(thing, soft_wrap=isinstance(thing, str) and not out.is_terminal)

    def hint(self, *sentences: str) -> None:
        """Print sentences on standard error, beside the result."""
        out = console(sys.stderr)
        for sentence in sentences:
            out.print(sentence, soft_wrap=not out.is_terminal)

    def document(self, value: object) -> None:
        """Print one JSON document, the whole of standard output."""
        sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")

    @property
    def talks(self) -> bool:
        """Whether a person sits at both ends, so that questions may be asked."""
        return not self.json and sys.stdin.isatty() and sys.stderr.isatty()


def console(stream: Any) -> Console:
    """A Rich console that takes texts literally: no markup, no emoji codes, colour only where a terminal wants it."""
    from rich.console import Console

    return Console(file=stream, markup=False, emoji=False, highlight=False)


def face_of(context: typer.Context) -> Face:
    """The face this command runs under."""
    return cast("Face", context.obj)
