"""HTML of a mail as text: quoted mails, scripts and styles dropped, one line a block; the same HTML, the same text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

LIMIT = 2 << 20  # characters of HTML that are read
_DEEP = 2000  # elements within each other; beyond it a browser's tree costs time without bound
_BREAK = "\x1e"
_PRE_ENDS = "\x1e\x1e"
_DROPPED_TAGS = frozenset("head style script title noscript template blockquote textarea select option".split())
_DROPPED_NAMES = frozenset(
    "gmail_attr gmail_signature moz-signature moz-cite-prefix yahoo_quoted protonmail_quote tutanota_quote "
    "Signature".split()
)
_BLOCKS = frozenset(
    "p div li tr table ul ol h1 h2 h3 h4 h5 h6 pre section article header footer hr dt dd address center form".split()
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset("br img hr meta link input area base col embed source wbr".split())
_MARKUP = re.compile(r"<(?:!--.{0,5000}?-->|[^<>]{0,5000}>)", re.DOTALL)
_BREAKS = re.compile(r"<\s{0,3}/?(?:br|p|div|li|tr|h\d)\b[^<>]{0,2000}>", re.IGNORECASE)


def text_of(html: str) -> str:
    """The text a reader sees, less what other people wrote; bounded time whatever the markup."""
    html = html[:LIMIT].replace("\x00", "").replace(_BREAK, " ")
    if html.count("<") > _DEEP and _is_deep(html):
        return _lines(unescape(_MARKUP.sub(" ", _BREAKS.sub(_BREAK, html))))
    tree = LexborHTMLParser(html)
    root = tree.body or tree.root
    return _lines("".join(_pieces(root))) if root is not None else ""


def _pieces(root: LexborNode) -> Iterator[str]:
    """Texts and breaks in order. The tree is only read: taking nodes out of it is not safe in the library."""
    stack: list[LexborNode | str | None] = [root.child]
    verbatim = 0
    while stack:
        node = stack.pop()
        if node is None:
            continue
        if isinstance(node, str):
            verbatim -= node == _PRE_ENDS
            yield _BREAK if node != " " else node
            continue
        stack.append(node.next)
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            yield text.replace("\n", _BREAK) if verbatim else text
        elif tag == "br":
            yield _BREAK
        elif _is_dropped(node, tag):
            yield "" if tag == "span" else _BREAK
        else:
            if tag in _BLOCKS:
                yield _BREAK if tag != "p" else _BREAK * 2
                verbatim += tag == "pre"
                stack.append(_PRE_ENDS if tag == "pre" else _BREAK)
            elif tag in {"td", "th"}:
                stack.append(" ")
            stack.append(node.child)


def _is_dropped(node: LexborNode, tag: str) -> bool:
    """Whether the element holds no words of the sender: code, a quoted mail, a signature."""
    if tag in _DROPPED_TAGS:
        return True
    if tag not in {"div", "span", "p", "td"}:
        return False
    names = node.attributes
    if not names:
        return False
    marks = {*(names.get("class") or "").split(), names.get("id") or ""}
    if marks & _DROPPED_NAMES:
        return True
    return "gmail_quote" in marks and node.css_first("blockquote") is None


def _lines(text: str) -> str:
    """White space collapsed within lines, runs of blank lines cut to one."""
    found: list[str] = []
    for line in text.split(_BREAK):
        line = " ".join(line.split())
        if line or (found and found[-1]):
            found.append(line)
    return "\n".join(found).strip("\n")


def _is_deep(html: str) -> bool:
    """Whether more than _DEEP elements may stand open at once; an end tag counts only where its element is open."""
    depth, opened = 0, Counter[str]()
    for found in _TAG.finditer(html):
        name = found.group(2).lower()
        if not found.group(1):
            if name not in _VOID:
                opened[name] += 1
                depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > _DEEP:
            return True
    return False
