"""Number words of English and Hungarian (folded: no accents) as numbers."""

from __future__ import annotations

import re

_EN_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_EN = {word: n for n, word in enumerate([*_EN_ONES.split(), "eighteen", "nineteen"], 1)}
_EN |= {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)} | {
    "fourty": 40,
    "ninty": 90,
}
_EN_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
_HU_ONES = {
    "egy": 1, "ket": 2, "ketto": 2, "harom": 3, "negy": 4, "ot": 5, "hat": 6, "het": 7, "nyolc": 8, "kilenc": 9,
}  # fmt: skip
_HU_TENS = {
    "tizen": 10, "tiz": 10, "huszon": 20, "husz": 20, "harminc": 30, "negyven": 40, "otven": 50, "hatvan": 60,
    "hetven": 70, "nyolcvan": 80, "kilencven": 90,
}  # fmt: skip

_en_words = "|".join(sorted(_EN, key=len, reverse=True))
_hundred = "(?:a|one|two|three) hundred"
EN_WORDS = rf"(?:{_hundred}(?: and)?[- ]?)?(?:(?:{_en_words})[- ]?)*(?:{_en_words})|{_hundred}"
EN_ORDINALS = "|".join([*_EN_ORDINAL, "fourth", "sixth", "seventh", "tenth"])
_hu_ones = "|".join(sorted(_HU_ONES, key=len, reverse=True))
_hu_tens = "|".join(sorted(_HU_TENS, key=len, reverse=True))
HU_WORDS = rf"(?:(?:ket|harom)?szaz)?(?:(?:{_hu_tens})(?:{_hu_ones})?|(?:{_hu_ones}))|(?:ket|harom)?szaz"
HU_ORDINALS = {
    "harmincadik": 30, "hatvanadik": 60, "kilencvenedik": 90, "tizenotodik": 15, "tizedik": 10, "nyolcadik": 8,
    "tizennegyedik": 14, "huszadik": 20,
}  # fmt: skip

_HU_VALUE = {**_HU_ONES, **_HU_TENS, "szaz": 100}
_EN_PIECE = re.compile("|".join(["hundred", "a(?= hundred)", *sorted(_EN, key=len, reverse=True)]))
_HU_PIECE = re.compile("|".join(sorted(_HU_VALUE, key=len, reverse=True)))


def number_of(words: str, language: str) -> int | None:
    """The number that folded words say, a known ordinal included; None where they say none."""
    if words in _EN_ORDINAL or words in HU_ORDINALS:
        return _EN_ORDINAL.get(words) or HU_ORDINALS[words]
    if language == "en":
        pieces = [_EN.get(piece, 100 if piece == "hundred" else 1) for piece in _EN_PIECE.findall(words)]
    else:
        pieces = [_HU_VALUE[piece] for piece in _HU_PIECE.findall(words)]
    return _sum(pieces) if pieces else None


def _sum(pieces: list[int]) -> int:
    total = 0
    for piece in pieces:
        total = max(total, 1) * 100 if piece == 100 else total + piece
    return total
