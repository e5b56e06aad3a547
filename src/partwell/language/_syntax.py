"""The pattern language of the packs: words as one writes them, turned into RE2 syntax.

    a blank            any white space
    '                  an apostrophe that may be missing (don't, dont)
    ~                  any ending, also none (számla~: számlát, számlák)
    ` ... `            up to four words in between, within the sentence
    <name>             one of the pack's named words
    <start>            the beginning of the text, a sentence or a line
    accents, capitals  do not matter in texts; patterns are written in lower case
    ( | ) [ ] ? + *    as in RE2; brackets never capture

A pattern that begins or ends with a letter begins or ends there with a whole word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from partwell.language.fold import fold_pattern

_START = r"(?:^|[.!?:;\n\x7f\x11-\x13()\"-][\s\"')*]*)"
_GAP = r"[,:;)\"]*(?:[\s,]+[^\s.!?]+){0,4}?[\s,]+"
_BLANK = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])*\]| \.\.\. | [?*]?")
_NAME = re.compile(r"<([a-z_]+)>")
_DEPTH = 6
_SPECIAL = re.compile(r"\\.|[()|]")
_LETTER = re.compile(r"[a-z0-9]")
_LAST = re.compile(r"(?:[a-z0-9]|\\w\*)\??\Z")


class PatternFault(ValueError):
    """A pattern that cannot be understood; the text says why."""


def expand(pattern: str, words: Mapping[str, str]) -> str:
    """The RE2 text of a pattern; raise PatternFault for an unknown name or a capital letter."""
    if re.search(r"(?<!\\)[A-Z]", pattern):
        raise PatternFault("patterns are written in lower case")
    anchored = pattern.startswith("<start>")
    text = _named(pattern, words).removeprefix("<start>")
    text = fold_pattern(text)
    if not text.isascii():
        raise PatternFault("no text can match a character of another script")
    text = text.replace("~", r"\w*").replace("'", "'?")
    begins, ends = _begins(text), _ends(text)
    text = _BLANK.sub(_blank, text)
    text = f"{_START if anchored else ''}{_word_edge(begins and not anchored)}(?:{text}){_word_edge(ends)}"
    return text.replace("<start>", _START)


def _blank(found: re.Match[str]) -> str:
    """White space for a blank: a gap, one that may be missing, or as many as stand there; classes stay classes."""
    said = found.group()
    if said.startswith(("\\", "[")):
        return said
    if said == " ... ":
        return _GAP
    return r"\s+" if said == " " else r"\s*"


@lru_cache(maxsize=4096)
def _begins(text: str) -> bool:
    """Whether every way in is through a letter."""
    ways = _ways(text)
    if len(ways) > 1:
        return all(_begins(way) for way in ways)
    if text.startswith("("):
        inner, rest = _group(text)
        return _begins(inner) and (rest[:1] not in ("?", "*") or _begins(rest[1:].lstrip(" ")))
    return _LETTER.match(text) is not None


@lru_cache(maxsize=4096)
def _ends(text: str) -> bool:
    """Whether every way out is through a letter."""
    ways = _ways(text)
    if len(ways) > 1:
        return all(_ends(way) for way in ways)
    bare = text.removesuffix("?") if text.endswith(")?") else text
    if bare.endswith(")") and not bare.endswith("\\)"):
        depth = 0
        for place in range(len(bare) - 1, -1, -1):
            depth += (bare[place] == ")") - (bare[place] == "(")
            if not depth:
                return _ends(bare[place + 1 : -1]) and (bare is text or _ends(bare[:place].rstrip(" ")))
    return _LAST.search(bare) is not None


def _ways(text: str) -> list[str]:
    """The alternatives at the top level of a pattern."""
    if "|" not in text:
        return [text]
    ways, depth, begin = [], 0, 0
    for found in _SPECIAL.finditer(text):
        mark = found.group()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
        elif mark == "|" and not depth:
            ways.append(text[begin : found.start()])
            begin = found.end()
    return [*ways, text[begin:]]


def _group(text: str) -> tuple[str, str]:
    """The inside of the group a pattern begins with, and what follows it."""
    depth = 0
    for found in _SPECIAL.finditer(text):
        depth += (found.group() == "(") - (found.group() == ")")
        if not depth:
            return text[1 : found.start()].removeprefix("?:"), text[found.end() :]
    return text[1:], ""


def _word_edge(wanted: bool) -> str:
    return r"\b" if wanted else ""


def _named(pattern: str, words: Mapping[str, str]) -> str:
    for _ in range(_DEPTH):
        names = set(_NAME.findall(pattern)) - {"start"}
        if not names:
            return pattern
        for name in names:
            if name not in words:
                raise PatternFault(f"no words are named <{name}>")
            pattern = pattern.replace(f"<{name}>", f"({words[name]})")
    raise PatternFault("named words name each other in a circle")
