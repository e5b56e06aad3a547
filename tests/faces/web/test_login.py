"""Coming in and going out: a GET spends nothing, a link works once, an old page is told kindly."""

from __future__ import annotations

from partwell.faces import _session
from partwell.faces.web import _links
from tests.faces._visitor import PORT, Visitor
from tests.faces.conftest import House


def test_looking_at_the_link_does_not_spend_it(house: House) -> None:
    token = _session.new_link(house.home)
    stranger = Visitor(house.visitor.app)
    for _ in range(3):
        assert stranger.get(f"/login/{token}").status == 200
        assert stranger.send("HEAD", f"/login/{token}").status == 200
    assert stranger.get("/").status == 303
    answer = stranger.sign_in(token)
    cookie = next(v for k, v in answer.headers if k == "set-cookie" and v.startswith(_session.cookie_name(PORT)))
    assert (answer.status, answer.header("location")) == (302, "/")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert stranger.get("/").status == 200


def test_a_used_link_is_told_and_another_can_be_had(house: House, capsys: object) -> None:
    token = _session.new_link(house.home)
    stranger = Visitor(house.visitor.app)
    stranger.sign_in(token)
    again = Visitor(house.visitor.app).sign_in(token)
    assert again.status == 403
    assert "15 minutes" in again.words
    assert "/login/another" in again.text


def test_another_link_goes_to_the_terminal_and_never_to_the_page(house: House, capsys: object) -> None:
    _links._last[0] = -1000.0
    stranger = Visitor(house.visitor.app)
    answer = stranger.post("/login/another", {})
    told = capsys.readouterr().out  # type: ignore[attr-defined]
    token = told.partition("/login/")[2].split()[0]
    assert answer.status == 200
    assert token not in answer.text
    assert stranger.post("/login/another", {}).status == 200
    assert capsys.readouterr().out == ""  # type: ignore[attr-defined]
    assert stranger.sign_in(token).status == 302


def test_leaving_takes_the_cookie_back(house: House) -> None:
    answer = house.visitor.post("/logout", {})
    assert answer.header("location") == "/login"
    assert house.visitor.get("/").status == 303


def test_health_says_nothing_of_the_book(house: House) -> None:
    assert Visitor(house.visitor.app).get("/health").text == "ok\n"
    assert Visitor(house.visitor.app).get("/favicon.ico").header("content-type") == "image/svg+xml"


def test_a_piece_asked_for_without_session_sends_the_whole_page_to_the_door(house: House) -> None:
    answer = Visitor(house.visitor.app).get("/clients/x/evidence/delay", ("hx-request", "true"))
    assert (answer.status, answer.header("hx-redirect")) == (401, "/login")
