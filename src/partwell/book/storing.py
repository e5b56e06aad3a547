"""Rows of one file into the tables: what is new, what was known, what is at odds with the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from partwell.book import payloads
from partwell.book.models import FileProblem, Identity, ImportedFile, Invoice, Message, Naming, Passed, Sighting
from partwell.book.payloads import Payload
from partwell.facts.problems import Problem
from partwell.facts.records import Fact, Party, kind_of
from partwell.facts.records import Invoice as InvoiceFact
from partwell.sources._contract import Parsed

_CHUNK = 900


@dataclass
class Tally:
    """What storing found: `new` and `known` rows, problems, and whom it touched.

    seen  a trial run's memory of what it met, in earlier files too: it would be known by now; None in a real run
    """

    new: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    identities: set[int] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    seen: set[tuple[str, str]] | None = None

    def met(self, kind: str, key: str) -> bool:
        """Whether this trial run has met the row before."""
        return self.seen is not None and (kind, key) in self.seen

    def meet(self, kind: str, key: str) -> None:
        """Remember the row where this is a trial run."""
        if self.seen is not None:
            self.seen.add((kind, key))


def store(file: ImportedFile, batch: Iterable[Parsed], tally: Tally) -> None:
    """Write one batch of rows; call inside a unit of work, once for every batch of the file."""
    items = list(batch)
    facts = [(kind_of(fact), fact) for item in items for fact in item.facts]
    ids = _identities(file, [party for _, fact in facts for party in payloads.parties(fact)])
    tally.identities.update(ids.values())
    verdicts = _Facts(file, tally, ids).store(facts)
    known_passed = _known_messages({p.key for item in items for p in item.passed}, tally)
    passed: dict[str, Passed] = {}
    for item in items:
        _count(item, verdicts, tally)
        for row in item.passed:
            fresh = row.key not in known_passed and row.key not in passed
            tally.new, tally.known = tally.new + fresh, tally.known + (not fresh)
            passed.setdefault(row.key, Passed(file=file, key=row.key))
            tally.meet("passed", row.key)
    Passed.objects.bulk_create(passed.values(), ignore_conflicts=True)


def store_problems(file: ImportedFile, problems: Iterable[Problem]) -> None:
    """Write the rows that could not be used."""
    rows = (FileProblem(file=file, code=p.code, line=p.line, part=p.part, args=dict(p.args)) for p in problems)
    FileProblem.objects.bulk_create(rows, batch_size=1000)


def name_client(file: ImportedFile, name: str) -> None:
    """Let the file itself name the client the person gave for it."""
    _identities(file, [Party.named(name)])


def _count(item: Parsed, verdicts: Mapping[tuple[str, str], list[str]], tally: Tally) -> None:
    """Book the rows of one item under new, known or problem; facts were judged in the same order."""
    tally.problems.extend(item.problems)
    if not item.facts:
        return
    found = [verdicts[kind_of(fact), fact.key].pop(0) for fact in item.facts]
    odd = next((i for i, word in enumerate(found) if word == "conflict"), None)
    if odd is not None:
        tally.problems.extend([_conflict(item.facts[odd])] * item.rows)
    elif "new" in found:
        tally.new += item.rows
    else:
        tally.known += item.rows


def _conflict(fact: Fact) -> Problem:
    kind = kind_of(fact)
    code = "invoice_conflict" if kind == "invoice" else "fact_conflict"
    number = getattr(fact, "number", "") or ""
    return Problem(code, line=fact.trace.line, part=fact.trace.part, args={"number": number, "kind": kind})


class _Facts:
    """Judges and writes the facts of one batch."""

    def __init__(self, file: ImportedFile, tally: Tally, ids: Mapping[tuple[str, str], int]) -> None:
        self.file, self.tally, self.ids = file, tally, ids
        self.words: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.rows: dict[type[Model], list[Model]] = defaultdict(list)
        self.sightings: dict[tuple[str, str], Sighting] = {}

    def store(self, facts: list[tuple[str, Fact]]) -> Mapping[tuple[str, str], list[str]]:
        """`new`, `known` or `conflict` for every fact of the batch, in order, under its kind and key."""
        by_kind: dict[str, list[Fact]] = defaultdict(list)
        for kind, fact in facts:
            by_kind[kind].append(fact)
        for kind, some in by_kind.items():
            self._judge(kind, some)
        self._flush()
        return self.words

    def _judge(self, kind: str, facts: list[Fact]) -> None:
        self.tally.kinds.add(kind)
        held = payloads.stored(kind, (fact.key for fact in facts))
        numbers = _numbers(facts) if kind == "invoice" else {}
        for fact in facts:
            mine, theirs = payloads.of(fact), held.get(fact.key)
            rival = numbers.get(_bill(mine)) if theirs is None and kind == "invoice" else None
            word = "conflict" if rival and _differ(kind, mine, rival) else self._word(kind, fact.key, mine, theirs)
            self.words[kind, fact.key].append(word)
            if word == "conflict":
                continue
            variant = None
            if fact.key not in held:
                self._add(kind, fact.key, mine)
                held[fact.key] = mine
                if kind == "invoice":
                    numbers[_bill(mine)] = mine
            elif mine != held[fact.key]:
                variant, held[fact.key] = self._reword(kind, fact.key, mine, held[fact.key])
            self._sight(kind, fact, variant)
            self.tally.meet(kind, fact.key)

    def _word(self, kind: str, key: str, mine: Payload, theirs: Payload | None) -> str:
        if theirs is not None and _differ(kind, mine, theirs):
            return "conflict"
        return "known" if theirs is not None or self.tally.met(kind, key) else "new"

    def _add(self, kind: str, key: str, payload: Payload) -> None:
        for row in payloads.rows(kind, key, payload, self.ids, self.file.pk):
            self.rows[type(row)].append(row)

    def _reword(self, kind: str, key: str, mine: Payload, theirs: Payload) -> tuple[Payload | None, Payload]:
        """The variant to keep with this sighting, and the wording the book goes on with."""
        if payloads.rank(mine) <= payloads.rank(theirs):
            return mine, theirs
        self._flush()
        sightings = Sighting.objects.filter(kind=kind, fact_key=key)
        sightings.filter(file=self.file).delete()
        sightings.filter(variant=None).update(variant=theirs)
        rewrite(kind, key, mine, self.ids, self.file.pk)
        return None, mine

    def _flush(self) -> None:
        """Write what is waiting; a fact first met in this very batch can then be reworded in place."""
        for model, rows in self.rows.items():
            payloads.table(model).bulk_create(rows, ignore_conflicts=True)
        self.rows.clear()
        Sighting.objects.bulk_create(self.sightings.values(), ignore_conflicts=True)
        self.sightings.clear()

    def _sight(self, kind: str, fact: Fact, variant: Payload | None) -> None:
        trace, same = fact.trace, self.sightings.get((kind, fact.key))
        if same is not None:
            return
        start, end = trace.at or (None, None)
        quote = "" if kind == "message" else trace.quote
        self.sightings[kind, fact.key] = Sighting(
            file=self.file,
            kind=kind,
            fact_key=fact.key,
            line=trace.line,
            part=trace.part,
            at_start=start,
            at_end=end,
            chain=list(trace.chain),
            spans=[list(span) for span in trace.spans],
            quote=quote,
            variant=variant,
        )


def rewrite(kind: str, key: str, payload: Payload, ids: payloads.Ids, file_id: int) -> None:
    """Put another wording of a fact in the place of the one the book has."""
    first, *rest = payloads.rows(kind, key, payload, ids, file_id)
    for name, relation in (("invoice", "taxes"), ("message", "messageto_set")):
        if kind == name:
            getattr(payloads.table(payloads.MODELS[kind]).get(pk=key), relation).all().delete()
    if kind == "message":
        first.file_id = Message.objects.values_list("file_id", flat=True).get(pk=key)  # type: ignore[attr-defined]
    first.save(force_update=True)
    for row in rest:
        row.save(force_insert=True)


def _differ(kind: str, mine: Payload, theirs: Payload) -> bool:
    return any(mine[name] != theirs[name] for name in payloads.HARD[kind])


def _bill(payload: Payload) -> tuple[str, str, str]:
    """What names a bill on paper: whom it went to, its number and its day."""
    return payload["party"][1], payload["number"], payload["issued"]


def _numbers(facts: Iterable[Fact]) -> dict[tuple[str, str, str], Payload]:
    """Stored invoices that bear one of these numbers, by what names a bill on paper."""
    wanted = sorted({fact.number for fact in facts if isinstance(fact, InvoiceFact) and fact.number})
    keys: list[str] = []
    for at in range(0, len(wanted), _CHUNK):
        keys += Invoice.objects.filter(number__in=wanted[at : at + _CHUNK]).values_list("key", flat=True)
    return {_bill(p): p for p in payloads.stored("invoice", keys).values()}


def _known_messages(keys: set[str], tally: Tally) -> set[str]:
    found, listed = {key for key in keys if tally.met("passed", key)}, sorted(keys)
    for at in range(0, len(listed), _CHUNK):
        part = listed[at : at + _CHUNK]
        found.update(Passed.objects.filter(key__in=part).values_list("key", flat=True))
        found.update(Message.objects.filter(key__in=part).values_list("key", flat=True))
    return found


def _identities(file: ImportedFile, named: list[Party]) -> dict[tuple[str, str], int]:
    """Ids of everybody named, made where they are new; and how this file writes them."""
    wanted = {(party.kind, party.value): party.name for party in named}
    ids = payloads.identity_ids(wanted)
    fresh = [Identity(kind=k, value=v, name=name) for (k, v), name in sorted(wanted.items()) if (k, v) not in ids]
    if fresh:
        Identity.objects.bulk_create(fresh, ignore_conflicts=True)
        ids = payloads.identity_ids(wanted)
    ids = {who: ids[who] for who in wanted}
    names = {(ids[party.kind, party.value], party.name) for party in named}
    rows = (Naming(file=file, identity_id=number, name=name) for number, name in sorted(names))
    Naming.objects.bulk_create(rows, ignore_conflicts=True)
    return ids
