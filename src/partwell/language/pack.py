"""Language packs: rules in YAML with their examples, loaded, checked and ready to match; a broken pack is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import yaml

from partwell.language._syntax import PatternFault, expand

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Strength = Literal["evidence", "possible"]
Use = Literal["messages", "letters"]

LABELS = (
    "urgency", "chase", "vague_feedback", "actionable", "revision_request", "reopened_decision", "scope_creep",
    "pay_excuse", "pay_promise", "disrespect", "threat", "praise_thanks", "after_hours",
)  # fmt: skip
"""What a client's message may do."""
MARKS = (
    "date", "ends", "reason", "more_reasons", "lead_in", "soft", "blame", "insult", "emotional", "legal_threat",
    "apology", "promise", "thanks", "handover", "referral",
)  # fmt: skip
"""What the pieces of a parting letter may be; the linter puts them together."""
ENOUGH, PRECISE = 20, 0.85
"""A label's rules may claim `evidence` after this many hits on messages not used to write them, this share right."""

_RULE_KEYS = {"id", "label", "strength", "any", "unless", "needs", "match", "miss"}
_FILE_KEYS = {"language", "words", "detect", "proven", "gives_way", "rules"}
_ID = re.compile(r"[a-z]{2}\.[a-z_]+\.[a-z0-9_]+\Z")


class PackFault(ValueError):
    """A pack that must not be used: `file` and `line` say where, the text says why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


Document = dict[str, Any]
"""One file of a pack as YAML gives it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One quotable reason for a label.

    pattern        RE2 over folded text; any hit fires the rule
    unless, needs  RE2 over the sentence of the hit: must not, must match; empty: no such guard
    match, miss    sentences on which it must and must not fire: the rule's own tests
    """

    id: str
    labels: tuple[str, ...]
    strength: Strength
    pattern: str
    unless: str
    needs: str
    match: tuple[str, ...]
    miss: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one language for one use; `gives_way`: a label is dropped where one of the others stands."""

    language: str
    rules: tuple[Rule, ...]
    gives_way: Mapping[str, tuple[str, ...]]


