"""`partwell demo`: a book of invented clients, filled by the real importers, to look around in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from partwell.actions.run_demo import SEED, prepare, run_demo
from partwell.demo.cast import HOME_ZONE
from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.faces.cli.import_ import progress
from partwell.faces.cli.serve import HOST, PORT

APP = new_app()


@verb(APP, "demo")
def demo(
    context: typer.Context,
    seed: Annotated[int, typer.Option(help="cli.demo.seed", min=0, metavar="N")] = SEED,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="cli.demo.no_serve")] = False,
    port: Annotated[int, typer.Option(help="cli.serve.port", min=0, max=65535, metavar="PORT")] = PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="cli.serve.no_browser")] = False,
) -> None:
    """Fill the demo book (or use the intact one again), print its portfolio, serve it."""
    face = face_of(context)
    home = demo_home(face)
    fill(Face(face.language, home, face.json), home, seed)
    if no_serve:
        return
    from partwell.faces.web._serve import serve as listen

    listen(home, HOST, port, open_browser=not no_browser)


def demo_home(face: Face) -> Path:
    """Where the demo book lives: --home, else beside the person's own book, never in it."""
    if face.home is not None:
        return face.home.absolute()
    from platformdirs import user_data_path

    return user_data_path("partwell-demo", appauthor=False)


def fill(face: Face, home: Path, seed: int) -> None:
    """Run the demo's import and print what it gave."""
    from partwell.actions.portfolio import portfolio
    from partwell.faces.cli._import_report import show_files
    from partwell.faces.cli._portfolio_report import show_portfolio

    today = datetime.now(ZoneInfo(HOME_ZONE)).date()
    intact = prepare(home, seed, today)
    actor = face.open()
    face.hint(face.t("cli.demo.again" if intact else "cli.demo.writing", home=str(home)))
    with progress(face) as step:
        done = run_demo(
            actor, home, seed=seed, until=intact or today, language=face.language, reuse=bool(intact), progress=step
        )
    if done.report is not None:
        show_files(face, done.report)
        face.show("")
    show_portfolio(face, portfolio(actor))
