"""The last-day pack's sheet: pending work, deadlines, files, access both ways, secrets, data, charges, to tick off."""

from __future__ import annotations

from collections.abc import Sequence

from partwell.papers.document import Block, Document, Heading, Items, Paragraph, clean, one_line
from partwell.papers.parting import Parting
from partwell.words import formats, say

_SECTIONS = (("files", 3), ("access", 3), ("secrets", 2), ("data", 2), ("others", 3), ("money", 1))


def handover(parting: Parting, pending: Sequence[str], deadlines: Sequence[str]) -> Document:
    """The sheet; the testimonial is left out where the parting was not friendly."""
    language = parting.language
    blocks: list[Block] = [
        Paragraph(say(language, "paper.handover.lead", day=formats.long_day(language, parting.last_day)))
    ]
    for name, rows in (("pending", pending), ("deadlines", deadlines)):
        shown = tuple(clean(row) for row in rows if clean(row))
        blocks.append(Heading(say(language, f"paper.handover.{name}")))
        blocks.append(Items(shown, tick=True) if shown else Paragraph(say(language, "paper.handover.none")))
    for name, count in _SECTIONS:
        numbers = range(1, count + (1 if parting.friendly or name != "others" else 0))
        blocks.append(Heading(say(language, f"paper.handover.{name}")))
        blocks.append(Items(tuple(say(language, f"paper.handover.{name}_{n}") for n in numbers), tick=True))
    title = say(language, "paper.handover.title", client=one_line(parting.client))
    return Document("handover", language, title, tuple(blocks))
