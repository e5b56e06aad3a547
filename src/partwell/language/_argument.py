"""How a text argues: how many reasons it gives, and how long it goes on after the decision was said."""

from __future__ import annotations

import re

from partwell.language.sentences import Draft, Sentence

_INFORMS = ("date", "thanks", "handover", "referral", "promise", "legal_threat", "insult")
_GREETING_BYTES = 30
_TOO_MANY, _TOO_MANY_SAID, _AFTER_LEAD_IN = 4, 5, 2
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
    plain = [sentence for sentence in draft.sentences if not sentence.has(*_INFORMS)]
    plain = [s for s in plain if s.end - s.start > _GREETING_BYTES or s.has("lead_in", "reason") or not s.first]
    arguing = [sentence for sentence in plain if not (sentence.has("ends") and not sentence.has("reason", "lead_in"))]
    led_in = any(sentence.has("lead_in") for sentence in draft.sentences)
    return len(arguing) >= (_TOO_MANY_SAID if said else _TOO_MANY) or (led_in and len(arguing) > _AFTER_LEAD_IN)
