"""Addresses of the web face, gathered from the pages: one file in `pages/` brings its own."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from django.urls import URLPattern

from partwell.faces.web import pages


def gathered() -> list[URLPattern]:
    """The URLS of every module of the folder, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(pages.__path__) if not module.name.startswith("_"))
    return [url for name in names for url in import_module(f"{pages.__name__}.{name}").URLS]


urlpatterns = gathered()
handler400 = "partwell.faces.web._faults.bad_request"
handler403 = "partwell.faces.web._faults.forbidden"
handler404 = "partwell.faces.web._faults.not_found"
handler500 = "partwell.faces.web._faults.broken"
