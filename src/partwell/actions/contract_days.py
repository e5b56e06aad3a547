"""The days of a client's notice as a calendar file in the person's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from partwell.actions._actor import Actor
from partwell.actions._contract_words import sentence
from partwell.actions.contract_of import contract_of, leave_on
from partwell.facts.errors import NotFound
from partwell.words import say


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An .ics and what to call it."""

    name: str
    content: bytes


def calendar_of(
    actor: Actor,
    client: str,
    language: str,
    given: date | None = None,
    term_end: date | None = None,
    document: str = "",
) -> CalendarFile:
    """The day of the notice, the last working day and the end, with how they are counted and what is still to be asked.

    given  the day on which notice goes out, by default today on the owner's clock; term_end, document as `contract_of`
    Raise NotFound `no_notice_days` where there is no period to count; else as `contract_of`.
    """
    actor.needs("read")
    from partwell.papers.notice_days import NoticeDay, notice_calendar

    contract = contract_of(actor, client, document)
    plan = leave_on(actor, contract, given, None, term_end)
    if plan is None:
        raise NotFound("no_notice_days", name=contract.name)
    steps = [sentence(language, said) for said in (*plan.dates.steps, *plan.ask)]
    text = "\n".join([*steps, say(language, "contract.no_advice")])

    def titled(key: str) -> str:
        return say(language, f"contract.days.{key}", name=contract.name)

    last = plan.dates.last_notice_day
    days = [NoticeDay(last or plan.given, titled("latest" if last else "given"), text, remind=True)]
    if plan.working and plan.working != plan.dates.end_date:
        days.append(NoticeDay(plan.working, titled("working"), text))
    if plan.dates.end_date:
        days.append(NoticeDay(plan.dates.end_date, titled("end"), text))
    content = notice_calendar(days, datetime.now(UTC), contract.paper.key)
    return CalendarFile(f"notice-{plan.given.isoformat()}.ics", content)
