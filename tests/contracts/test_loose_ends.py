"""Loose ends one by one: what makes each of them appear, and what keeps it away."""

from __future__ import annotations

import pytest

from partwell.contracts.review import Review, review

BASE = """This Agreement is made between the Client and the Contractor.
The Contractor shall keep all information confidential.
This Agreement is governed by the laws of Utah.
The Client owns all rights in the work.
The Contractor shall not assign this Agreement.
Invoices are due within 30 days.
"""


def ends(*lines: str, base: str = BASE) -> dict[str, tuple[int, ...]]:
    found: Review = review(base + "\n".join(lines))
    assert found.is_contract
    return {end.code: end.lines for end in found.loose_ends}


EITHER = "Either party may terminate this Agreement on 30 days' written notice."
RENEWS = "It renews unless either party gives {}notice of non-renewal 30 days before the end of the term."
CLIENT = "The Client may terminate this Agreement at any time."


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("notice_period_written", EITHER),
        ("notice_period", "Either party may terminate this Agreement on 30 days' notice."),
        ("no_right_to_leave", CLIENT),
        ("no_notice_period", CLIENT),
        ("no_way_out", "The term is one year."),
        ("needs_ground", "The Contractor may terminate this Agreement if the Client is in breach."),
        ("notice_before_end", RENEWS.format("")),
        ("notice_before_end_written", RENEWS.format("written ")),
        ("notice_blank", "Either party may terminate this Agreement on ____ days' notice."),
        ("written_form", "Ending this contract must be done in writing."),
        ("deposit", "The deposit is non-refundable."),
        ("deposit_silent", "The Client pays a deposit."),
        ("deposit_silent", "Half of the fee is paid up-front."),
        ("payment_timing", "The fee is due: 50% on completion of the draft."),
        ("late_fee_steep", "Late payments bear interest of 5% per month."),
        ("penalty", "The Contractor pays a penalty of 100 EUR for each day."),
        ("certificate", "The Contractor is paid against a certificate of acceptance."),
        ("acceptance_window", "The Client has 7 days to accept the deliverables."),
        ("approvals_pending", "The Client gives sign-off."),
        ("unused_revisions", "The fee includes two rounds of revisions."),
        ("return_materials", "The Contractor returns all materials."),
        ("handover_work", "The Contractor will turn over the work completed."),
        ("return_unregulated", "Nothing else."),
        ("hosting", "The Contractor provides hosting services."),
        ("warranty_tail", "The Contractor fixes bugs for 30 days."),
        ("scope_in_mail", "The scope is as agreed in our e-mails; see our previous correspondence."),
        ("ip_on_payment", "The copyright passes on full payment."),
        ("ip_not_tied", "Nothing else."),
        ("code_kept", "The Contractor retains ownership of the code."),
        ("working_files", "Source files are in a shared folder."),
        ("portfolio", "The Contractor may show it in a portfolio only with permission."),
        ("confidentiality_forever", "The duty of confidentiality continues indefinitely."),
        ("survival", "Sections 2 and 3 survive termination."),
        ("non_compete", "The Contractor shall not compete with the Client."),
        ("non_solicit", "The Contractor shall not solicit employees."),
        ("named_person", "The services are performed personally by the Contractor."),
        ("auto_renewal", "This Agreement renews automatically."),
        ("lock_in", "There is a minimum term of six months."),
        ("data_return", "The parties comply with the GDPR."),
        ("blank_fields", "Rate: [rate]"),
    ],
)  # fmt: skip
def test_each_loose_end_has_its_sentence(code: str, line: str) -> None:
    assert code in ends(line)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("no_way_out", [EITHER]),
        ("no_right_to_leave", [EITHER]),
        ("needs_ground", [EITHER, "The Contractor may terminate this Agreement if the Client is in breach."]),
        ("written_form", [EITHER]),
        ("return_unregulated", ["The Contractor returns all materials."]),
        ("ip_not_tied", ["The copyright passes on full payment."]),
        ("auto_renewal", ["This contract need not be renewed."]),
        ("non_solicit", ["The Client shall not solicit the employees of the Contractor."]),
        ("working_files", ["The Contractor retains ownership of the code and the source files."]),
        ("survival", ["The duty of confidentiality continues indefinitely."]),
    ],
)
def test_what_keeps_a_loose_end_away(code: str, lines: list[str]) -> None:
    assert code not in ends(*lines)


def test_a_ground_beside_a_free_right_is_told() -> None:
    found = ends(EITHER, "The Contractor may terminate this Agreement at once if the Client is in breach.")
    assert found["immediate_right"] == (8,)


def test_a_client_who_may_end_it_at_once_while_you_may_not_is_told() -> None:
    own = "The Contractor may terminate this Agreement on 30 days' notice."
    assert ends(own, CLIENT)["client_at_once"] == (8,)
    assert "client_at_once" not in ends(own, "The Client may terminate this Agreement on 30 days' notice.")
    assert "client_at_once" not in ends(EITHER)
    assert ends(own, "The Client may terminate this Agreement for convenience.")["client_at_once"] == (8,)


def test_a_form_only_for_a_ground_is_told() -> None:
    found = ends(
        "Either party may end this agreement.", "Either party may terminate in writing if the other is in breach."
    )
    assert found["form_unstated"] == (7,)


def test_late_payment_is_a_lever_and_a_retainer_without_end_is_told() -> None:
    found = ends("If a payment is late the Contractor may suspend work.", "The Client pays a monthly retainer.")
    assert found["late_payment_lever"] == (7,)
    assert found["retainer_open"] == (8,)


def test_fees_on_early_ending_for_the_clients_side_only() -> None:
    fee = "If the Client cancels the project, a kill fee of half the price is due."
    assert ends(fee)["fee_client_only"] == (7,)
    assert "fee_client_only" not in ends("If either party cancels the project, a kill fee of half the price is due.")
    part = "If the Client terminates, the Client pays for work completed to date."
    assert "fee_client_only" in ends(EITHER, part)


def test_a_blank_schedule_is_told_where_nothing_else_says_when_to_pay() -> None:
    base = BASE.replace("Invoices are due within 30 days.\n", "The Client pays by the payment schedule.\n")
    assert "payment_schedule_blank" in ends("", "[Payment schedule]", base=base)
    assert "payment_schedule_blank" not in ends("", "[Payment schedule]")


def test_facts_name_days_dates_and_who() -> None:
    facts = review(BASE + EITHER + "\nThis Agreement shall remain in force until 31 May 2031.").facts
    assert (facts["payment_due_days"], facts["term_end"], facts["who_may_end"]) == (30, "2031-05-31", "either")
    assert review(BASE + CLIENT).facts["who_may_end"] == "client"
    only = review(BASE + "The Contractor may terminate this Agreement at any time.").facts
    assert (only["who_may_end"], only["deposit"]) == ("freelancer", None)
    assert review(BASE.replace("30 days", "a while")).facts["payment_due_days"] is None
    assert review(BASE.replace("due within 30 days", "due net 45")).facts["payment_due_days"] == 45
