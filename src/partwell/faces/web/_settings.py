"""What the web face adds to the book's Django settings, put on at run time so that every face opens the book alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from partwell.faces import _door

HERE = Path(__file__).parent
LANGUAGE_COOKIE = "partwell_language"
UPLOAD_CAP = 1024 * 1024 * 1024
_MEMORY = 2 * 1024 * 1024

WEB: dict[str, Any] = {
    "ROOT_URLCONF": "partwell.faces.web._urls",
    "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
    # The last one speaks only synchronous code, so that Django runs the whole chain in one thread a request.
    "MIDDLEWARE": [
        "csp.middleware.CSPMiddleware",
        "django.middleware.common.CommonMiddleware",
        "partwell.faces.web._static.StaticFiles",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
        "partwell.faces.web._faults.Faults",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [HERE / "templates"],
            "OPTIONS": {
                "builtins": [f"partwell.faces.web.templatetags.{name}" for name in ("words", "pictures", "papers")],
                "context_processors": ["partwell.faces.web._page.around"],
            },
        }
    ],
    "STATIC_URL": "/static/",
    "CONTENT_SECURITY_POLICY": {"DIRECTIVES": dict(_door.CSP)},
    "CSRF_COOKIE_NAME": "partwell_csrf",
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Strict",
    "CSRF_COOKIE_AGE": None,
    "CSRF_FAILURE_VIEW": "partwell.faces.web._faults.bad_token",
    "DATA_UPLOAD_MAX_MEMORY_SIZE": _door.BODY_CAP,
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5000,
    "DATA_UPLOAD_MAX_NUMBER_FILES": 200,
    "FILE_UPLOAD_MAX_MEMORY_SIZE": _MEMORY,
    "FILE_UPLOAD_PERMISSIONS": 0o600,
    "FILE_UPLOAD_HANDLERS": ["partwell.faces.web._uploads.IntoHome"],
    "APPEND_SLASH": False,
    "USE_X_FORWARDED_HOST": False,
    "SECURE_PROXY_SSL_HEADER": None,
}


def put_on() -> None:
    """Add the web's settings to the open book's; may be called again. The book must have been opened before."""
    for name, value in WEB.items():
        setattr(settings, name, value)
