"""`partwell forecast [FILE.csv]`: when open invoices will be paid, of the own book or of a table; `--backtest`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.portfolio import read_day
from partwell.facts.errors import UsageError

if TYPE_CHECKING:
    from partwell.actions.forecast import Forecast

APP = new_app()
_MOST_FAULTS = 20


@verb(APP, "forecast")
def forecast(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(help="cli.forecast.file", metavar="FILE.csv")] = None,
    client: Annotated[str, typer.Option(help="cli.forecast.client", metavar="CLIENT")] = "",
    back: Annotated[bool, typer.Option("--backtest", help="cli.forecast.backtest")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", help="cli.forecast.as_of", metavar="YYYY-MM-DD")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    """Print the forecast of the own book or of a table; 1 where a row of a table could not be used."""
    face, day = face_of(context), read_day(as_of)
    if file is None:
        return _own(face, client, day, back=back, as_json=as_json)
    if client:
        raise UsageError("forecast_client_file")
    from partwell.actions.forecast import forecast_json, forecast_open, forecast_past

    today = day or datetime.now(UTC).astimezone().date()
    found = forecast_past(Path(file)) if back else forecast_open(Path(file), today)
    document = forecast_json(found, face.language)
    if as_json:
        face.document(document)
    else:
        _show(face, found, today)
        for fault in (document["problems"] + document["notes"])[:_MOST_FAULTS]:
            face.hint(face.t("cli.forecast.fault", line=fault["line"], message=fault["message"]))
    return 1 if document["problems"] else 0


def _own(face: Face, client: str, day: date | None, *, back: bool, as_json: bool) -> int:
    actor = face.open()
    from partwell.actions.money_ahead import ahead_json, backtest_book, backtest_json, money_ahead
    from partwell.faces.cli._forecast_report import show_ahead, show_record

    if back:
        tested = backtest_book(actor, client, day)
        if as_json:
            face.document(backtest_json(tested))
        else:
            show_record(face, tested)
        return 0
    found = money_ahead(actor, day, client)
    if as_json:
        face.document(ahead_json(found))
    else:
        show_ahead(face, found)
    return 0


def _show(face: Face, found: Forecast, today: date) -> None:
    from partwell.faces.cli._forecast_report import open_table, scores
    from partwell.words import day

    if found.score is None:
        face.show(face.t("cli.forecast.open", day=day(face.language, today)))
        face.show(open_table(face, found.predictions) if found.predictions else face.t("cli.forecast.none_open"))
    elif found.score.ours is None:
        face.show(face.t("cli.forecast.none_paid"))
    else:
        face.show(face.tn("cli.forecast.tested", found.score.n), scores(face, found.score))
    face.show(face.t("cli.forecast.range"))
