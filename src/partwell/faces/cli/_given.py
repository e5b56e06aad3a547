"""The one text a person hands to a command: a file, or standard input; and the language it is in."""

from __future__ import annotations

import sys
from pathlib import Path

from partwell.facts.errors import InputError, UsageError

LONGEST_BYTES = 4_000_000
"""A text has at most a million characters, of at most four bytes each."""
_LONGEST = 1_000_000


def given_text(file: str | None) -> str:
    """The text in `file`, or on standard input for None and `-`; raise InputError for one that cannot be read."""
    name = file or "-"
    if name == "-":
        data = sys.stdin.buffer.read(LONGEST_BYTES + 1)
    else:
        with Path(name).expanduser().open("rb") as stream:
            data = stream.read(LONGEST_BYTES + 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("not_utf8", file=name) from None
    if len(text) > _LONGEST:
        raise InputError("text_too_long", file=name, most=_LONGEST)
    return text


def text_language(text: str, named: str | None) -> str:
    """The language named, else the one the text is in; raise UsageError for a language without a pack."""
    from partwell.actions.label import FALLBACK
    from partwell.language.detect import detect
    from partwell.language.pack import languages

    known = languages()
    if named is not None and named not in known:
        raise UsageError("unknown_language", language=named, known=", ".join(known))
    return named or detect(text) or FALLBACK
