"""A visitor of the web face: sends requests straight into the ASGI application, keeps cookies, finds form tokens."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

PORT = 8750
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
Header = tuple[str, str]
BOUNDARY = "----partwell-test-boundary"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[Header, ...]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")

    @property
    def words(self) -> str:
        """The page as text: no tags, entities resolved."""
        plain = re.sub(r"(?s)<(script|style|datalist|select)\b.*?</\1>", " ", self.text)
        return " ".join(html.unescape(re.sub(r"(?s)<[^>]*>", " ", plain)).split())

    @property
    def token(self) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.text)
        return found.group(1) if found else ""


def ask(app: Any, method: str, path: str, headers: Iterable[Header], body: bytes = b"") -> Answer:
    """One request with exactly these headers."""
    place, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": place,
        "raw_path": quote(place).encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", PORT),
    }
    return asyncio.run(_ask(app, scope, body))


async def _ask(app: Any, scope: dict[str, Any], body: bytes) -> Answer:
    sent: list[dict[str, Any]] = []
    pieces = [body[at : at + 65536] for at in range(0, len(body), 65536)] or [b""]
    done = asyncio.Event()

    async def receive() -> dict[str, Any]:
        if pieces:
            piece = pieces.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(pieces)}
        await done.wait()
        return {"type": "http.disconnect"}

    async def send(event: dict[str, Any]) -> None:
        sent.append(event)
        if event["type"] == "http.response.body" and not event.get("more_body"):
            done.set()

    await app(scope, receive, send)
    start = next(event for event in sent if event["type"] == "http.response.start")
    headers = tuple((k.decode("latin-1").lower(), v.decode("latin-1")) for k, v in start["headers"])
    return Answer(start["status"], headers, b"".join(e.get("body", b"") for e in sent if e["type"].endswith("body")))


@dataclass
class Visitor:
    """A browser without a screen."""

    app: Any
    language: str = "en"
    cookies: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, body: bytes = b"", extra: Sequence[Header] = ()) -> Answer:
        headers: list[Header] = [("host", HOST), ("accept-language", self.language), *extra]
        if self.cookies:
            headers.append(("cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items())))
        if body:
            headers.append(("content-length", str(len(body))))
        answer = ask(self.app, method, path, headers, body)
        for name, value in answer.headers:
            if name == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0].strip('"')
        return answer

    def get(self, path: str, *extra: Header) -> Answer:
        return self.send("GET", path, extra=extra)

    def post(self, path: str, data: Mapping[str, Any] | None = None, page: str = "/login") -> Answer:
        """A form of ours, sent as a browser would."""
        fields = {"csrfmiddlewaretoken": self.get(page).token, **(data or {})}
        body = urlencode(fields, doseq=True).encode()
        kind = ("content-type", "application/x-www-form-urlencoded")
        return self.send("POST", path, body, (kind, ("origin", ORIGIN), ("sec-fetch-site", "same-origin")))

    def upload(self, files: Iterable[tuple[str, bytes]], data: Mapping[str, str] | None = None) -> Answer:
        """The import form with files under their (raw) names."""
        fields = {"csrfmiddlewaretoken": self.get("/import").token, **(data or {})}
        body = b"".join(_part(f'name="{name}"', value.encode()) for name, value in fields.items())
        for name, content in files:
            raw = name.encode("utf-8", "surrogatepass").replace(b"\\", b"\\\\").replace(b'"', b"%22")
            raw = raw.replace(b"\r", b"%0D").replace(b"\n", b"%0A")
            head = b'--%s\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n' % (BOUNDARY.encode(), raw)
            body += head + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n"
        body += f"--{BOUNDARY}--\r\n".encode()
        kind = ("content-type", f"multipart/form-data; boundary={BOUNDARY}")
        return self.send("POST", "/import", body, (kind, ("origin", ORIGIN), ("sec-fetch-site", "same-origin")))

    def sign_in(self, token: str) -> Answer:
        """Spend a one-time link."""
        return self.post("/login", {"token": token}, page=f"/login/{token}")


def _part(name: str, value: bytes) -> bytes:
    return f"--{BOUNDARY}\r\nContent-Disposition: form-data; {name}\r\n\r\n".encode() + value + b"\r\n"
