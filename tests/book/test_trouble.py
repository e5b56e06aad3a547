"""From messages to judgement: what is confirmed counts, promises are held against payments, tuning is told apart."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.changes import what_changed
from partwell.actions.import_files import import_files
from partwell.actions.label_words import say_word, take_back
from partwell.actions.portfolio import ClientRow, portfolio
from partwell.actions.remedy import log_remedy
from partwell.actions.set_own_identity import claim
from partwell.actions.tuning import set_threshold
from partwell.book import batches
from partwell.book.derived import FOLDER
from partwell.book.models import Message, Tuning
from partwell.book.place import home_path
from partwell.book.works import work_columns
from partwell.facts.errors import Forbidden, InputError, NotFound
from partwell.facts.thresholds import SHIPPED
from tests.book import _fake

CLIENT, ME = "ann@acme.example", "me@home.example"
AS_OF = date(2026, 6, 30)
INSULTS = ("You are an idiot.", "You are useless and stupid.")
PROMISE = "We will pay the invoice by 10 March."


def second(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.fixture
def talk(book: Path, tmp_path: Path) -> Path:
    """One client with a bill, a promise, two insults, and work handed over and accepted."""
    claim(OWNER, ME)
    money = [_fake.bill("Acme", "1", 1000, day="2026-02-01", due="2026-02-15")]
    money += [_fake.paid("Acme", 1270, "2026-04-20", "1"), _fake.hours("Acme", "2026-02-02")]
    import_files(OWNER, [_fake.write(tmp_path / "m.txt", "#money", money[:2])])
    letters = [
        _fake.mail(ME, CLIENT, "Version 1 of the logo is attached.", second("2026-02-03 10:00")),
        _fake.mail(CLIENT, ME, "Thank you! Approved.", second("2026-02-04 10:00")),
        _fake.mail(CLIENT, ME, PROMISE, second("2026-03-01 10:00"), "Ann"),
        *(_fake.mail(CLIENT, ME, text, second(f"2026-03-0{day} 10:00")) for day, text in enumerate(INSULTS, 2)),
    ]
    import_files(OWNER, [_fake.write(tmp_path / "l.txt", "#mail", letters)], client="Acme")
    return tmp_path


def row() -> ClientRow:
    return next(one for one in portfolio(OWNER, AS_OF).clients if one.name == "Acme")


@pytest.mark.usefixtures("talk")
def test_insults_count_only_once_confirmed_and_no_longer_once_taken_back() -> None:
    before = row()
    assert before.readings["serious"].n == 0
    keys = list(Message.objects.filter(text__in=INSULTS).values_list("key", flat=True))
    assert len(keys) == 2
    labels = batches.batch("labels")
    found = {label for label, key in zip(labels["label"], labels["message"], strict=True) if key in keys}
    assert "disrespect" in found
    for key in keys:
        say_word(OWNER, "disrespect", "yes", message=key)
    after = row()
    assert (after.readings["serious"].n, after.verdict.word, after.verdict.ground) == (2, "part", "serious")
    assert set(after.readings["serious"].evidence) == {f"message:{key}" for key in keys}
    take_back(OWNER, "disrespect", message=keys[0])
    assert row().verdict.word != "part"


@pytest.mark.usefixtures("talk")
def test_a_promise_is_held_against_the_payments() -> None:
    (said,), (due,) = (batches.batch("promises")[name] for name in ("said", "due"))
    assert (said, due) == (date(2026, 3, 1), date(2026, 3, 10))
    reading = row().readings["broken_promises"]
    assert (reading.n, dict(reading.details)["broken"]) == (1, 1.0)


@pytest.mark.usefixtures("talk")
def test_work_handed_over_is_kept_without_its_words_and_begun_anew_when_broken() -> None:
    found = work_columns()
    assert found["mark"] == ["handed", "accepted"] or found["mark"] == ["accepted", "handed"]
    file = home_path() / FOLDER / "works.sqlite3"
    with sqlite3.connect(file) as store:
        kept = store.execute("SELECT message, mark FROM seen").fetchall()
    assert len(kept) == 5
    assert {mark for _, mark in kept} == {"me:handed", "client:accepted", "client:"}
    file.write_bytes(b"no database at all, by far" * 90)
    assert work_columns() == found


@pytest.mark.usefixtures("talk")
def test_a_tuned_threshold_is_told_apart_from_what_the_client_did() -> None:
    set_threshold(OWNER, "slow_days", "30")
    set_threshold(OWNER, "slow_days", "30")
    assert Tuning.objects.filter(name="slow_days").count() == 1
    Tuning.objects.update(at=datetime.now(UTC) - timedelta(hours=1))
    found = what_changed(OWNER, datetime.now(UTC).date())
    assert [one.name for one in found.settings] == ["slow_days"]
    set_threshold(OWNER, "slow_days", "")
    from partwell.book.profile import read_profile

    assert read_profile().thresholds == SHIPPED


@pytest.mark.usefixtures("talk")
def test_a_remedy_is_one_a_day_and_only_for_who_may_write() -> None:
    from partwell.actions._actor import Actor

    first = log_remedy(OWNER, "Acme", "deposit", day=date(2026, 4, 1), note="one")
    assert log_remedy(OWNER, "Acme", "deposit", day=date(2026, 4, 1), note="two") == first
    (one,) = row().tried
    assert (one.kind, one.about, one.outcome.word) == ("deposit", "slow_to_pay", "undecided")
    with pytest.raises(InputError, match="no_trouble_kind"):
        log_remedy(OWNER, "Acme", "deposit", about="weather")
    with pytest.raises(NotFound):
        log_remedy(OWNER, "Nobody", "deposit")
    with pytest.raises(Forbidden):
        log_remedy(Actor(role="reader"), "Acme", "deposit")
    with pytest.raises(Forbidden):
        set_threshold(Actor(role="reader"), "slow_days", "20")
