"""DuckDB in memory over the snapshot: its tables, the shared views, the parameters and the macros that signals use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zoneinfo import ZoneInfo

import duckdb

from partwell.facts.moments import zone_exists
from partwell.facts.money import MoneyFault, exponent
from partwell.facts.profile import WorkHours
from partwell.signals._contract import Row, Settings
from partwell.signals.calendar import working_days

VIEWS = Path(__file__).with_name("views")

# The few functions in which engines differ; another engine defines the same names its own way.
MACROS = """
CREATE MACRO local_time(epoch, zone) AS timezone(zone, to_timestamp(epoch));
CREATE MACRO weekday(moment) AS isodow(moment);
CREATE MACRO minute_of_day(moment) AS hour(moment) * 60 + minute(moment);
CREATE MACRO days_between(first, last) AS date_diff('day', first, last);
CREATE MACRO day_start(day) AS date_diff('day', DATE '1970-01-01', day) * 86400;
CREATE MACRO first_second(day, zone) AS CAST(epoch(timezone(zone, CAST(day AS TIMESTAMP))) AS BIGINT);
CREATE MACRO week_of(day) AS (date_diff('day', DATE '1970-01-05', day) + 70000) // 7 - 10000;
CREATE MACRO stamped(epoch, kind, key) AS
    concat(lpad(CAST(greatest(epoch, 0) AS VARCHAR), 12, '0'), ' ', kind, ':', key);
