"""Every verb asks for its right: a reader may look and never write, and no verb is left out of this table."""

from __future__ import annotations

import ast
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import partwell.actions
from partwell.actions._actor import Actor
from partwell.actions.case_withdraw import Withdrawal
from partwell.book.colleagues import ColleagueRow
from partwell.book.dump import dump
from partwell.book.own_rates import RateRow
from partwell.facts.errors import Forbidden, InputError
from partwell.facts.profile import Profile

FOLDER = Path(partwell.actions.__file__).parent
READER = Actor("visitor", "reader")
# module.verb -> the right it needs and arguments after the actor
VERBS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "alias_client.alias": ("write", ("Acme", "jo@acme.example")),
    "answer_proposals.answer": ("write", ({"x": "yes"},)),
    "case_close.close_case": ("write", ("Acme",)),
    "case_do.answer_step": ("write", ("Acme", "timing", {"tell_day": "2026-01-01"})),
    "case_do.into_emergency": ("write", ("Acme", "threats")),
    "case_do.reopen_step": ("write", ("Acme", "timing")),
    "case_do.settle_step": ("write", ("Acme", "timing")),
    "case_do.skip_step": ("write", ("Acme", "referral")),
    "case_do.tell": ("write", ("Acme", "phone")),
    "case_list.case_calendar": ("read", ("en",)),
    "case_list.list_cases": ("read", ()),
    "case_note.note_case": ("write", ("Acme", "calm")),
    "case_open.open_case": ("write", ("Acme",)),
    "case_override.override_step": ("write", ("Acme", "timing", "no time")),
    "case_show.show_case": ("read", ("Acme",)),
    "case_speech.case_speech": ("read", ("Acme",)),
    "case_withdraw.withdraw_case": ("write", ("Acme", Withdrawal("made_up"))),
    "changes.what_changed": ("read", ()),
    "check_book.check_book": ("read", ()),
    "check_in.check_in": ("write", ("Acme", 3)),
    "check_in.list_check_ins": ("read", ("Acme",)),
    "client_economics.client_economics": ("read", ("Acme",)),
    "client_economics.line_evidence": ("read", ("Acme", "late")),
    "contract_confirm.assign_paper": ("write", ("x", "Acme")),
    "contract_confirm.confirm_topic": ("write", ("Acme", "term", "absent")),
    "contract_confirm.say_notice": ("write", ("Acme", None)),
    "contract_confirm.settle": ("write", ("Acme", [])),
    "contract_days.calendar_of": ("read", ("Acme", "en")),
    "contract_of.contract_of": ("read", ("Acme",)),
    "contract_of.leave_on": ("read", (SimpleNamespace(terms=None),)),
    "contract_of.list_papers": ("read", ()),
    "decide_client.decide": ("write", ("Acme", "keep")),
    "economics.economics": ("read", ()),
    "economics.economics_and_basis": ("read", ()),
    "exchange_rates.drop_exchange_rate": ("write", (date(2026, 1, 2), "USD")),
    "exchange_rates.list_exchange_rates": ("read", ()),
    "exchange_rates.set_exchange_rate": ("write", (RateRow(date(2026, 1, 2), "USD", "EUR", "0.9", ""),)),
    "fetch_account.close_accounts": ("write", ({}, None)),
    "fetch_account.fetch_account": ("write", ("imap://me@localhost:1/INBOX", "secret")),
    "import_files.import_files": ("write", ([],)),
    "interest_owed.forget_rate": ("write", (date(2026, 7, 1),)),
    "interest_owed.interest_owed": ("read", ()),
    "interest_owed.say_rate": ("write", (date(2026, 7, 1), "6.5", "mnb.hu")),
    "invoice_history.invoice_history": ("read", ("Acme",)),
    "label_words.said_words": ("read", ()),
    "label_words.say_label": ("write", ("Acme", "yes", "x", "chase")),
    "label_words.say_word": ("write", ("chase", "yes")),
    "label_words.take_back": ("write", ("chase",)),
    "list_clients.list_clients": ("read", ()),
    "list_imports.import_problems": ("read", (1,)),
    "list_imports.list_imports": ("read", ()),
    "list_moods.list_moods": ("read", ()),
    "list_sources.list_sources": ("read", ()),
    "merge_clients.merge": ("write", ("Acme", "Other")),
    "message_hours.message_hours": ("read", ("Acme",)),
    "messages.messages": ("read", ("Acme",)),
    "money_ahead.backtest_book": ("read", ()),
    "money_ahead.money_ahead": ("read", ()),
    "money_bills.money_bills": ("read", ()),
    "monthly_hours.monthly_hours": ("read", ("Acme",)),
    "obligations.add_obligation": ("write", ("Acme", None)),
    "obligations.obligations": ("read", ("Acme",)),
    "obligations.settle_obligation": ("write", ("Acme", "x", "done")),
    "payment_history.payment_history": ("read", ("Acme",)),
    "place_payment.leave": ("write", ("x",)),
    "place_payment.place": ("write", ("x", "A-1")),
    "place_payment.placed": ("read", ()),
    "place_payment.take_back": ("write", ("x",)),
    "place_payment.unplaced": ("read", ()),
    "portfolio.portfolio": ("read", ()),
    "print_paper.print_paper": ("read", ("Acme", "letter")),
    "print_paper.read_paper": ("read", ("Acme", "letter")),
    "refer.add_colleague": ("write", (ColleagueRow("", "Ben"),)),
    "refer.drop_colleague": ("write", ("Ben",)),
    "refer.introduce": ("read", ("Acme", "Ben", "ask")),
    "refer.list_colleagues": ("read", ()),
    "refer.match_client": ("read", ("Acme", "en")),
    "refer.set_consent": ("write", ("Ben",)),
    "remedy.all_remedies": ("read", ()),
    "remedy.drop_remedy": ("write", ("Acme", "x")),
    "remedy.log_remedy": ("write", ("Acme", "deposit")),
    "remedy.remedies_of": ("read", ("Acme",)),
    "remind.remind": ("read", ("Acme",)),
    "rename_client.rename": ("write", ("Acme", "New")),
    "run_demo.run_demo": ("write", ()),
    "set_client_clock.set_clock": ("write", ("Acme", "Europe/Budapest")),
    "set_own_identity.claim": ("write", ("me@own.example",)),
    "set_own_identity.disclaim": ("write", ("me@own.example",)),
    "settings.read_settings": ("read", ()),
    "settings.write_settings": ("write", (Profile(),)),
    "show_original.show_original": ("read", ("time:x",)),
    "split_client.split": ("write", ("Acme", [1], "New")),
    "tuning.list_thresholds": ("read", ()),
    "tuning.set_threshold": ("write", ("slow_days", "20")),
    "undo_import.undo_import": ("write", (1,)),
    "undo_roster_change.undo_roster_change": ("write", ()),
    "when_to_tell_client.when_to_tell_client": ("read", ("Acme",)),
    "why.why": ("read", ("Acme",)),
}


