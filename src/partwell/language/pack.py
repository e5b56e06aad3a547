"""Language packs: rules in YAML with their examples, loaded, checked and ready to match; a broken pack is refused."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import yaml

from partwell.language._syntax import PatternFault, expand

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Strength = Literal["evidence", "possible"]
Use = Literal["messages", "letters", "journal"]

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
FEELINGS = ("anger",)
"""What the words of a person's own journal may show."""
_OF: Mapping[Use, tuple[str, ...]] = {"messages": LABELS, "letters": MARKS, "journal": FEELINGS}
ENOUGH, PRECISE = 20, 0.85
"""A label's rules may claim `evidence` where this many messages not used to write them had it, this share right."""

ENGINE = 1
"""Raised when the way texts are folded or matched changes, so that kept labels are taken anew."""

_RULE_KEYS = {"id", "label", "strength", "any", "unless", "needs", "match", "miss"}
_FILE_KEYS = {"language", "words", "detect", "proven", "sure", "gives_way", "rules"}
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

    patterns       RE2 over folded text; a hit of any fires the rule
    unless, needs  RE2 over the sentence of the hit: must not, must match; empty: no such guard
    sure           RE2 over the sentence of the hit: an evidence rule is only `possible` where it does not match
    match, miss    sentences on which it must and must not fire: the rule's own tests
    """

    id: str
    labels: tuple[str, ...]
    strength: Strength
    patterns: tuple[str, ...]
    unless: str
    needs: str
    match: tuple[str, ...]
    miss: tuple[str, ...]
    sure: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of a language for one use.

    gives_way  a label is dropped where one of the others stands
    closing    RE2 for the words alone on a line above the writer's name: a form, nothing that is meant; "" for none
    turning    RE2 for the words that turn a sentence of thanks into something else ("but"); "" for none
    """

    language: str
    rules: tuple[Rule, ...]
    gives_way: Mapping[str, tuple[str, ...]]
    closing: str = ""
    turning: str = ""


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


def _use_of(name: str) -> Use:
    return "letters" if name.startswith("letters") else "journal" if name.startswith("journal") else "messages"


@cache
def fingerprint(language: str) -> str:
    """16 hex digits that change with the rules for messages and the way texts are folded and matched."""
    digest = hashlib.sha256()
    for name, text in sorted(_texts_of(_home() / language, "messages").items()):
        digest.update(f"{ENGINE}\0{name}\0{text}\0".encode())
    return digest.hexdigest()[:16]


@cache
def load(language: str, use: Use = "messages") -> Pack:
    """The shipped pack of a language; read once."""
    return read(_home() / language, use)


def read(folder: Traversable, use: Use = "messages") -> Pack:
    """The pack in `folder`, its `*.yaml` (those named `letters…` and `journal…` are for these); raise PackFault."""
    return parse(folder.name, _texts_of(folder, use), _OF[use])


def _texts_of(folder: Traversable, use: Use) -> dict[str, str]:
    """The files of a pack for one use by name."""
    named = sorted((place for place in folder.iterdir() if place.name.endswith(".yaml")), key=lambda place: place.name)
    wanted = [place for place in named if place.name == "words.yaml" or _use_of(place.name) == use]
    return {place.name: place.read_text(encoding="utf-8") for place in wanted}


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
    words = _joined(documents, "words")
    closing, turning = (expand(f"<{name}>", words) if name in words else "" for name in ("closing", "turning"))
    return Pack(language, tuple(rules.values()), gives_way, closing, turning)


def _check_shape(
    document: Document, language: str, _labels: Sequence[str], documents: Mapping[str, Document], *_more: object
) -> None:
    _shape(document, language)
    _sure(document.get("sure") or {}, _joined(documents, "words"))


