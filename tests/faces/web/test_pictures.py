"""Pictures and colours: geometry stays inside its frame, numbers are written as a person reads them, contrast holds."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from partwell.actions.payment_history import Instalment
from partwell.actions.portfolio import ClientRow
from partwell.faces.web import _readings, _static, _svg_bars, _svg_delays, _svg_share
from partwell.facts.money import Money
from partwell.facts.reading import Reading
from partwell.verdict.judge import judge


def row(name: str, trouble: float | None, revenue: float | None) -> ClientRow:
    readings = {n: Reading(n, "share", value=v) for n, v in (("trouble_share", trouble), ("revenue_share", revenue))}
    return ClientRow(name, name, "active", judge({}), readings)


def test_bars_stand_in_order_of_trouble_on_one_scale() -> None:
    drawn = _svg_bars.picture([row("a", 0.1, 0.9), row("b", 0.9, 0.1), row("c", None, None), row("d", None, 0.0)])
    assert [pair.name for pair in drawn.pairs] == ["b", "a", "d"]
    first, second = drawn.pairs[0], drawn.pairs[1]
    assert first.trouble is not None
    assert second.revenue is not None
    assert first.trouble.width == second.revenue.width
    assert drawn.pairs[2].trouble is None
    for pair in drawn.pairs:
        for bar in filter(None, (pair.trouble, pair.revenue)):
            assert 0 < bar.width < drawn.width
            assert bar.y + bar.height <= drawn.height


def instalments(*delays: int) -> list[Instalment]:
    first = date(2026, 1, 1)
    return [
        Instalment(f"{at}", f"invoice:{at}", first, first + timedelta(at), first, days, at == 3, Money("EUR", 100))
        for at, days in enumerate(delays)
    ]


@pytest.mark.parametrize("delays", [(0,), (5,), (-5,), (0, 0, 0), (400, -400, 3, 1), tuple(range(-100, 100))])
def test_stems_stay_inside_their_frame(delays: tuple[int, ...]) -> None:
    drawn = _svg_delays.picture(instalments(*delays))
    assert drawn is not None
    assert drawn.cut == max(0, len(delays) - 60)
    for stem in drawn.stems:
        assert 0 < stem.x < drawn.width
        assert 0 < stem.y < drawn.height
        assert (stem.y < drawn.base) == (stem.of.delay > 0)
    assert [stem.of.due for stem in drawn.stems] == sorted(stem.of.due for stem in drawn.stems)


def test_nothing_is_drawn_of_nothing() -> None:
    assert _svg_delays.picture([]) is None
    assert _svg_share.picture(Reading("after_hours", "share")) is None


def test_dots_show_every_clock_that_is_known() -> None:
    reading = Reading("after_hours", "share", 0.4, 0.3, 0.5, details=(("by_own_clock", 0.4), ("both", 0.1)))
    drawn = _svg_share.picture(reading)
    assert drawn is not None
    assert [dot.name for dot in drawn.dots] == ["by_own_clock", "both"]
    own = drawn.dots[0]
    assert own.low is not None
    assert own.high is not None
    assert drawn.left < own.low < own.x < own.high < drawn.right


@pytest.mark.parametrize(
    ("reading", "value", "span"),
    [
        (Reading("d", "d", 30.4, 28.9, 32.1), "30 days", "29 – 32 days"),
        (Reading("d", "d", -1.2, -2.0, 0.6), "1 day early", "−2 – 1 day"),
        (Reading("d", "d", 1.0, 0.0, 2.0), "1 day", "0 – 2 days"),
        (Reading("s", "share", 0.21, 0.16, 0.25), "21\u00a0%", "16 – 25\u00a0%"),
        (Reading("m", "EUR/h", Money("EUR", 6700), Money("EUR", 6700), Money("EUR", 6700)), "€67/h", ""),
        (Reading("m", "EUR", Money("EUR", 6700)), "€67", ""),
        (Reading("d", "d"), "–", ""),
    ],
)
def test_values_and_ranges_are_written_once_with_their_unit(reading: Reading, value: str, span: str) -> None:
    assert (_readings.value_text("en", reading), _readings.span_text("en", reading)) == (value, span)


def test_nothing_is_ever_wholly_sure() -> None:
    assert [_readings.sure_text("en", p) for p in (0.99999, 0.5, 0.0)] == ["> 99\u00a0%", "50\u00a0%", "< 1\u00a0%"]


def colours() -> list[tuple[str, dict[str, str]]]:
    sheet = _static.FILES["partwell.css"].read_text(encoding="utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)", 1)
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part.split("*, *::before")[0])) for part in (light, dark)]
    return [("light", found[0]), ("dark", {**found[0], **found[1]})]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("scheme", "table"), colours(), ids=["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(scheme: str, table: dict[str, str]) -> None:
    pairs = [(text, ground) for text in ("ink", "soft", "link") for ground in ("paper", "sheet")]
    pairs += [(word, f"{word}-bg") for word in ("keep", "manage", "part", "unknown")]
    pairs += [("brand-ink", "brand"), ("part", "sheet"), ("brand", "sheet"), ("ink", "rail"), ("ink", "mark")]
    low = {}
    for text, ground in pairs:
        bright, dim = sorted((luminance(table[text]), luminance(table[ground])), reverse=True)
        ratio = (bright + 0.05) / (dim + 0.05)
        if ratio < 4.5:
            low[text, ground] = round(ratio, 2)
    assert low == {}, scheme
