"""The written notice of the same day: the last day, what is finished, the money, the handover; and no argument."""

from __future__ import annotations

from collections.abc import Iterator

from partwell.facts.money import Money, total
from partwell.papers.document import Block, Document, Items, Paragraph, clean, one_line
from partwell.papers.parting import Parting
from partwell.papers.script import reason_sentence
from partwell.words import formats, say, say_count


def letter(parting: Parting) -> Document:
    """The letter; address lines that are unknown are left out, nothing is left to fill in."""
    language = parting.language
    receiver = (parting.person, parting.client, *parting.their_lines)
    lines = tuple(dict.fromkeys(one_line(one) for one in receiver if one_line(one)))
    mine = tuple(one_line(one) for one in (parting.me, *parting.my_lines) if one_line(one))
    day = formats.long_day(language, parting.last_day)
    return Document(
        "letter",
        language,
        say(language, "paper.letter.subject", day=day),
        tuple(_blocks(parting)),
        sender=mine,
        receiver=lines,
        place_date=formats.long_day(language, parting.today),
    )


def _blocks(parting: Parting) -> Iterator[Block]:
    language = parting.language
    who = one_line(parting.person or parting.client)
    yield Paragraph(say(language, "paper.letter.greeting", who=who))
    yield Paragraph(" ".join(_opening(parting)))
    yield from _work(parting)
    yield Paragraph(" ".join(_money(parting)))
    yield Paragraph(say(language, "paper.letter.handover"))
    if parting.referral and parting.friendly:
        yield Paragraph(say(language, "paper.letter.referral"))
    if parting.friendly:
        yield Paragraph(say(language, "paper.letter.thanks"))
    closing = say(language, "paper.letter.closing")
    name = one_line(parting.me)
    yield Paragraph(f"{closing}\n{name}" if name else closing)


def _opening(parting: Parting) -> Iterator[str]:
    language, day = parting.language, formats.long_day(parting.language, parting.last_day)
    if parting.told is None:
        yield say(language, "paper.letter.decision", day=day)
    elif parting.told == parting.today:
        yield say(language, "paper.letter.told_today", day=day)
    else:
        yield say(language, "paper.letter.told", day=day, told=formats.long_day(language, parting.told))
    if parting.clause:
        yield say(language, "paper.letter.clause", clause=one_line(parting.clause))
    elif parting.notice:
        yield say(language, "paper.letter.notice", notice=one_line(parting.notice))
    reason = reason_sentence(parting)
    if reason and parting.friendly:
        yield reason


def _work(parting: Parting) -> Iterator[Block]:
    for key, rows in (("will_do", parting.will_do), ("wont_do", parting.wont_do)):
        shown = tuple(clean(row) for row in rows if clean(row))
        if shown:
            yield Paragraph(say(parting.language, f"paper.letter.{key}"))
            yield Items(shown)


def _money(parting: Parting) -> Iterator[str]:
    language = parting.language
    yield say(language, "paper.letter.final_invoice")
    if parting.deposit != "none":
        yield say(language, f"paper.letter.deposit_{parting.deposit}")
    if parting.owing:
        sums = amounts(language, parting)
        yield say_count(language, "paper.letter.owing", len(parting.owing), sums=sums)


def amounts(language: str, parting: Parting) -> str:
    """What is open, a sum a currency: `1 200 EUR` or `€1,200.00 and $50.00`."""
    codes = sorted({one.left.currency for one in parting.owing})
    sums = [total((one.left for one in parting.owing if one.left.currency == code), code) for code in codes]
    return say(language, "paper.and").join(_money_text(language, some) for some in sums)


def _money_text(language: str, amount: Money) -> str:
    return formats.money(language, amount.decimal, amount.currency)
