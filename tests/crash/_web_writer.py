"""Writes check-ins through the web application, one request after the other, while others write the same book."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from urllib.parse import urlencode

PORT = 8123
HOST = f"127.0.0.1:{PORT}"


async def _ask(app: object, method: str, path: str, cookies: dict[str, str], body: bytes = b"") -> tuple[int, str]:
    headers = [(b"host", HOST.encode()), (b"sec-fetch-site", b"same-origin"), (b"origin", f"http://{HOST}".encode())]
    headers.append((b"cookie", "; ".join(f"{k}={v}" for k, v in cookies.items()).encode()))
    headers += [(b"content-type", b"application/x-www-form-urlencoded"), (b"content-length", str(len(body)).encode())]
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"",
             "headers": headers, "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", PORT),
             "client": ("127.0.0.1", 1), "root_path": "", "asgi": {"version": "3.0"}}  # fmt: skip
    sent, out, status = False, b"", 0

    async def receive() -> dict[str, object]:
        nonlocal sent
        if sent:
            await asyncio.sleep(3600)
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(event: dict[str, object]) -> None:
        nonlocal out, status
        if event["type"] == "http.response.start":
            status = int(str(event["status"]))
            for name, value in event["headers"]:  # type: ignore[attr-defined]
                if name.lower() == b"set-cookie":
                    key, _, rest = value.decode().partition("=")
                    cookies[key] = rest.partition(";")[0]
        else:
            out += event.get("body", b"")  # type: ignore[operator]

    await app(scope, receive, send)  # type: ignore[operator]
    return status, out.decode("utf-8", "replace")


async def _write(home: Path, times: int) -> None:
    from django.conf import settings

    from partwell.faces import _session
    from partwell.faces.web._asgi import application

    app = application(PORT)
    cookies = {_session.cookie_name(PORT): _session.new_session(settings.SECRET_KEY)}
    client = "0" * 20
    _, page = await _ask(app, "GET", f"/clients/{client}", cookies)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    action = re.search(r'action="([^"]*/check-in)"', page)
    assert token is not None
    assert action is not None, page[:500]
    refused = 0
    for number in range(times):
        form = {"csrfmiddlewaretoken": token[1], "score": str(1 + number % 5), "note": f"note {number}", "day": ""}
        status, _ = await _ask(app, "POST", action[1], cookies, urlencode(form).encode())
        refused += status not in {200, 302, 303}
    print(f"{times - refused} written, {refused} refused")


def main() -> None:
    """Arguments: home, how many times."""
    from partwell.book.home import open_book

    home = Path(sys.argv[1])
    open_book(home)
    asyncio.run(_write(home, int(sys.argv[2])))


if __name__ == "__main__":
    main()
