"""Saying who one is: by options, without a question; what is not given stays; every fault names its field."""

from __future__ import annotations

import pytest

from partwell.faces import _machine, _profile
from partwell.facts.errors import InputError
from partwell.facts.profile import Profile
from tests.faces.cli._line import Line

FULL = {
    "name": "Éva Kovács",
    "language": "hu",
    "currency": "HUF",
    "timezone": "Europe/Budapest",
    "country": "HU",
    "hours": "1-4 9-17:30",
    "rate": "18 000",
    "cash": "1500000,50",
    "costs": "700000 HUF",
    "reserve": "25 %",
}


def test_everything_is_kept_as_given_and_reads_back(line: Line) -> None:
    words = [word for field, text in FULL.items() for word in (f"--{field}", text)]
    said = line("init", *words, "--own", "eva@kovacs.example", "--own", "eva@mas.example", "--json")
    assert said.status == 0
    assert said.document == {
        "profile": {
            "language": "hu",
            "name": "Éva Kovács",
            "currency": "HUF",
            "timezone": "Europe/Budapest",
            "country": "HU",
            "hours": "1,2,3,4 09:00-17:30",
            "rate": "18000.00",
            "cash": "1500000.50",
            "costs": "700000.00",
            "reserve": "25",
        },
        "own": ["eva@kovacs.example", "eva@mas.example"],
    }
    mine = line("clients", "--json").document["me"]
    assert {one["value"] for one in mine} == {"eva@kovacs.example", "eva@mas.example"}


def test_what_is_not_given_stays(line: Line) -> None:
    line("init", "--name", "Ann", "--rate", "80")
    after = line("init", "--hours", "8-16", "--json").document["profile"]
    assert (after["name"], after["rate"], after["hours"]) == ("Ann", "80.00", "1,2,3,4,5 08:00-16:00")


@pytest.mark.parametrize("language", ["en", "hu"])
@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("currency", "EURO", "setting_currency"),
        ("timezone", "Budapest", "setting_zone"),
        ("country", "Hungary", "setting_country"),
        ("hours", "9to5", "setting_hours"),
        ("rate", "eighty", "setting_amount"),
        ("rate", "0", "setting_amount"),
        ("rate", "NaN", "setting_amount"),
        ("cash", "-1", "setting_amount"),
        ("costs", "1e9", "setting_amount"),
        ("reserve", "101", "setting_reserve"),
        ("reserve", "NaN", "setting_reserve"),
        ("reserve", "much", "setting_reserve"),
        ("reserve", "12.345", "setting_reserve"),
        ("language", "xx", "setting_language"),
        ("name", "x" * 301, "setting_name"),
        ("own", "no address", "setting_address"),
    ],
)
def test_a_fault_names_itself_and_nothing_is_kept(line: Line, field: str, text: str, code: str, language: str) -> None:
    said = line("init", f"--{field}", text, "--json", language=language)
    assert said.status == 1
    assert said.document["error"]["code"] == code
    assert "{" not in said.document["error"]["message"]
    assert "name" not in line("init", "--json").document["profile"]


def test_a_new_currency_wants_the_amounts_again(line: Line) -> None:
    line("init", "--currency", "EUR", "--rate", "80")
    assert line("init", "--currency", "HUF", "--json").document["error"]["code"] == "setting_other_currency"
    assert line("init", "--currency", "HUF", "--rate", "30000").status == 0


def test_profile_texts_read_back_as_the_same_profile() -> None:
    made = _profile.apply(Profile(), FULL)
    assert _profile.apply(Profile(), _profile.shown(made)) == made


def test_amounts_are_read_in_the_currency_of_the_same_line() -> None:
    with pytest.raises(InputError, match="setting_amount"):
        _profile.apply(Profile(), {"currency": "JPY", "rate": "80.5"})


def test_the_machine_only_suggests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Budapest")
    monkeypatch.setenv("LC_ALL", "hu_HU.UTF-8")
    assert (_machine.zone(), _machine.country(), _machine.currency("HU")) == ("Europe/Budapest", "HU", "HUF")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LC_MONETARY", "")
    monkeypatch.setenv("LANG", "")
    assert _machine.country() is None
    assert _machine.currency(None) == "EUR"
    assert not _machine.country_exists("XQ")
