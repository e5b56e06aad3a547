"""Cases in the book: kept whole, never mixed between two people, remembered when one stands there again."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from partwell.actions._actor import OWNER, Actor
from partwell.actions.case_close import close_case
from partwell.actions.case_do import answer_step, into_emergency, reopen_step, settle_step, skip_step, tell
from partwell.actions.case_list import case_calendar, dates_of, list_cases
from partwell.actions.case_note import note_case
from partwell.actions.case_open import open_case
from partwell.actions.case_override import override_step
from partwell.actions.case_show import case_json, show_case
from partwell.actions.case_withdraw import Withdrawal, withdraw_case
from partwell.actions.check_in import check_in
from partwell.actions.list_clients import list_clients
from partwell.book.dump import dump
from partwell.facts.errors import Conflict, InputError, NotFound
from tests.actions._parting import NAME, NOW, client, day, opened, told

PARTNER = Actor("Piotr", "partner")


@pytest.fixture(autouse=True)
def _march(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the ledger be asked on the day most of these tests play on, so that one set of rows serves them."""
    monkeypatch.setattr("partwell.actions.obligations.today", lambda _: (NOW + timedelta(days=4)).date())


def status() -> str:
    return next(card.status for card in list_clients(OWNER).clients if card.name == NAME)


def test_a_case_is_opened_once_and_found_by_the_clients_name(book: Path) -> None:
    number = opened()
    assert show_case(OWNER, "ostrava", NOW).row.client == number
    with pytest.raises(Conflict, match="case_is_open"):
        open_case(OWNER, number, now=NOW)
    with pytest.raises(NotFound, match="no_client"):
        open_case(OWNER, "Nobody", now=NOW)


def test_a_client_without_a_case_has_none(book: Path) -> None:
    with pytest.raises(NotFound, match="no_case"):
        show_case(OWNER, client(), NOW)


def test_the_client_is_on_notice_once_told_and_former_once_closed(book: Path) -> None:
    number, now = told()
    assert status() == "notice"
    for step in ("notice", "referral", "handover", "afterwards"):
        override_step(OWNER, number, step, "all done by hand", now=now)
    close_case(OWNER, number, "calm", now=now)
    assert status() == "former"
    assert show_case(OWNER, number, now).case.state == "closed"


def test_two_people_on_the_same_page_the_second_is_told_and_nothing_is_mixed(book: Path) -> None:
    number = opened()
    page = show_case(OWNER, number, NOW).seen
    answer_step(OWNER, number, "contract_review", {"no_contract": "yes"}, seen=page, now=NOW)
    before = dump()
    for act in (
        lambda: answer_step(PARTNER, number, "scope_dossier", {"scope": "x"}, seen=page, now=NOW),
        lambda: override_step(PARTNER, number, "timing", "no time left", seen=page, now=NOW),
        lambda: settle_step(PARTNER, number, "contract_review", seen=page, now=NOW),
        lambda: into_emergency(PARTNER, number, "threats", seen=page, now=NOW),
        lambda: withdraw_case(PARTNER, number, Withdrawal("fixed", terms="calls by day"), seen=page, now=NOW),
    ):
        with pytest.raises(Conflict, match="case_moved_on"):
            act()
    assert dump() == before
    settle_step(PARTNER, number, "contract_review", now=NOW)
    mark = show_case(OWNER, number, NOW).case.log.marks["contract_review"]
    assert (mark.word, mark.actor) == ("done", "Piotr")


def test_a_form_sent_while_its_own_autosave_was_under_way_is_taken(book: Path) -> None:
    number = opened()
    page = show_case(OWNER, number, NOW).seen
    answer_step(OWNER, number, "scope_dossier", {"gathered": "", "scope": "a sh", "price": ""}, seen=page, now=NOW)
    assert dict(show_case(OWNER, number, NOW).row.events[-1].data) == {"scope": "a sh"}
    answer_step(OWNER, number, "scope_dossier", {"gathered": "yes", "scope": "a sh", "price": "1"}, seen=page, now=NOW)
    with pytest.raises(Conflict, match="case_moved_on"):
        answer_step(PARTNER, number, "scope_dossier", {"gathered": "yes", "scope": "a shop"}, seen=page, now=NOW)
    with pytest.raises(Conflict, match="case_moved_on"):
        answer_step(PARTNER, number, "timing", {"tell_day": day(9)}, seen=page, now=NOW)


def test_notes_of_two_people_are_both_kept(book: Path) -> None:
    number = opened()
    note_case(OWNER, number, "mine", 7, now=NOW)
    note_case(PARTNER, number, "his", now=NOW)
    log = show_case(OWNER, number, NOW).case.log
    assert [(e.actor, e.text, e.score) for e in log.journal] == [("owner", "mine", 7), ("Piotr", "his", None)]


