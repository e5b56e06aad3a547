"""How often the words are wrong: thousands of made books with a known truth, measured by the program's own code.

`python -m bench.verdict_study` prints the tables (three minutes); with `--write` it puts them into docs/method.md too.
The world is described in bench/_study_world.py; it differs from the model on purpose.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import _study_wall, _study_weeks
from bench._many_books import measured
from bench._row import Row
from bench._study_world import UNTIL, Truth, make
from partwell.facts.reading import Reading
from partwell.facts.thresholds import SHIPPED
from partwell.signals._contract import Settings
from partwell.verdict._findings import kinds

SEED, BOOKS, AT_ONCE = 20261125, 2000, 250
SETTINGS = Settings(UNTIL, zone="Europe/Budapest", country="HU")
FALSE_AT_MOST = 0.05
COVER_80, COVER_90 = (0.77, 0.85), (0.87, 0.95)
MARGIN = {"slow_to_pay": 6.0, "demanding": 0.05, "indecisive": 1.0}
"""Days, share of messages, rounds: a truth nearer to the threshold than this is a boundary case."""
SIGNAL = {"slow_to_pay": "delay", "demanding": "after_hours", "indecisive": "revision_rounds"}
PAGE = Path(__file__).parent.parent / "docs" / "method.md"


@dataclass(frozen=True)
class Case:
    """One client: how far the truth lies above the kind's threshold, what was said, and the reading it rests on."""

    kind: str
    truth: float
    above: float
    word: str
    n: int
    reading: Reading


def cases(books: int = BOOKS, seed: int = SEED) -> list[Case]:
    """Every client of so many books, once for each kind."""
    out: list[Case] = []
    for first in range(0, books, AT_ONCE):
        made = [make(seed, number) for number in range(first, min(first + AT_ONCE, books))]
        found = measured([book for book, _ in made], SETTINGS, SIGNAL.values())
        for book, truths in made:
            out += _of_book(found[book.name], truths)
    return out


def _of_book(found: dict[str, dict[str, Reading]], truths: dict[str, Truth]) -> Iterator[Case]:
    for client, truth in truths.items():
        readings = {name: by[client] for name, by in found.items()}
        words = kinds(readings)
        others = [one.rounds for name, one in truths.items() if name != client]
        most = max(SHIPPED.rounds_floor, SHIPPED.rounds_factor * float(np.median(others)))
        for kind, value, above, n in (
            ("slow_to_pay", truth.delay, truth.delay - SHIPPED.slow_days, truth.invoices),
            ("demanding", truth.pressing, truth.pressing - SHIPPED.pressing_share, truth.messages),
            ("indecisive", truth.rounds, truth.rounds - most, truth.pieces),
        ):
            if SIGNAL[kind] in readings:
                yield Case(kind, value, above, words[kind].word, n, readings[SIGNAL[kind]])


def share(of: Iterable[bool]) -> float:
    """The part that is true; NaN of nothing."""
    found = list(of)
    return sum(found) / len(found) if found else float("nan")


@dataclass(frozen=True)
class Line:
    """A line of a table: a name, cells, and whether a bar was missed."""

    name: str
    cells: tuple[str, ...]
    missed: bool = False


def claims(found: Sequence[Case]) -> list[Line]:
    """For each kind: false yes well below the threshold, the boundary apart, hits and false no well above it."""
    out = []
    for kind, margin in MARGIN.items():
        mine = [case for case in found if case.kind == kind]
        low = [case for case in mine if case.above <= -margin]
        high = [case for case in mine if case.above >= margin]
        edge = [case for case in mine if abs(case.above) < margin]
        if not mine:
            continue
        wrong = share(case.word == "yes" for case in low)
        cells = (
            f"{len(low):,}",
            _percent(wrong),
            f"{len(edge):,}",
            _percent(share(case.word == "yes" for case in edge)),
            f"{len(high):,}",
            _percent(share(case.word == "yes" for case in high)),
            _percent(share(case.word == "no" for case in high)),
        )
        out.append(Line(kind, cells, wrong > FALSE_AT_MOST))
    return out


_SIZES = {
    "slow_to_pay": ((1, 1), (2, 3), (5, 5), (8, 12), (20, 30)),
    "demanding": ((1, 19), (20, 39), (40, 79), (80, 149), (150, 9999)),
    "indecisive": ((2, 2), (4, 4), (8, 8), (15, 15), (25, 25)),
}


