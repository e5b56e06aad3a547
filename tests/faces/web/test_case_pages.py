"""The case in the browser without a script: one step at a time, forms that keep what was typed, nobody overwritten."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from partwell.actions._actor import OWNER
from partwell.actions.case_do import answer_step
from partwell.actions.case_show import show_case
from partwell.actions.check_in import check_in
from tests.actions._parting import NAME, client
from tests.faces._visitor import Answer
from tests.faces.conftest import House


def ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


class Desk:
    """A visitor at one client's case."""

    def __init__(self, house: House, name: str = NAME) -> None:
        self.house, self.client = house, client(name)
        self.place = f"/clients/{self.client}/case"

    def page(self, step: str = "") -> Answer:
        return self.house.visitor.get(f"{self.place}?step={step}" if step else self.place)

    def post(self, path: str, data: dict[str, str], seen: int | None = None) -> Answer:
        number = self.seen if seen is None else seen
        return self.house.visitor.post(f"{self.place}/{path}", {**data, "seen": str(number)}, page=self.place)

    @property
    def seen(self) -> int:
        found = re.search(r'name="seen" value="(\d+)"', self.page().text)
        return int(found[1]) if found else 0

    def answer(self, step: str, then: str = "done", **values: str) -> Answer:
        """A step's form as the browser sends it: every field of it, those named here filled."""
        shown = re.findall(r'name="s-([^"]+)"', self.page(step).text)
        data = {f"s-{name}": "1" for name in shown} | {f"a-{name}": text for name, text in values.items()}
        return self.post(f"answer/{step}", data | ({"then": then} if then else {}))


@pytest.fixture
def desk(house: House) -> Desk:
    """A client one has stood before twice, with a case opened on the page."""
    found = Desk(house)
    for days in (90, 200):
        check_in(OWNER, found.client, 1, day=datetime.now(UTC).date() - timedelta(days=days))
    assert found.post("open", {"kind": "usual", "days": "3"}).status == 302
    return found


def prepare(desk: Desk) -> None:
    assert desk.post("note", {"score": "8", "text": "a bad week"}).status == 302
    assert desk.post("mark/cooling_off", {"word": "skip"}).status == 302
    assert desk.answer("contract_review", no_contract="yes").status == 302
    assert desk.answer("scope_dossier", gathered="yes", scope="a web site").status == 302
    assert desk.answer("obligations", all_listed="yes").status == 302
    assert desk.answer("timing", tell_day=ago(0), last_day=ago(-30)).status == 302
    assert desk.answer("meeting", channel="phone", at="14:30").status == 302
    assert desk.answer("script", reason="capacity", if_more_money="no", rehearsed="yes").status == 302


def test_the_whole_parting_by_forms(desk: Desk) -> None:
    prepare(desk)
    assert "Have you told them?" in desk.page().words
    assert desk.post("told", {"how": "phone", "day": ago(0)}).status == 302
    assert desk.answer("notice", channel="email", sent_day=ago(0)).status == 302
    assert desk.post("mark/referral", {"word": "skip"}).status == 302
    ticks = ("pending", "deadlines", "files", "accounts_theirs", "accounts_mine", "secrets", "data")
    assert desk.answer("handover", **dict.fromkeys(ticks, "yes")).status == 302
    assert desk.post("mark/afterwards", {"word": "override", "reason": "they moved away"}).status == 302
    assert "Every step is settled" in desk.page().words
    assert desk.post("leave", {"word": "close", "text": "calm"}).status == 302
    assert show_case(OWNER, desk.client).case.state == "closed"
    assert "Here again?" in desk.page().words


def test_a_client_without_a_case_is_offered_one(house: House) -> None:
    from tests.faces.web.test_forms import client_of

    number = client_of(house)
    page = house.visitor.get(f"/clients/{number}/case")
    assert page.status == 200
    assert "decides nothing yet" in page.words
    bad = house.visitor.post(f"/clients/{number}/case/open", {"kind": "emergency"}, page=f"/clients/{number}/case")
    assert bad.status == 400
    assert "Write the reason down" in bad.words
    few = house.visitor.post(f"/clients/{number}/case/open", {"days": "one"}, page=f"/clients/{number}/case")
    assert "at least 2" in few.words
    assert house.visitor.get("/clients/nobody/case").status == 404


def test_a_form_of_an_old_page_is_refused_and_keeps_what_was_typed(desk: Desk) -> None:
    old = desk.seen
    answer_step(OWNER, desk.client, "contract_review", {"no_contract": "yes"})
    data = {"s-scope": "1", "a-scope": "a shop & <b>more</b>"}
    late = desk.post("answer/scope_dossier", data, seen=old)
    assert late.status == 409
    assert "Somebody added to this case meanwhile" in late.words
    assert "a shop &amp; &lt;b&gt;more&lt;/b&gt;" in late.text
    for path, form in (
        ("mark/timing", {"word": "override", "reason": "no time left"}),
        ("leave", {"word": "withdraw", "kind": "made_up"}),
        ("leave", {"word": "emergency", "reason": "threats"}),
    ):
        assert desk.post(path, form, seen=old).status == 409
    assert desk.post("answer/scope_dossier", data).status == 302
    assert show_case(OWNER, desk.client).case.log.answer("scope_dossier", "scope") == "a shop & <b>more</b>"


