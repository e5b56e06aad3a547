"""Which of our languages a text is in, by its little words and its letters."""

from __future__ import annotations

import re
from functools import cache

from partwell.language.fold import fold
from partwell.language.pack import languages, little_words

_WORD = re.compile(rb"[a-z']+")
_LOOKED_AT = 2_000
_LETTERS = {"hu": "őűáéíóöúüŐŰÁÉÍÓÖÚÜ"}
_STRONG = frozenset("őűŐŰ")
_OTHER_SCRIPT = 0.5


def detect(text: str) -> str | None:
    """`en`, `hu` …; None where no language of ours stands out (too short, another language, another script)."""
    text = text[:_LOOKED_AT]
    folded = fold(text).data
    words = _WORD.findall(folded)
    if not words or folded.count(b"\x7f") > _OTHER_SCRIPT * len(folded):
        return None
    scores = {language: _score(language, words, text) for language in languages()}
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    return best if scores[best] > scores[second] and scores[best] > 0 else None


@cache
def _little(language: str) -> frozenset[bytes]:
    return frozenset(fold(word).data for word in little_words(language))


def _score(language: str, words: list[bytes], text: str) -> float:
    little = _little(language)
    found = sum(1.0 for word in words if word in little)
    letters = _LETTERS.get(language, "")
    accents = sum(2.0 if letter in _STRONG else 0.5 for letter in text if letter in letters) if letters else 0.0
    return found + min(accents, 6.0)