def _read_rules(
    document: Document,
    language: str,
    labels: Sequence[str],
    documents: Mapping[str, Document],
    rules: dict[str, Rule],
) -> None:
    words, proven = _joined(documents, "words"), _joined(documents, "proven")
    sure = _sure(_joined(documents, "sure"), words)
    for place, raw in enumerate(document.get("rules") or []):
        rule = _rule(raw, ["rules", place], language, words, labels)
        if rule.id in rules:
            raise _At(["rules", place, "id"], f"{rule.id} stands here a second time")
        _claim(rule, proven, ["rules", place, "strength"])
        guard = "|".join(filter(None, (sure.get(label, "") for label in rule.labels)))
        rules[rule.id] = replace(rule, sure=guard) if rule.strength == "evidence" else rule


def _sure(said: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, str]:
    """By label the pattern that a sentence must fit for an evidence rule to be sure of it."""
    return {label: _patterns(said, label, ["sure"], words) for label in said}


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
    for key in ("words", "proven", "sure", "gives_way"):
        if not isinstance(document.get(key) or {}, dict):
            raise _At([key], f"`{key}` must be a mapping")
    for name, said in (document.get("words") or {}).items():
        if not isinstance(said, str):
            raise _At(["words", name], f"the words of `{name}` must be a text")
    for label, figures in (document.get("proven") or {}).items():
        if not (isinstance(figures, list) and len(figures) == 3 and all(type(one) is int for one in figures)):
            raise _At(["proven", label], "`proven` must be three whole numbers: to find, hits, right hits")
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
    identity = raw.get("id")
    if not isinstance(identity, str) or not _ID.match(identity) or not identity.startswith(f"{language}."):
        raise _At([*at, "id"], f"`id` must look like {language}.label.short_name")
    said = raw.get("label")
    kinds = tuple(said) if isinstance(said, list) else (said,)
    for kind in kinds:
        if kind not in labels:
            raise _At([*at, "label"], f"`label` must be one of {', '.join(labels)}")
    strength = raw.get("strength", "possible")
    if strength not in ("evidence", "possible"):
        raise _At([*at, "strength"], "`strength` must be evidence or possible")
    patterns = tuple(_expanded(raw, "any", at, words))
    if not patterns:
        raise _At([*at, "any"], "`any` must hold at least one pattern")
    examples = {key: tuple(_texts(raw, key, at)) for key in ("match", "miss")}
    for key, given in examples.items():
        if not given:
            raise _At([*at, key], f"`{key}` must hold at least one example")
    return Rule(
        identity,
        kinds,
        strength,
        patterns,
        _patterns(raw, "unless", at, words),
        _patterns(raw, "needs", at, words),
        examples["match"],
        examples["miss"],
    )


def _texts(raw: Mapping[str, Any], key: str, at: list[str | int]) -> Iterable[str]:
    value = raw.get(key) or []
    for place, text in enumerate(value if isinstance(value, list) else [value]):
        if not isinstance(text, str):
            raise _At([*at, key, place], f"`{key}` must hold texts; put this one into quotes")
        yield text


def _patterns(raw: Mapping[str, Any], key: str, at: list[str | int], words: Mapping[str, str]) -> str:
    """The patterns under a key as one; empty where there are none."""
    return "|".join(_expanded(raw, key, at, words))


def _expanded(raw: Mapping[str, Any], key: str, at: list[str | int], words: Mapping[str, str]) -> Iterable[str]:
    for place, text in enumerate(_texts(raw, key, at)):
        try:
            yield expand(text, words)
        except PatternFault as fault:
            raise _At([*at, key, place], str(fault)) from None


def _claim(rule: Rule, proven: Mapping[str, Sequence[int]], at: list[str | int]) -> None:
    """Evidence must be earned: enough messages that have the label, few of the hits on them wrong."""
    if rule.strength != "evidence":
        return
    for label in rule.labels:
        there, hits, right = proven.get(label, (0, 0, 0))
        if there < ENOUGH or not hits or right < PRECISE * hits:
            raise _At(at, f"evidence is not proven for {label}: {right} right of {hits} hits, {there} to find")


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
