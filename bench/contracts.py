"""The clause model on CUAD: trained and measured by folds that keep filers apart; `--write` keeps a new model.

python -m bench.contracts            folds, learning curve, speed
python -m bench.contracts --write    train on all contracts and write the model that is shipped
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import _clause_training as training
from bench._cuad import Contract, contracts, folds
from bench._row import Row
from partwell.contracts import clause_model as shipped
from partwell.contracts.clause_model import CATEGORIES, features, packed, unpacked
from partwell.contracts.review import review

SEEDS = (7, 11)
FOLDS = 5
_SURE = (0.2, 0.8)
_CURVE = (70, 140, 210)
_NEWTON = 12
_RIDGE = 1.0
MODEL = Path(shipped.__file__).parent / shipped.FILE


@dataclass(frozen=True)
class Figures:
    """Macro AUPR (mean of the folds; pooled), labelled topics met by the first and first three places, presence."""

    aupr: float
    pooled: float
    first: float
    third: float
    presence: float
    sure: float
    covered: float
    majority: float
    each: Sequence[tuple[str, float, int]]


def rows() -> list[Row]:
    """The figures of one seed as rows of the table; without the samples none."""
    try:
        found = contracts()
    except FileNotFoundError:
        return []
    figures = figures_of(found, held_out(found, training.count(found), SEEDS[0]), SEEDS[0])
    each, whole = _speed(found)
    return [
        Row("clause model: macro AUPR on CUAD, %", 100 * figures.aupr, None, "%", least=62),
        Row("clause model: a right place among three, %", 100 * figures.third, None, "%", least=92),
        Row(
            "clause model: presence (against majority), %",
            100 * figures.presence,
            100 * figures.majority,
            "%",
            least=87,
        ),
        Row("clause model: presence where sure, %", 100 * figures.sure, None, "%", least=95),
        Row("clause model: contracts a second", each, None, "/s", least=10),
        Row("whole review: CUAD contracts a second", whole, None, "/s", least=10),
    ]


def held_out(found: Sequence[Contract], counted: training.Counted, seed: int) -> list[np.ndarray]:
    """The scores of every contract by a model that saw no contract of its filer."""
    place = folds([c.filer for c in found], FOLDS, seed)
    scores: list[np.ndarray] = [np.zeros(0)] * len(found)
    for fold in range(FOLDS):
        inside = [n for n, at in enumerate(place) if at != fold]
        model = _quantised(_train(found, counted, inside, seed))
        for n in (n for n, at in enumerate(place) if at == fold):
            scores[n] = model.scores(found[n].text, found[n].paragraphs)
    return scores


def _train(found: Sequence[Contract], counted: training.Counted, which: Sequence[int], seed: int) -> training.Linear:
    flat = [row for n in which for row in counted[n]]
    return training.train(flat, np.concatenate([found[n].marks for n in which]), seed)


def _quantised(model: training.Linear) -> shipped.ClauseModel:
    """As it will be shipped: measured is what people get."""
    nothing = np.zeros((len(CATEGORIES), 6), dtype=np.float32)
    return unpacked(packed(model.words, model.idf, model.weights, model.bias, nothing))


def figures_of(found: Sequence[Contract], scores: Sequence[np.ndarray], seed: int) -> Figures:
    """All figures over held-out scores; presence is fitted on the other folds' scores each time."""
    place = folds([c.filer for c in found], FOLDS, seed)
    each = [_auprs(found, scores, [n for n, at in enumerate(place) if at == fold]) for fold in range(FOLDS)]
    pooled = _auprs(found, scores, range(len(found)))
    present = np.array([c.present for c in found])
    ranks = [_first_hit(c.marks[:, k], s[:, k]) for c, s in zip(found, scores, strict=True) for k in _there(c)]
    chances = _presence(found, scores, present, seed)
    right = (chances > 0.5) == present
    sure = (chances < _SURE[0]) | (chances > _SURE[1])
    share = present.mean(axis=0)
    return Figures(
        float(np.mean([np.nanmean(fold) for fold in each])),
        float(np.mean(pooled)),
        float(np.mean([rank < 1 for rank in ranks])),
        float(np.mean([rank < 3 for rank in ranks])),
        float(right.mean()),
        float(right[sure].mean()),
        float(sure.mean()),
        float(np.maximum(share, 1 - share).mean()),
        [(name, pooled[k], int(present[:, k].sum())) for k, name in enumerate(CATEGORIES)],
    )


def _auprs(found: Sequence[Contract], scores: Sequence[np.ndarray], which: Sequence[int]) -> list[float]:
    """The area of every category over some contracts, NaN where none of them has it."""
    marks = np.concatenate([found[n].marks for n in which])
    flat = np.concatenate([scores[n] for n in which])
    return [
        average_precision(marks[:, k], flat[:, k]) if marks[:, k].any() else float("nan")
        for k in range(len(CATEGORIES))
    ]


def _there(contract: Contract) -> list[int]:
    return [int(k) for k in np.flatnonzero(contract.present)]


