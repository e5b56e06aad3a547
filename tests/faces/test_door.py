"""The door: every cell of Host x Origin x Sec-Fetch-Site x method over every address; nothing foreign gets in."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern

from partwell.faces import _door, _session
from partwell.faces._door import Door, judge, knock_of
from partwell.faces.web._asgi import OPEN
from partwell.faces.web._urls import urlpatterns
from tests.faces._visitor import HOST, ORIGIN, PORT, Header, ask
from tests.faces.conftest import House, invoices

KEY = "a key for the test of the door, long enough"
GOOD_HOSTS = {
    "own": (HOST,),
    "localhost": (f"localhost:{PORT}",),
    "six": (f"[::1]:{PORT}",),
    "caps": (f"LOCALHOST:{PORT}",),
}
BAD_HOSTS = {
    "none": (),
    "twice": (HOST, HOST),
    "elsewhere": ("evil.example",),
    "other port": ("127.0.0.1:81",),
    "no port": ("127.0.0.1",),
    "dotted": (f"127.0.0.1.:{PORT}",),
    "beginning": (f"{HOST}.evil.example",),
}
ORIGINS = {"none": (), "own": ("OWN",), "evil": ("http://evil.example",), "null": ("null",), "two": ("OWN", "OWN")}
ORIGINS |= {"https": (f"https://{HOST}",), "other port": ("http://127.0.0.1:81",), "empty": ("",)}
SITES: dict[str, tuple[Header, ...]] = {
    "absent": (),
    "none": (("sec-fetch-site", "none"),),
    "same-origin": (("sec-fetch-site", "same-origin"),),
    "same-site": (("sec-fetch-site", "same-site"),),
    "cross-site": (("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "image")),
    "link": (("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")),
    "frame": (("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")),
    "two": (("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")),
    "strange": (("sec-fetch-site", "SAME-ORIGIN"),),
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get")
ADDRESSES = tuple(
    "/" + str(p.pattern).replace("<int:number>", "1").replace("<str:client>", "c").replace("<str:signal>", "delay")
    .replace("<str:fact>", "invoice:x").replace("<str:token>", "t").replace("<str:paper>", "letter")
    .replace("<str:form>", "pdf")
    for p in urlpatterns
    if isinstance(p, URLPattern)
)  # fmt: skip


def passes(host: str, origin: str, site: str, method: str) -> bool:
    """What the table on top of the door says, written down a second time."""
    if host not in GOOD_HOSTS or origin not in {"none", "own"}:
        return False
    if method in {"GET", "HEAD"}:
        return site in {"absent", "none", "same-origin", "link"}
    return method == "POST" and (site == "same-origin" or (site == "absent" and origin == "own"))


def headers_of(host: str, origin: str, site: str, cookie: str) -> list[Header]:
    hosts = {**GOOD_HOSTS, **BAD_HOSTS}[host]
    own = f"http://{hosts[0].lower()}" if hosts else ORIGIN
    found: list[Header] = [("host", one) for one in hosts]
    found += [("origin", own if one == "OWN" else one) for one in ORIGINS[origin]]
    return [*found, *SITES[site], ("cookie", cookie)]


def scope_of(method: str, path: str, headers: list[Header]) -> dict[str, Any]:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    return {"type": "http", "method": method, "path": path, "headers": raw}


class Behind:
    """An application that only notes what reached it."""

    def __init__(self) -> None:
        self.reached: list[str] = []

    async def __call__(self, scope: Any, receive: Callable[[], Awaitable[Any]], send: Any) -> None:
        self.reached.append(scope["path"])
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def _knock(door: Door, scope: dict[str, Any], body: tuple[bytes, ...] = (b"",)) -> int:
    status: list[int] = []
    pieces = list(body)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(event: Any) -> None:
        if event["type"] == "http.response.start":
            status.append(event["status"])

    await door(scope, receive, send)
    return status[0]


def test_every_cell_over_every_address() -> None:
    behind = Behind()
    door = Door(behind, PORT, lambda: KEY, open_to_all=OPEN)
    cookie = f"{_session.cookie_name(PORT)}={_session.new_session(KEY)}"
    cells = list(itertools.product({**GOOD_HOSTS, **BAD_HOSTS}, ORIGINS, SITES, METHODS))
    wrong = []

    async def walk() -> None:
        for cell in cells:
            headers = headers_of(*cell[:3], cookie)
            for path in ADDRESSES:
                behind.reached.clear()
                status = await _knock(door, scope_of(cell[3], path, headers))
                if bool(behind.reached) != passes(*cell) or (status == 200) != passes(*cell):
                    wrong.append((cell, path, status))

    asyncio.run(walk())
    assert (len(cells) > 3000, len(ADDRESSES) > 20, wrong) == (True, True, [])


def test_without_a_session_only_the_open_addresses_are_reached() -> None:
    behind = Behind()
    door = Door(behind, PORT, lambda: KEY, open_to_all=OPEN)
    strangers = ["", f"{_session.cookie_name(PORT)}=", f"partwell_9={_session.new_session(KEY)}"]
    strangers += [f"{_session.cookie_name(PORT)}={_session.new_session('another key')}"]

    async def walk() -> None:
        for cookie, path in itertools.product(strangers, [*ADDRESSES, "/static/x", "//login", "/loginx", "/Login"]):
            for method, expected in (("GET", 303), ("POST", 401)):
                is_open = path in OPEN or path.startswith(("/login/", "/static/"))
                status = await _knock(door, scope_of(method, path, headers_of("own", "own", "same-origin", cookie)))
                assert status == (200 if is_open else expected), (method, path, cookie)

    asyncio.run(walk())


def test_a_body_is_capped_whether_its_length_is_stated_or_not() -> None:
    behind = Behind()
    door = Door(behind, PORT, lambda: KEY, open_to_all=OPEN, caps={"/import": 4 * _door.BODY_CAP})
    headers = headers_of("own", "own", "same-origin", f"{_session.cookie_name(PORT)}={_session.new_session(KEY)}")
    big = (b"x" * _door.BODY_CAP, b"x")
    for path, stated, body, status in (
        ("/settings", (), big, 413),
        ("/import", (), big, 200),
        ("/settings", (("content-length", str(_door.BODY_CAP + 1)),), (b"",), 413),
        ("/settings", (("content-length", "-1"),), (b"",), 413),
        ("/settings", (("content-length", "9" * 25),), (b"",), 413),
        ("/settings", (("content-length", "0x10"),), (b"",), 413),
        ("/settings", (("content-length", str(_door.BODY_CAP)),), (b"x",), 200),
    ):
        assert asyncio.run(_knock(door, scope_of("POST", path, [*headers, *stated]), body)) == status, (path, stated)


def _state() -> tuple[str, int]:
    from partwell.book.dump import dump_hash
    from partwell.book.models import Book

    return dump_hash(), Book.objects.values_list("generation", flat=True).get()


def test_nothing_foreign_changes_the_book_and_no_get_does(house: House) -> None:
    house.visitor.upload([("invoices.csv", invoices("Ostrava Lights"))])
    app, cookies = house.visitor.app, "; ".join(f"{k}={v}" for k, v in house.visitor.cookies.items())
    token = house.visitor.get("/login").token
    body = f"csrfmiddlewaretoken={token}&name=Changed&score=1&word=part&value=x%40y.example&own=x%40y.example".encode()
    kind = ("content-type", "application/x-www-form-urlencoded")
    before = _state()
    refused = 0
    for path, origin, site in itertools.product(ADDRESSES, ORIGINS, SITES):
        headers = headers_of("own", origin, site, cookies)
        if not passes("own", origin, site, "POST"):
            refused += ask(app, "POST", path, [*headers, kind], body).status == 403
        if origin == "none" and passes("own", origin, site, "GET"):
            assert ask(app, "GET", path, headers).status in {200, 404, 405}, (path, site)
    assert refused == len(ADDRESSES) * sum(not passes("own", o, s, "POST") for o in ORIGINS for s in SITES)
    assert _state() == before


def test_what_the_door_says_is_in_the_language_of_the_browser_and_has_all_headers(tmp_path: Path) -> None:
    door = Door(Behind(), PORT, lambda: KEY)
    for language, word in (("hu-HU,hu;q=0.9", "elutasítottuk"), ("en", "refused")):
        answer = ask(door, "POST", "/", [("host", HOST), ("origin", "null"), ("accept-language", language)])
        assert answer.status == 403
        assert word in answer.text
        assert "default-src 'none'" in answer.header("content-security-policy")
        assert answer.header("cache-control") == "no-store"


@pytest.mark.parametrize("fault", sorted(_door.STATUS))
def test_every_refusal_has_its_sentence_in_both_languages(fault: str) -> None:
    from partwell.words.texts import knows

    assert knows("en", f"web.door.{fault}")
    assert knows("hu", f"web.door.{fault}")


def test_only_http_is_spoken() -> None:
    behind = Behind()
    asyncio.run(Door(behind, PORT, lambda: KEY)({"type": "websocket", "path": "/"}, None, None))  # type: ignore[arg-type]
    assert behind.reached == []


def test_a_knock_keeps_every_header_that_stands_twice() -> None:
    knock = knock_of(scope_of("GET", "/", [("host", "a"), ("host", "b"), ("origin", "c"), ("origin", "d")]))
    assert (knock.hosts, knock.origins) == (("a", "b"), ("c", "d"))
    assert judge(knock, {"a", "b"}) == "host"
