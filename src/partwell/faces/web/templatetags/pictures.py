"""Pictures as SVG from templates: `{% picture "bars" rows %}` draws with `_svg_bars.py` and its template."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.template import Context, Library
from django.utils.safestring import SafeString

register = Library()
ROOM = "partwell.faces.web"


@register.simple_tag(takes_context=True)
def picture(context: Context, name: str, data: Any) -> SafeString:
    """The picture `name` of `data`; nothing where there is nothing to draw."""
    room = import_module(f"{ROOM}._svg_{name}")
    drawn = room.picture(data)
    if drawn is None or context.template is None:
        return SafeString("")
    template = context.template.engine.get_template(room.TEMPLATE)
    with context.push(picture=drawn):
        return template.render(context)