def test_the_same_answers_again_write_nothing(book: Path) -> None:
    number = opened()
    answer_step(OWNER, number, "timing", {"tell_day": day(5)}, now=NOW)
    seen = show_case(OWNER, number, NOW).seen
    answer_step(OWNER, number, "timing", {"tell_day": day(5)}, now=NOW)
    assert show_case(OWNER, number, NOW).seen == seen


def test_a_step_is_skipped_reopened_and_told_through_the_verbs(book: Path) -> None:
    number, now = told()
    override_step(OWNER, number, "notice", "sent by hand", now=now)
    skip_step(OWNER, number, "referral", now=now)
    reopen_step(OWNER, number, "referral", now=now)
    with pytest.raises(Conflict, match="case_told_already"):
        tell(OWNER, number, "phone", now=now)
    assert show_case(OWNER, number, now).case.step("referral").word == "next"  # type: ignore[union-attr]


def test_terms_offered_become_a_remedy_and_the_next_case_remembers(book: Path) -> None:
    from partwell.book.models import Remedy

    number = opened()
    withdraw_case(OWNER, number, Withdrawal("pay_more", "", "80 EUR an hour"), now=NOW)
    remedy = Remedy.objects.get()
    assert (remedy.client_id, remedy.kind, remedy.about, remedy.note) == (number, "rate", "rate", "80 EUR an hour")
    assert remedy.day == NOW.date()
    assert status() == "active"
    later = NOW + timedelta(days=60)
    open_case(OWNER, number, now=later)
    withdraw_case(OWNER, number, Withdrawal("fixed", terms="no calls at night", remedy="boundary"), now=later)
    third = later + timedelta(days=60)
    open_case(OWNER, number, now=third)
    found = show_case(OWNER, number, third)
    assert (found.row.number, found.case.gut.times, found.case.gut.listen) == (3, 3, True)
    skip_step(OWNER, number, "cooling_off", now=third)
    assert sorted(Remedy.objects.values_list("kind", flat=True)) == ["boundary", "rate"]


def test_an_unknown_kind_of_remedy_leaves_the_case_open(book: Path) -> None:
    number = opened()
    with pytest.raises(InputError, match="no_remedy_kind"):
        withdraw_case(OWNER, number, Withdrawal("fixed", terms="flowers", remedy="flowers"), now=NOW)
    assert show_case(OWNER, number, NOW).case.state == "preparing"


def test_made_up_without_terms_keeps_no_remedy(book: Path) -> None:
    from partwell.book.models import Remedy

    withdraw_case(OWNER, opened(), Withdrawal("made_up"), now=NOW)
    assert not Remedy.objects.exists()


def test_low_check_ins_count_for_the_gut(book: Path) -> None:
    number = client()
    for days in (40, 120):
        check_in(OWNER, number, 1, day=(NOW - timedelta(days=days)).date())
    open_case(OWNER, number, now=NOW)
    found = show_case(OWNER, number, NOW)
    assert found.case.gut.times == 3
    assert case_json(found, "en")["gut"]["low_check_ins"] == 2


def test_several_cases_at_once_and_their_dates_in_one_calendar(book: Path) -> None:
    first = opened("Bright & <b>Co</b>")
    second, now = told("Tűzmadár \u202eKönyvek\r\nX-Evil: 1")
    found = list_cases(OWNER, now)
    assert {one.row.client for one in found} == {first, second}
    assert [one.date.name for one in dates_of(found) if one.client == second] == [
        "cooling_off.ends",
        "notice.last_day",
        "afterwards.check",
    ]
    text = case_calendar(OWNER, "hu", now=now).decode()
    assert text.count("BEGIN:VEVENT") == 4
    assert "\r\nX-Evil" not in text.replace("\r\n ", "")
    only = case_calendar(OWNER, "en", first, now).decode()
    assert only.count("BEGIN:VEVENT") == 1


def test_the_document_of_a_case_has_the_promised_shape_in_both_languages(book: Path) -> None:
    number, now = told()
    for language in ("en", "hu"):
        document = case_json(show_case(OWNER, number, now), language)
        assert {"client", "state", "opened", "gut", "steps", "dates", "papers"} <= set(document)
        assert document["state"] == "told"
        for step in document["steps"]:
            assert {"step", "state", "why", "items"} <= set(step)
            assert step["state"] in {"done", "next", "blocked", "overridden", "skipped"}
        text = json.dumps(document, ensure_ascii=False)
        assert '"case.' not in text
        assert "{" not in "".join(item["text"] for step in document["steps"] for item in step["items"])
        assert "None" not in text


