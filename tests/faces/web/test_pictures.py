"""Pictures and colours: geometry stays inside its frame, numbers are written as a person reads them, contrast holds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from partwell.actions.invoice_history import Bill
from partwell.actions.message_hours import HourOfWeek
from partwell.actions.monthly_hours import MonthHours
from partwell.actions.payment_history import Instalment
from partwell.actions.portfolio import ClientRow
from partwell.book.cards import CheckInRow
from partwell.faces.web import (
    _readings,
    _static,
    _svg_bars,
    _svg_bills,
    _svg_cash,
    _svg_delays,
    _svg_heat,
    _svg_months,
    _svg_moods,
    _svg_pareto,
    _svg_share,
    _svg_stack,
)
from partwell.faces.web._economics import Step
from partwell.faces.web._svg_cash import Cash
from partwell.faces.web._svg_stack import Part, Stack
from partwell.faces.web._svg_time import Scale
from partwell.facts.money import Money
from partwell.facts.profile import WorkHours
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


def steps(*parts: tuple[str, float, float]) -> list[Step]:
    """Clients' own shares (trouble, money) added up in their order, with a range of a tenth around the trouble."""
    found, trouble, revenue = [], 0.0, 0.0
    for name, more_trouble, more_revenue in parts:
        trouble, revenue = trouble + more_trouble, revenue + more_revenue
        found.append(Step(name, trouble, revenue, (trouble - 0.05, trouble + 0.05)))
    return found


def test_trouble_and_money_are_drawn_as_added_up() -> None:
    drawn = _svg_pareto.picture(steps(("loud", 0.7, 0.2), ("middling", 0.2, 0.3), ("calm", 0.1, 0.5)))
    assert drawn is not None
    assert [point.of.name for point in drawn.points] == ["loud", "middling", "calm"]
    places = [(point.x, point.y) for point in drawn.points]
    assert places == sorted(places, key=lambda place: (place[0], -place[1]))
    assert all(drawn.left <= x <= drawn.right and drawn.top <= y <= drawn.bottom for x, y in places)
    corners = [tuple(map(float, pair.split(","))) for pair in drawn.band.split()]
    assert len(corners) == 7
    assert all(drawn.top <= y <= drawn.bottom for _, y in corners)


def test_one_client_is_no_curve_and_too_few_weeks_no_band() -> None:
    assert _svg_pareto.picture(steps(("a", 1.0, 1.0))) is None
    bare = _svg_pareto.picture([Step(name, 0.5 * at, 0.5 * at, None) for at, name in enumerate("ab", 1)])
    assert bare is not None
    assert bare.band == ""


def test_numbers_on_the_curve_never_cover_each_other() -> None:
    many = [(f"c{at:02d}", 0.9 if at == 0 else 0.1 / 29, 1 / 30) for at in range(30)]
    drawn = _svg_pareto.picture(steps(*many))
    assert drawn is not None
    shown = [point for point in drawn.points if point.numbered]
    assert 1 < len(shown) < 30
    assert all(abs(a.x - b.x) + abs(a.y - b.y) >= 18 for a, b in pairwise(shown))


def test_parts_of_a_whole_fill_the_bar_and_narrow_ones_carry_no_number() -> None:
    parts = [Part("most", 97, "97 %"), Part("none", 0, "0 %"), Part("rest", 3, "3 %", "rest")]
    drawn = _svg_stack.picture(Stack("all", parts))
    assert drawn is not None
    assert [(one.of.name, one.shown) for one in drawn.segments] == [("most", True), ("rest", False)]
    assert drawn.segments[-1].x + drawn.segments[-1].width == pytest.approx(drawn.width - 1.5, abs=0.2)
    assert _svg_stack.picture(None) is _svg_stack.picture(Stack("all", parts[1:2])) is None


@pytest.mark.parametrize("scale", [0.0, 1.0, 37.0, 1e7])
def test_cash_stays_inside_its_frame_with_a_line_for_nothing(scale: float) -> None:
    path = [(scale * (week - 20), scale * (week - 10), scale * week) for week in range(1, 27)]
    drawn = _svg_cash.picture(Cash(5 * scale, path, "EUR", [(a - 1, b - 1, c - 1) for a, b, c in path]))
    assert drawn is not None
    for line in (drawn.band, drawn.line, drawn.other):
        for x, y in (map(float, pair.split(",")) for pair in line.split()):
            assert drawn.left <= x <= drawn.right
            assert 0 <= y <= drawn.bottom
    assert 0 < drawn.zero <= drawn.bottom
    assert 2 <= len(drawn.up) <= 8
    assert [row.week for row in drawn.rows] == [4, 8, 13, 17, 21, 26]
    assert _svg_cash.picture(None) is None


def test_the_week_has_every_hour_and_frames_of_working_days_only() -> None:
    hours = [HourOfWeek("mine", 1, 9, 4, 0), HourOfWeek("mine", 7, 23, 1, 1), HourOfWeek("theirs", 3, 3, 9, 0)]
    work = WorkHours((1, 2, 4), 9 * 60, 17 * 60)
    drawn = _svg_heat.picture(_svg_heat.Heat(hours, "mine", ("mine", "theirs"), work))
    assert drawn is not None
    assert (drawn.ground.count("M"), len(drawn.cells), drawn.total, drawn.most) == (7 * 24, 2, 5, 4)
    levels = {(cell.weekday, cell.hour): cell.level for cell in drawn.cells}
    assert levels == {("1", 9): 4, ("7", 23): 1}
    assert len(drawn.frames) == 2
    first = next(cell for cell in drawn.cells if (cell.weekday, cell.hour) == ("1", 9))
    assert drawn.frames[0].x <= first.x <= drawn.frames[0].x + drawn.frames[0].width
    assert [row.n for row in drawn.rows] == [4, 0, 0, 0, 0, 0, 1]
    assert all(cell.x + drawn.cell <= drawn.width and cell.y + drawn.row <= drawn.height for cell in drawn.cells)
    assert _svg_heat.picture(_svg_heat.Heat([], "", (), work)) is None


