"""Signal conversations as text, as its export tools write them: ISO days in brackets."""

from __future__ import annotations

import re

from partwell.sources._chat_text import ChatText

_OWN = re.compile(r"^\[\d{4}-\d{2}-\d{2}, \d{2}:\d{2}\] ", re.MULTILINE)


class _Signal(ChatText):
    name = "signal_text"
    channel = "signal"

    def looks(self, text: str, headers: int) -> float:
        """Every header is an ISO day with hour and minute in brackets."""
        return 0.96 if len(_OWN.findall(text)) == headers else 0.0


SOURCE = _Signal()
