"""`partwell forecast FILE.csv`: when open invoices will be paid; `--backtest`: how good that would have been so far."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.portfolio import read_day

if TYPE_CHECKING:
    from rich.table import Table

    from partwell.actions.forecast import Forecast
    from partwell.receivables.forecast_score import Score

APP = new_app()
_MOST_FAULTS = 20


@verb(APP, "forecast")
def forecast(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="cli.forecast.file", metavar="FILE.csv")],
    back: Annotated[bool, typer.Option("--backtest", help="cli.forecast.backtest")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", help="cli.forecast.as_of", metavar="YYYY-MM-DD")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> int:
    """Print the forecast of a table; 1 where a row could not be used."""
    face, today = face_of(context), read_day(as_of) or datetime.now(UTC).astimezone().date()
    from partwell.actions.forecast import forecast_json, forecast_open, forecast_past

    found = forecast_past(Path(file)) if back else forecast_open(Path(file), today)
    document = forecast_json(found, face.language)
    if as_json:
        face.document(document)
    else:
        _show(face, found, today)
        for fault in (document["problems"] + document["notes"])[:_MOST_FAULTS]:
            face.hint(face.t("cli.forecast.fault", line=fault["line"], message=fault["message"]))
    return 1 if document["problems"] else 0


def _show(face: Face, found: Forecast, today: date) -> None:
    from partwell.words import day

    if found.score is None:
        face.show(face.t("cli.forecast.open", day=day(face.language, today)))
        face.show(_open(face, found) if found.predictions else face.t("cli.forecast.none_open"))
    elif found.score.ours is None:
        face.show(face.t("cli.forecast.none_paid"))
    else:
        face.show(face.tn("cli.forecast.tested", found.score.n), _scores(face, found))
    face.show(face.t("cli.forecast.range"))


def _open(face: Face, found: Forecast) -> Table:
    from partwell.actions.forecast import expected_on
    from partwell.faces.cli._text import short
    from partwell.words import day, percent

    out = _table(face, ("client", "invoice", "history", "due", "expected", "from", "to", "late_7", "late_30"))
    for p in sorted(found.predictions, key=lambda p: (p.bill.client, p.bill.due, p.bill.invoice)):
        days = [day(face.language, when) for when in (p.bill.due, *(expected_on(p, q) for q in (0.5, 0.1, 0.9)))]
        late = [percent(face.language, p.delay.over(n)) for n in (7, 30)]
        out.add_row(short(p.bill.client, 24), short(p.bill.invoice, 16), str(p.n_history), *days, *late)
    return out


def _scores(face: Face, found: Forecast) -> Table:
    score = found.score
    assert score is not None
    out = _table(face, ("rule", "crps", "mae", "coverage"))
    for name, one in (("ours", score.ours), ("due_date", score.due_date), ("last_3", score.last_3)):
        out.add_row(face.t(f"cli.forecast.rule.{name}"), *_figures(face, one))
    return out


def _figures(face: Face, score: Score | None) -> list[str]:
    from partwell.words import number, percent

    assert score is not None
    inside = "–" if score.coverage is None else percent(face.language, score.coverage)
    return [number(face.language, score.crps, 1), number(face.language, score.mae, 1), inside]


def _table(face: Face, columns: tuple[str, ...]) -> Table:
    from rich.table import Table

    out = Table(box=None, pad_edge=False)
    for name in columns:
        left = name in {"client", "invoice", "rule"}
        out.add_column(face.t(f"cli.forecast.column.{name}"), justify="left" if left else "right")
    return out