def bill(number: int, due: date | None, paid: date | None, state: str, until: date | None = None) -> Bill:
    one, issued = Money("EUR", 100), date(2026, 1, 1) + timedelta(number)
    return Bill(f"k{number}", f"invoice:k{number}", f"{number}", issued, due, one, one, paid, until, state)  # type: ignore[arg-type]


def test_invoices_stand_in_time_and_say_what_was_late() -> None:
    day = date(2026, 2, 1)
    bills = [
        bill(0, day, day - timedelta(3), "paid"),
        bill(1, day, day + timedelta(9), "paid"),
        bill(2, day, None, "overdue", day + timedelta(20)),
        bill(3, day, None, "unclear", day + timedelta(20)),
        bill(4, None, None, "open", None),
    ]
    drawn = _svg_bills.picture(bills)
    assert drawn is not None
    assert [line.late for line in drawn.lines] == [False, True, True, False, False]
    assert drawn.lines[4].due is None
    assert drawn.lines[4].end is None
    for line in drawn.lines:
        for x in (line.start, line.due, line.end):
            assert x is None or drawn.left <= x <= drawn.width
        assert 0 < line.y < drawn.axis
    assert _svg_bills.picture([]) is None


def test_earlier_invoices_are_left_to_the_table() -> None:
    drawn = _svg_bills.picture([bill(at, None, None, "open") for at in range(40)])
    assert drawn is not None
    assert (len(drawn.lines), drawn.cut, len(drawn.all)) == (12, 28, 40)
    assert drawn.lines[-1].of.number == "39"


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 3), (0, 40), (0, 700), (0, 6000), (15, 20)])
def test_marks_of_time_are_few_and_inside(first: int, last: int) -> None:
    start = date(2019, 12, 5)
    scale = Scale(start + timedelta(first), start + timedelta(last), 10, 400)
    ticks = scale.months()
    assert 1 <= len(ticks) <= 4
    assert all(10 <= tick.x <= 400 for tick in ticks)
    assert len({tick.x for tick in ticks}) == len(ticks)


def months_of(*hours: tuple[float, float, float]) -> list[MonthHours]:
    return [
        MonthHours(date(2024 + at // 12, at % 12 + 1, 1), logged, billable, 0, mid, 2 * mid)
        for at, (logged, billable, mid) in enumerate(hours)
    ]


def test_columns_stack_what_was_logged_and_estimated() -> None:
    drawn = _svg_months.picture(months_of((10, 6, 2), (0, 0, 0), (3, 3, 0)))
    assert drawn is not None
    first, empty, last = drawn.columns
    assert [part.kind for part in first.parts] == ["billable", "unbilled", "estimated"]
    assert [part.kind for part in last.parts] == ["billable"]
    assert empty.parts == ()
    unit = first.parts[0].height / 6
    assert [round(part.height / unit) for part in first.parts] == [6, 4, 2]
    assert first.parts[0].y + first.parts[0].height == drawn.base
    assert all(part.y > 0 for part in first.parts)


@pytest.mark.parametrize(("hours", "top"), [(0.2, 2), (4.5, 6), (10, 10), (43, 50), (51, 60), (100, 100), (101, 200)])
def test_the_scale_of_hours_ends_just_above_the_fullest_month(hours: float, top: float) -> None:
    drawn = _svg_months.picture(months_of((hours, hours, 0)))
    assert drawn is not None
    assert [mark for mark, _ in drawn.ticks] == [0, top / 2, top]


@pytest.mark.parametrize("count", [1, 5, 24, 60])
def test_columns_and_their_names_stay_inside(count: int) -> None:
    drawn = _svg_months.picture(months_of(*[(160.0, 100.0, 9.0)] * count))
    assert drawn is not None
    assert drawn.cut == max(0, count - 24)
    assert all(drawn.left <= c.x and c.x + c.width <= drawn.width for c in drawn.columns)
    named = [c for c in drawn.columns if c.named]
    assert 1 <= len(named) <= 5
    assert named[-1].of.month == drawn.columns[-1].of.month
    assert _svg_months.picture(months_of((0, 0, 0))) is None


def test_check_ins_speak_of_a_trend_only_where_there_are_enough() -> None:
    rows = [CheckInRow(str(at), date(2026, 1, 1) + timedelta(at), 5 if at < 5 else 1, "") for at in range(10)]
    assert _svg_moods.picture(rows[:1]) is None
    few = _svg_moods.picture(rows[:9])
    assert few is not None
    assert (few.n, few.last, few.before) == (9, None, None)
    enough = _svg_moods.picture(list(reversed(rows)))
    assert enough is not None
    assert (enough.mean, enough.before, enough.last) == (3.0, 5.0, 1.0)
    assert [dot.x for dot in enough.dots] == sorted(dot.x for dot in enough.dots)
    assert all(0 < dot.y < enough.axis and enough.left <= dot.x <= enough.width for dot in enough.dots)
