"""A client's messages with their labels: filters and pages, the person's word, bills and promises, other languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER, Actor
from partwell.actions.label_words import said_words, say_label, say_word, take_back
from partwell.actions.messages import PAGE, Label, Listing, Wanted, messages, messages_json
from partwell.actions.settings import write_settings
from partwell.book import labels as store
from partwell.book.derived import FOLDER
from partwell.book.home import home_path
from partwell.book.labelwords import counting, label_columns
from partwell.book.models import (
    Client,
    Identity,
    ImportedFile,
    ImportRun,
    Invoice,
    Match,
    Message,
    MessageTo,
    Original,
    Payment,
)
from partwell.facts.errors import Forbidden, InputError, NotFound
from partwell.facts.profile import Profile, WorkHours
from partwell.language.pack import LABELS


@dataclass
class Desk:
    """A client with one person, and the person of the book."""

    client: Client
    them: Identity
    me: Identity
    file: ImportedFile

    def write(self, key: str, text: str, day: str = "2026-03-02", *, mine: bool = False, auto: bool = False) -> str:
        sent = int(datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=UTC).timestamp()) + Message.objects.count()
        sender, to = (self.me, self.them) if mine else (self.them, self.me)
        row = Message.objects.create(
            key=key, file=self.file, sent=sent, sender=sender, channel="mail", text=text, automatic=auto
        )
        MessageTo.objects.create(message=row, identity=to)
        return key

    def bill(self, number: str, issued: str, paid: str = "") -> None:
        bill = Invoice.objects.create(
            key=f"i{number}", identity=self.them, number=number, issued=issued, currency="EUR", net=100, gross=100
        )
        if paid:
            money = Payment.objects.create(key=f"p{number}", identity=self.them, day=paid, currency="EUR", minor=100)
            Match.objects.create(payment=money, invoice=bill, minor=100, by="number")

    def read(self, **wanted: object) -> Listing:
        return messages(OWNER, self.client.key, Wanted(**wanted))  # type: ignore[arg-type]

    def labels(self, key: str) -> dict[str, Label]:
        found = self.read(who="all").messages
        return {one.label: one for one in next(row for row in found if row.key == key).labels}


@pytest.fixture
def desk(book: Path) -> Desk:
    profile = Profile(name="Emma", language="en", zone="Europe/Budapest", country="HU", hours=WorkHours())
    write_settings(OWNER, profile)
    client = Client.objects.create(key="c1", name="Birch Ltd")
    them = Identity.objects.create(kind="email", value="b@birch.test", name="Bea", state="client", client=client)
    me = Identity.objects.create(kind="email", value="me@home.test", state="me")
    original = Original.objects.create(sha256="0" * 64, size=1, kept=False)
    run = ImportRun.objects.create(at=datetime(2026, 4, 1, tzinfo=UTC))
    file = ImportedFile.objects.create(run=run, original=original, path="mail.mbox")
    return Desk(client, them, me, file)


def test_labels_quote_the_clients_words_only(desk: Desk) -> None:
    desk.write("m1", "Any news on the flyer?")
    desk.write("m2", "Any news on the payment?", mine=True)
    desk.write("m3", "Any news? I am out of office.", auto=True)
    found = desk.read(who="all")
    assert [row.key for row in found.messages] == ["m3", "m2", "m1"]
    assert {row.key: [one.label for one in row.labels] for row in found.messages} == {
        "m1": ["chase"],
        "m2": [],
        "m3": [],
    }
    assert found.counts == {"chase": (1, 0)}
    assert desk.read(who="me").n == 1
    assert desk.read(sender=desk.them.pk).n == 2
    assert found.people == ((desk.them.pk, "Bea", 2),)


def test_filters_by_label_and_by_how_sure(desk: Desk) -> None:
    desk.write("m1", "Any news on the flyer?")
    desk.write("m2", "It is not quite it.")
    desk.write("m3", "See you at the fair.")
    assert [row.key for row in desk.read(label="chase").messages] == ["m1"]
    assert [row.key for row in desk.read(sure="maybe").messages] == ["m2"]
    assert [row.key for row in desk.read(sure="counts").messages] == ["m1"]
    assert desk.read(label="threat").n == 0
    with pytest.raises(InputError):
        desk.read(label="rudeness")


def test_pages_stay_within_what_there_is(desk: Desk) -> None:
    for number in range(PAGE + 1):
        desk.write(f"m{number}", f"Note {number}")
    first, last = desk.read(), desk.read(page=99)
    assert (len(first.messages), first.pages, last.page, len(last.messages)) == (PAGE, 2, 2, 1)


def test_a_yes_counts_and_a_no_does_not_and_both_can_be_taken_back(desk: Desk) -> None:
    desk.write("m1", "It is not quite it.")
    assert desk.labels("m1")["vague_feedback"].standing == "possible"
    say_word(OWNER, "vague_feedback", "yes", message="m1")
    assert desk.labels("m1")["vague_feedback"].standing == "confirmed"
    say_word(OWNER, "vague_feedback", "no", message="m1")
    assert desk.labels("m1")["vague_feedback"].standing == "rejected"
    assert desk.read(sure="rejected").n == 1
    assert desk.read(label="vague_feedback").n == 0
    assert [(one.quote, one.word) for one in said_words(OWNER)] == [("is not quite it", "no")]
    take_back(OWNER, "vague_feedback", message="m1")
    assert desk.labels("m1")["vague_feedback"].standing == "possible"
    assert said_words(OWNER) == ()


def test_never_speaks_of_all_a_rule_finds_and_one_message_may_differ(desk: Desk) -> None:
    desk.write("m1", "Any news on the flyer?")
    desk.write("m2", "Any news on the poster?")
    say_label(OWNER, "Birch Ltd", "never", "m1", "chase")
    assert [desk.labels(key)["chase"].standing for key in ("m1", "m2")] == ["rejected", "rejected"]
    assert desk.labels("m2")["chase"].always
    say_label(OWNER, "Birch Ltd", "yes", "m2", "chase")
    assert desk.labels("m2")["chase"].standing == "confirmed"
    assert said_words(OWNER)[-1].quote == "Any news on the flyer?"
    say_label(OWNER, "Birch Ltd", "back", "m1", "chase")
    assert desk.labels("m1")["chase"].standing == "evidence"


def test_what_cannot_be_said(desk: Desk) -> None:
    desk.write("m1", "Any news on the flyer?")
    with pytest.raises(InputError):
        say_word(OWNER, "chase", "perhaps", message="m1")
    with pytest.raises(InputError):
        say_word(OWNER, "gossip", "yes", message="m1")
    with pytest.raises(InputError):
        say_word(OWNER, "chase", "yes")
    for message, rule in (("m9", ""), ("", "en.chase.no_such_rule"), ("", "xx.chase.other")):
        with pytest.raises(NotFound):
            say_word(OWNER, "chase", "yes", message=message, rule=rule)
    with pytest.raises(NotFound):
        say_label(OWNER, "Birch Ltd", "yes", "m9", "chase")
    with pytest.raises(NotFound):
        say_label(OWNER, "Birch Ltd", "always", "m1", "threat")
    with pytest.raises(Forbidden):
        say_word(Actor("Rex", "reader"), "chase", "yes", message="m1")


def test_words_about_payment_count_only_while_a_bill_is_open(desk: Desk) -> None:
    for key, day in (("before", "2026-02-01"), ("open", "2026-03-10"), ("paid", "2026-04-02")):
        desk.write(key, "We can't pay you until our own client pays us.", day)
    desk.bill("1", "2026-03-01", paid="2026-03-20")
    standings = {key: desk.labels(key)["pay_excuse"].standing for key in ("before", "open", "paid")}
    assert standings == {"before": "early", "open": "evidence", "paid": "early"}
    assert desk.labels("open").keys() == {"pay_excuse"}


@pytest.mark.parametrize(("paid", "kept"), [("2026-03-10", "kept"), ("2026-03-17", "broken"), ("", "broken")])
def test_a_promise_is_held_against_its_day_and_the_money(desk: Desk, paid: str, kept: str) -> None:
    desk.write("m1", "I will transfer the money by Friday.", "2026-03-03")
    desk.bill("1", "2026-03-01", paid)
    one = desk.labels("m1")["pay_promise"]
    assert (one.due, one.kept) == (date(2026, 3, 6), kept)


def test_a_message_in_another_language_is_told_and_its_words_are_left_alone(desk: Desk) -> None:
    desk.write("m1", "Guten Tag, könnten Sie mir bitte den neuen Entwurf für das Logo bis Freitag schicken?")
    desk.write("m2", "Szia, köszi! Could you please send me the invoice? Any news on the flyer?")
    found = desk.read()
    assert found.foreign == 1
    assert {row.key: row.language for row in found.messages} == {"m1": "other", "m2": "en"}


def test_what_is_not_read_yet_is_told_and_read_by_the_next_look(desk: Desk) -> None:
    for number in range(5):
        desk.write(f"m{number}", "Any news on the flyer?")
    first = messages(OWNER, "Birch", at_once=2)
    assert (first.unread, first.counts["chase"]) == (3, (2, 0))
    steps: list[tuple[int, int]] = []
    second = messages(OWNER, "Birch", progress=lambda done, total: steps.append((done, total)))
    assert (second.unread, second.counts["chase"], steps) == (0, (5, 0), [(3, 3)])


def test_only_messages_whose_rules_changed_are_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("en", "Any news on the flyer?")
    desk.write("hu", "Van már valami hír a logóról?")
    desk.read()
    assert store.waiting() == []
    monkeypatch.setattr(store, "fingerprint", lambda language: f"new-{language}" if language == "hu" else "same")
    stamps = {tongue: store._stamp.__wrapped__(tongue) for tongue in ("en", "hu")}
    monkeypatch.setattr(store, "_stamps", lambda: frozenset({stamps["hu"], store._stamp("en")}))
    assert store.waiting() == ["hu"]


def test_a_broken_file_of_labels_is_begun_anew(desk: Desk) -> None:
    desk.write("m1", "Any news on the flyer?")
    desk.read()
    for path in (home_path() / FOLDER).iterdir():
        path.write_bytes(b"no database")
    assert desk.read().counts == {"chase": (1, 0)}


def test_labels_of_messages_that_are_gone_are_forgotten(desk: Desk) -> None:
    desk.write("m1", "Any news on the flyer?")
    desk.read()
    Message.objects.all().delete()
    assert store.clean() == 1
    assert list(store.all_read()) == []


def test_the_columns_for_measuring_say_what_counts(desk: Desk) -> None:
    desk.write("m1", "Any news on the flyer? Any news on the poster?")
    desk.write("m2", "It is not quite it.")
    desk.write("m3", "Any news on the money?", mine=True)
    say_word(OWNER, "vague_feedback", "yes", message="m2")
    columns = label_columns()
    assert columns["message"] == ["m1", "m2"]
    assert columns["label"] == ["chase", "vague_feedback"]
    assert columns["standing"] == ["evidence", "confirmed"]
    assert columns["counts"] == [True, True]
    assert {message for message, _, _ in counting()} == {"m1", "m2"}


def test_the_document_names_everything_in_known_words(desk: Desk) -> None:
    desk.write("m1", "Any news on the flyer?")
    document = messages_json(desk.read())
    assert document["counts"] == {"chase": {"counts": 1, "maybe": 0}}
    one = document["messages"][0]
    assert one["text"][one["labels"][0]["start"] : one["labels"][0]["end"]] == "Any news on"
    assert one["labels"][0]["label"] in LABELS
