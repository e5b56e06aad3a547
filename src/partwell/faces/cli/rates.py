"""`partwell rates`: exchange rates you entered, and up to which day the table of reference rates reaches."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import default_verb, new_app, verb
from partwell.faces.cli.portfolio import must_day
from partwell.words import formats

if TYPE_CHECKING:
    from partwell.actions.exchange_rates import RateRow

APP = new_app()
Day = Annotated[str, typer.Argument(help="cli.rates.day", metavar="YYYY-MM-DD")]
Code = Annotated[str, typer.Argument(help="cli.rates.code", metavar="CURRENCY")]
Into = Annotated[str, typer.Option("--into", help="cli.rates.into", metavar="CURRENCY")]


@default_verb(APP, "rates")
def rates(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False
) -> None:
    """List them."""
    if context.invoked_subcommand is not None:
        return
    face = face_of(context)
    actor = face.open()
    from partwell.actions.exchange_rates import list_exchange_rates

    found = list_exchange_rates(actor)
    if as_json:
        names = ("currency", "into", "rate", "source")
        own = [{"day": row.day.isoformat(), **{name: getattr(row, name) for name in names}} for row in found.own]
        face.document({"own": own, "table": {"source": "ECB", "until": found.known_until.isoformat()}})
        return
    for row in found.own:
        _show(face, "cli.rates.row", row)
    if not found.own:
        face.show(face.t("cli.rates.none"))
    face.show(face.t("cli.rates.table", day=_day(face, found.known_until)))


@verb(APP, "rates.set", "set")
def set_(
    context: typer.Context,
    day: Day,
    currency: Code,
    rate: Annotated[str, typer.Argument(help="cli.rates.rate", metavar="RATE")],
    into: Into = "",
    source: Annotated[str, typer.Option("--source", help="cli.rates.source", metavar="TEXT")] = "",
) -> None:
    """Enter one."""
    face = face_of(context)
    when = must_day(day)
    actor = face.open()
    from partwell.actions.exchange_rates import RateRow, set_exchange_rate

    row = RateRow(when, currency, into, rate.replace(",", "."), source)
    _show(face, "cli.rates.kept", set_exchange_rate(actor, row))


@verb(APP, "rates.drop", "drop")
def drop(context: typer.Context, day: Day, currency: Code, into: Into = "") -> None:
    """Forget one."""
    face = face_of(context)
    when = must_day(day)
    actor = face.open()
    from partwell.actions.exchange_rates import drop_exchange_rate

    drop_exchange_rate(actor, when, currency, into)
    face.show(face.t("cli.rates.dropped"))


def _show(face: Face, key: str, row: RateRow) -> None:
    line = face.t(key, day=_day(face, row.day), currency=row.currency, rate=row.rate, into=row.into)
    face.show(face.t("cli.rates.by", line=line, source=row.source) if row.source else line)


def _day(face: Face, when: date) -> str:
    return formats.day(face.language, when)