def power(found: Sequence[Case]) -> list[Line]:
    """Hits by how much was there to be seen (invoices, messages, pieces), with the false yes of the same sizes."""
    out = []
    for kind, sizes in _SIZES.items():
        for least, most in sizes:
            mine = [case for case in found if case.kind == kind and least <= case.n <= most]
            high = [case for case in mine if case.above >= MARGIN[kind]]
            low = [case for case in mine if case.above <= -MARGIN[kind]]
            if mine:
                name = f"{kind}, n {least}" + ("" if least == most else f" to {most}" if most < 9999 else " and more")
                hit, wrong = (share(case.word == "yes" for case in some) for some in (high, low))
                cells = (f"{len(high):,}", _percent(hit), f"{len(low):,}", _percent(wrong))
                out.append(Line(name, cells, bool(low) and wrong > FALSE_AT_MOST))
    return out


def coverage(found: Sequence[Case]) -> list[Line]:
    """How often the range a reading shows holds the truth, by kind and size."""
    out = []
    for kind, bar in (("slow_to_pay", COVER_80), ("indecisive", COVER_90)):
        for least, most in ((0, 9999), *_SIZES[kind]):
            mine = [c for c in found if c.kind == kind and least <= c.n <= most and c.reading.low is not None]
            if mine:
                held = share(_holds(case) for case in mine)
                name = f"{kind}, {'all' if not least else f'n {least} to {most}'}"
                missed = not least and not bar[0] <= held <= bar[1]
                cells = (f"{mine[0].reading.level or 0:.0%}", f"{len(mine):,}", _percent(held))
                out.append(Line(name, cells, missed))
    return out


def _holds(case: Case) -> bool:
    low, high = case.reading.low, case.reading.high
    return isinstance(low, float) and isinstance(high, float) and low <= case.truth <= high


def _percent(value: float) -> str:
    return "–" if value != value else f"{100 * value:.1f} %"


Table = tuple[str, tuple[str, ...], list[Line]]


def tables(books: int = BOOKS, seed: int = SEED) -> list[Table]:
    """All tables: title, headings after the first, lines."""
    found = cases(books, seed)
    weeks = [
        Line(name, (f"{n:,}", _percent(held)), missed) for name, n, held, missed in _study_weeks.lines(books, seed)
    ]
    wall = [Line(name, cells, missed) for name, cells, missed in _study_wall.lines(books, seed)]
    return [
        (
            "Words",
            ("below", "false yes", "boundary", "yes", "above", "hit", "false no"),
            claims(found),
        ),
        ("By how much was seen", ("above", "hit", "below", "false yes"), power(found)),
        ("Ranges", ("nominal", "clients", "held the truth"), coverage(found)),
        ("Shares, weeks drawn again (nominal 80 %)", ("books", "held the truth"), weeks),
        ("Did the remedy work", _study_wall.HEADS, wall),
    ]


def as_text(table: Table) -> Iterator[str]:
    """A table in fixed width; a missed bar is marked."""
    title, heads, lines = table
    yield f"\n{title}"
    yield f"{'':34}" + "".join(f"{head:>16}" for head in heads)
    for line in lines:
        mark = "  MISSED" if line.missed else ""
        yield f"{line.name:34}" + "".join(f"{cell:>16}" for cell in line.cells) + mark


def as_markdown(table: Table) -> Iterator[str]:
    """The same as Markdown."""
    title, heads, lines = table
    yield f"\n**{title}**\n"
    yield "| | " + " | ".join(heads) + " |"
    yield "|---|" + "---:|" * len(heads)
    for line in lines:
        yield f"| {line.name.replace('_', ' ')} | " + " | ".join(line.cells) + (" (missed) |" if line.missed else " |")


def write(found: Sequence[Table], books: int, path: Path = PAGE) -> None:
    """Put the tables between the marks of the page."""
    body = "\n".join(line for table in found for line in as_markdown(table))
    text = f"<!-- study -->\nSeed {SEED}, {books:,} books.\n{body}\n<!-- /study -->"
    page = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"<!-- study -->.*<!-- /study -->", lambda _: text, page, flags=re.DOTALL), encoding="utf-8")


def rows() -> list[Row]:
    """The bars over a tenth of the books."""
    found = cases(BOOKS // 10)
    out = []
    for kind, margin in MARGIN.items():
        low = [case for case in found if case.kind == kind and case.above <= -margin]
        if low:
            out.append(Row(f"false {kind}", share(c.word == "yes" for c in low), None, "", FALSE_AT_MOST))
    return out


def main(say: Callable[[str], object] = print) -> int:
    """Print every table; 1 where a bar is missed."""
    begin = time.process_time()
    found = tables()
    say(f"{BOOKS:,} books, seed {SEED}, {time.process_time() - begin:.0f} s of CPU")
    for table in found:
        for line in as_text(table):
            say(line)
    if "--write" in sys.argv[1:]:
        write(found, BOOKS)
    return int(any(line.missed for _, _, lines in found for line in lines))


if __name__ == "__main__":
    sys.exit(main())
