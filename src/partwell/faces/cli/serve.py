"""`partwell serve`: the web pages on this machine, opened by a one-time link."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces.cli._face import face_of
from partwell.faces.cli._kit import new_app, verb

APP = new_app()
HOST, PORT = "127.0.0.1", 8750


@verb(APP, "serve")
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="cli.serve.port", min=0, max=65535, metavar="PORT")] = PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="cli.serve.no_browser")] = False,
) -> None:
    """Serve until stopped."""
    face = face_of(context)
    from partwell.book.home import home_path
    from partwell.faces.web._serve import serve as listen

    listen(face.home or home_path(), HOST, port, open_browser=not no_browser)
