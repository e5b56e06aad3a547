"""What may be done with a case and what is refused, each with its own word."""

from __future__ import annotations

from typing import Any

import pytest

from partwell.facts.errors import PartwellError
from partwell.offboarding import _log, _words, acts
from partwell.offboarding.replay import Event, replay
from tests.offboarding._desk import START, Desk, cooled, day, over, prepared, told


def refused(code: str, desk: Desk, verb: str, *args: Any) -> None:
    """The act is refused with this word, and nothing is written."""
    before = list(desk.events)
    with pytest.raises(PartwellError) as fault:
        desk.do(verb, *args)
    assert fault.value.code == code
    assert desk.events == before


def test_a_step_is_settled_only_when_its_gate_is_open_and_only_once() -> None:
    desk = Desk().open()
    refused("case_gate", desk, "done", "cooling_off")
    refused("case_no_step", desk, "done", "safety")
    refused("case_no_step", desk, "answer", "no such step", {"a": "b"})
    refused("case_settled", cooled(), "done", "cooling_off")
    refused("case_settled", cooled(), "override", "cooling_off", "again and again")
    refused("case_settled", cooled(), "skip", "cooling_off")


def test_a_gate_is_passed_with_a_reason_in_words() -> None:
    desk = Desk().open()
    refused("case_no_reason", desk, "override", "cooling_off", " \r\n 12 ")
    desk.do("override", "cooling_off", "my doctor\r\nsays so\x00")
    mark = desk.step("cooling_off").mark
    assert mark is not None
    assert (mark.word, mark.reason, mark.actor) == ("overridden", "my doctor\nsays so", "owner")
    assert desk.step("cooling_off").why[0].args == {"reason": "my doctor\nsays so"}


def test_a_settled_step_can_be_taken_up_again_until_the_client_knows() -> None:
    desk = cooled().do("reopen", "cooling_off")
    assert desk.step("cooling_off").word == "next"
    refused("case_not_settled", desk, "reopen", "cooling_off")
    refused("case_told_already", told(), "reopen", "timing")
    assert told().do("reopen", "notice").case.state == "told"


def test_nobody_is_told_before_everything_that_comes_first() -> None:
    desk = cooled()
    assert desk.case.untold == ("contract_review", "scope_dossier", "obligations", "timing", "meeting", "script")
    refused("case_too_early", desk, "told", "phone", day(desk, 0))
    for step in desk.case.untold:
        desk.do("override", step, "it is settled by word of mouth")
    assert desk.case.may_tell
    assert desk.do("told", "in_person", day(desk, 0)).case.state == "told"
    assert not desk.case.may_tell


def test_the_telling_has_a_day_that_is_here_a_way_and_for_mail_a_reason() -> None:
    desk = prepared()
    refused("case_told_to_come", desk, "told", "phone", day(desk, 1))
    refused("case_bad_choice", desk, "told", "by pigeon", day(desk, 0))
    refused("case_bad_day", desk, "told", "phone", "yesterday")
    refused("case_no_reason", desk, "told", "mail", day(desk, 0))
    desk.do("told", "mail", day(desk, 0), "he hung up twice")
    assert desk.case.log.told is not None
    assert desk.case.log.told.reason == "he hung up twice"
    refused("case_told_already", desk, "told", "phone", day(desk, 0))


def test_the_reason_written_when_the_talk_was_planned_is_enough_for_mail() -> None:
    desk = prepared().do("reopen", "meeting")
    desk.do("answer", "meeting", {"channel": "mail", "mail_reason": "they live in Perth"}).do("done", "meeting")
    desk.do("told", "mail", day(desk, 0))
    assert desk.case.log.told is not None
    assert desk.case.log.told.reason == "they live in Perth"


def test_the_notice_cannot_be_passed_over_before_the_telling() -> None:
    refused("case_not_told", prepared(), "override", "notice", "it can wait a little")
    assert (
        prepared().do("told", "phone", "2026-03-06").do("override", "notice", "sent by my lawyer").case.state != "told"
    )


def test_a_told_case_is_no_emergency_any_more() -> None:
    refused("case_told_already", told(), "emergency", "now he shouts")
    refused("case_no_reason", cooled(), "emergency", "")


