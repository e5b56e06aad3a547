"""Train the clause model with NumPy alone: counted words to weights, one logistic regression a category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench._cuad import Contract
from partwell.contracts import _features
from partwell.contracts.clause_model import CATEGORIES

FEWEST = 3  # paragraphs a word must be met in
CHOSEN = 30_000
KEPT = 12_000
EPOCHS = 8
_BATCH = 1024
_RATE = 0.08
_DECAY = 1e-5
_AVERAGED = 5  # last epochs whose weights are averaged


@dataclass(frozen=True)
class Rows:
    """Paragraphs as a sparse table: row r holds columns[starts[r]:starts[r + 1]] with these values."""

    starts: np.ndarray
    columns: np.ndarray
    values: np.ndarray

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True)
class Linear:
    """Words with their weights (words by categories) on tf-idf, and a bias a category."""

    words: list[str]
    idf: np.ndarray
    weights: np.ndarray
    bias: np.ndarray


Counted = list[list[Counter[str]]]


def count(contracts: Sequence[Contract]) -> Counted:
    """The words of every paragraph, contract by contract."""
    return [list(_features.counted(c.text, c.paragraphs)) for c in contracts]


def choose(counted: Sequence[Counter[str]], marks: np.ndarray) -> list[str]:
    """The words that tell most about any category: the largest signed root of their likelihood ratio."""
    met = Counter(word for row in counted for word in row)
    words = [word for word, n in met.items() if n >= FEWEST]
    place = {word: n for n, word in enumerate(words)}
    both = np.zeros((len(words), marks.shape[1]))
    for row, mark in zip(counted, marks, strict=True):
        if mark.any():
            both[[place[w] for w in row if w in place]] += mark
    seen = np.array([met[word] for word in words], dtype=float)[:, None]
    share = marks.mean(axis=0)[None, :]
    expected = seen * share
    score = np.abs(both - expected) / np.sqrt(expected * (1 - share) + 1)
    best = np.argsort(-score.max(axis=1), kind="stable")[:CHOSEN]
    return sorted(words[n] for n in best)


def table(counted: Sequence[Counter[str]], words: Sequence[str], idf: np.ndarray) -> Rows:
    """tf-idf with the logarithm of the count, each row of length 1."""
    place = {word: n for n, word in enumerate(words)}
    starts, columns, values = [0], [], []
    for row in counted:
        known = [(place[w], n) for w, n in row.items() if w in place]
        cols = np.array([c for c, _ in known], dtype=np.int64)
        vals = (1 + np.log(np.array([n for _, n in known], dtype=float))) * idf[cols] if known else np.zeros(0)
        columns.append(cols)
        values.append(vals / (np.sqrt((vals**2).sum()) or 1))
        starts.append(starts[-1] + len(cols))
    return Rows(np.array(starts), np.concatenate(columns), np.concatenate(values).astype(np.float32))


def inverse_frequency(counted: Sequence[Counter[str]], words: Sequence[str]) -> np.ndarray:
    """The log of how rare each word is among the paragraphs, plus 1."""
    met = Counter(word for row in counted for word in row)
    return np.array([1 + np.log((1 + len(counted)) / (1 + met[word])) for word in words], dtype=np.float32)


def train(counted: Sequence[Counter[str]], marks: np.ndarray, seed: int) -> Linear:
    """A logistic regression a category by Adam over shuffled batches, then only the KEPT weightiest words."""
    words = choose(counted, marks)
    idf = inverse_frequency(counted, words)
    rows = table(counted, words, idf)
    weights, bias = _descend(rows, marks.astype(np.float32), len(words), seed)
    best = np.sort(np.argsort(-np.abs(weights * idf[:, None]).max(axis=1), kind="stable")[:KEPT])
    return Linear([words[n] for n in best], idf[best], weights[best], bias)


def scores(model: Linear, counted: Sequence[Counter[str]]) -> np.ndarray:
    """The log-odds of every paragraph for every category."""
    rows = table(counted, model.words, model.idf)
    return _product(rows, model.weights, np.arange(len(rows))) + model.bias


def _product(rows: Rows, weights: np.ndarray, which: np.ndarray) -> np.ndarray:
    out = np.zeros((len(which), weights.shape[1]), dtype=np.float32)
    for n, row in enumerate(which):
        a, b = rows.starts[row], rows.starts[row + 1]
        out[n] = rows.values[a:b] @ weights[rows.columns[a:b]]
    return out


def _descend(rows: Rows, marks: np.ndarray, width: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    weights = np.zeros((width, len(CATEGORIES)), dtype=np.float32)
    bias = np.full(len(CATEGORIES), -4.0, dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    mean, kept = np.zeros_like(weights), 0
    step = 0
    for epoch in range(EPOCHS):
        order = rng.permutation(len(rows))
        rate = _RATE * (1 - epoch / EPOCHS) + _RATE / 10
        for at in range(0, len(order), _BATCH):
            step += 1
            which = order[at : at + _BATCH]
            wrong = 1 / (1 + np.exp(-(_product(rows, weights, which) + bias))) - marks[which]
            slope = _slope(rows, which, wrong, width) + _DECAY * weights * len(which)
            first = 0.9 * first + 0.1 * slope
            second = 0.99 * second + 0.01 * slope**2
            shrunk = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
            weights -= rate * shrunk
            bias -= 0.3 * rate * wrong.mean(axis=0)
            if epoch >= EPOCHS - _AVERAGED:
                mean += weights
                kept += 1
    return mean / kept, bias


def _slope(rows: Rows, which: np.ndarray, wrong: np.ndarray, width: int) -> np.ndarray:
    slope = np.zeros((width, wrong.shape[1]), dtype=np.float32)
    for n, row in enumerate(which):
        a, b = rows.starts[row], rows.starts[row + 1]
        slope[rows.columns[a:b]] += rows.values[a:b, None] * wrong[n]
    return slope
