"""The statement of account: every open invoice with what was paid and what is left, and the sums."""

from __future__ import annotations

from partwell.facts.money import Money, total
from partwell.papers.document import Block, Document, Paragraph, Table, one_line
from partwell.papers.parting import Parting
from partwell.words import formats, say

_COLUMNS = ("number", "issued", "due", "gross", "paid", "left")


def statement(parting: Parting) -> Document:
    """A table a currency with its sum; a sentence where nothing is open."""
    language = parting.language
    day = formats.day(language, parting.today)
    blocks: list[Block] = [Paragraph(say(language, "paper.statement.as_of", day=day))]
    blocks += [_table(parting, code) for code in sorted({one.left.currency for one in parting.owing})]
    if not parting.owing:
        blocks.append(Paragraph(say(language, "paper.statement.nothing")))
    title = say(language, "paper.statement.title", client=one_line(parting.client))
    mine = tuple(one_line(one) for one in (parting.me, *parting.my_lines) if one_line(one))
    return Document("statement", language, title, tuple(blocks), sender=mine)


def _table(parting: Parting, code: str) -> Table:
    language = parting.language
    some = sorted((one for one in parting.owing if one.left.currency == code), key=lambda o: (o.issued, o.number))
    rows = [
        (
            one_line(one.number),
            formats.day(language, one.issued),
            formats.day(language, one.due) if one.due else say(language, "paper.statement.no_due"),
            *(_amount(language, money) for money in (one.gross, one.paid, one.left)),
        )
        for one in some
    ]
    sums = [total((getattr(one, name) for one in some), code) for name in ("gross", "paid", "left")]
    rows.append((say(language, "paper.statement.sum"), "", "", *(_amount(language, money) for money in sums)))
    head = tuple(say(language, f"paper.statement.{name}") for name in _COLUMNS)
    return Table(head, tuple(rows), frozenset({3, 4, 5}))


def _amount(language: str, money: Money) -> str:
    return formats.money(language, money.decimal, money.currency)
