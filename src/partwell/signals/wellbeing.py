"""Wellbeing: how contact with a client felt lately, and whether that goes up or down."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta

from partwell.facts.reading import Reading
from partwell.signals._contract import Row, Settings, by_client, window

NAME = "wellbeing"
UNIT = "score"
PARAMS = ()
LEVEL = 0.8
LATELY = timedelta(days=182)
FEWEST, FEWEST_FOR_TREND = 3, 6
_Z = 1.2815515594457412
_SPREAD = 0.8
"""One note scatters by about so much around what is felt; no interval is narrower than that of the notes themselves."""


def readings(rows: Sequence[Row], settings: Settings) -> dict[str, Reading]:
    """Mean of the last half year's check-ins (1 bad to 5 good) with an 80 % interval; n counts them.

    details: all (check-ins ever), low (those of 1 or 2 in the half year), trend (points a year over all check-ins, from
    six on), trend_sure (how far it is from none, in standard errors).
    """
    return {client: _reading(found, settings) for client, found in by_client(rows).items()}


def _reading(rows: Sequence[Row], settings: Settings) -> Reading:
    noted = sorted((row["day"], row["score"], row["stamp"]) for row in rows if row["day"] is not None)
    recent = [one for one in noted if one[0] > settings.as_of - LATELY]
    if len(recent) < FEWEST:
        return Reading(NAME, UNIT, n=len(recent), reason="few_check_ins", details=(("all", float(len(noted))),))
    scores = [float(score) for _, score, _ in recent]
    mean = math.fsum(scores) / len(scores)
    spread = max(math.sqrt(math.fsum((s - mean) ** 2 for s in scores) / (len(scores) - 1)), _SPREAD)
    half = _Z * spread / math.sqrt(len(scores))
    low = sum(score <= 2 for score in scores)
    return Reading(
        NAME,
        UNIT,
        value=mean,
        low=max(1.0, mean - half),
        high=min(5.0, mean + half),
        level=LEVEL,
        n=len(recent),
        window=window(recent[0][0], recent[-1][0]),
        details=(("all", float(len(noted))), ("low", float(low)), *_trend([(d.toordinal(), s) for d, s, _ in noted])),
    )


def _trend(points: Sequence[tuple[int, int]]) -> tuple[tuple[str, float], ...]:
    """The slope by least squares, in points a year, and in its own standard errors."""
    n = len(points)
    days = [x / 365.25 for x, _ in points]
    middle, mean = math.fsum(days) / n, math.fsum(y for _, y in points) / n
    wide = math.fsum((x - middle) ** 2 for x in days)
    if n < FEWEST_FOR_TREND or wide <= 0:
        return ()
    slope = math.fsum((x - middle) * (y - mean) for x, (_, y) in zip(days, points, strict=True)) / wide
    left = math.fsum((y - mean - slope * (x - middle)) ** 2 for x, (_, y) in zip(days, points, strict=True))
    error = math.sqrt(max(left / (n - 2), _SPREAD**2 / 4) / wide)
    return ("trend", slope), ("trend_sure", slope / error)
