"""A contract from the leaving side: 25 topics with their lines, the facts an exit needs, and what is left loose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from partwell.contracts._contract_facts import contract_facts
from partwell.contracts._doubts import contracts_in, other_language
from partwell.contracts._grammar import grammar
from partwell.contracts._layout import Unit, units
from partwell.contracts._notice_terms import form_of
from partwell.contracts._parties import Parties, parties
from partwell.contracts._receipt import Receipt, receipt_of
from partwell.contracts._rights import Right, Side, rights
from partwell.contracts._rx import fold
from partwell.contracts._sentences import language_of
from partwell.contracts._topics import TOPICS, Body, Pack, Sentence, pack
from partwell.contracts.loose_ends import MOST_LINES, LooseEnd, Seen, lines_of, loose_ends
from partwell.contracts.notice import NoticeReading, read_notice
from partwell.contracts.notice_rule import Form, NoticeRule
from partwell.contracts.said import Said

__all__ = ["TOPICS", "Review", "TopicFinding", "review"]

_LONGEST_QUOTE = 240
_ORDINAL = re.compile(r"(?<=\d)\.(?= ?[\w(])")
_FEW_TOPICS = 5
# From which chance on the clause model's place is shown, and counts; never where it matters whom a clause binds.
_PROPOSED, _SURE = 0.5, 0.85
_OF_ROLES = frozenset({"non_compete", "non_solicit", "exclusivity"})
_SENTENCES = 3
STATUSES = ("present", "one_sided", "absent", "unsure")
_UNHEARD: Mapping[str, str] = MappingProxyType({})
_SIDES: tuple[tuple[str, Side], ...] = (("freelancer", "FREE"), ("client", "CLIENT"))


@dataclass(frozen=True, slots=True)
class TopicFinding:
    """present, one_sided, absent or unsure; the lines (at most 8, rising), the page of the first, and the words."""

    status: str
    lines: tuple[int, ...] = ()
    page: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The whole review; `is_contract` is false where hardly any topic of a contract was found.

    notice   the rule the freelancer ends by, with its doubts, and its lines; None where no period is stated
    receipt  when a notice counts as received; notice_form  the form asked for anywhere in the contract
    rights   whose each right to end is, in the order of the text
    begins   lines where a contract begins, where there are several;  other  a second language that is not read
    """

    language: str
    lines: int
    pages: int | None
    topics: Mapping[str, TopicFinding]
    facts: Mapping[str, object]
    loose_ends: Sequence[LooseEnd]
    found: int
    is_contract: bool
    notice: NoticeReading | None = None
    notice_lines: tuple[int, ...] = ()
    receipt: Receipt | None = None
    notice_form: Form = "unspecified"
    rights: Sequence[Right] = ()
    begins: tuple[int, ...] = ()
    other: str = ""


def review(text: str, page_starts: Sequence[int] | None = None, said: Mapping[str, str] = _UNHEARD) -> Review:
    """Review a contract's text (lines cut at newlines).

    page_starts  first line (1-based) of each page, rising; None where the format has no pages
    said         topic -> status as the person corrected it: it holds, and the loose ends follow it
    """
    reading = _Reading(text)
    status, hits = reading.topics()
    for topic in said.keys() & status.keys():
        status[topic] = said[topic]
        hits[topic] = hits[topic] if said[topic] != "absent" else []
    seen = Seen(
        status,
        hits,
        reading.rights,
        reading.rule if status["notice_period"] != "absent" else None,
        reading.rule_lines,
        reading.body,
        reading.pack.marks,
        reading.client_fee,
    )
    begins = contracts_in(text)
    found = sum(1 for value in status.values() if value in {"present", "one_sided"})
    is_contract = found >= _FEW_TOPICS
    return Review(
        reading.language,
        text.count("\n") + 1,
        len(page_starts) if page_starts is not None else None,
        {name: _finding(status[name], hits[name], page_starts) for name in TOPICS},
        contract_facts(seen),
        loose_ends(seen) if is_contract else [],
        found,
        is_contract,
        reading.notice,
        reading.rule_lines,
        receipt_of(reading.body, reading.pack.marks, reading.language),
        reading.form(hits["notice_form"]),
        reading.rights,
        begins if len(begins) > 1 else (),
        other_language([s.unit for s in reading.sentences], reading.language),
    )


