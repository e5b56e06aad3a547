"""What a template needs to draw a paper: its blocks, each with the name of its kind."""

from __future__ import annotations

from typing import Any

from django.template import Library

from partwell.papers.document import Document

register = Library()


@register.filter
def blocks(document: Document) -> list[tuple[str, Any]]:
    """(kind, block) for each block: heading, paragraph, items, quote or table."""
    return [(type(block).__name__.lower(), block) for block in document.blocks]
