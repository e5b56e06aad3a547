"""How a text argues: how many reasons it gives, and how long it goes on after the decision was said."""

from __future__ import annotations

import re

from partwell.language.sentences import Draft, Sentence

_INFORMS = ("date", "thanks", "handover", "referral", "promise", "legal_threat", "insult")
_GREETING_BYTES = 30
_SIGNATURE = 2
"""Short sentences at the end: a closing and a name."""
_TOO_MANY, _TOO_MANY_SAID, _AFTER_LEAD_IN = 4, 5, 2
_ENTRY = re.compile(rb"\s*(?:[-*+]|\d{1,2}[.)])\s")
_MONEY = re.compile(rb"\b(?:(?:final )?invoices?|deposit|statement of account|vegszaml|szamla|eloleg)")
_LIST = re.compile(rb"(?:reasons|okok|okai)[^.]*?:([^.]+)")


def reasons(draft: Draft) -> int:
    """How many reasons for parting are given; a chain ("because … and because …") counts its links."""
    added = sum(sentence.count("more_reasons") for sentence in draft.sentences if _about_parting(draft, sentence))
    listed = max((len(re.split(rb";|,", found.group(1))) for found in _LIST.finditer(draft.data)), default=0)
    return max(_connectors(draft), 1 + added if added else 0, listed)


def _connectors(draft: Draft) -> int:
    """Connectors that are not the same one said twice ("the reason is that … because")."""
    count, last = 0, -1
    for start, end in draft.spans("reason"):
        between = draft.data[last:start]
        if last < 0 or b"," in between or b"." in between or b" and " in between:
            count += 1
        last = end
    return count


def _about_parting(draft: Draft, sentence: Sentence) -> bool:
    """Whether an addition belongs to the reasons: beside a decision, a reason or a reproach, not to the handover."""
    if sentence.has("handover", "referral", "thanks"):
        return False
    return sentence.has("blame", "insult", "emotional") or draft.near(sentence, "reason", "ends", reach=2)


def too_long(draft: Draft, said: bool) -> bool:
    """Whether the decision is argued at length: many sentences that inform of nothing, or a lead-in and then some."""
    plain = [s for s in draft.sentences if not s.has(*_INFORMS) and not _is_matter(draft, s)]
    plain = [s for s in plain if s.end - s.start > _GREETING_BYTES or s.has("lead_in", "reason") or not s.first]
    arguing = [sentence for sentence in plain if not (sentence.has("ends") and not sentence.has("reason", "lead_in"))]
    led_in = any(sentence.has("lead_in") for sentence in draft.sentences)
    return len(arguing) >= (_TOO_MANY_SAID if said else _TOO_MANY) or (led_in and len(arguing) > _AFTER_LEAD_IN)


def _is_matter(draft: Draft, sentence: Sentence) -> bool:
    """Whether it tells of the work or the money left, as a list or a sentence, or is a closing; it argues nothing."""
    if sentence.has("reason", "lead_in", "blame"):
        return False
    text = draft.data[sentence.start : sentence.end]
    listed = _ENTRY.match(text) is not None or text.rstrip().endswith(b":")
    signed = sentence in draft.sentences[-_SIGNATURE:] and text.rstrip()[-1:] not in b".!?"
    return listed or (signed and len(text) <= _GREETING_BYTES) or _MONEY.search(text) is not None
