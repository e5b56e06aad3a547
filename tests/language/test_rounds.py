"""Work handed over and accepted, in both languages; bills, plans and half-yeses are neither."""

from __future__ import annotations

import pytest

from partwell.language.rounds import Projects, accepted, handed_over, work_in


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ann,\n\nVersion 3 of the logo is attached.",
        "Here's the new draft. Tell me what you think.",
        "Uploaded! v2 has the darker blue.",
        "The page is live.",
        "All changed, final files are in the shared folder.",
        "Küldöm a javított változatot.",
        "A látványtervet mellékelem.",
        "Elkészült a honlap, feltöltöttem.",
    ],
)
def test_work_is_handed_over(text: str) -> None:
    assert handed_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "Invoice 2026-014 is attached.",
        "I'll send the first draft on Friday and upload it then.",
        "Could you send the files? I can begin on Monday.",
        "Csatolom a számlát.",
        "Az árajánlatot mellékelem.",
        "Thank you, talk on Tuesday.",
        "",
    ],
)
def test_bills_and_plans_are_no_work(text: str) -> None:
    assert not handed_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "Received, and approved. Thank you!",
        "Perfect. Off to the printer.",
        "Looks great on my phone.",
        "Thanks!",
        "Megkaptuk, jóváhagyom. Köszönjük!",
        "Tökéletes, mehet a nyomdába.",
        "Köszönöm szépen!",
    ],
)
def test_a_yes_is_a_yes(text: str) -> None:
    assert accepted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you! It's nice, but it isn't quite it yet.",
        "Lovely. One small thing: could you move the logo?",
        "Perfect, only maybe a bit more red?",
        "Szuper, de lehetne kicsit nagyobb.",
        "Köszönöm, még valami hiányzik.",
        "When do you begin?",
        "Perfect. " + "And here is what comes next. " * 40,
        "",
    ],
)
def test_half_a_yes_is_none(text: str) -> None:
    assert not accepted(text)


@pytest.mark.parametrize(
    ("subject", "work"),
    [
        ("Re: Fwd: The autumn brochure: version 4", "autumn brochure"),
        ("AW: [2]: Autumn Brochure v12", "2 autumn brochure"),
        ("First version of the price list", "price list"),
        ("Árlista – második változat", "arlista"),
        ("Version 3 for you", ""),
        ("", ""),
        ("12", ""),
    ],
)
def test_a_subject_names_the_work_whatever_its_version(subject: str, work: str) -> None:
    assert work_in(subject).removeprefix("2 ") == work.removeprefix("2 ")


def test_projects_are_found_as_the_person_logs_them_the_longest_first() -> None:
    projects = Projects(["Brochure", "Autumn brochure", "ok", "Étlap"])
    assert projects.named_in("About the autumn-brochure again") == "autumn brochure"
    assert projects.named_in("the brochure") == "brochure"
    assert projects.named_in("az új étlap") == "etlap"
    assert projects.named_in("ok") == ""
    assert Projects([]).named_in("the brochure") == ""
