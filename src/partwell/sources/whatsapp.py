"""WhatsApp's “Export chat”, as written by phones of any language: the text, or the zip that phones wrap it in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import BinaryIO

from partwell.facts.errors import AirlockError
from partwell.sources._chat_text import ChatText, Opened, opened_text
from partwell.sources._contract import Head
from partwell.sources._zip import members, unpack

_SIGNAL = re.compile(r"^\[\d{4}-\d{2}-\d{2}, \d{2}:\d{2}\] ", re.MULTILINE)
_FEW = 3
_ZIP = b"PK\x03\x04"


class _WhatsApp(ChatText):
    name = "whatsapp"
    channel = "whatsapp"

    def score(self, head: Head) -> float:
        """A zip that names the chat's text; else by its lines."""
        if not head.data.startswith(_ZIP):
            return super().score(head)
        named = head.data + head.tail
        return 0.9 if b"_chat.txt" in named or (b"WhatsApp" in named and b".txt" in named) else 0.0

    def opened(self, stream: BinaryIO) -> Opened:
        """The text, or the text in the zip; raise AirlockError `bad_zip` where none is in it."""
        start = stream.read(len(_ZIP))
        stream.seek(0)
        if start != _ZIP:
            return super().opened(stream)
        texts = [one for one in members(stream) if one.name.lower().endswith(".txt")]
        texts.sort(key=lambda one: not (one.name.endswith("_chat.txt") or "whatsapp" in one.name.lower()))
        if not texts:
            raise AirlockError("bad_zip", reason="_chat.txt")
        found = opened_text(unpack(stream, texts[0]))
        packed = ("deflate",) if texts[0].deflated else ()
        marked = ("bom",) if found.bom and not found.charset.startswith("utf-16") else ()
        chain = (*packed, "utf-16" if found.bom and not marked else found.charset, *marked)
        return replace(found, bom=0, chain=chain, part=texts[0].name[:200], packed=texts[0].at)

    def looks(self, text: str, headers: int) -> float:
        """Lines that begin messages, but not the ISO days in brackets that Signal's exporters write."""
        lines = max(1, len([line for line in text.split("\n") if line.strip()]))
        if len(_SIGNAL.findall(text)) == headers:
            return 0.55
        return 0.95 if headers >= _FEW or headers * 2 >= lines else 0.6


SOURCE = _WhatsApp()
