"""Each part of the demo story gets the verdict it was written for, and for the reason it was written with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from partwell.demo.cast import HOME_ZONE
from partwell.demo.roles import ROLES
from partwell.demo.story import Story, tell
from partwell.demo.talk import Mail
from partwell.verdict.judge import Verdict
from tests.demo._story import verdicts

UNTIL = date(2026, 11, 20)
SEEDS = (1, 7, 23)


@pytest.fixture(scope="module", params=SEEDS)
def judged(request: pytest.FixtureRequest) -> dict[str, Verdict]:
    return verdicts(request.param, UNTIL)


@pytest.fixture(scope="module", params=SEEDS)
def story(request: pytest.FixtureRequest) -> Story:
    return tell(request.param, UNTIL)


def test_the_demanding_client_is_demanding_and_pays(judged: dict[str, Verdict]) -> None:
    found = judged["demanding"]
    assert (found.word, found.why.code) == ("manage", "why_demanding")
    assert found.kinds["slow_to_pay"].word == "no"
    assert "against_demanding" in {said.code for said in found.against}


def test_the_slow_client_is_slow_and_calm(judged: dict[str, Verdict]) -> None:
    found = judged["slow"]
    assert (found.word, found.why.code, found.next.code) == ("manage", "why_slow", "next_deposit")
    assert found.kinds["demanding"].word == "no"
    assert found.in_favour


@pytest.mark.parametrize("role", ["good", "steady"])
def test_the_good_clients_are_kept(judged: dict[str, Verdict], role: str) -> None:
    found = judged[role]
    assert (found.word, found.why.code, found.against) == ("keep", "why_keep", ())
    assert {kind.word for kind in found.kinds.values()} == {"no"}


def test_the_client_far_away_looks_bad_and_is_not(judged: dict[str, Verdict]) -> None:
    found = judged["elsewhere"]
    assert (found.word, found.why.code, found.next.code) == ("keep", "why_keep", "next_agree_hours")
    assert {"favour_time_zone", "favour_calm"} <= {said.code for said in found.in_favour}
    assert found.kinds["demanding"].word == "no"


def test_of_the_client_hardly_known_nothing_is_said(judged: dict[str, Verdict]) -> None:
    found = judged["few"]
    assert (found.word, found.why.code) == ("unknown", "why_unknown")
    assert {kind.word for kind in found.kinds.values()} == {"not_enough_evidence"}


def test_who_presses_and_insults_is_demanding_and_waits_for_the_persons_word(judged: dict[str, Verdict]) -> None:
    found = judged["abusive"]
    assert (found.word, found.why.code, found.next.code) == ("manage", "why_demanding", "next_confirm_serious")
    assert found.kinds["demanding"].word == "yes"
    assert "against_serious" not in {said.code for said in found.against}


def test_who_went_on_after_what_was_agreed_is_a_brick_wall(judged: dict[str, Verdict]) -> None:
    found = judged["wall"]
    assert (found.word, found.ground, found.why.code) == ("part", "brick_wall", "why_wall_demanding")
    assert found.kinds["demanding"].word == "yes"


def test_who_stopped_after_what_was_agreed_is_kept(judged: dict[str, Verdict]) -> None:
    found = judged["improving"]
    assert (found.word, found.why.code) == ("keep", "why_improved_demanding")
    assert found.kinds["demanding"].word == "no"
    assert "favour_improved_demanding" in {said.code for said in found.in_favour}


def test_the_undecided_client_asks_again_and_again_and_the_rounds_eat_the_fee(judged: dict[str, Verdict]) -> None:
    found = judged["indecisive"]
    assert found.word == "manage"
    assert (found.why.code, found.next.code) in {("why_indecisive", "next_brief"), ("why_rate", "next_rate")}
    assert found.kinds["indecisive"].word != "no"
    assert {found.kinds[name].word for name in ("demanding", "slow_to_pay")} == {"no"}
    assert "against_rate" in {said.code for said in found.against}


def test_renaming_every_client_changes_no_verdict() -> None:
    names = {role.name: f"{(number * 7 + 3) % len(ROLES)} & Sons" for number, role in enumerate(ROLES)}
    assert len(set(names.values())) == len(ROLES)
    assert verdicts(SEEDS[0], UNTIL, names.__getitem__) == verdicts(SEEDS[0], UNTIL)


def late_ones(story: Story, role: str, first: date, last: date) -> int:
    """Messages of a client between two days that came after six in the evening, at home."""
    client = next(client for client in story.clients if client.role.name == role)
    people = {human.address for human in client.people}

    def late(mail: Mail) -> bool:
        local = mail.sent.astimezone(mail.sent.tzinfo)
        return mail.sender[1] in people and first <= mail.sent.date() < last and not 9 <= local.hour < 18

    return sum(map(late, story.mails))


def around(story: Story, role: str) -> tuple[int, int]:
    """The same in the twelve weeks before a remedy and in those after."""
    agreed = next(one for one in story.remedies if one.client.role.name == role)
    weeks = timedelta(weeks=12)
    span = (agreed.day - weeks, agreed.day), (agreed.day + timedelta(days=3), agreed.day + weeks)
    before, after = (late_ones(story, role, *days) for days in span)
    return before, after


def test_after_what_was_agreed_one_client_stops_writing_at_night_and_the_other_goes_on(story: Story) -> None:
    better, same = around(story, "improving"), around(story, "wall")
    assert better[0] >= 12
    assert better[1] <= 0.2 * better[0]
    assert same[0] >= 12
    assert same[1] >= 0.6 * same[0]


def test_what_was_agreed_stands_in_the_mail_of_that_day(story: Story) -> None:
    for agreed in story.remedies:
        people = {human.address for human in agreed.client.people}
        openers = [m for m in story.mails if m.mine and m.sent.date() == agreed.day and m.to[0][1] in people]
        assert any(word in mail.text for mail in openers for word in ("nine and six", "9 és 18"))


def test_how_contact_felt_follows_the_story(story: Story) -> None:
    scores: dict[str, list[int]] = {}
    for mood in story.moods:
        assert mood.day <= UNTIL
        scores.setdefault(mood.client.role.name, []).append(mood.score)
    mean = {role: sum(found) / len(found) for role, found in scores.items()}
    assert max(mean[role] for role in ("demanding", "wall", "abusive")) < 3 < min(mean["good"], mean["steady"]) - 0.7
    assert "few" not in scores
    half = len(scores["improving"]) // 2
    assert sum(scores["improving"][:half]) / half < 2.5 < scores["improving"][-1]


def test_everybody_writes_from_a_zone_of_their_own_role(story: Story) -> None:
    for client in story.clients:
        assert client.zone in client.role.zones
    assert {client.zone for client in story.clients if client.role.language == "hu"} == {HOME_ZONE}