def _finding(status: str, hits: Sequence[Sentence], page_starts: Sequence[int] | None) -> TopicFinding:
    if status == "absent":
        return TopicFinding(status)
    lines = lines_of(hits)
    if not lines:  # the person says it is there, and this reader sees no line of it
        return TopicFinding(status)
    page = bisect_right(page_starts, lines[0]) if page_starts else None
    words = " ".join(" ".join(hits[0].unit.text.split("\n")[:MOST_LINES]).split())
    return TopicFinding(status, lines, page, words[:_LONGEST_QUOTE].strip())


class _Reading:
    def __init__(self, text: str) -> None:
        folded = fold(text)
        self.text = text
        self.language = language_of(folded)
        self.pack: Pack = pack(self.language)
        self.parties: Parties = parties(folded, self.language, self.pack.resolve)
        self.sentences = [self._marked(unit) for unit in units(text)]
        self.headings = {sentence.unit.heading for sentence in self.sentences}
        self.body = Body(self.sentences)
        self.rights: list[Right] = rights(self.body, self.pack.termination)
        self.client_fee = False
        self.notice, self.rule_sentences = self._notice()
        self.rule: NoticeRule | None = self.notice.rule if self.notice else None
        self.rule_lines = lines_of(self.rule_sentences[:1])

    def _marked(self, unit: Unit) -> Sentence:
        # The point of a Hungarian ordinal ("15. nap") ends nothing.
        words = _ORDINAL.sub(" ", unit.folded) if self.language == "hu" else unit.folded
        body = self.parties.mark(words)
        lead = self.parties.mark(unit.lead) + " " if unit.lead else ""
        return Sentence(unit, body, lead + body)

    def topics(self) -> tuple[dict[str, str], dict[str, Sequence[Sentence]]]:
        """The status of every topic and the sentences it rests on."""
        hits: dict[str, Sequence[Sentence]] = {}
        status: dict[str, str] = {}
        for name, topic in self.pack.topics.items():
            sure, part = topic.hits(self.body, "sure"), topic.hits(self.body, "part")
            hits[name] = sure or part
            status[name] = "present" if sure else "one_sided" if part else "absent"
            if not hits[name]:
                hits[name] = self._under_heading(name)
                status[name] = "unsure" if hits[name] else "absent"
        if self.language == "en":
            self._propose(status, hits)
        self._termination(status, hits)
        self._one_sided(status, hits)
        return status, hits

    def _propose(self, status: dict[str, str], hits: dict[str, Sequence[Sentence]]) -> None:
        """Where no rule saw a topic, the clause model's place, if it is sure enough; whom it binds it cannot say."""
        from partwell.contracts.clause_model import propose

        for topic, proposal in propose(self.text).items():
            sure = min(proposal.present, proposal.best)
            if status[topic] in {"absent", "unsure"} and sure >= _PROPOSED:
                first, last = proposal.places[0].lines
                inside = [s for s in self.sentences if first <= s.unit.lines[0] <= last]
                if inside:
                    hits[topic] = inside[:_SENTENCES]
                    status[topic] = "present" if sure >= _SURE and topic not in _OF_ROLES else "unsure"

    def _under_heading(self, topic: str) -> list[Sentence]:
        """The first sentences below a heading that names the topic, though none of them reads like it."""
        pattern = self.pack.maybe.get(topic)
        named = {heading for heading in self.headings if pattern is not None and heading in pattern}
        return [s for s in self.sentences if s.unit.heading in named][:2] if named else []

    def _termination(self, status: dict[str, str], hits: dict[str, Sequence[Sentence]]) -> None:
        for name, side in _SIDES:
            own = [r.sentence for r in self.rights if r.of(side) and not r.cause]
            topic = f"termination_convenience_{name}"
            hits[topic], status[topic] = own, "present" if own else "absent"
        grounds = [r for r in self.rights if r.cause]
        both = all(any(r.of(side) for r in grounds) for _, side in _SIDES)
        hits["termination_cause_cure"] = [r.sentence for r in grounds]
        fully = grounds and (both or any(r.cured for r in grounds))
        status["termination_cause_cure"] = "present" if fully else "one_sided" if grounds else "absent"
        hits["notice_period"] = self.rule_sentences
        status["notice_period"] = "present" if self.rule_sentences else "absent"

    def _one_sided(self, status: dict[str, str], hits: dict[str, Sequence[Sentence]]) -> None:
        """A cancellation fee for the client's ending only; a form asked for one kind of ending only."""
        self.client_fee = status["kill_fee"] == "present"
        if status["kill_fee"] == "present":
            both = any("EITHER" in s.scope or "FREE cancel" in s.scope for s in hits["kill_fee"])
            status["kill_fee"] = "present" if both else "one_sided"
        forms = hits["notice_form"]
        grounds = {id(r.sentence) for r in self.rights if r.cause}
        free = [r for r in self.rights if not r.cause]
        if forms and free and all(id(s) in grounds for s in forms):
            status["notice_form"] = "one_sided"

    def form(self, hits: Sequence[Sentence]) -> Form:
        """The form in which this contract wants notices, wherever it says so."""
        words = grammar(self.language)
        found = [form_of(words, s.unit.folded, s.unit.folded) for s in hits]
        return next((form for form in found if form != "unspecified"), "unspecified")

    def _notice(self) -> tuple[NoticeReading | None, list[Sentence]]:
        """The rule the freelancer ends by, else any notice rule; the sentences that state a period, that one first."""
        found: list[tuple[int, Sentence, NoticeReading]] = []
        ending = {id(right.sentence) for right in self.rights}
        for before, sentence in zip([None, *self.sentences], self.sentences, strict=False):
            # "Either of us can end it. Just give two weeks' notice.": the right stands in the sentence before.
            lead = before.unit.plain + " " if before and id(before) in ending and id(sentence) not in ending else ""
            if not (lead or self._about_ending(sentence)) or not _may_state_notice(sentence.body):
                continue
            reading = read_notice(lead + sentence.unit.plain, self.language)
            rule = reading.rule
            period = rule.anchor in {"rolling", "before_term_end", "before_anniversary"}
            if period and ((rule.n and rule.unit) or rule.redacted):
                found.append((self._rank(sentence), sentence, reading))
        found.sort(key=lambda item: item[0])
        return _doubted(found), [sentence for _, sentence, _ in found]

    def _about_ending(self, sentence: Sentence) -> bool:
        words = sentence.scope + " " + sentence.unit.heading
        return words in self.pack.termination["ends"]

    def _rank(self, sentence: Sentence) -> int:
        own = [r for r in self.rights if r.sentence is sentence]
        if any(r.of("FREE") and not r.cause for r in own):
            return 0
        if not own or any(r.of("FREE") for r in own):
            return 1
        return 2


def _doubted(found: Sequence[tuple[int, Sentence, NoticeReading]]) -> NoticeReading | None:
    """The first reading; where another rule that may be the freelancer's differs from it, the person is asked."""
    if not found:
        return None
    rank, _, first = found[0]
    own = (first.rule.n, first.rule.unit, first.rule.anchor)
    others = [r.rule for at, _, r in found[1:] if at <= max(rank, 1)]
    if not any((rule.n, rule.unit, rule.anchor) != own for rule in others):
        return first
    ask = (*first.ask, Said("ask.two_rules")) if all(s.code != "ask.two_rules" for s in first.ask) else first.ask
    return NoticeReading(first.rule, False, ask)


def _may_state_notice(body: str) -> bool:
    return any(word in body for word in ("day", "week", "month", "year", "nap", "het", "honap", "hav", "ev "))
