"""Every page: headers, both languages without a missing key or foreign word, hostile names escaped, silent logs."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from django.urls import URLPattern

import partwell.book
from partwell.book.cards import ProposalKind
from partwell.faces.web import _log
from partwell.faces.web._urls import urlpatterns
from partwell.words.texts import _catalogue, knows
from tests.faces._visitor import ORIGIN, Visitor
from tests.faces.conftest import House, invoices, payments

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><svg/onload=alert(1)>",
    "'-alert(1)-' {{ 7*7 }} {% now 'Y' %}",
    "javascript:alert(1)//&lt;b&gt;",
]
_KEY = re.compile(
    r"(?<![\w./@-])(?:web|reading|verdict|note|problem|source|proposal|error|cli)\.[a-z_]+(?:\.[a-z_]+)*(?!\w)"
)

_FILE = re.compile(r"\.(?:pdf|docx|eml|ics|zip|txt)$")


def places(visitor: Visitor) -> list[str]:
    """Addresses of every page a person can reach by GET, found by following our own links; files are no pages."""
    seen, found = set(), ["/", "/import", "/people", "/settings", "/login", "/login/some-token", "/clients/nobody"]
    at = 0
    while at < len(found) and len(found) < 60:
        page = visitor.get(found[at])
        at += 1
        for link in re.findall(r'(?:href|hx-get)="(/[^"#]*)', page.text):
            shape = re.sub(r"[0-9a-f]{16,}|\d+", "*", link)
            if shape not in seen and not link.startswith("/static/") and not _FILE.search(link.partition("?")[0]):
                seen.add(shape)
                found.append(link.replace("&amp;", "&"))
    return found


def filled(house: House, name: str = "Ostrava Lights") -> House:
    """A book that knows one client, with a check-in, a decision, a fault in a file and an open question."""
    broken = b"number,client,issued,due,currency,net,tax,gross\nX-1,,tomorrow,,???,much,,\n"
    files = [
        ("invoices.csv", invoices(name)),
        ("payments.csv", payments(name)),
        (f"{name}.csv", broken),
        ("x.bin", b"\0\1"),
    ]
    assert house.visitor.upload(files).status in {200, 302}
    client = re.search(r'href="(/clients/[0-9a-f]+)"', house.visitor.get("/people").text)
    assert client is not None
    for path, data in (
        ("check-in", {"score": "2", "note": name}),
        ("decision", {"word": "manage", "reason": name}),
        ("alias", {"value": f"{name} again"}),
    ):
        assert house.visitor.post(client[1] + "/" + path, data).status == 302
    return house


def test_every_address_is_walked_and_every_page_has_its_headers(house: House) -> None:
    visitor = filled(house).visitor
    walked = places(visitor)
    for place in [*walked, "/nowhere", "/import/run/999"]:
        answer = visitor.get(place)
        assert answer.status in {200, 404}, (place, answer.status)
        policy = answer.header("content-security-policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.header("x-content-type-options") == "nosniff"
        assert (answer.header("x-frame-options"), answer.header("referrer-policy")) == ("DENY", "same-origin")
    shapes = {re.sub(r"[0-9a-f]{16,}|\d+", "*", place.partition("?")[0]) for place in walked}
    for wanted in ("/clients/*", "/clients/*/evidence/delay", "/evidence/invoice:*", "/import/run/*"):
        assert wanted in shapes


def test_static_files_carry_the_headers_and_hold_nothing_from_elsewhere(house: House) -> None:
    for name in re.findall(r'(?:href|src)="(/static/[^"]+)"', house.visitor.get("/").text):
        answer = house.visitor.get(name)
        assert answer.status == 200
        assert "default-src 'none'" in answer.header("content-security-policy")
        if name.startswith("/static/partwell.css"):
            assert b"http" not in answer.body.replace(b"http://www.w3.org", b"")
            assert len(answer.body) <= 20 * 1024


def test_pages_hold_no_inline_style_script_or_handler(house: House) -> None:
    visitor = filled(house).visitor
    for place in places(visitor):
        text = visitor.get(place).text
        assert re.findall(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", text) == [], place


@pytest.mark.parametrize("language", ["en", "hu"])
def test_no_page_shows_a_key_or_an_unfilled_value(house: House, language: str) -> None:
    visitor = filled(house).visitor
    visitor.cookies["partwell_language"] = language
    for place in places(visitor):
        words = visitor.get(place).words
        assert _KEY.findall(words) == [], place
        assert re.findall(r"\{\w+\}", words) == [], place


def test_every_change_of_the_roster_has_its_name() -> None:
    verbs = {f"answer_{kind}" for kind in get_args(ProposalKind)}
    for path in (Path(str(partwell.book.__file__)).parent).glob("*.py"):
        verbs.update(re.findall(r'\bchange\("(\w+)"', path.read_text(encoding="utf-8")))
    assert len(verbs) > 8
    for language in ("en", "hu"):
        assert [verb for verb in verbs if not knows(language, f"web.change.{verb}")] == []


def test_no_english_sentence_stands_on_a_hungarian_page(house: House) -> None:
    visitor = filled(house).visitor
    visitor.cookies["partwell_language"] = "hu"
    english, hungarian = (_texts(language) for language in ("en", "hu"))
    foreign = {text for text in english - hungarian if text.count(" ") >= 2 and "{" not in text}
    for place in places(visitor):
        page = visitor.get(place)
        assert '<html lang="hu">' in page.text
        own = re.sub(rb"(?s)<pre.*?</pre>", b"", page.body)  # records and queries are as is
        own = re.sub(rb'(?s)<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', b"", own)  # papers are in the client's language
        shown = replace(page, body=own).words
        assert [text for text in foreign if text in shown] == [], place


def _texts(language: str) -> set[str]:
    return {" ".join(text.split()) for text in _catalogue(language)._catalog.values() if text}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_escaped_on_every_page(house: House, name: str) -> None:
    visitor = filled(house, name).visitor
    shown = 0
    for place in places(visitor):
        text = visitor.get(place).text
        shown += name in visitor.get(place).words
        for raw in ("<script>alert", "<img src=x", "<svg/onload", '"><img'):
            assert raw not in text, place
        assert "49" not in re.findall(r"-alert\(1\)-&#x27; (\S+)", text), place
    assert shown >= 3
    typed = visitor.post("/settings", {"name": name, "rate": name, "currency": "EUR", "days": "1"})
    assert typed.status == 400
    assert "<script>alert" not in typed.text
    assert "<img src=x" not in typed.text


def test_a_fault_of_the_program_is_told_without_its_words(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from partwell.actions import list_clients

    def fail(_: object) -> None:
        raise RuntimeError("canary of a message")

    kept = {name: (logging.getLogger(name).handlers, logging.getLogger(name).propagate) for name in _log._OURS}
    _log.put_on()
    monkeypatch.setattr(list_clients, "list_clients", fail)
    try:
        answer = house.visitor.get("/people")
    finally:
        for name, (handlers, propagate) in kept.items():
            logging.getLogger(name).handlers, logging.getLogger(name).propagate = handlers, propagate
    told = "".join(capsys.readouterr())
    assert answer.status == 500
    assert "canary" not in told + answer.text
    assert "RuntimeError" in told


def test_logs_hold_no_word_of_a_file_that_cannot_be_read(house: House, capfd: pytest.CaptureFixture[str]) -> None:
    _log.put_on()
    mail = b"From: a@b.example\nSubject: canary-subject\n\ncanary-body " + b"\xff\xfe" * 50
    house.visitor.upload([("canary-name.eml", mail), ("broken.csv", b'Client,"canary-cell\n')])
    house.visitor.get("/clients/canary-client")
    assert "canary" not in "".join(capfd.readouterr())


def test_an_empty_book_teaches_the_next_step(bare: House) -> None:
    page = bare.visitor.get("/")
    assert page.status == 200
    assert 'href="/settings"' in page.text
    assert 'href="/import"' in page.text
    assert bare.visitor.get("/people").status == 200


def test_a_piece_for_htmx_is_no_whole_page(house: House) -> None:
    visitor = filled(house).visitor
    client = re.search(r'href="(/clients/[0-9a-f]+)"', visitor.get("/people").text)
    assert client is not None
    whole = visitor.get(client[1] + "/evidence/delay")
    piece = visitor.get(client[1] + "/evidence/delay", ("hx-request", "true"))
    assert "<html" in whole.text
    assert "<html" not in piece.text
    assert "Ostrava" in piece.words
    older = client[1] + "/evidence/delay?start=1"
    fetched, page = visitor.get(older, ("hx-request", "true")), visitor.get(older)
    assert ("autofocus" in fetched.text, "?start=0" in fetched.text) == (True, False)
    assert ("autofocus" in page.text, "?start=0" in page.text) == (False, True)


def test_the_switch_of_language_leads_back_only_to_our_own_pages(house: House) -> None:
    for back, lands in (
        ("/people?done=undone", "/people?done=undone"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/people\r\nX: y", "/"),
    ):
        assert house.visitor.post("/language", {"language": "hu", "back": back}).header("location") == lands
    assert house.visitor.cookies["partwell_language"] == "hu"


def test_every_address_that_writes_answers_no_get(house: House) -> None:
    writing = {"check_in", "decision", "logout", "language", "claim", "disclaim", "login_another", "people_undo"}
    writing |= {"import_undo", *(p.name for p in urlpatterns if isinstance(p, URLPattern) and "client_" in str(p.name))}
    for pattern in urlpatterns:
        if pattern.name in writing:
            place = "/" + re.sub(r"<\w+:\w+>", "1", str(pattern.pattern))
            assert house.visitor.get(place).status == 405, place


def test_a_form_from_elsewhere_with_our_cookie_is_refused(house: House) -> None:
    kind = ("content-type", "application/x-www-form-urlencoded")
    body = f"csrfmiddlewaretoken={house.visitor.get('/login').token}".encode()
    for extra in ((("origin", "http://evil.example"),), (("origin", ORIGIN), ("sec-fetch-site", "cross-site")), ()):
        assert house.visitor.send("POST", "/logout", body, (kind, *extra)).status == 403
    assert house.visitor.send("POST", "/logout", b"", (kind, ("origin", ORIGIN))).status == 403
