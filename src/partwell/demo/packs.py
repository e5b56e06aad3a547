"""All prose by language and tone, put together from the files it is written in."""

from __future__ import annotations

from dataclasses import replace

from partwell.demo import (
    prose_en,
    prose_en_abusive,
    prose_en_chat,
    prose_en_vague,
    prose_hu,
    prose_hu_formal,
    prose_hu_pressing,
)
from partwell.demo.roles import Role
from partwell.demo.scripts import Pack

_ENGLISH = prose_en_vague.SCRIPTS | prose_en_abusive.SCRIPTS | prose_en_chat.SCRIPTS
PACKS: dict[str, Pack] = {
    "en": replace(prose_en.PACK, scripts=prose_en.PACK.scripts | _ENGLISH),
    "hu": replace(prose_hu.PACK, scripts=prose_hu.PACK.scripts | prose_hu_pressing.SCRIPTS),
    "hu_formal": prose_hu_formal.PACK,
}


def pack_of(role: Role) -> Pack:
    """The prose a client and the freelancer write to each other in."""
    return PACKS[f"{role.language}_{role.tone}" if role.tone else role.language]
