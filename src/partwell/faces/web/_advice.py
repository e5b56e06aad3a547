"""How a file was known for what it is, and what to do with one that was not, as keys of texts."""

from __future__ import annotations

from pathlib import PurePath

from partwell.words import LANGUAGES
from partwell.words.texts import knows


def sign_of(source: str) -> str:
    """The key of the sentence that says by what such a file is known; tables are known by their columns' names."""
    own = f"web.sign.{source}"
    if _known(own):
        return own
    return "web.sign.table" if source.endswith("_csv") else "web.sign.content"


def advice_for(name: str) -> str:
    """The key of the sentence that says what to do with an unrecognised file, by the ending of its name."""
    own = f"web.todo.{PurePath(name).suffix.lower().removeprefix('.')}"
    return own if _known(own) else "web.todo.other"


def _known(key: str) -> bool:
    return key.replace(".", "").isidentifier() and knows(LANGUAGES[0], key)