def test_the_book_ticks_an_invoice_once_it_is_paid(book: Path, tmp_path: Path) -> None:
    from partwell.actions.import_files import import_files

    number = opened()
    head = "number,client,issued,due,currency,net,tax,gross\n"
    bill = tmp_path / "i.csv"
    bill.write_text(head + f"A-1,{NAME},2026-01-05,2026-01-20,EUR,1000.00,0.00,1000.00\n", encoding="utf-8")
    import_files(OWNER, [bill])
    open_ = show_case(OWNER, number, NOW)
    text = json.dumps(case_json(open_, "en")["steps"], ensure_ascii=False)
    assert "Invoice A-1: €1,000.00 open" in text
    paid = tmp_path / "p.csv"
    paid.write_text(f"date,client,currency,amount,invoice,reference\n2026-03-06,{NAME},EUR,1000.00,A-1,\n")
    import_files(OWNER, [paid])
    later = NOW + timedelta(days=5)
    steps = {step["step"]: step["items"] for step in case_json(show_case(OWNER, number, later), "en")["steps"]}
    item = next(item for item in steps["obligations"] if "A-1" in item["text"])
    assert (item["state"], item["text"], item["why"]) == ("done", "Invoice A-1: €1,000.00 paid", "paid on 6 Mar 2026")


def test_a_merged_client_keeps_its_case_under_the_one_it_became(book: Path) -> None:
    from partwell.actions.merge_clients import merge

    number, other = opened(), client("Ostrava Holding")
    merge(OWNER, other, number)
    assert show_case(OWNER, "Ostrava Holding", NOW).row.client == other
    with pytest.raises(Conflict, match="case_is_open"):
        open_case(OWNER, other, now=NOW)


def test_a_case_outlives_the_files_its_client_came_from(book: Path, tmp_path: Path) -> None:
    from partwell.actions.import_files import import_files
    from partwell.actions.list_imports import list_imports
    from partwell.actions.undo_import import undo_import

    bill = tmp_path / "i.csv"
    bill.write_text(
        "number,client,issued,due,currency,net,tax,gross\nA-1,Fresh Ltd,2026-01-05,2026-01-20,EUR,10.00,0.00,10.00\n"
    )
    import_files(OWNER, [bill])
    open_case(OWNER, "Fresh Ltd", now=NOW)
    undo_import(OWNER, list_imports(OWNER)[0].id)
    assert show_case(OWNER, "Fresh Ltd", NOW).row.name == "Fresh Ltd"


def test_an_unknown_zone_counts_on_utc(book: Path) -> None:
    from partwell.book.models import Client

    Client.objects.create(key="1" * 20, name="Zoneless", by="person", renamed=True)
    open_case(OWNER, "Zoneless")
    assert case_json(show_case(OWNER, "Zoneless"), "en")["opened"].endswith("+00:00")


def test_too_long_a_reason_is_refused(book: Path) -> None:
    with pytest.raises(InputError, match="case_text_too_long"):
        open_case(OWNER, client(), reason="x" * 5000, now=NOW)


def test_before_and_after_are_measured_over_the_whole_book_once_weeks_have_passed(book: Path, tmp_path: Path) -> None:
    """Forty hours a week before the telling, thirty since the last day, a message at night before and none since."""
    from partwell.actions.import_files import import_files

    number, now = told()
    override_step(OWNER, number, "notice", "sent by hand", now=now)
    rows = ["date,client,start,hours,project,note,billable"]
    for week in range(-13, 14):
        monday = NOW.date() + timedelta(weeks=week)
        hours = "8.0" if week < 1 else "6.0"
        rows += [f"{monday + timedelta(days=d)},Tidepool Kitchens,09:00,{hours},,," for d in range(5)]
    log = tmp_path / "time.csv"
    log.write_text("\n".join(rows) + "\n", encoding="utf-8")
    report = import_files(OWNER, [log])
    assert report.total["problems"] == 0, report
    early = show_case(OWNER, number, NOW + timedelta(days=40))
    assert early.case.view.facts.measures == ()
    later = show_case(OWNER, number, NOW + timedelta(days=34 + 60))
    hours_week = next(one for one in later.case.view.facts.measures if one.name == "hours_week")
    assert hours_week.before is not None
    assert hours_week.after is not None
    assert 35 < hours_week.before.mean <= 40
    assert hours_week.after.mean == 30
    text = json.dumps(case_json(later, "hu")["steps"], ensure_ascii=False)
    assert "Ledolgozott órák hetente: előtte" in text
