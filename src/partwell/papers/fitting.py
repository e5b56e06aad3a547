"""Which colleague fits a client: the work asked for, the language, the rate, and whether there is room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5
_ROOM = {"free": 1.0, "limited": 0.5, "full": 0.0}


@dataclass(frozen=True, slots=True)
class Needs:
    """What the client asks for: words of the work with how often they occur, language ("" unknown), hourly rate."""

    words: tuple[str, ...]
    language: str = ""
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A colleague as the match sees it; `agreed` whether they consented to be named; `rate` an hour, None unknown."""

    id: str
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    rate: float | None
    capacity: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an offer fits: the skills that do, whether the language does (None: not known), and what stands
    against it: `full`, `not_agreed`, `dearer`."""

    id: str
    skills: tuple[str, ...]
    language: bool | None
    against: tuple[str, ...]
    score: float


def fits(needs: Needs, offers: Iterable[Offer]) -> tuple[Fit, ...]:
    """Every offer with at least one fitting skill or the language alone unknown, the best first.

    The score is the number of fitting skills, one more for the language, half of it where room is limited; a full or
    unasked colleague is shown last. It orders a short list; it claims nothing.
    """
    wanted = {_stem(word) for word in needs.words}
    found = [fit for offer in offers if (fit := _fit(needs, wanted, offer)) is not None]
    return tuple(sorted(found, key=lambda fit: (bool(set(fit.against) & {"full", "not_agreed"}), -fit.score, fit.id)))


def words_of(texts: Sequence[str]) -> tuple[str, ...]:
    """The words of three letters or more in the texts, each once, in order."""
    return tuple(dict.fromkeys(word.casefold() for text in texts for word in _WORD.findall(text)))


def _fit(needs: Needs, wanted: set[str], offer: Offer) -> Fit | None:
    skills = tuple(skill for skill in offer.skills if {_stem(word) for word in words_of([skill])} & wanted)
    language = needs.language in offer.languages if needs.language and offer.languages else None
    if not skills and wanted and offer.skills:
        return None
    if language is False:
        return None
    against = []
    if offer.capacity == "full":
        against.append("full")
    if not offer.agreed:
        against.append("not_agreed")
    if needs.rate is not None and offer.rate is not None and offer.rate > needs.rate * 1.25:
        against.append("dearer")
    score = (len(skills) + (1.0 if language else 0.0)) * (_ROOM.get(offer.capacity, 1.0) or 0.25)
    return Fit(offer.id, skills, language, tuple(against), score)


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
