"""The clause model: which paragraphs of an English contract may speak of a topic, and whether any does.

Trained by `bench/contracts.py` on CUAD v1 (The Atticus Project, CC BY 4.0). It proposes places to look at; rules and
the roles of the parties decide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from partwell.contracts._features import Paragraph, counted, paragraphs

FILE = "clause_model.npz"
CATEGORIES = (
    "Notice Period To Terminate Renewal", "Termination For Convenience", "Renewal Term", "Expiration Date",
    "Agreement Date", "Effective Date", "Parties", "Governing Law", "Non-Compete", "No-Solicit Of Customers",
    "No-Solicit Of Employees", "Exclusivity", "Cap On Liability", "Uncapped Liability", "Ip Ownership Assignment",
    "License Grant", "Post-Termination Services", "Minimum Commitment", "Liquidated Damages", "Insurance",
    "Audit Rights", "Anti-Assignment", "Covenant Not To Sue", "Warranty Duration", "Change Of Control",
)  # fmt: skip
"""The categories of CUAD that the model knows, in the order of its columns."""
TOPICS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "renewal": ("Renewal Term",),
        "term": ("Expiration Date",),
        "ip_transfer": ("Ip Ownership Assignment", "License Grant"),
        "non_compete": ("Non-Compete",),
        "non_solicit": ("No-Solicit Of Customers", "No-Solicit Of Employees"),
        "exclusivity": ("Exclusivity",),
        "liability_cap": ("Cap On Liability",),
        "governing_law_dispute": ("Governing Law",),
        "assignment_subcontract": ("Anti-Assignment",),
        "insurance": ("Insurance",),
    }
)
"""Our topics by the categories that show them; the others have no label in CUAD."""
_PLACES = 2
_TOP = 5
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Proposal:
    """How likely the contract speaks of it at all (0 to 1), and its likeliest paragraphs, the best first."""

    present: float
    places: tuple[Paragraph, ...]
    best: float


@dataclass(frozen=True, slots=True)
class ClauseModel:
    """`words` with their column; weights (words by categories) on tf-idf rows of length 1; presence by `document`."""

    place: Mapping[str, int]
    idf: Table
    weights: Table
    bias: Table
    document: Table

    def scores(self, text: str, found: Sequence[Paragraph]) -> Table:
        """The log-odds of every paragraph for every category."""
        rows = np.tile(self.bias, (len(found), 1))
        for n, row in enumerate(counted(text, found)):
            known = [(self.place[word], count) for word, count in row.items() if word in self.place]
            if known:
                columns = np.array([column for column, _ in known])
                values = (1 + np.log(np.array([count for _, count in known], dtype=np.float32))) * self.idf[columns]
                rows[n] += (values / np.sqrt((values**2).sum())) @ self.weights[columns]
        return rows

    def present(self, rows: Table) -> Table:
        """The chance of each category that the contract speaks of it, from the scores of its paragraphs."""
        odds = np.array([features(rows[:, k]) @ self.document[k] for k in range(rows.shape[1])])
        chances: Table = 1 / (1 + np.exp(-odds))
        return chances


def features(column: Table) -> Table:
    """What the scores of one category say of the whole contract: best, second, third, mean of five, how many, one."""
    ordered = np.sort(column)[::-1][:_TOP]
    padded = np.concatenate([ordered, np.full(_TOP - len(ordered), -9.0, dtype=np.float32)])
    many = np.log1p(float((column > 0).sum()))
    return np.array([*padded[:3], padded.mean(), many, 1.0], dtype=np.float32)


@cache
def clause_model() -> ClauseModel:
    """The shipped model, read once."""
    raw = files("partwell.contracts").joinpath(FILE).read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as kept:
        return unpacked({name: kept[name] for name in kept.files})


def packed(words: Sequence[str], idf: Table, weights: Table, bias: Table, document: Table) -> dict[str, Any]:
    """The model as plain arrays: weights in one byte each with a scale a category, words as UTF-8 lines."""
    scale = np.abs(weights).max(axis=0) / 127
    return {
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "idf": idf.astype(np.float16),
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": bias.astype(np.float32),
        "document": document.astype(np.float32),
    }


def unpacked(kept: Mapping[str, Any]) -> ClauseModel:
    """The model out of those arrays."""
    words = bytes(kept["words"]).decode().split("\n")
    weights = kept["weights"].astype(np.float32) * kept["scale"]
    place = {word: n for n, word in enumerate(words)}
    return ClauseModel(place, kept["idf"].astype(np.float32), weights, kept["bias"], kept["document"])


def propose(text: str) -> dict[str, Proposal]:
    """What the model says of each of our topics that it knows."""
    found = paragraphs(text)
    if not found:
        return {}
    model = clause_model()
    rows = model.scores(text, found)
    chances = model.present(rows)
    return {topic: _proposal(found, rows, chances, names) for topic, names in TOPICS.items()}


def _proposal(found: Sequence[Paragraph], rows: Table, chances: Table, names: Sequence[str]) -> Proposal:
    columns = [CATEGORIES.index(name) for name in names]
    best = rows[:, columns].max(axis=1)
    order = np.argsort(-best, kind="stable")[:_PLACES]
    chance = float(1 / (1 + np.exp(-best[order[0]])))
    return Proposal(float(chances[columns].max()), tuple(found[n] for n in order), chance)