def test_answers_are_kept_as_meant_and_taken_back_with_nothing() -> None:
    desk = Desk().open()
    desk.do("answer", "timing", {"tell_day": " 2026-03-09 "}).do("answer", "meeting", {"at": "9:05".zfill(5)})
    assert desk.case.log.answer("timing", "tell_day") == "2026-03-09"
    assert desk.case.log.answer("meeting", "at") == "09:05"
    desk.do("answer", "timing", {"tell_day": "  "})
    assert desk.case.log.day("timing", "tell_day") is None
    desk.do("answer", "contract_review", {"no_contract": "on"})
    assert desk.case.log.answer("contract_review", "no_contract") == "yes"


@pytest.mark.parametrize(
    ("step", "values", "code"),
    [
        ("timing", {"tell_day": "9 March"}, "case_bad_day"),
        ("timing", {"tell_day": "1999-12-31"}, "case_bad_day"),
        ("timing", {"tell_day": "2026-02-30"}, "case_bad_day"),
        ("meeting", {"at": "half past two"}, "case_bad_time"),
        ("meeting", {"channel": "smoke"}, "case_bad_choice"),
        ("meeting", {"nothing": "x"}, "case_no_item"),
        ("cooling_off", {"wait": "yes"}, "case_proved"),
        ("scope_dossier", {"scope": "x" * 4001}, "case_text_too_long"),
    ],
)
def test_an_answer_that_is_none_is_refused(step: str, values: dict[str, str], code: str) -> None:
    refused(code, Desk().open(), "answer", step, values)


def test_words_are_kept_whole_in_every_script_and_without_controls() -> None:
    text = 'שלום\u202e & <b>"név"</b>\r\nsecond\rthird\x07\ud800'
    kept = _words.fit(text)
    assert kept == 'שלום\u202e & <b>"név"</b>\nsecond\nthird'
    assert kept.encode("utf-8")


def test_a_note_has_words_or_a_number() -> None:
    assert dict(acts.note(" calm ", None).data) == {"text": "calm"}
    assert dict(acts.note("", 0).data) == {"text": "", "score": 0}
    for given, code in (((" ", None), "case_empty_note"), (("x", 11), "case_bad_score"), (("x", -1), "case_bad_score")):
        with pytest.raises(PartwellError, match=code):
            acts.note(*given)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["made_up", "fixed", "pay_more", "other"])
def test_a_case_is_withdrawn_for_a_reason_and_takes_only_notes_then(kind: str) -> None:
    desk = cooled().do("withdraw", kind, "we spoke for an hour", "80 EUR an hour from May on")
    assert desk.case.state == "withdrawn"
    assert desk.case.dates == ()
    assert desk.case.log.ended is not None
    assert desk.case.log.ended.kind == kind
    refused("case_ended", desk, "override", "timing", "no way back")
    assert desk.note("still good").case.log.journal[-1].text == "still good"


def test_more_money_needs_terms_and_another_reason_words() -> None:
    refused("case_no_terms", cooled(), "withdraw", "pay_more", "they will", "")
    refused("case_no_reason", cooled(), "withdraw", "other", "")
    refused("case_bad_choice", cooled(), "withdraw", "whim", "")


def test_a_case_closes_at_its_end_only() -> None:
    refused("case_not_told", prepared(), "close")
    refused("case_not_after", told(), "close")
    refused("case_ended", over().do("close"), "close")


def test_an_emergency_needs_its_reason() -> None:
    with pytest.raises(PartwellError, match="case_no_reason"):
        acts.opening(emergency=True)


def test_a_log_begins_with_its_opening_and_passes_over_verbs_of_a_newer_program() -> None:
    with pytest.raises(ValueError, match="opening"):
        replay([], Desk().facts, START)
    desk = cooled()
    desk.events.append(Event(len(desk.events) + 1, desk.now, "owner", "timing", "dance", {}))
    assert desk.step("cooling_off").word == "done"
    assert _log.read(reversed(desk.events)).seq == len(desk.events)


def test_a_step_passed_over_by_its_own_leave_has_no_reason() -> None:
    desk = told().do("skip", "referral")
    assert desk.step("referral").why == ()
