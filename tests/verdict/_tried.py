"""Remedies with what became of them, in a word or two."""

from __future__ import annotations

from datetime import date

from partwell.facts.reading import Reading
from partwell.verdict._types import Tried
from partwell.verdict.brick_wall import Outcome, Sides, Word


def tried(
    word: Word, about: str = "demanding", *, day: int = 1, since: Reading | None = None, more: int | None = None
) -> Tried:
    outcome = Outcome(word, Sides(24, 12.0, 20, 10.0, 1.0), 1.0, 0.7, 1.4, 0.1, more)
    return Tried(f"r{day}", "boundary", about, date(2026, 1, day), outcome, since)
