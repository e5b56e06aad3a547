"""`partwell portfolio`: one row a client, then for each why it says so and what to do next."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, cast

import typer

from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import UsageError
from partwell.facts.moments import day

APP = new_app()


@verb(APP, "portfolio")
def portfolio(
    context: typer.Context,
    as_of: Annotated[str | None, typer.Option("--as-of", help="cli.portfolio.as_of", metavar="YYYY-MM-DD")] = None,
    changes: Annotated[bool, typer.Option("--changes", help="cli.portfolio.changes")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """Print the portfolio as of a day (default: today)."""
    face = face_of(context)
    when = read_day(as_of)
    actor = face.open()
    from partwell.actions.portfolio import portfolio as measure
    from partwell.actions.portfolio import portfolio_json
    from partwell.faces.cli._economics_report import economics_document, show_economics

    found = measure(actor, when)
    if as_json:
        document = portfolio_json(found, face.language)
        curve, economics = economics_document(actor, found.as_of, face.language)
        document["trouble"] = {**cast("dict[str, object]", document["trouble"]), "curve": curve}
        face.document({**document, "economics": economics})
        return
    from partwell.faces.cli._portfolio_report import show_portfolio

    show_portfolio(face, found)
    if found.clients:
        show_economics(face, actor, found.as_of, changes=changes)


def read_day(text: str | None) -> date | None:
    """A day typed as YYYY-MM-DD, None where none was; raise UsageError on anything else."""
    return None if text is None else must_day(text)


def must_day(text: str) -> date:
    """A day typed as YYYY-MM-DD; raise UsageError on anything else."""
    try:
        return day(text)
    except ValueError:
        raise UsageError("bad_day", given=text, example=datetime.now(UTC).astimezone().date().isoformat()) from None