CREATE MACRO part_of(amount, part, whole) AS CAST(
    sign(CAST(amount AS HUGEINT)) * sign(CAST(part AS HUGEINT)) * sign(CAST(whole AS HUGEINT))
    * ((2 * abs(CAST(amount AS HUGEINT) * part) + abs(CAST(whole AS HUGEINT))) // (2 * abs(CAST(whole AS HUGEINT))))
    AS BIGINT);
"""

_PARAMS = """
CREATE TABLE params (
    as_of DATE, until BIGINT, zone VARCHAR, currency VARCHAR, work_start INTEGER, work_end INTEGER,
    rate_minor BIGINT, chase_seconds INTEGER, late_rate INTEGER);
CREATE TABLE calendar (day DATE, works BOOLEAN);
CREATE TABLE exchange (
    book VARCHAR, day DATE, currency VARCHAR, told INTEGER, turned INTEGER, part BIGINT, whole BIGINT
);
CREATE TABLE client_clock (book VARCHAR, client VARCHAR, zone VARCHAR, work_days VARCHAR, work_start INTEGER,
    work_end INTEGER);
"""

_MOMENTS = """
SELECT MIN(moment), MAX(moment)
FROM (
    SELECT sent AS moment FROM messages
    UNION ALL SELECT start FROM time_entries
    UNION ALL SELECT start FROM meetings
)
WHERE moment < ?
"""

_RATES = (Fraction(1, 10**6), Fraction(10**6))


class Engine:
    """Runs SQL over one snapshot for one set of settings; a context manager, used by one thread at a time.

    settings  as handed in, but without a zone that the engine does not know (a clock is then not known)
    """

    def __init__(self, root: Path, held: Mapping[str, Any], settings: Settings) -> None:
        """Open the files that the manifest `held` names in `root`; raise duckdb.Error where one cannot be read."""
        self._con = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
        self._zones = {name for (name,) in self._con.execute("SELECT name FROM pg_timezone_names()").fetchall()}
        self.settings = settings if settings.zone in self._zones else replace(settings, zone=None)
        self._made: set[str] = set()
        self._con.execute(MACROS)
        self._con.execute(_PARAMS)
        for table, paths in held["tables"].items():
            relation = self._con.read_parquet([str(root / path) for path in paths])
            book = duckdb.ConstantExpression(held["book"]).alias("book")
            relation.select(book, duckdb.StarExpression()).create_view(table)
        self._hand_in()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._con.close()

    def run(self, sql: str) -> list[Row]:
        """Rows of a query as dictionaries; shared views it names are computed first, once."""
        for name in views_of(sql):
            if name not in self._made:
                self._con.sql(view_text(name)).create(name)
                self._made.add(name)
        found = self._con.execute(sql)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _hand_in(self) -> None:
        """Fill the small tables of parameters from the settings."""
        s = self.settings
        rate = s.rate.minor if s.rate is not None and s.rate.currency == s.currency and s.rate.minor > 0 else None
        until = _end_of_day(s.as_of, s.zone)
        row = [s.as_of, until, s.zone, s.currency, s.hours.start, s.hours.end]
        self._con.execute(
            "INSERT INTO params VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [*row, rate, s.chase_seconds, s.late_rate]
        )
        rates = sorted(self._exchange())
        if rates:
            self._con.executemany("INSERT INTO exchange VALUES (?, ?, ?, ?, ?, ?, ?)", rates)
        clocks = list(self._client_clocks())
        if clocks:
            self._con.executemany("INSERT INTO client_clock VALUES (?, ?, ?, ?, ?, ?)", clocks)
        first, last = self._con.execute(_MOMENTS, [until]).fetchall()[0]
        if first is not None and s.zone is not None:
            days = working_days(_utc_day(first) - timedelta(days=1), _utc_day(last) + timedelta(days=1), s)
            self._con.register("days", days)
            self._con.execute("INSERT INTO calendar SELECT CAST(day AS DATE), works FROM days")

    def _exchange(self) -> Iterator[tuple[Any, ...]]:
        """Each rate to or from the owner's currency as minor units for minor units.

        `told` is the snapshot's, `turned` 1 for a rate that is turned round.

        Rates beyond _RATES are no rates: they would make amounts that nothing can sum exactly.
        """
        mine = self.settings.currency
        for book, day, currency, into, rate, told in self._con.execute("SELECT * FROM rates").fetchall():
            other = currency if into == mine else into
            try:
                worth = Fraction(rate)
                digits = exponent(mine) - exponent(other)
            except (ValueError, MoneyFault):
                continue
            if mine not in {currency, into} or currency == into or not _RATES[0] <= worth <= _RATES[1]:
                continue
            minor = ((worth if into == mine else 1 / worth) * Fraction(10) ** digits).limit_denominator(10**9)
            yield book, day, other, told, int(into != mine), minor.numerator, minor.denominator

    def _client_clocks(self) -> Iterator[tuple[Any, ...]]:
        """Each client's zone (blank: not known or not a zone) and hours (Monday to Friday 9 to 18 unless said)."""
        for book, client, zone, hours in self._con.execute("SELECT book, client, zone, hours FROM clients").fetchall():
            try:
                work = WorkHours.parse(hours or "")
            except ValueError:
                work = WorkHours()
            known = zone if zone in self._zones and zone_exists(zone) else ""
            yield book, client, known, "".join(map(str, work.days)), work.start, work.end


def _utc_day(epoch: int) -> date:
    return datetime.fromtimestamp(epoch, UTC).date()


def _end_of_day(day: date, zone: str | None) -> int:
    """The first second after `day` on the owner's clock (UTC while it is unknown)."""
    return int(datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone or "UTC")).timestamp())


@cache
def view_text(name: str) -> str:
    """The SELECT behind a shared view."""
    return (VIEWS / f"{name}.sql").read_text(encoding="utf-8")


@cache
def _view_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in VIEWS.glob("*.sql")))


def views_of(sql: str) -> list[str]:
    """Shared views a query rests on, each after those it rests on itself."""
    out: list[str] = []
    code = re.sub(r"--[^\n]*", "", sql)
    for name in _view_names():
        if re.search(rf"\b(?:FROM|JOIN)\s+{name}\b", code):
            out += [deeper for deeper in [*views_of(view_text(name)), name] if deeper not in out]
    return out


def explained(sql: str) -> str:
    """The query with the text of every shared view it rests on before it, to be read by a person."""
    parts = [f"-- {name}\nCREATE VIEW {name} AS\n{view_text(name).strip()};" for name in views_of(sql)]
    return "\n\n".join([*parts, sql.strip() + ";"]) + "\n"
