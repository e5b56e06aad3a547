"""Every formula of the economics against worked cases: our own, and those of the sample folder where it is at hand."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partwell.verdict import concentration, rates, refill, runway

HERE = Path(__file__).parent
SAMPLES = Path(os.environ.get("PARTWELL_SAMPLES", HERE.parents[2] / "shared" / "samples"))
OWN = json.loads((HERE / "economics_cases.json").read_text(encoding="utf-8"))["cases"]


def of_x(formula: Callable[[list[float]], Any]) -> Callable[..., Any]:
    def asked(x: list[float]) -> Any:
        return formula(x)

    return asked


FORMULAS: dict[str, Callable[..., Any]] = {
    "gini": of_x(concentration.gini),
    "gini_unbiased": of_x(concentration.gini_unbiased),
    "hhi": of_x(concentration.hhi),
    "effective_clients": of_x(concentration.effective_clients),
    "trouble_curve": concentration.trouble_curve,
    "break_even": refill.break_even,
    "runway_months": runway.runway_months,
} | {
    name: getattr(rates, name)
    for name in (
        "dso best_possible_dso average_days_delinquent effective_hourly_rate realization collection_effectiveness "
        "weighted_days_to_pay"
    ).split()
}


def check(case: dict[str, Any]) -> None:
    found = FORMULAS[case["fn"]](**case["input"])
    expected, near = case["expected"], case.get("tol", 1e-12)
    if isinstance(expected, dict):
        assert list(found.first) == expected["first"]
        for name in ("revenue_share", "trouble_share", "gap"):
            assert getattr(found, name) == pytest.approx(expected[name], abs=near), name
    elif expected is None:
        assert found is None
    else:
        assert found == pytest.approx(expected, abs=near)


@pytest.mark.parametrize("case", OWN, ids=[case["id"] for case in OWN])
def test_our_own_cases(case: dict[str, Any]) -> None:
    check(case)


def test_the_cases_of_the_sample_folder() -> None:
    path = SAMPLES.parent / "gold" / "economics.json"
    if not path.is_file():
        pytest.skip(f"no {path.name} beside the sample folder: set PARTWELL_SAMPLES")
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    assert len(cases) >= 10
    for case in cases:
        check(case)
