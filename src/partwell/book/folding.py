"""Names compared as people compare them: without case, accents, punctuation and legal form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEGAL = frozenset(
    """
    kft bt zrt nyrt rt kkt kht ev egyéni vállalkozó gmbh mbh ag kg ohg ug gbr ltd limited llc llp plc inc incorporated
    corp corporation co company pty sa sas sarl srl spa bv nv ab as oy oyj aps sro doo sl slu eurl
    """.split()
)
_FORMS = frozenset("".join(c for c in unicodedata.normalize("NFKD", word) if c.isascii()) for word in _LEGAL)
_DOTTED = re.compile(r"\b(\w)\.\s*(?=\w\b)")
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Case-folded, without accents and other marks."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name's words, plain, without its legal form; all its words where nothing else would be left."""
    words = _WORD.findall(_DOTTED.sub(r"\1", plain(name)))
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _FORMS:
        kept.pop()
    while len(kept) > 1 and kept[0] in _FORMS:
        kept.pop(0)
    return " ".join(kept)


def difference(one: str, other: str) -> str:
    """Why two names that fold alike look different: `case`, `accents`, `legal_form` or `punctuation`."""
    if one.casefold() == other.casefold():
        return "case"
    if plain(one) == plain(other):
        return "accents"
    same_words = _WORD.findall(plain(one)) == _WORD.findall(plain(other))
    return "punctuation" if same_words else "legal_form"
