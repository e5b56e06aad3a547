"""What changed: words, kinds and numbers beyond their margin and their old range, with the facts that came."""

from __future__ import annotations

from partwell.facts.money import Money
from partwell.facts.reading import Reading
from partwell.verdict._types import Kind
from partwell.verdict.changes import Standing, changes


def standing(word: str = "keep", slow: str = "no", **readings: Reading) -> Standing:
    kinds = {"slow_to_pay": Kind(slow, 0.5, 1), "indecisive": Kind("not_enough_evidence", None, 0)}  # type: ignore[arg-type]
    messages = Reading("after_hours", "share", n=10)
    return Standing(word, kinds, {"after_hours": messages, **readings})


def delay(days: float, n: int = 5, low: float | None = None, high: float | None = None) -> Reading:
    return Reading("delay", "d", value=days, low=low, high=high, n=n)


def told(before: Standing, after: Standing) -> list[tuple[str, str, int]]:
    return [(one.what, one.name, one.more) for one in changes({"c": before}, {"c": after}, "facts")]


def test_nothing_changed_says_nothing() -> None:
    assert told(standing(), standing()) == []


def test_a_word_and_a_kind_changed_with_the_facts_that_came() -> None:
    before, after = standing(delay=delay(3, 5, 0, 30)), standing("manage", "yes", delay=delay(20, 8))
    assert told(before, after) == [("verdict", "", 0), ("kind", "slow_to_pay", 3)]


def test_a_number_moves_beyond_its_range_and_its_margin() -> None:
    assert told(standing(delay=delay(3, 5, 1, 5)), standing(delay=delay(9, 7))) == [("number", "delay", 2)]
    assert told(standing(delay=delay(3)), standing(delay=delay(7.9))) == []
    assert told(standing(delay=delay(3, 5, 1, 12)), standing(delay=delay(9))) == []
    assert told(standing(delay=Reading("delay", "d")), standing(delay=delay(9))) == []


def test_a_rate_moves_by_its_own_size() -> None:
    def rate(minor: int) -> Reading:
        return Reading("true_rate", "EUR/h", value=Money("EUR", minor), n=3)

    assert told(standing(true_rate=rate(5000)), standing(true_rate=rate(5400))) == []
    assert told(standing(true_rate=rate(5000)), standing(true_rate=rate(4500))) == [("number", "true_rate", 0)]


def test_somebody_seen_for_the_first_time_is_new_and_a_stranger_without_facts_is_not() -> None:
    empty = Standing("unknown", {}, {"after_hours": Reading("after_hours", "share")})
    assert told(empty, standing()) == [("new", "", 10)]
    (found,) = changes({}, {"c": standing()}, "facts")
    assert (found.what, found.after) == ("new", "keep")
    assert changes({}, {"c": empty}, "facts") == ()
    assert told(empty, empty) == []


def test_a_kind_nobody_knew_of_then_is_no_change() -> None:
    bare = Standing("keep", {}, standing().readings)
    assert told(bare, standing()) == []


def test_verdicts_come_first_and_settings_are_named_as_the_cause() -> None:
    found = changes(
        {"a": standing(delay=delay(1)), "b": standing()},
        {"a": standing(delay=delay(10)), "b": standing("manage")},
        "settings",
    )
    assert [(one.client, one.what, one.cause) for one in found] == [
        ("b", "verdict", "settings"),
        ("a", "number", "settings"),
    ]
