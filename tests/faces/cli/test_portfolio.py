"""Portfolio and why over the demo book: words and documents as promised, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests._home import close_book
from tests.faces.cli._line import Line, process

READING = {"value", "low", "high", "level", "unit", "n", "window", "estimated", "evidence"}
KEY = re.compile(r"\b(?:cli|note|reading|verdict|source|problem|error)\.[a-z_]+(?:\.[a-z_]+)*\b|\{\w+\}")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo book made by the program itself."""
    home = tmp_path_factory.mktemp("demo") / "home"
    said = process("demo", "--no-serve", "--home", str(home), "--lang", "en")
    assert said.status == 0, said.err
    assert "Portfolio on" in said.out
    assert KEY.findall(said.out) == []
    return home


@pytest.fixture
def demo(filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Line]:
    monkeypatch.setenv("PARTWELL_HOME", str(filled))
    yield Line(filled, capsys)
    close_book()


def amount(value: Any) -> None:
    assert value is None or isinstance(value, float | int) or set(value) == {"amount", "currency"}


def test_the_portfolio_document_has_the_promised_shape(demo: Line) -> None:
    found = demo("portfolio", "--json").document
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["as_of"])
    assert found["currency"] == "EUR"
    assert found["clients"]
    for client in found["clients"]:
        assert {"id", "name", "status", "verdict", "why", "next", "kinds", "readings"} <= set(client)
        assert client["verdict"] in {"keep", "manage", "part", "unknown"}
        assert set(client["kinds"]) == {"demanding", "indecisive", "slow_to_pay"}
        for kind in client["kinds"].values():
            assert kind["word"] in {"yes", "no", "not_enough_evidence"}
            assert isinstance(kind["n"], int)
        for reading in client["readings"].values():
            assert set(reading) >= READING
            for end in ("value", "low", "high"):
                amount(reading[end])


def test_why_resolves_every_id_to_a_quote_and_its_place(demo: Line) -> None:
    clients = demo("portfolio", "--json").document["clients"]
    for client in clients:
        found = demo("why", client["id"], "--json").document
        for name, reading in found["readings"].items():
            assert [one["id"] for one in reading["evidence"]] == client["readings"][name]["evidence"]
            for one in reading["evidence"]:
                assert one["quote"]
                assert one["trace"]["original"]
                assert one["trace"]["path"]
                assert ("part" in one["trace"]) != ("line" in one["trace"])


@pytest.mark.parametrize("language", ["en", "hu"])
def test_the_words_are_whole_fit_the_width_and_name_every_client(demo: Line, language: str) -> None:
    clients = demo("portfolio", "--json").document["clients"]
    text = demo("portfolio", language=language).out
    assert KEY.findall(text) == []
    assert all(client["name"] in text for client in clients)
    table = text.split("\n\n")[1].splitlines()
    assert max(map(len, table)) <= 80
    assert "…" not in "".join(line[20:] for line in table)
    for client in clients:
        told = demo("why", client["id"], language=language).out
        assert KEY.findall(told) == []
        assert client["name"] in told


def test_the_two_languages_differ_in_words_and_agree_in_numbers(demo: Line) -> None:
    english, hungarian = (demo("portfolio", "--json", language=one).document for one in ("en", "hu"))
    assert [c["why"] for c in english["clients"]] != [c["why"] for c in hungarian["clients"]]
    assert [c["readings"] for c in english["clients"]] == [c["readings"] for c in hungarian["clients"]]
    assert [c["verdict"] for c in english["clients"]] == [c["verdict"] for c in hungarian["clients"]]


def test_one_signal_alone_shows_more_of_its_evidence(demo: Line) -> None:
    client = demo("portfolio", "--json").document["clients"][0]["id"]
    whole, alone = demo("why", client, "--json").document, demo("why", client, "delay", "--json").document
    assert list(alone["readings"]) == ["delay"]
    assert alone["readings"]["delay"] == whole["readings"]["delay"]
    assert demo("why", client, "nothing", "--json").document["error"]["code"] == "no_signal"


def test_the_query_is_printed_as_sql(demo: Line) -> None:
    client = demo("portfolio", "--json").document["clients"][0]["id"]
    text = demo("why", client, "delay", "--sql").out
    assert text.startswith("-- delay\n")
    assert re.search(r"\bselect\b", text, re.IGNORECASE)


def test_an_earlier_day_counts_less(demo: Line) -> None:
    now, then = (demo("portfolio", "--json", *day).document for day in ([], ["--as-of", "2025-12-31"]))
    assert then["as_of"] == "2025-12-31"
    received = [
        sum(
            float(c["readings"]["money_received"]["value"]["amount"])
            for c in found["clients"]
            if c["readings"]["money_received"]["value"]
        )
        for found in (now, then)
    ]
    assert 0 < received[1] < received[0]


def test_the_demo_is_used_again_and_leaves_a_persons_own_book_alone(filled: Path, tmp_path: Path) -> None:
    again = process("demo", "--no-serve", "--home", str(filled), "--lang", "hu")
    assert again.status == 0
    assert "mintakönyv" in again.err
    assert "Portfólió" in again.out
    (tmp_path / "mine.txt").write_text("mine")
    said = process("demo", "--no-serve", "--home", str(tmp_path), "--lang", "en")
    assert said.status == 1
    assert str(tmp_path) in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_demo_document_is_plain_json(demo: Line) -> None:
    json.loads(demo("clients", "--json").out)
