"""Rows of one file into the tables: what is new, what was known, what is at odds with the book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Model

from partwell.book import payloads
from partwell.book.bulk import insert
from partwell.book.models import FileProblem, Identity, ImportedFile, Message, Naming, Passed, Sighting
from partwell.book.payloads import Payload
from partwell.facts.keys import key
from partwell.facts.problems import Problem
from partwell.facts.records import Fact, Party, kind_of
from partwell.facts.records import Invoice as InvoiceFact
from partwell.sources._contract import Parsed

_CHUNK = 900
CONFLICTS = ("invoice_conflict", "fact_conflict")
# Verdicts on a fact that make its row a problem.
_UNUSABLE = frozenset({"conflict", "too_big"})


@dataclass
class Tally:
    """What storing found: `new` and `known` rows, problems, and whom it touched.

    reworded  a fact already there is told in this file's words now, perhaps of another party
    seen  a trial run's memory of what it met, in earlier files too: it would be known by now; None in a real run
    """

    new: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    identities: set[int] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    reworded: bool = False
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
    items = [_by_bill(item) for item in batch]
    facts = [(kind_of(fact), fact) for item in items for fact in item.facts]
    ids = _identities(file, [party for _, fact in facts for party in payloads.parties(fact)])
    tally.identities.update(ids.values())
    verdicts = _Facts(file, tally, ids).store(facts)
    known_passed = _known_messages({p.key for item in items for p in item.passed}, tally)
    passed: set[str] = set()
    for item in items:
        _count(item, verdicts, tally)
        for row in item.passed:
            fresh = row.key not in known_passed and row.key not in passed
            tally.new, tally.known = tally.new + fresh, tally.known + (not fresh)
            passed.add(row.key)
            tally.meet("passed", row.key)
    insert(Passed, [{"file_id": file.pk, "key": key} for key in sorted(passed)])


def _by_bill(item: Parsed) -> Parsed:
    """The same rows with bills keyed by what names them on paper, so that every format gives one bill one key."""
    if not any(isinstance(fact, InvoiceFact) for fact in item.facts):
        return item
    return item._replace(facts=tuple(_bill_key(fact) for fact in item.facts))


def _bill_key(fact: Fact) -> Fact:
    if not isinstance(fact, InvoiceFact) or not fact.number:
        return fact
    return replace(fact, key=key("bill", fact.party.value, fact.number, fact.issued.isoformat()))


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
    odd = next((i for i, word in enumerate(found) if word in _UNUSABLE), None)
    if odd is not None:
        tally.problems.extend([_problem(item.facts[odd], found[odd])] * item.rows)
    elif "new" in found:
        tally.new += item.rows
    else:
        tally.known += item.rows


def _problem(fact: Fact, word: str) -> Problem:
    kind = kind_of(fact)
    if word == "too_big":
        return Problem("number_too_big", line=fact.trace.line, part=fact.trace.part, args={"limit": payloads.BIGGEST})
    code = "invoice_conflict" if kind == "invoice" else "fact_conflict"
    number = getattr(fact, "number", "") or ""
    return Problem(code, line=fact.trace.line, part=fact.trace.part, args={"number": number, "kind": kind})


class _Facts:
    """Judges and writes the facts of one batch."""

    def __init__(self, file: ImportedFile, tally: Tally, ids: Mapping[tuple[str, str], int]) -> None:
        self.file, self.tally, self.ids = file, tally, ids
        self.words: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.rows: dict[type[Model], list[dict[str, Any]]] = defaultdict(list)
        self.sightings: dict[tuple[str, str], dict[str, Any]] = {}
        self.earlier: dict[tuple[str, str], dict[str, Any]] = {}

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
        self._recall(kind, sorted(held))
        for fact in facts:
            mine, theirs = payloads.of(fact), held.get(fact.key)
            word = self._word(kind, fact.key, mine, theirs)
            self.words[kind, fact.key].append(word)
            if word in _UNUSABLE:
                continue
            variant = None
            if fact.key not in held:
                self._add(kind, fact.key, mine)
                held[fact.key] = mine
            elif mine != held[fact.key]:
                variant, held[fact.key] = self._reword(kind, fact.key, mine, held[fact.key])
            self._sight(kind, fact, mine, variant)
            self.tally.meet(kind, fact.key)

    def _word(self, kind: str, key: str, mine: Payload, theirs: Payload | None) -> str:
        if not payloads.fits(mine):
            return "too_big"
        if theirs is not None and any(mine[name] != theirs[name] for name in payloads.HARD[kind]):
            return "conflict"
        return "known" if theirs is not None or self.tally.met(kind, key) else "new"

    def _add(self, kind: str, key: str, payload: Payload) -> None:
        for model, row in payloads.values(kind, key, payload, self.ids, self.file.pk):
            self.rows[model].append(row)

    def _reword(self, kind: str, key: str, mine: Payload, theirs: Payload) -> tuple[Payload | None, Payload]:
        """The variant to keep with this sighting, and the wording the book goes on with."""
        if payloads.rank(mine) <= payloads.rank(theirs):
            return mine, theirs
        self._flush()
        self.tally.reworded = True
        sightings = Sighting.objects.filter(kind=kind, fact_key=key)
        sightings.filter(file=self.file).delete()
        self.earlier.pop((kind, key), None)
        sightings.filter(variant__isnull=True).update(variant=theirs)
        rewrite(kind, key, mine, self.ids, self.file.pk)
        return None, mine

    def _flush(self) -> None:
        """Write what is waiting; a fact first met in this very batch can then be reworded in place."""
        for model, rows in self.rows.items():
            insert(model, rows)
        self.rows.clear()
        insert(Sighting, self.sightings.values())
        self.sightings.clear()

    def _recall(self, kind: str, keys: list[str]) -> None:
        """Sightings that earlier batches of this very file wrote."""
        for at in range(0, len(keys), _CHUNK):
            some = Sighting.objects.filter(file=self.file, kind=kind, fact_key__in=keys[at : at + _CHUNK])
            for number, fact_key, variant in some.values_list("id", "fact_key", "variant"):
                self.earlier[kind, fact_key] = {"id": number, "variant": variant}

    def _sight(self, kind: str, fact: Fact, mine: Payload, variant: Payload | None) -> None:
        """Keep one sighting a file: where it tells the fact twice, that of the better wording, else the first."""
        trace, same = fact.trace, self.sightings.get((kind, fact.key)) or self.earlier.get((kind, fact.key))
        if same is not None:
            if same["variant"] is None or payloads.rank(mine) <= payloads.rank(same["variant"]):
                return
            if "id" in same:
                Sighting.objects.filter(pk=same["id"]).delete()
                self.earlier.pop((kind, fact.key))
        start, end = trace.at or (None, None)
        quote = "" if getattr(fact, "text", None) == trace.quote else trace.quote  # the fact's own row has these words
        self.sightings[kind, fact.key] = {
            "file_id": self.file.pk,
            "kind": kind,
            "fact_key": fact.key,
            "line": trace.line,
            "part": trace.part,
            "at_start": start,
            "at_end": end,
            "chain": trace.chain,
            "spans": trace.spans,
            "quote": quote,
            "variant": variant,
        }


def rewrite(kind: str, key: str, payload: Payload, ids: payloads.Ids, file_id: int) -> None:
    """Put another wording of a fact in the place of the one the book has."""
    first, *rest = payloads.rows(kind, key, payload, ids, file_id)
    for name, relation in (("invoice", "taxes"), ("message", "messageto_set"), ("meeting", "meetingwith_set")):
        if kind == name:
            getattr(payloads.table(payloads.MODELS[kind]).get(pk=key), relation).all().delete()
    if kind == "message":
        first.file_id = Message.objects.values_list("file_id", flat=True).get(pk=key)  # type: ignore[attr-defined]
    first.save(force_update=True)
    for row in rest:
        row.save(force_insert=True)


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
