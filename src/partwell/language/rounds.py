"""Tells work handed over and work accepted from the words of a message, and which piece of work a subject speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from partwell.language.fold import fold

RULES = 1
"""Raised when a rule below changes, so that what was kept of messages is taken anew."""
_LONG = 600
"""An acceptance is short; a long message that also praises usually wants something."""

_SENTENCE = re.compile(r"[.!?\n]+\s*")
_THING = (
    r"(version|draft|round|design|files?|mock-?ups?|proofs?|sketch(es)?|layout|text|copy|translation|build|prototype"
    r"|link|pages?|logo|update|report|edit|cut)"
)
_HANDED = re.compile(
    r"\b(attached|enclosed|uploaded)\b"
    rf"|\bhere('s| is| are|'re)\b.{{0,60}}\b{_THING}\b"
    r"|\b(version|draft|round) \d+\b|\bv\d+\b"
    r"|\b(new|next|final|updated|revised|corrected) (version|draft|round|proof)\b"
    r"|\b(is|are|it's|they're) (now )?(in the (shared )?(folder|drive|dropbox)|online|live|on staging)\b"
    r"|\bready for (a )?(first )?(look|review|you)\b|\bfinal files\b"
    r"|\b(mellekel|csatol|feltoltott|atkuldt|elkuldt)\w*"
    r"|\b(itt|kuldom)\b.{0,60}\b(valtozat|verzio|terv|fajl|latvanyterv|vazlat|szoveg|forditas|link|javitas|anyag)\w*"
    r"|\b(elso|uj|kovetkezo|vegleges|javitott|modositott|\d+\.) (valtozat|verzio|kor|vazlat)\w*"
    r"|\b(elkeszult|keszen van|kesz van)\b|\ba mappaba\w* (van|talal\w*|tettem|kerult)\b"
)
_NOT_HANDED = re.compile(
    r"\b(invoice|bill|receipt|quote|quotation|estimate|offer|contract|agreement|nda|timesheet|reminder)s?\b"
    r"|\b(szamla|dijbekero|arajanlat|ajanlat|szerzodes|bizonylat)\w*"
    r"|\b(will|'ll|would|i'd|we'd|going to|shall|next week|tomorrow)\b.{0,30}\b(send|upload|attach|deliver|get|have)\b"
    r"|\b(please|could you|can you) (send|attach|upload)\b|\b(kuldene|kuldje|csatolja|majd kuld|holnap|jovo heten)\w*"
)
_ACCEPTED = re.compile(
    r"\b(approved|i approve|we approve|accepted|signed off|sign(s)? (it|this) off|off to (the )?(printer|print)"
    r"|go(es)? to (print|the printer)|print it|ship it|publish it|good to go|all good|is done|has signed"
    r"|looks? (great|good|perfect|lovely|wonderful|fantastic)|perfect|wonderful|love it|lovely|excellent"
    r"|that's (it|everything)|exactly what we|everybody here is pleased|we're happy|send it to the printer)\b"
    r"|^\W*(great, |received, )?(thank you|thanks|thank you very much)\W*$|\bthank you!|\bthanks, "
    r"|\b(jovahagy|elfogad|tokelet|megfelel|gyonyoru|szuper|remek|kivalo)\w*|\bmehet\b|\bnyomda\w*|\bigy jo\b"
    r"|\bnagyon tetszik\b|\brendben van\b|^\W*(nagyon )?koszon\w*( szepen)?\W*$"
)
_NOT_ACCEPTED = re.compile(
    r"\b(but|however|although|except|unless|instead|rather|something is missing|not quite|isn't|aren't|doesn't"
    r"|try again|another|again|can't (say|explain|put)|could (you|it|we)|can (you|we)|please (make|change|shorten|move)"
    r"|one (tiny|small|more|last) (thing|correction|change)|too late to|more [a-z]+|less [a-z]+|instead|maybe|perhaps"
    r"|correction|swap|expected|go back|a bit (flat|too)|not sure|a mix)\b"
    r"|\b(viszont|azonban|inkabb|lehetne|esetleg|talan|megsem|nem|ujra|vissza|kellene|hianyzik|valami|megis)\b"
    r"|, de\b|\b(javits|modosit|cserel|valtoztat|atir|kisebb|nagyobb)\w*"
)
_ANSWERED = re.compile(r"^\s*((re|fw|fwd|aw|wg|va|tr|sv)\s*(\[\d+\])?\s*:\s*)+")
_COUNTED = re.compile(
    r"\b(version|draft|round|proof|v|ver|rev|no|nr)\.?\s*\d+\b|\b\d+\.?\s*(valtozat|verzio|kor|vazlat)\w*"
    r"|\b(first|second|third|next|new|final|last|revised|updated|corrected)\s+(versions?|drafts?|rounds?|look|proofs?)"
    r"(\s+(of|for))?\b|\b(elso|masodik|harmadik|kovetkezo|uj|vegleges|javitott)\s+(valtozat|verzio|kor|vazlat)\w*"
    r"|\b(for (you|your eyes|review)|next up|versions?|drafts?|rounds?|valtozat|verzio|for|you|about)\b"
)
_WORDS = re.compile(r"[a-z0-9&]+")
_ARTICLES = frozenset("the a an az your our my".split())


def _folded(text: str) -> str:
    return fold(text).data.decode("ascii")


def handed_over(text: str) -> bool:
    """Whether a message of the person's hands over work: a file, a version, a link; bills and plans do not."""
    return any(
        _HANDED.search(sentence) and not _NOT_HANDED.search(sentence) for sentence in _SENTENCE.split(_folded(text))
    )


def accepted(text: str) -> bool:
    """Whether a client's message takes the work as it is and asks for nothing more."""
    folded = _folded(text)
    return len(folded) <= _LONG and bool(_ACCEPTED.search(folded)) and not _NOT_ACCEPTED.search(folded)


def work_in(subject: str) -> str:
    """The piece of work a subject names, without answer marks, versions and articles; "" where nothing is left."""
    bare = _COUNTED.sub(" ", _ANSWERED.sub("", _folded(subject)))
    words = [word for word in _WORDS.findall(bare) if word not in _ARTICLES and not word.isdigit()]
    return " ".join(words) if sum(map(len, words)) > 2 else ""


class Projects:
    """The names of projects as the person logs them, found again in subjects and texts."""

    def __init__(self, names: Iterable[str]) -> None:
        known = {bare for name in names if len(bare := " ".join(_WORDS.findall(_folded(name)))) > 3}
        longest: Sequence[str] = sorted(known, key=lambda name: (-len(name), name))
        spaced = (re.escape(name).replace(r"\ ", r"\W+") for name in longest)
        self._pattern = re.compile(rf"\b(?:{'|'.join(spaced)})\b") if longest else None

    def named_in(self, text: str) -> str:
        """The first project that a text names, as words in lower case; "" where it names none."""
        found = self._pattern.search(_folded(text)) if self._pattern else None
        return " ".join(word for word in _WORDS.findall(found.group()) if word not in _ARTICLES) if found else ""
