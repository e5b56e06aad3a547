"""The economics of the whole book under the portfolio: a few sentences, each with its numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.text import Text

from partwell.faces._economics_text import (
    change_texts,
    concentration_texts,
    curve_texts,
    runway_texts,
    waiting_texts,
)
from partwell.faces.cli._face import Face
from partwell.faces.cli._text import clean
from partwell.words.formats import day

if TYPE_CHECKING:
    from partwell.actions._actor import Actor


def show_economics(face: Face, actor: Actor, as_of: date, *, changes: bool) -> None:
    """Print trouble against money, concentration, waiting, runway; and what changed, which measures a second day."""
    from partwell.actions.economics import economics_and_basis

    basis, whole = economics_and_basis(actor, as_of)
    names = {row.id: clean(row.name) for row in basis.portfolio.clients}
    language = face.language
    lines = [
        *curve_texts(language, whole, names),
        *concentration_texts(language, whole, names),
        *waiting_texts(language, whole),
        *runway_texts(language, whole, names),
    ]
    _block(face, face.t("cli.economics.title"), lines)
    if not changes:
        face.hint("", face.t("cli.portfolio.changes_hint"))
        return
    from partwell.actions.changes import what_changed

    changed = what_changed(actor, as_of)
    _block(
        face,
        face.t("economics.changed", day=day(language, changed.since)),
        [clean(line) for line in change_texts(language, changed)],
    )


def economics_document(actor: Actor, as_of: date, language: str) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The parts `trouble.curve` and `economics` of the portfolio's document."""
    from partwell.actions._economics_json import curve_json, economics_json
    from partwell.actions.changes import what_changed
    from partwell.actions.economics import economics_and_basis

    basis, whole = economics_and_basis(actor, as_of)
    return curve_json(whole.curve), economics_json(basis, whole, what_changed(actor, as_of), language)


def _block(face: Face, title: str, lines: list[str]) -> None:
    if lines:
        face.show("", Text(title, style="bold"), *(Padding(Text(line), (0, 0, 0, 2)) for line in lines))
