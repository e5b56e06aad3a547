"""Each part of the demo story gets the verdict it was written for, and for the reason it was written with."""

from __future__ import annotations

from datetime import date

import pytest

from partwell.verdict.judge import Verdict
from tests.demo._story import verdicts

UNTIL = date(2026, 11, 20)


@pytest.fixture(scope="module", params=[1, 7, 23])
def judged(request: pytest.FixtureRequest) -> dict[str, Verdict]:
    return verdicts(request.param, UNTIL)


def test_the_demanding_client_is_demanding_and_pays(judged: dict[str, Verdict]) -> None:
    found = judged["demanding"]
    assert (found.word, found.why.code) == ("manage", "why_demanding")
    assert found.kinds["slow_to_pay"].word == "no"
    assert "against_demanding" in {said.code for said in found.against}


def test_the_slow_client_is_slow_and_calm(judged: dict[str, Verdict]) -> None:
    found = judged["slow"]
    assert (found.word, found.why.code, found.next.code) == ("manage", "why_slow", "next_deposit")
    assert found.kinds["demanding"].word == "no"
    assert found.in_favour


def test_the_good_client_is_kept(judged: dict[str, Verdict]) -> None:
    found = judged["good"]
    assert (found.word, found.why.code, found.against) == ("keep", "why_keep", ())


def test_the_client_far_away_looks_bad_and_is_not(judged: dict[str, Verdict]) -> None:
    found = judged["elsewhere"]
    assert (found.word, found.why.code, found.next.code) == ("keep", "why_keep", "next_agree_hours")
    assert {"favour_time_zone", "favour_calm"} <= {said.code for said in found.in_favour}
    assert found.kinds["demanding"].word == "no"