def _verbs() -> set[str]:
    """Every public function of the folder whose first parameter is an Actor."""
    found = set()
    for path in FOLDER.glob("[!_]*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_") or not node.args.args:
                continue
            note = node.args.args[0].annotation
            if note is not None and ast.unparse(note) == "Actor":
                found.add(f"{path.stem}.{node.name}")
    return found


def _call(name: str, home: Path) -> Callable[[Actor], object]:
    module, _, verb = name.partition(".")
    do = getattr(import_module(f"partwell.actions.{module}"), verb)
    if name == "run_demo.run_demo":
        return lambda actor: do(actor, home, until=date(2026, 1, 1))
    if name == "refer.set_consent":
        return lambda actor: do(actor, "Ben", agreed=True)
    return lambda actor: do(actor, *VERBS[name][1])


def test_the_table_names_every_verb() -> None:
    assert _verbs() == set(VERBS)


def test_verbs_without_an_actor_never_see_the_book() -> None:
    with_actor = {name.partition(".")[0] for name in VERBS}
    for path in FOLDER.glob("[!_]*.py"):
        if path.stem not in with_actor:
            assert "partwell.book" not in path.read_text(encoding="utf-8"), path.stem


@pytest.mark.parametrize("name", sorted(name for name, (right, _) in VERBS.items() if right == "write"))
def test_a_reader_cannot_write(book: Path, tmp_path: Path, name: str) -> None:
    before, files = dump(), sorted(tmp_path.rglob("*.csv"))
    with pytest.raises(Forbidden, match="read_only"):
        _call(name, tmp_path)(READER)
    assert dump() == before
    assert sorted(tmp_path.rglob("*.csv")) == files


@pytest.mark.parametrize("name", sorted(name for name, (right, _) in VERBS.items() if right == "read"))
def test_a_reader_may_look_and_changes_nothing(book: Path, tmp_path: Path, name: str) -> None:
    before = dump()
    with suppress(InputError):  # there is nothing in the book to see; to be forbidden would be another error
        _call(name, tmp_path)(READER)
    assert dump() == before


@pytest.mark.parametrize("role", ["owner", "partner"])
def test_those_who_may_write_are_let_through(role: str) -> None:
    Actor("somebody", role).needs("write")  # type: ignore[arg-type]
