"""CUAD v1 (The Atticus Project, CC BY 4.0) as paragraphs with labels, and folds that keep each filer together."""

from __future__ import annotations

import json
import lzma
import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from partwell.contracts._features import Paragraph, paragraphs
from partwell.contracts.clause_model import CATEGORIES

ROOT = Path(__file__).resolve().parent.parent


def samples() -> Path:
    """The folder of outside samples: PARTWELL_SAMPLES, else beside the checkout."""
    return Path(os.environ.get("PARTWELL_SAMPLES") or ROOT.parent / "shared" / "samples")


@dataclass(frozen=True)
class Contract:
    """One contract: its filer, its paragraphs, and `marks` (paragraphs by categories) where a label touches one."""

    name: str
    filer: str
    text: str
    paragraphs: Sequence[Paragraph]
    marks: np.ndarray
    present: np.ndarray


def contracts() -> list[Contract]:
    """All of them, in the order of their names; raise FileNotFoundError where the samples are not there."""
    found = [_contract(*row) for row in (*_first(), *_more())]
    return sorted(found, key=lambda c: c.name)


def _first() -> Iterator[tuple[str, str, dict[str, list[tuple[int, int]]]]]:
    folder = samples() / "contracts" / "cuad"
    for row in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        known = json.loads(row)
        text = (folder / "txt" / known["file"]).read_text(encoding="utf-8")
        spans = {k: [(s["start"], s["end"]) for s in v["spans"]] for k, v in known["labels"].items()}
        yield known["file"], text, spans


def _more() -> Iterator[tuple[str, str, dict[str, list[tuple[int, int]]]]]:
    with lzma.open(samples() / "contracts" / "cuad_more.jsonl.xz", "rt", encoding="utf-8") as stream:
        for row in stream:
            known = json.loads(row)
            spans = {k: [(s["start"], s["end"]) for s in v] for k, v in known["spans"].items()}
            yield known["file"], known["text"], spans


def _contract(name: str, text: str, spans: dict[str, list[tuple[int, int]]]) -> Contract:
    found = paragraphs(text)
    marks = np.zeros((len(found), len(CATEGORIES)), dtype=bool)
    for column, category in enumerate(CATEGORIES):
        for start, end in spans.get(category, ()):
            for row, one in enumerate(found):
                if one.start < end and start < one.end:
                    marks[row, column] = True
    return Contract(name, _filer(name), text, found, marks, marks.any(axis=0))


def _filer(name: str) -> str:
    """The company a contract was filed by: the letters before the first `_` or ` - ` of the file's name."""
    return re.sub(r"[^a-z]", "", re.split(r"_| - ", name, maxsplit=1)[0].lower())[:24]


def folds(filers: Sequence[str], count: int, seed: int) -> list[int]:
    """A fold for each contract, the same for all of one filer, drawn with `seed`."""
    names = sorted(set(filers))
    random.Random(seed).shuffle(names)
    place = {name: number % count for number, name in enumerate(names)}
    return [place[filer] for filer in filers]
