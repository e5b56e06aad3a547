"""The one gate for whatever listens: Host, Origin, method, size and session are judged before any page runs.

What is asked, in this order (`judge`; a test walks every cell over every address):

| question | passes | refused as |
|---|---|---|
| Host | exactly one, one of ours with our port | `host` 400 |
| method | GET, HEAD, POST, and what a face adds | `method` 405 |
| Origin, any method | absent, or `http://` + this very Host | `origin` 403 (foreign, `null`, doubled) |
| Sec-Fetch-Site, GET and HEAD | absent, `none`, `same-origin`; a followed link (navigate + document) | `site` 403 |
| Sec-Fetch-Site, other methods | absent, `same-origin` | `site` 403 (`none`, `same-site`, `cross-site`, unknown) |
| neither of the two, other methods | never: every browser of the last years sends one | `unproven` 403 |
| Content-Length and bytes that came | up to the cap of the address | `size` 413 |
| session | a signed cookie younger than SESSION_SECONDS, or an address open to all | `session` 303, 401 |

`same-site` is refused because a site ignores ports: another user's server on this machine is "same-site" with us.
A page's own token (CSRF) is asked for after the door. Referrer-Policy is `same-origin`, not `no-referrer`: with the
latter a browser sends `Origin: null` on our own forms; nothing leaves this origin either way.
"""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

from partwell.faces import _session
from partwell.words import pick_language, say

Scope = MutableMapping[str, Any]
Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Fault = Literal["host", "method", "origin", "site", "unproven", "size", "session"]

SAFE = frozenset({"GET", "HEAD"})
NAMES = ("127.0.0.1", "localhost", "[::1]")
BODY_CAP = 1024 * 1024
CSP: Mapping[str, list[str]] = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}
STATUS: Mapping[Fault, int] = {
    "host": 400,
    "method": 405,
    "origin": 403,
    "site": 403,
    "unproven": 403,
    "size": 413,
    "session": 401,
}
_HEADERS: Mapping[str, str] = {
    "content-security-policy": "; ".join(f"{name} {' '.join(sources)}" for name, sources in CSP.items()),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Knock:
    """What a request says about where it comes from; a header that may stand twice is kept as often as it came."""

    method: str
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    mode: str = ""
    dest: str = ""


def hosts_of(port: int) -> frozenset[str]:
    """The Host values under which we answer on this port; browsers leave port 80 out."""
    return frozenset(name if port == 80 else f"{name}:{port}" for name in NAMES)


def judge(knock: Knock, hosts: Iterable[str], methods: Iterable[str] = ("GET", "HEAD", "POST")) -> Fault | None:
    """The first rule a request breaks, None where it may come in; see the table on top."""
    if len(knock.hosts) != 1 or knock.hosts[0].lower() not in set(hosts):
        return "host"
    if knock.method not in set(methods):
        return "method"
    if knock.origins and knock.origins != (f"http://{knock.hosts[0].lower()}",):
        return "origin"
    if len(knock.sites) > 1:
        return "site"
    site = knock.sites[0] if knock.sites else None
    if knock.method in SAFE:
        follows_link = site in {"cross-site", "same-site"} and (knock.mode, knock.dest) == ("navigate", "document")
        return None if site in {None, "none", "same-origin"} or follows_link else "site"
    if site not in {None, "same-origin"}:
        return "site"
    return None if site or knock.origins else "unproven"


def knock_of(scope: Scope) -> Knock:
    """The knock of an ASGI request."""
    heard: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        heard.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return Knock(
        method=scope["method"],
        hosts=tuple(heard.get("host", ())),
        origins=tuple(heard.get("origin", ())),
        sites=tuple(heard.get("sec-fetch-site", ())),
        mode=",".join(heard.get("sec-fetch-mode", ())),
        dest=",".join(heard.get("sec-fetch-dest", ())),
    )


def _header(scope: Scope, wanted: bytes) -> str:
    return next((value.decode("latin-1") for name, value in scope["headers"] if name.lower() == wanted), "")


class _TooMuch(Exception):
    """More bytes came than the address takes."""


class Door:
    """An ASGI application in front of another; nothing reaches `app` that `judge` refuses or that has no session.

    port         the port we listen on, part of every Host we answer to and of the session cookie's name
    key          gives the secret that signs sessions
    open_to_all  addresses without session: whole paths, or beginnings that end in `/`
    caps         bytes a body may have, by path; BODY_CAP elsewhere
    login        where somebody without session is sent
    """

    def __init__(
        self,
        app: App,
        port: int,
        key: Callable[[], str],
        *,
        open_to_all: Iterable[str] = (),
        caps: Mapping[str, int] | None = None,
        login: str = "/login",
    ) -> None:
        self._app, self.port, self._key, self._login = app, port, key, login
        self._hosts = hosts_of(port)
        self._open = tuple(open_to_all)
        self._caps = dict(caps or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge, then let in or answer; only HTTP is spoken here."""
        if scope["type"] != "http":
            return
        fault = judge(knock_of(scope), self._hosts) or self._strange(scope)
        cap = self._caps.get(scope["path"], BODY_CAP)
        if fault is None and _too_long(_header(scope, b"content-length"), cap):
            fault = "size"
        if fault is not None:
            await self._refuse(scope, send, fault)
            return
        await self._let_in(scope, receive, send, cap)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send, cap: int) -> None:
        came, answered = 0, False

        async def counted() -> Event:
            nonlocal came
            event = await receive()
            came += len(event.get("body", b""))
            if came > cap:
                raise _TooMuch
            return event

        async def guarded(event: Event) -> None:
            nonlocal answered
            if event["type"] == "http.response.start":
                answered = True
                event["headers"] = _with_ours(event.get("headers", ()))
            await send(event)

        try:
            await self._app(scope, counted, guarded)
        except _TooMuch:
            if not answered:
                await self._refuse(scope, send, "size")

    def _strange(self, scope: Scope) -> Fault | None:
        path: str = scope["path"]
        if any(path == place or (place.endswith("/") and path.startswith(place)) for place in self._open):
            return None
        cookie = _session.cookie_of(_header(scope, b"cookie"), self.port)
        return None if _session.valid(cookie, self._key()) else "session"

    async def _refuse(self, scope: Scope, send: Send, fault: Fault) -> None:
        language = pick_language(_header(scope, b"accept-language"))
        status, extra = STATUS[fault], []
        if fault == "session":
            extra.append((b"hx-redirect", self._login.encode()))
            if scope["method"] in SAFE and not _header(scope, b"hx-request"):
                status = 303
                extra.append((b"location", self._login.encode()))
        body = _page(language, fault, self._login).encode()
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode()), *extra]
        await send({"type": "http.response.start", "status": status, "headers": _with_ours(headers)})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _too_long(stated: str, cap: int) -> bool:
    """Whether the stated length is above the cap, or no number at all."""
    return bool(stated) and not (stated.isascii() and stated.isdigit() and len(stated) < 20 and int(stated) <= cap)


def _with_ours(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    given = list(headers)
    names = {name.lower() for name, _ in given}
    ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items() if name.encode() not in names]
    return [*given, *ours]


def _page(language: str, fault: Fault, login: str) -> str:
    """A page without style or script, because a refused request gets nothing else from us."""
    title, text = (html.escape(say(language, key)) for key in ("web.door.title", f"web.door.{fault}"))
    link = f'<p><a href="{html.escape(login)}">{html.escape(say(language, "web.door.login"))}</a></p>'
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main><h1>{title}</h1><p>{text}</p>{link if fault == 'session' else ''}</main></body></html>"
    )
