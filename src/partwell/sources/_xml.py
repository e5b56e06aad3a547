"""XML behind gates: no document types, no own entities, no network, bounded depth and size; names without prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from partwell.facts.errors import AirlockError
from partwell.facts.trace import Span

MOST_BYTES = 64 << 20
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_SKIPPED = re.compile(rb"<\?.*?\?>|<!--.*?-->", re.DOTALL)


def root_name(head: bytes) -> str:
    """The local name of the root element, "" where the bytes do not begin an XML document."""
    start = _plain(head)[:8192].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if not start.startswith(b"<"):
        return ""
    found = _ROOT.match(_SKIPPED.sub(b"", start).lstrip())
    return found[1].decode("ascii", "replace") if found else ""


def _plain(head: bytes) -> bytes:
    """The beginning as ASCII-compatible bytes."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(name, "replace").encode()
    return head


def charset_named(data: bytes) -> str:
    """The charset the document names, else what its first bytes say."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    found = _ENCODING.match(data[:400])
    name = found[1].decode("ascii") if found else "utf-8"
    try:
        "".encode(name)
    except LookupError:
        return "utf-8"
    return name.lower()


def parse(data: bytes) -> Any:
    """The root element; raise AirlockError bad_xml (with the line), xml_with_doctype, too_large, too_deep."""
    from lxml import etree

    if len(data) > MOST_BYTES:
        raise AirlockError("too_large", limit=MOST_BYTES >> 20)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", _plain(data[:65536]), re.IGNORECASE):
        raise AirlockError("xml_with_doctype")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise AirlockError("bad_xml", line=fault.lineno or 1) from None
    except ValueError:
        raise AirlockError("bad_xml", line=1) from None


def local(element: Any) -> str:
    """The element's name without its name space; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def every(element: Any, name: str) -> Iterator[Any]:
    """Descendants of this local name, in document order."""
    return (one for one in element.iter() if local(one) == name)


def down(element: Any, *path: str) -> Any | None:
    """The first element reached by these local names, child by child; None where there is none."""
    for name in path:
        element = next((one for one in element if local(one) == name), None)
        if element is None:
            return None
    return element


def kids(element: Any, name: str) -> list[Any]:
    """Children of this local name."""
    return [one for one in element if local(one) == name]


def text(element: Any | None, *path: str) -> str:
    """The text of the element at the path with white space put in order, "" where there is none."""
    found = down(element, *path) if element is not None else None
    return " ".join((found.text or "").split()) if found is not None else ""


def places(data: bytes, name: str) -> list[Span]:
    """Byte ranges of the elements of this local name that are not inside one another, found on the bytes alone."""
    word = re.escape(name.encode("ascii"))
    pattern = re.compile(
        rb"<(?P<prefix>(?:[A-Za-z_][\w.-]*:)?)" + word + rb"(?=[\s/>])[^>]*?(?:/>|>.*?</(?P=prefix)" + word + rb"\s*>)",
        re.DOTALL,
    )
    return [found.span() for found in pattern.finditer(_SKIPPED.sub(lambda gap: b" " * len(gap[0]), data))]


def words(block: str, names: Sequence[str]) -> tuple[Span, ...]:
    """Where the texts of these elements stand in a block of XML, in order; for the quote of a fact."""
    listed = "|".join(map(re.escape, names))
    found = re.finditer(rf"<(?:[\w.-]+:)?(?:{listed})(?:\s[^<>]*)?>([^<]+)</", block)
    return tuple(one.span(1) for one in found if one[1].strip())