def average_precision(truth: np.ndarray, scores: np.ndarray) -> float:
    """The area under the precision-recall curve as the mean precision at each hit."""
    hits = truth[np.argsort(-scores, kind="stable")].astype(float)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float((precision * hits).sum() / max(1.0, hits.sum()))


def _first_hit(truth: np.ndarray, scores: np.ndarray) -> int:
    return int(np.argmax(truth[np.argsort(-scores, kind="stable")]))


def _presence(found: Sequence[Contract], scores: Sequence[np.ndarray], present: np.ndarray, seed: int) -> np.ndarray:
    place = np.array(folds([c.filer for c in found], FOLDS, seed))
    chances = np.zeros(present.shape)
    for k in range(len(CATEGORIES)):
        table = np.array([features(s[:, k]) for s in scores])
        for fold in range(FOLDS):
            inside = place != fold
            weights = fit_presence(table[inside], present[inside, k])
            chances[~inside, k] = 1 / (1 + np.exp(-(table[~inside] @ weights)))
    return chances


def fit_presence(table: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """A small ridge logistic regression by Newton's steps; the last column is the constant."""
    table = table.astype(float)
    weights = np.zeros(table.shape[1])
    ridge = np.diag([_RIDGE] * (table.shape[1] - 1) + [1e-3])
    for _ in range(_NEWTON):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (truth - chance) - ridge @ weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _curve(
    found: Sequence[Contract], counted: training.Counted, whole: Sequence[np.ndarray], seed: int
) -> list[tuple[int, float, float]]:
    """How the figures grow with the number of contracts, on one held-out fold; the last by `whole`, its full model."""
    place = folds([c.filer for c in found], FOLDS, seed)
    outside = [n for n, at in enumerate(place) if at == 0]
    inside = [n for n, at in enumerate(place) if at != 0]
    points = []
    for size in _CURVE:
        model = _quantised(_train(found, counted, inside[:: len(inside) // size][:size], seed))
        scores = [model.scores(found[n].text, found[n].paragraphs) for n in outside]
        points.append((size, *_point(found, outside, scores)))
    return [*points, (len(inside), *_point(found, outside, [whole[n] for n in outside]))]


def _point(found: Sequence[Contract], which: Sequence[int], scores: Sequence[np.ndarray]) -> tuple[float, float]:
    """Macro AUPR and R@3 over some contracts."""
    some = [found[n] for n in which]
    ranks = [_first_hit(c.marks[:, k], s[:, k]) for c, s in zip(some, scores, strict=True) for k in _there(c)]
    return float(np.nanmean(_auprs(some, scores, range(len(some))))), float(np.mean([rank < 3 for rank in ranks]))


def _speed(found: Sequence[Contract]) -> tuple[float, float]:
    """Contracts a second: the model alone, the whole review."""
    some = found[::9]
    begin = time.perf_counter()
    for one in some:
        shipped.propose(one.text)
    middle = time.perf_counter()
    for one in some:
        review(one.text)
    return len(some) / (middle - begin), len(some) / (time.perf_counter() - middle)


def write(found: Sequence[Contract], counted: training.Counted, scores: Sequence[np.ndarray]) -> int:
    """Train on all contracts, fit presence on held-out scores, write the model; gives its bytes."""
    model = _train(found, counted, range(len(found)), SEEDS[0])
    present = np.array([c.present for c in found])
    document = np.array(
        [fit_presence(np.array([features(s[:, k]) for s in scores]), present[:, k]) for k in range(len(CATEGORIES))]
    )
    np.savez_compressed(
        MODEL, allow_pickle=False, **packed(model.words, model.idf, model.weights, model.bias, document)
    )
    return MODEL.stat().st_size


def main() -> int:
    """Print everything; with `--write` keep the model."""
    found = contracts()
    counted = training.count(found)
    print(f"{len(found)} contracts of {len({c.filer for c in found})} filers, {sum(map(len, counted)):,} paragraphs")
    kept = None
    for seed in SEEDS:
        scores = held_out(found, counted, seed)
        kept = kept or scores
        _tell(figures_of(found, scores, seed), seed)
    for size, area, third in _curve(found, counted, kept or [], SEEDS[0]):
        print(f"trained on {size:3} contracts: macro AUPR {area:.3f}, R@3 {third:.3f}")
    if "--write" in sys.argv[1:]:
        print(f"{MODEL.name}: {write(found, counted, kept or []):,} bytes")
    each, whole = _speed(found)
    print(f"contracts a second: model {each:.0f}, whole review {whole:.0f}")
    return 0


def _tell(figures: Figures, seed: int) -> None:
    print(
        f"seed {seed}, {FOLDS} folds: macro AUPR {figures.aupr:.3f} (pooled {figures.pooled:.3f}),"
        f" R@1 {figures.first:.3f}, R@3 {figures.third:.3f},"
        f" presence {figures.presence:.3f} (majority {figures.majority:.3f}), {figures.sure:.3f} where sure"
        f" ({figures.covered:.0%} of all)"
    )
    if seed == SEEDS[0]:
        for name, area, positives in figures.each:
            print(f"    {name:36} AUPR {area:.3f}  in {positives} contracts")


if __name__ == "__main__":
    sys.exit(main())
