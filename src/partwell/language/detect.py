"""Which of our languages a text is in, by its little words and its letters; and when it is in none of them."""

from __future__ import annotations

import re
from functools import cache

from partwell.language.fold import fold
from partwell.language.pack import languages, little_words

OTHER = "other"
"""Said of a text that is plainly in a language without a pack: its words do not count."""

_WORD = re.compile(rb"[a-z']+")
_LOOKED_AT = 2_000
_LETTERS = {"hu": "őűáéíóöúüŐŰÁÉÍÓÖÚÜ"}
_STRONG = frozenset("őűŐŰ")
_OTHER_SCRIPT = 0.5
_ENOUGH_WORDS, _MANY_WORDS, _SPARSE = 8, 12, 0.15
"""From so many words on, a text without any little word of ours is in another language; from so many, with few."""
_ENOUGH_LETTERS = 8
_BESIDES = 3
"""So many little words that are another language's alone: the text is in both."""
_LATIN_ENDS = 0x250
_STRANGE = frozenset("ßñçãõàèìòùâêîôûășțşţčďěňřšťůžľĺłąęćżźńś")
_SOME_STRANGE, _MOSTLY = 2, 0.3
"""So many letters that none of our languages has, unless this share of the words is ours: another language."""


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


def heard(text: str) -> tuple[str, ...]:
    """The languages a message is in: one, several where it mixes them, (OTHER,), or () where it is too short."""
    text = text[:_LOOKED_AT]
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(1 for letter in letters if ord(letter) >= _LATIN_ENDS and not "\u1e00" <= letter < "\u1f00")
    if foreign > _OTHER_SCRIPT * len(letters):
        return (OTHER,) if len(letters) >= _ENOUGH_LETTERS else ()
    words = _WORD.findall(fold(text).data)
    counts = {language: sum(word in _little(language) for word in words) for language in languages()}
    known = max(counts.values())
    strange = sum(letter in _STRANGE for letter in text.lower())
    if _foreign(len(words), known) or (strange >= _SOME_STRANGE and known < _MOSTLY * len(words)):
        return (OTHER,)
    first = detect(text)
    if first is None:
        return ()
    others = [language for language in counts if language != first and _own_words(language, words) >= _BESIDES]
    return (first, *others)


def _foreign(words: int, known: int) -> bool:
    return words >= _ENOUGH_WORDS and known < (_SPARSE * words if words >= _MANY_WORDS else 1)


def _own_words(language: str, words: list[bytes]) -> int:
    """How many little words of this language stand there that no other language of ours has."""
    return sum(word in _only(language) for word in words)


@cache
def _little(language: str) -> frozenset[bytes]:
    return frozenset(fold(word).data for word in little_words(language))


@cache
def _only(language: str) -> frozenset[bytes]:
    shared = [_little(other) for other in languages() if other != language]
    return _little(language).difference(*shared)


def _score(language: str, words: list[bytes], text: str) -> float:
    little = _little(language)
    found = sum(1.0 for word in words if word in little)
    letters = _LETTERS.get(language, "")
    accents = sum(2.0 if letter in _STRONG else 0.5 for letter in text if letter in letters) if letters else 0.0
    return found + min(accents, 6.0)
