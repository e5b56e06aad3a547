"""Mail addresses and display names out of From, To and Cc; linear in the length of the field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from partwell.facts.records import Party
from partwell.sources._charsets import mail_text
from partwell.sources._headers import FIELD_LIMIT, decode_words

PEOPLE_LIMIT = 200  # addresses of one field
_ADDRESS_LIMIT = 254
_CACHE_LIMIT = 4096
_PLAIN = re.compile(
    rb'\s*(?:"([^"<>@\\=\x80-\xff]*)"|([^"<>@,;:()\\=\x80-\xff]*))\s*<([!-;=?A-~]{1,64}@[\w.\-]{1,200})>\s*'
)
_BARE = re.compile(rb"\s*([\w.+\-]{1,64}@[\w.\-]{1,200})\s*")
_HIDDEN = re.compile(r"([\w.+\-]{1,64}) (?:at|AT|kukac) ((?:[\w\-]{1,63}\.){1,8}\w{2,20})$")
_REMARK = re.compile(r"\([^()]*\)")
_cache: dict[bytes, tuple[Party, ...]] = {}


@dataclass(slots=True)
class _Reading:
    """State of the reader: text of the entry so far, its `<…>` part, and what is found."""

    plain: list[str]
    angle: str | None
    found: list[Party]
    open_ended: bool = False  # a quotation or comment is never closed: its sign means nothing from here on

    def close(self) -> None:
        """The entry ends here."""
        party = _party("".join(self.plain), self.angle)
        if party is not None and len(self.found) < PEOPLE_LIMIT:
            self.found.append(party)
        self.plain, self.angle = [], None


def parties(value: bytes) -> tuple[Party, ...]:
    """Everybody a field names, in order; entries without an address are parties known by name."""
    held = _cache.get(value)
    if held is None:
        if len(_cache) >= _CACHE_LIMIT:
            _cache.clear()
        held = _cache[value] = _read(value[:FIELD_LIMIT])
    return held


def _read(value: bytes) -> tuple[Party, ...]:
    plain = _PLAIN.fullmatch(value)
    if plain:
        name, address = (plain.group(1) or plain.group(2) or b""), plain.group(3)
        return (Party.mail(address.decode("ascii"), name.decode("ascii")),)
    bare = _BARE.fullmatch(value)
    if bare:
        return (Party.mail(bare.group(1).decode("ascii", "replace")),)
    return tuple(_walk(mail_text(value)))


def _walk(text: str) -> list[Party]:
    """Entries parted by commas or semicolons that stand in no quotation, comment or angle bracket."""
    state, i, count = _Reading([], None, []), 0, len(text)
    while i < count:
        sign = text[i]
        if sign == '"' and not state.open_ended:
            i = _quoted(text, i, state)
        elif sign == "(" and not state.open_ended:
            i = _comment(text, i, state)
        elif sign == "<":
            end = text.find(">", i)
            end = count if end < 0 else end
            state.angle = text[i + 1 : end]
            i = end + 1
        elif sign in ",;":
            state.close()
            i += 1
        elif sign == ":" and state.angle is None:
            state.plain = []  # the name of a group
            i += 1
        else:
            state.plain.append(sign)
            i += 1
    state.close()
    return state.found


def _quoted(text: str, i: int, state: _Reading) -> int:
    """Take a quoted string; where it is never closed the sign counts as nothing."""
    i += 1
    begin = i
    while i < len(text) and text[i] != '"':
        i += 2 if text[i] == "\\" else 1
    if i >= len(text):
        state.open_ended = True
        return begin
    inner = text[begin:i]
    state.plain.append(re.sub(r"\\(.)", r"\1", inner) if "\\" in inner else inner)
    return i + 1


def _comment(text: str, i: int, state: _Reading) -> int:
    """Pass over a comment; it is the name where an address stands bare, as old mailers wrote it."""
    depth, begin = 0, i
    while i < len(text):
        if text[i] == "\\":
            i += 1
        elif text[i] == "(":
            depth += 1
        elif text[i] == ")":
            depth -= 1
            if not depth:
                break
        i += 1
    if i >= len(text):
        state.open_ended = True
        return begin + 1
    bare = "".join(state.plain).strip()
    if state.angle is None and (_HIDDEN.match(bare[:_ADDRESS_LIMIT]) or ("@" in bare and " " not in bare)):
        state.plain, state.angle = [text[begin + 1 : i]], bare
    return i + 1


def _party(plain: str, angle: str | None) -> Party | None:
    name = decode_words(plain).strip(" \t'\"") if "=?" in plain else plain.strip(" \t'\"")
    if angle and "(" in angle:
        angle = _REMARK.sub("", angle)
    address = "".join((angle if angle is not None else plain).split()).strip("'\"<>.,")
    if address.lower().startswith("mailto:"):
        address = address[7:]
    if _is_address(address) and (angle is not None or " " not in plain.strip()):
        return Party.mail(address, name if angle is not None else "")
    hidden = _HIDDEN.match((angle or plain).strip()[:_ADDRESS_LIMIT])
    if hidden:
        return Party.mail(f"{hidden.group(1)}@{hidden.group(2)}", name if angle is not None else "")
    words = [word.strip("<>[]'\"") for word in plain.split()]
    inside = [word for word in words if _is_address(word)]
    if inside:
        return Party.mail(inside[0], " ".join(word for word in words if word != inside[0]))
    return Party.named(name) if name and any(sign.isalnum() for sign in name) else None


def _is_address(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    if not (at and local and domain) or len(text) > _ADDRESS_LIMIT:
        return False
    return "@" not in local and all(sign.isprintable() and sign not in '<>,;"()' for sign in text)
