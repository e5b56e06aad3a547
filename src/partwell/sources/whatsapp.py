"""WhatsApp's “Export chat”, without media, as written by phones of any language."""

from __future__ import annotations

import re

from partwell.sources._chat_text import ChatText

_SIGNAL = re.compile(r"^\[\d{4}-\d{2}-\d{2}, \d{2}:\d{2}\] ", re.MULTILINE)
_FEW = 3


class _WhatsApp(ChatText):
    name = "whatsapp"
    channel = "whatsapp"

    def looks(self, text: str, headers: int) -> float:
        """Lines that begin messages, but not the ISO days in brackets that Signal's exporters write."""
        lines = max(1, len([line for line in text.split("\n") if line.strip()]))
        if len(_SIGNAL.findall(text)) == headers:
            return 0.55
        return 0.95 if headers >= _FEW or headers * 2 >= lines else 0.6


SOURCE = _WhatsApp()