def test_a_faulty_answer_names_its_field_and_nothing_is_kept(desk: Desk) -> None:
    answer = desk.answer("timing", tell_day="tomorrow", last_day=ago(-30))
    assert answer.status == 400
    assert "tomorrow is no day" in answer.words
    assert ago(-30) in answer.text
    assert show_case(OWNER, desk.client).case.log.answer("timing", "last_day") == ""


def test_a_gate_that_stands_is_told_and_the_answers_are_kept(desk: Desk) -> None:
    answer = desk.answer("scope_dossier", scope="a web site")
    assert answer.status == 409
    assert "Something is still missing" in answer.words
    assert show_case(OWNER, desk.client).case.log.answer("scope_dossier", "scope") == "a web site"
    saved = desk.answer("scope_dossier", then="", gathered="yes")
    assert "step=scope_dossier" in saved.header("location")


def test_htmx_saves_quietly_and_hands_out_the_new_number(desk: Desk) -> None:
    token = desk.page().token
    body = f"csrfmiddlewaretoken={token}&seen={desk.seen}&s-scope=1&a-scope=a+shop".encode()
    extra = (
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "http://127.0.0.1:8750"),
        ("sec-fetch-site", "same-origin"),
        ("hx-request", "true"),
    )
    answer = desk.house.visitor.send("POST", f"{desk.place}/answer/scope_dossier", body, extra)
    assert answer.status == 200
    assert f'value="{desk.seen}" id="seen-answer" hx-swap-oob="true"' in answer.text
    assert "<html" not in answer.text


def test_the_withdrawal_is_answered_beforehand_and_needs_its_terms(desk: Desk) -> None:
    assert "Behaviour has no price" in desk.page().words
    bad = desk.post("leave", {"word": "withdraw", "kind": "pay_more", "text": "they beg"})
    assert bad.status == 400
    assert "Write down what they offered" in bad.words
    assert "they beg" in bad.text
    done = desk.post("leave", {"word": "withdraw", "kind": "pay_more", "terms": "80 EUR an hour"})
    assert done.status == 302
    assert "withdrawn" in desk.page().words


def test_an_emergency_begins_with_safety_and_hides_the_other_way(desk: Desk) -> None:
    assert desk.post("leave", {"word": "emergency", "reason": "threats"}).status == 302
    page = desk.page()
    assert "You and everybody concerned are safe" in page.words
    assert 'value="emergency"' not in page.text


def test_other_faults_stay_on_the_page(desk: Desk) -> None:
    assert desk.post("note", {"text": ""}).status == 400
    assert desk.post("told", {"how": "phone", "day": ago(0)}).status == 409
    assert desk.post("mark/contract_review", {"word": "skip"}).status == 409
    assert desk.post("mark/contract_review", {"word": "reopen"}).status == 409
    assert desk.post("leave", {"word": "close"}).status == 409
    assert desk.post("answer/no_such_step", {"s-x": "1"}).status in {302, 404}


def test_the_list_and_the_calendar_of_all_cases(desk: Desk) -> None:
    other = Desk(desk.house, "Ébresztő \u202eKft. <script>alert(1)</script>")
    other.post("open", {"kind": "emergency", "reason": "threats by phone", "days": "3"})
    page = desk.house.visitor.get("/cases")
    assert page.status == 200
    assert "<script>alert" not in page.text
    assert "Be out by" in page.words
    assert "Cooling-off ends" in page.words
    calendar = desk.house.visitor.get("/cases.ics")
    assert calendar.header("content-type").startswith("text/calendar")
    assert b"BEGIN:VEVENT" in calendar.body
    assert desk.house.visitor.get(f"/cases.ics?client={desk.client}").body.count(b"BEGIN:VEVENT") == 1


def test_no_case_no_calendar(house: House) -> None:
    page = house.visitor.get("/cases")
    assert page.status == 200
    assert "No case has been opened" in page.words


def test_every_step_opens_in_hungarian_without_a_key(desk: Desk) -> None:
    prepare(desk)
    desk.house.visitor.cookies["partwell_language"] = "hu"
    for step in [one.name for one in show_case(OWNER, desk.client).case.steps]:
        page = desk.page(step)
        assert page.status == 200
        assert not re.search(r"\b(?:case|web|error)\.[a-z_]+\.[a-z_]", page.words), page.words
        assert "None" not in page.words


def test_the_talk_is_rehearsed_in_one_reason_and_prepared_answers(desk: Desk) -> None:
    empty = desk.house.visitor.get(f"{desk.place}/rehearse")
    assert "First choose the day" in empty.words
    prepare(desk)
    page = desk.house.visitor.get(f"{desk.place}/rehearse")
    assert page.status == 200
    assert len(re.findall(r"<p>[^<]+</p>", page.text.partition('class="speech"')[2].partition("</div>")[0])) in range(
        3, 6
    )
    assert "About" in page.words
    assert "{" not in page.words
