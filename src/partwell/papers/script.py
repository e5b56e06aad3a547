"""The talk: three to five sentences with one reason and the last day, and answers decided before."""

from __future__ import annotations

from collections.abc import Iterator

from partwell.papers.document import Block, Document, Heading, Items, Paragraph, clean, one_line
from partwell.papers.parting import Parting
from partwell.words import formats, say

ANSWERS = ("why", "more_money", "anger", "tears", "silence", "threat", "finish_first")
MOST = 5


def sentences(parting: Parting) -> tuple[str, ...]:
    """What is said, sentence by sentence: thanks, the decision with the day, one reason, what happens next, help."""
    return tuple(_sentences(parting))[:MOST]


def _sentences(parting: Parting) -> Iterator[str]:
    language, day = parting.language, formats.long_day(parting.language, parting.last_day)
    yield say(language, "paper.script.thanks")
    yield say(language, "paper.script.decision", day=day)
    reason = reason_sentence(parting)
    if reason:
        yield reason
    yield say(language, "paper.script.next")
    if parting.referral and parting.friendly:
        yield say(language, "paper.script.referral")


def reason_sentence(parting: Parting) -> str:
    """The one reason as a sentence, "" for none; an own one is taken as written, with a full stop."""
    if parting.reason == "own":
        text = one_line(parting.own_reason)
        return text if not text or text[-1] in ".!?…" else text + "."
    return "" if parting.reason == "none" else say(parting.language, f"paper.reason.{parting.reason}")


def answers(parting: Parting) -> tuple[tuple[str, str], ...]:
    """(what the client may say, what is answered), in the order of ANSWERS."""
    language, day = parting.language, formats.long_day(parting.language, parting.last_day)
    found = []
    for name in ANSWERS:
        key, args = f"paper.answer.{name}", {"day": day}
        if name == "more_money":
            condition = one_line(parting.condition).rstrip(".!?…")
            key, args = (f"{key}.only_if", {"condition": condition}) if condition else (f"{key}.no", {})
        if name == "why":
            key = f"{key}.none" if not reason_sentence(parting) else f"{key}.given"
            args = {}
        found.append((say(language, f"paper.heard.{name}"), say(language, key, **args)))
    return tuple(found)


def script(parting: Parting) -> Document:
    """One page to read from: the sentences, then the answers, then what not to do."""
    language = parting.language
    who = one_line(parting.person or parting.client)
    blocks: list[Block] = [Paragraph(sentence) for sentence in sentences(parting)]
    blocks.append(Heading(say(language, "paper.script.if_they_say")))
    for heard, answer in answers(parting):
        blocks.append(Paragraph(f"{heard}\n→ {answer}"))
    blocks.append(Heading(say(language, "paper.script.keep")))
    blocks.append(Items(tuple(say(language, f"paper.script.keep_{n}") for n in (1, 2, 3))))
    return Document("script", language, say(language, "paper.script.title", who=who), tuple(blocks))


def preparation(parting: Parting, facts: tuple[str, ...]) -> Document:
    """The sheet to have at hand in the talk: when and where, the facts, what to bring, the first words."""
    language = parting.language
    blocks: list[Block] = []
    if parting.meeting is not None:
        when = formats.day_time(language, parting.meeting)
        place = one_line(parting.place)
        blocks.append(Paragraph(f"{when} · {place}" if place else when))
    blocks += [Heading(say(language, "paper.prepare.words")), *(Paragraph(one) for one in sentences(parting))]
    if facts:
        blocks += [Heading(say(language, "paper.prepare.facts")), Items(tuple(clean(one) for one in facts))]
    bring = tuple(say(language, f"paper.prepare.bring_{n}") for n in (1, 2, 3, 4))
    blocks += [Heading(say(language, "paper.prepare.bring")), Items(bring, tick=True)]
    title = say(language, "paper.prepare.title", who=one_line(parting.person or parting.client))
    return Document("preparation", language, title, tuple(blocks))
