"""Scanned pages to text by tesseract where it is installed: words with their boxes, and how sure it was of them."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

PROGRAM = "tesseract"
_LANGUAGES = ("eng", "hun", "deu", "fra")
_DOTS = 200 / 72  # pixels a point: 200 dots an inch, which recognition wants and a page of which stays below 4 MB
MOST_PAGES = 60
_SECONDS, _A_PAGE = 30.0, 15.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scanned:
    """Lines with their boxes in points, the first line (1-based) of each page, and the mean certainty in per cent."""

    lines: tuple[str, ...]
    boxes: tuple[Box, ...]
    starts: tuple[int, ...]
    confidence: int


def read_scan(pages: Iterable[Any]) -> Scanned | None:
    """The text of a PDF's pages; None where tesseract is missing, takes too long, or sees no words."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    lines: list[str] = []
    boxes: list[Box] = []
    starts: list[int] = []
    sure: list[float] = []
    until = time.monotonic() + _SECONDS
    for number, page in enumerate(pages):
        if number >= MOST_PAGES or time.monotonic() > until:
            return None
        starts.append(len(lines) + 1)
        table = _recognised(program, _picture(page))
        if table is None:
            return None
        for words, box, certain in _lines(table, page.get_height()):
            lines.append(words)
            boxes.append(box)
            sure += certain
    return Scanned(tuple(lines), tuple(boxes), tuple(starts), round(sum(sure) / len(sure))) if sure else None


def _picture(page: Any) -> bytes:
    """The page as a grey PGM picture."""
    bitmap = page.render(scale=_DOTS, grayscale=True)
    raw, width = bytes(bitmap.buffer), bitmap.width
    rows = (raw[at * bitmap.stride : at * bitmap.stride + width] for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (width, bitmap.height) + b"".join(rows)


def _recognised(program: str, picture: bytes) -> str | None:
    """Tesseract's table of words; None where it fails."""
    command = [program, "stdin", "stdout", "-l", languages(program), "tsv"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=_A_PAGE, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout.decode("utf-8", "replace")


@cache
def languages(program: str) -> str:
    """Of the languages we read, those installed, as tesseract takes them; English where it lists none of them."""
    try:
        command = [program, "--list-langs"]
        listed = subprocess.run(command, capture_output=True, timeout=_A_PAGE, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError):
        return _LANGUAGES[0]
    there = set(listed.stdout.decode("utf-8", "replace").split())
    return "+".join(name for name in _LANGUAGES if name in there) or _LANGUAGES[0]


def _lines(table: str, height: float) -> Iterator[tuple[str, Box, list[float]]]:
    """Line after line of a page: its words, its box in points from the bottom left, the certainty of each word."""
    held: list[tuple[str, int, int, int, int, float]] = []
    place: tuple[str, ...] = ()
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip():
            continue
        try:
            left, top, width, tall = (int(cell) for cell in cells[6:10])
            certain = float(cells[10])
        except ValueError:
            continue
        if held and tuple(cells[1:5]) != place:
            yield _line(held, height)
            held = []
        place = tuple(cells[1:5])
        held.append((cells[11].strip(), left, top, width, tall, certain))
    if held:
        yield _line(held, height)


def _line(words: list[tuple[str, int, int, int, int, float]], height: float) -> tuple[str, Box, list[float]]:
    left, right = min(word[1] for word in words), max(word[1] + word[3] for word in words)
    top, bottom = min(word[2] for word in words), max(word[2] + word[4] for word in words)
    box = (left / _DOTS, height - bottom / _DOTS, right / _DOTS, height - top / _DOTS)
    return " ".join(word[0] for word in words), box, [max(0.0, word[5]) for word in words]
