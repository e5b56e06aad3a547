"""The notice grammar: one clause to its rule; where the reader is not sure it asks and never guesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from partwell.contracts._dates_in import DateIn, dates_in
from partwell.contracts._grammar import Grammar, grammar
from partwell.contracts._notice_terms import delivery_of, form_of, said_in, who_of
from partwell.contracts._quantities import Quantity, quantities
from partwell.contracts._rx import fold
from partwell.contracts._sentences import language_of, sentences
from partwell.contracts.notice_rule import Anchor, NoticeReading, NoticeRule
from partwell.contracts.said import Said

__all__ = ["NoticeReading", "NoticeRule", "read_notice"]

_LONGEST = 20_000  # letters: more is no clause, and is not read to its end
_NOTICE = frozenset({"notice", "window"})


@dataclass(frozen=True, slots=True)
class _Read:
    """A quantity with its role and the folded words of its sentence before and after it."""

    quantity: Quantity
    role: str
    before: str
    after: str
    sentence: tuple[int, int]


def read_notice(text: str, language: str | None = None) -> NoticeReading:
    """The rule of one clause in English or Hungarian, whether it is certain, and what to ask when it is not."""
    return _Clause(text, language).reading()


class _Clause:
    def __init__(self, text: str, language: str | None) -> None:
        self.too_long = len(text) > _LONGEST
        self.text = text[:_LONGEST]
        self.folded = fold(self.text)
        self.language = language or language_of(self.folded)
        self.grammar: Grammar = grammar(self.language)
        self.sentences = list(sentences(self.text))
        self.reads = [self._read(quantity) for quantity in quantities(self.folded, self.language)]
        self.dates: list[DateIn] = dates_in(self.folded)

    def _read(self, quantity: Quantity) -> _Read:
        start, end = next(pair for pair in self.sentences if quantity.start < pair[1])
        before = self.folded[max(start, quantity.start - 200) : quantity.start]
        # The end of a Hungarian word belongs to what follows the quantity.
        after = self.folded[quantity.end - len(quantity.tail) : min(end, quantity.end + 260)]
        role = next((cue.role for cue in self.grammar.cues if cue.fits(before, after)), "unknown")
        return _Read(quantity, role, before, after, (start, end))

    @cached_property
    def candidates(self) -> list[_Read]:
        """The quantities that are notice periods; a limit ("not more than") only where nothing else is one."""
        notice = [read for read in self.reads if read.role in _NOTICE]
        sure = [read for read in notice if self.grammar.has("ending", self._stretch(read.sentence))]
        if not sure and not self.grammar.has("ending", self.folded) and self.grammar.has("changes", self.folded):
            return []
        limits = [r for r in self.reads if r.role == "limit" and "notice" in r.after]
        return sure or notice or limits

    def _words(self, sentence: tuple[int, int]) -> str:
        return self.folded[sentence[0] : sentence[1]]

    @cached_property
    def chosen(self) -> _Read | None:
        """The notice period: the first; where a renewal and a right to end both stand there, the plainest."""
        return next(iter(self.candidates), None)

    @cached_property
    def rule_words(self) -> str:
        """The sentence that states the rule: of the period, else the first with a right to end."""
        if self.chosen:
            return self._words(self.chosen.sentence)
        rights = [self._words(pair) for pair in self.sentences if self.grammar.has("right", self._words(pair))]
        return rights[0] if rights else self.folded

    def reading(self) -> NoticeReading:
        """Put the rule together, then everything that stands against computing from it."""
        rule, sure_anchor = self._rule()
        ask = tuple(self._doubts(rule, sure_anchor))
        return NoticeReading(rule, not ask, ask)

    def _rule(self) -> tuple[NoticeRule, bool]:
        anchor, sure = self._anchor()
        quantity = self._period(anchor)
        has, words = self.grammar.has, self.rule_words
        cause = "" if has("no_cause", words) else said_in(self.text, self.folded, self.grammar.single["cause"], words)
        return NoticeRule(
            n=quantity.n if quantity else None,
            unit=quantity.unit if quantity else None,
            day_type=quantity.day_type if quantity else "unspecified",
            anchor=anchor,
            who=who_of(self.grammar, words, self.folded),
            form=form_of(self.grammar, words, self.folded),
            delivery=delivery_of(self.grammar, self.folded),
            earliest=self._earliest(),
            window=bool(self.chosen and self.chosen.role == "window"),
            snap=(self.grammar.named("snaps", self.folded) or "") if anchor == "rolling" else "",
            immediate=has("immediate", self.folded) and anchor == "no_period",
            cause=cause,
            purpose="extend" if has("extend", words) and not has("no_extend", words) else "",
            fixed_end=self._fixed_end(),
            redacted=bool(quantity and quantity.redacted),
            conflict=quantity.conflict if quantity else (),
            cure=self._first("cure"),
            fee=said_in(self.text, self.folded, self.grammar.single["fee"], words),
            pay_in_lieu=said_in(self.text, self.folded, self.grammar.single["in_lieu"], self.folded),
            limit=self._first("limit"),
            statute=has("statute", self.folded),
        ), sure

    def _period(self, anchor: Anchor) -> Quantity | None:
        if anchor == "automatic_end":
            return next(read.quantity for read in self.reads if self._ends_itself(read))
        return self.chosen.quantity if self.chosen else None

    def _first(self, role: str) -> str:
        return next((self._quote(r.quantity.start, r.quantity.end) for r in self.reads if r.role == role), "")

    def _quote(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())

    def _anchor(self) -> tuple[Anchor, bool]:
        read = self.chosen
        if read is None:
            if any(self._ends_itself(r) for r in self.reads):
                return "automatic_end", True
            rights = self.grammar.has("right", self.folded) and self.grammar.has("ending", self.folded)
            return ("no_period" if rights or not self.reads else "not_a_period"), rights
        named = self._named_object(read)
        if named:
            return named
        words = self.rule_words
        if self.grammar.has("at_anniversary", words):
            return "before_anniversary", True
        if self.grammar.has("at_term_end", words):
            return "before_term_end", True
        if self._prevents_renewal(read):
            return "before_term_end", self.grammar.has("non_renewal", words)
        return "rolling", True

    def _named_object(self, read: _Read) -> tuple[Anchor, bool] | None:
        """What "before …" names, when it hangs on this quantity; in Hungarian it often stands before it."""
        if read.before in self.grammar.single["term_before"]:
            anchor = "before_anniversary" if "fordul" in read.before else "before_term_end"
            return cast("Anchor", anchor), True
        match = self.grammar.single["prior_to"].find(read.after)
        if match is None:
            return None
        # English names it behind "before", Hungarian in front of "előtt".
        named = read.after[match.end() :] if self.language == "en" else read.after[: match.end()]
        name = self.grammar.named("objects", named)
        if name == "term" or name == "anniversary":
            return ("before_term_end" if name == "term" else "before_anniversary"), True
        if name in {"rolling", "snap"}:
            return "rolling", True
        return ("before_term_end" if self._prevents_renewal(read) else "rolling"), not named.strip(" .,;")

    def _prevents_renewal(self, read: _Read) -> bool:
        """Whether the notice keeps a renewal from happening; a right to end after or during it does not."""
        words = self._words(read.sentence)
        match = self.grammar.single["unless"].find(words)
        return match is not None and read.quantity.start - read.sentence[0] > match.start() - 160

    def _ends_itself(self, read: _Read) -> bool:
        words = self._words(read.sentence)
        return (
            read.role in {"other", "term", "unknown", "cure"}
            and self.grammar.has("automatic", words)
            and read.quantity.plain
        )

    def _earliest(self) -> str:
        match = self.grammar.single["earliest"].find(self.rule_words)
        place = self.folded.find(self.rule_words)
        words = self._quote(place + match.start(), place + match.end()) if match else ""
        inside = next(
            (d.day for d in self.dates if match and place + match.start() <= d.start < place + match.end()), None
        )
        return inside.isoformat() if inside else words

    def _fixed_end(self) -> str:
        return next((found.day.isoformat() for found in self.dates if found.day and not found.opens), "")

    def _doubts(self, rule: NoticeRule, sure_anchor: bool) -> Sequence[Said]:
        quantity = self.chosen.quantity if self.chosen else None
        doubts: list[tuple[bool, Said]] = [
            (
                len(rule.conflict) > 1,
                Said("ask.conflict", {"first": (*rule.conflict, 0)[0], "second": (*rule.conflict, 0, 0)[1]}),
            ),
            (self.too_long, Said("ask.too_long")),
            (rule.redacted, Said("ask.redacted")),
            (bool(quantity and quantity.bracketed), Said("ask.bracketed", {"n": rule.n or 0})),
            (
                bool(quantity and not (rule.redacted or rule.conflict) and (rule.n is None or rule.unit is None)),
                Said("ask.length"),
            ),
            (any(not found.opens for found in self.dates), Said("ask.fixed_date")),
            (self._two_rules(), Said("ask.two_rules")),
            (self._other_periods(), Said("ask.other_period")),
            (rule.window, Said("ask.window")),
            (bool(rule.cause), Said("ask.cause")),
            (rule.statute, Said("ask.statute")),
            (not sure_anchor or self._unclear_end(rule), Said("ask.from_when")),
            (rule.anchor in {"no_period", "not_a_period"} and not self._plainly_at_will(rule), Said("ask.no_period")),
            (rule.anchor == "rolling" and not self._ends_contract(), Said("ask.what_for")),
        ]
        return [said for doubt, said in doubts if doubt]

    def _ends_contract(self) -> bool:
        words = self._stretch(self.chosen.sentence) if self.chosen else self.folded
        return self.grammar.has("ending", words)

    def _stretch(self, sentence: tuple[int, int]) -> str:
        """The sentence with the pieces before it from which only a semicolon or an omission parts it."""
        start = sentence[0]
        for piece in reversed([pair for pair in self.sentences if pair[1] <= start]):
            if self.text[piece[0] : piece[1]].rstrip().endswith((";", ">", ":", ",")):
                start = piece[0]
            else:
                break
        return self.folded[start : sentence[1]]

    def _unclear_end(self, rule: NoticeRule) -> bool:
        """A period beside words of an end that comes by itself, or beside "before the end" of who knows what."""
        words, has = self.rule_words, self.grammar.has
        itself = has("automatic", words) and not has("unless", words) and rule.anchor == "rolling"
        return itself or has("unclear_end", words)

    def _two_rules(self) -> bool:
        """Two periods that differ, one period in two settings, or a second right to end beside the period."""
        notices = [r.quantity for r in self.reads if r.role in _NOTICE]
        keys = {(q.n, q.unit, q.day_type) for q in notices}
        anchors = {self._named_object(r) or self._prevents_renewal(r) for r in self.candidates}
        if len(keys) > 1 or len(anchors) > 1 or any(r.role == "limit" for r in self.candidates):
            return True
        if self.chosen is None:
            return False
        others = [self._words(pair) for pair in self.sentences if pair not in {r.sentence for r in self.candidates}]
        return any(self._free_right(words) for words in others)

    def _free_right(self, words: str) -> bool:
        right = self.grammar.has("right", words) and not self.grammar.has("cause", words)
        return right and (self.grammar.has("no_cause", words) or self.grammar.has("immediate", words))

    def _other_periods(self) -> bool:
        """A length of time in the rule's sentence that could be the notice period too, for all this reader knows."""
        if self.chosen is None:
            return any(read.role == "unknown" for read in self.reads)
        own = self.chosen.quantity
        same = [r for r in self.reads if r.sentence == self.chosen.sentence]
        same = [r for r in same if (r.quantity.n, r.quantity.unit) != (own.n, own.unit)]
        return any(read.role in {"unknown", "limit"} for read in same)

    def _plainly_at_will(self, rule: NoticeRule) -> bool:
        has = self.grammar.has
        free = rule.immediate or has("no_cause", self.folded)
        return rule.anchor == "no_period" and free and not self.reads and not has("reasonable", self.folded)
