"""`partwell rates`: enter, list and forget exchange rates in both languages."""

from __future__ import annotations

from tests.faces.cli._line import Line


def test_a_rate_is_entered_listed_and_forgotten(line: Line) -> None:
    assert "no exchange rate" in line("rates").out
    kept = line("rates", "set", "2024-03-15", "usd", "0,92", "--source", "my bank")
    assert (kept.status, kept.out.strip()) == (0, "Kept: on 15 Mar 2024 1 USD = 0.92 EUR (my bank)")
    document = line("rates", "--json").document
    assert document["own"] == [
        {"day": "2024-03-15", "currency": "USD", "into": "EUR", "rate": "0.92", "source": "my bank"}
    ]
    assert document["table"]["source"] == "ECB"
    assert "1 USD ára 0.92 EUR" in line("rates", language="hu").out
    assert line("rates", "drop", "2024-03-15", "USD").status == 0
    gone = line("rates", "drop", "2024-03-15", "USD")
    assert gone.status == 1
    assert "2024-03-15 USD" in gone.err


def test_a_faulty_rate_says_what_is_expected(line: Line) -> None:
    assert line("rates", "set", "15.03.2024", "USD", "1").status == 2
    for words in (("XXX", "1"), ("USD", "much"), ("EUR", "1")):
        said = line("rates", "set", "2024-03-15", *words)
        assert said.status == 1
        assert words[0] in said.err or words[1] in said.err
    assert line("rates", "--json").document["own"] == []