class _At(Exception):
    """A fault at a path into a file's document."""

    def __init__(self, path: Sequence[str | int], reason: str) -> None:
        super().__init__(reason)
        self.path, self.reason = path, reason


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a pack, by folder."""
    return tuple(sorted(place.name for place in _home().iterdir() if place.is_dir() and len(place.name) == 2))


@cache
def little_words(language: str) -> frozenset[str]:
    """The words that tell a language from others, as its `words.yaml` lists them under `detect`."""
    place = _home() / language / "words.yaml"
    return frozenset(_document(place.name, place.read_text(encoding="utf-8")).get("detect", "").split())


@cache
def load(language: str, use: Use = "messages") -> Pack:
    """The shipped pack of a language; read once."""
    return read(_home() / language, use)


def read(folder: Traversable, use: Use = "messages") -> Pack:
    """The pack in `folder`, all its `*.yaml` (those named `letters…` are for letters); raise PackFault."""
    named = sorted((place for place in folder.iterdir() if place.name.endswith(".yaml")), key=lambda place: place.name)
    wanted = [p for p in named if p.name == "words.yaml" or p.name.startswith("letters") == (use == "letters")]
    texts = {place.name: place.read_text(encoding="utf-8") for place in wanted}
    return parse(folder.name, texts, LABELS if use == "messages" else MARKS)


def parse(language: str, texts: Mapping[str, str], labels: Sequence[str] = LABELS) -> Pack:
    """A pack from the texts of its files by name; raise PackFault with file and line for the first fault."""
    documents = {file: _document(file, text) for file, text in texts.items()}
    rules: dict[str, Rule] = {}
    for step in (_check_shape, _read_rules):
        for file, document in documents.items():
            try:
                step(document, language, labels, documents, rules)
            except _At as fault:
                raise PackFault(file, _line(texts[file], fault.path), fault.reason) from None
    gives_way = {k: tuple(v) for d in documents.values() for k, v in (d.get("gives_way") or {}).items()}
    return Pack(language, tuple(rules.values()), gives_way)


def _check_shape(document: Document, language: str, _labels: Sequence[str], *_more: object) -> None:
    _shape(document, language)


def _read_rules(
    document: Document,
    language: str,
    labels: Sequence[str],
    documents: Mapping[str, Document],
    rules: dict[str, Rule],
) -> None:
    words, proven = _joined(documents, "words"), _joined(documents, "proven")
    for place, raw in enumerate(document.get("rules") or []):
        rule = _rule(raw, ["rules", place], language, words, labels)
        if rule.id in rules:
            raise _At(["rules", place, "id"], f"{rule.id} stands here a second time")
        _claim(rule, proven, ["rules", place, "strength"])
        rules[rule.id] = rule


def _joined(documents: Mapping[str, Document], key: str) -> dict[str, Any]:
    """What all files of a pack say under one key."""
    return {name: said for document in documents.values() for name, said in (document.get(key) or {}).items()}


def _home() -> Traversable:
    return files("partwell.language") / "packs"


def _document(file: str, text: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        value = loader.get_single_data()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise PackFault(file, mark.line + 1 if mark else 1, fault.problem or "not YAML") from None
    except yaml.YAMLError as fault:
        raise PackFault(file, 1, str(fault)) from None
    finally:
        loader.dispose()
    if not isinstance(value, dict):
        raise PackFault(file, 1, "a pack is a mapping with `language` and `rules`")
    return value


def _shape(document: dict[str, Any], language: str) -> None:
    for key in document:
        if key not in _FILE_KEYS:
            raise _At([key], f"`{key}` is not a key of a pack")
    if document.get("language") != language:
        raise _At(["language"], f"`language` must be `{language}`, as the folder is named")
    for key in ("words", "proven", "gives_way"):
        if not isinstance(document.get(key) or {}, dict):
            raise _At([key], f"`{key}` must be a mapping")
    for name, said in (document.get("words") or {}).items():
        if not isinstance(said, str):
            raise _At(["words", name], f"the words of `{name}` must be a text")
    if not isinstance(document.get("detect", ""), str):
        raise _At(["detect"], "`detect` must be a text: words with blanks between")
    if not isinstance(document.get("rules") or [], list):
        raise _At(["rules"], "`rules` must be a list")


def _rule(raw: object, at: list[str | int], language: str, words: Mapping[str, str], labels: Sequence[str]) -> Rule:
    if not isinstance(raw, dict):
        raise _At(at, "a rule is a mapping")
    for key in raw:
        if key not in _RULE_KEYS:
            raise _At([*at, key], f"`{key}` is not a key of a rule")
    name = raw.get("id")
    if not isinstance(name, str) or not _ID.match(name) or not name.startswith(f"{language}."):
        raise _At([*at, "id"], f"`id` must look like {language}.label.short_name")
    said = raw.get("label")
    kinds = tuple(said) if isinstance(said, list) else (said,)
    for kind in kinds:
        if kind not in labels:
            raise _At([*at, "label"], f"`label` must be one of {', '.join(labels)}")
    strength = raw.get("strength", "possible")
    if strength not in ("evidence", "possible"):
        raise _At([*at, "strength"], "`strength` must be evidence or possible")
    patterns = {key: _patterns(raw, key, at, words) for key in ("any", "unless", "needs")}
    if not patterns["any"]:
        raise _At([*at, "any"], "`any` must hold at least one pattern")
    examples = {key: tuple(_texts(raw, key, at)) for key in ("match", "miss")}
    for key, given in examples.items():
        if not given:
            raise _At([*at, key], f"`{key}` must hold at least one example")
    return Rule(name, kinds, strength, patterns["any"], patterns["unless"], patterns["needs"], **examples)


def _texts(raw: dict[str, Any], key: str, at: list[str | int]) -> Iterable[str]:
    value = raw.get(key) or []
    for place, text in enumerate(value if isinstance(value, list) else [value]):
        if not isinstance(text, str):
            raise _At([*at, key, place], f"`{key}` must hold texts; put this one into quotes")
        yield text


def _patterns(raw: dict[str, Any], key: str, at: list[str | int], words: Mapping[str, str]) -> str:
    found = []
    for place, text in enumerate(_texts(raw, key, at)):
        try:
            found.append(expand(text, words))
        except PatternFault as fault:
            raise _At([*at, key, place], str(fault)) from None
    return "|".join(found)


def _claim(rule: Rule, proven: Mapping[str, Sequence[int]], at: list[str | int]) -> None:
    """Evidence must be earned: enough hits of the label's strong rules, few of them wrong."""
    if rule.strength != "evidence":
        return
    for label in rule.labels:
        hits, right = proven.get(label, (0, 0))
        if hits < ENOUGH or right < PRECISE * hits:
            raise _At(at, f"evidence is not proven for {label}: {right} right of {hits} hits")


def _line(text: str, path: Sequence[str | int]) -> int:
    """The 1-based line of the deepest node on `path` that exists."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    line = node.start_mark.line if node else 0
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line
    return line + 1
