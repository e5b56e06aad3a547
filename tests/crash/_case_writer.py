"""A process that takes a case from its opening to its end, one act after the other, and may be killed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

CLIENT = "0" * 20
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Europe/Budapest"))
LATER = NOW + timedelta(days=4)
TICKS = ("pending", "deadlines", "files", "accounts_theirs", "accounts_mine", "secrets", "data")


def acts() -> list[Callable[[], object]]:
    """Each act writes exactly one entry of the log (and what belongs to it: a status, a remedy)."""
    from partwell.actions._actor import OWNER
    from partwell.actions.case_do import answer_step, settle_step, tell
    from partwell.actions.case_note import note_case
    from partwell.actions.case_open import open_case
    from partwell.actions.case_override import override_step
    from partwell.actions.case_withdraw import Withdrawal, withdraw_case

    def answer(step: str, **values: str) -> Callable[[], object]:
        return lambda: answer_step(OWNER, CLIENT, step, values, now=LATER)

    def settle(step: str) -> Callable[[], object]:
        return lambda: settle_step(OWNER, CLIENT, step, now=LATER)

    def override(step: str) -> Callable[[], object]:
        return lambda: override_step(OWNER, CLIENT, step, "settled by word of mouth", now=LATER)

    return [
        lambda: open_case(OWNER, CLIENT, now=NOW),
        lambda: note_case(OWNER, CLIENT, "a bad week", 8, now=NOW),
        settle("cooling_off"),
        answer("contract_review", no_contract="yes"),
        settle("contract_review"),
        answer("scope_dossier", gathered="yes", scope="a web site"),
        settle("scope_dossier"),
        override("obligations"),
        override("timing"),
        answer("meeting", channel="mail", mail_reason="they live in Perth"),
        settle("meeting"),
        override("script"),
        lambda: tell(OWNER, CLIENT, "mail", now=LATER),
        override("notice"),
        override("referral"),
        answer("handover", **dict.fromkeys(TICKS, "yes")),
        settle("handover"),
        lambda: withdraw_case(OWNER, CLIENT, Withdrawal("pay_more", "", "twice the rate"), now=LATER),
    ]


def entries() -> int:
    """How many entries the log has."""
    from partwell.book.models import CaseEvent

    return CaseEvent.objects.count()


def main() -> None:
    """Argument: home. Say `ready`, go on where the log ends, and print the state before and after every act."""
    from partwell.book.home import open_book

    open_book(Path(sys.argv[1]))
    from partwell.book.dump import dump_hash

    todo = acts()[entries() :]
    print(dump_hash(), flush=True)
    for act in todo:
        act()
        print(dump_hash(), flush=True)


if __name__ == "__main__":
    main()
