"""`partwell obligations`: what is owed either way with a client, what to do first; add, confirm, done, drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import UsageError

if TYPE_CHECKING:
    from partwell.actions.obligations import ClientLedger, Owed
    from partwell.facts.money import Money

APP = new_app()
_VERBS = ("show", "add", "confirm", "done", "drop")
_WORDS = {"confirm": "confirm", "done": "done", "drop": "dropped"}
_ID = 8


@verb(APP, "obligations")
def obligations(
    context: typer.Context,
    client: Annotated[str, typer.Argument(help="cli.client", metavar="CLIENT")],
    what_to_do: Annotated[str, typer.Argument(help="cli.obligations.verb", metavar="VERB")] = "show",
    words: Annotated[str, typer.Argument(help="cli.obligations.words", metavar="WORDS")] = "",
    by: Annotated[str, typer.Option(help="cli.obligations.by", metavar="me|client")] = "me",
    kind: Annotated[str, typer.Option(help="cli.obligations.kind", metavar="KIND")] = "other",
    due: Annotated[str | None, typer.Option(help="cli.obligations.due", metavar="YYYY-MM-DD")] = None,
    amount: Annotated[str | None, typer.Option(help="cli.obligations.amount", metavar="'250 EUR'")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    """Print the ledger, or change one entry of it."""
    from partwell.faces.cli.portfolio import read_day

    face, day = face_of(context), read_day(due)
    if what_to_do not in _VERBS:
        raise UsageError("no_verb", given=what_to_do, known=", ".join(_VERBS))
    if what_to_do != "show" and not words.strip():
        raise UsageError("verb_needs_words", verb=what_to_do)
    actor = face.open()
    from partwell.actions import obligations as verbs

    if what_to_do == "add":
        number = verbs.add_obligation(actor, client, verbs.NewOwed(by, words, kind, day, _money(amount)))
        face.show(face.t("cli.obligations.added", id=number[:_ID]))
    elif what_to_do in _WORDS:
        verbs.settle_obligation(actor, client, words.strip(), _WORDS[what_to_do])
        face.show(face.t("cli.obligations.kept"))
    else:
        found = verbs.obligations(actor, client, face.language)
        if as_json:
            face.document(verbs.obligations_json(found, face.language))
        else:
            _show(face, found)


def _money(text: str | None) -> Money | None:
    """`250 EUR` as money; raise UsageError `bad_amount`."""
    from partwell.facts.money import Money, MoneyFault

    if text is None:
        return None
    number, _, currency = text.strip().rpartition(" ")
    try:
        return Money.parse(number.replace(" ", ""), currency.upper())
    except (MoneyFault, ValueError):
        raise UsageError("bad_amount", given=text) from None


def _show(face: Face, found: ClientLedger) -> None:
    from partwell.words import money

    book = found.ledger
    face.show(face.t("cli.obligations.of", name=found.name), "", face.t("web.obligations.first") + ":")
    for number, item in enumerate(book.first, 1):
        face.show(f"  {number}. {face.t(f'obligations.do.{item.by}.{item.kind}')} {item.what}".rstrip())
    if not book.first:
        face.show("  " + face.t("web.obligations.nothing_first"))
    for title, sums, items in (
        (face.t("web.obligations.by_me"), book.mine, book.of("me")),
        (face.t("web.obligations.by_client", name=found.name), book.theirs, book.of("client")),
    ):
        total = " + ".join(money(face.language, one.decimal, one.currency) for one in sums)
        face.show("", f"{title}: {total}".rstrip(": "))
        face.show(*(_line(face, item) for item in items))
    if book.proposed:
        face.show("", face.t("web.obligations.proposed") + ":")
        face.show(*(_line(face, item) for item in book.proposed))
        face.hint(face.t("cli.obligations.how"))


def _line(face: Face, item: Owed) -> str:
    from partwell.words import day, hours, money

    pieces = [face.t(f"obligations.kind.{item.kind}")]
    if item.what:
        pieces.append(face.t("cli.obligations.words_of", words=item.what))
    if item.hours:
        pieces.append(hours(face.language, item.hours))
    if item.amount:
        about = face.t("web.obligations.about") + " " if item.estimated else ""
        pieces.append(about + money(face.language, item.amount.decimal, item.amount.currency))
    if item.due:
        pieces.append(face.t(f"web.obligations.{'since' if item.late else 'due'}", day=day(face.language, item.due)))
    if item.after:
        pieces.append(face.t("cli.obligations.after"))
    return f"  {item.id[:_ID]}  " + " · ".join(pieces)
