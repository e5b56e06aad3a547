"""The notice rule that a clause states, as the batch protocol defines it, with what must be asked about it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from partwell.contracts.said import DayType, Said, Unit

Anchor = Literal["rolling", "before_term_end", "before_anniversary", "no_period", "automatic_end", "not_a_period"]
Who = Literal["either", "one_party", "unspecified"]
Form = Literal["written", "written_or_email", "conduct", "unspecified"]


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """The rule; names and meaning are those of `contract notice`. Optional words are quoted from the clause."""

    n: int | None
    unit: Unit | None
    day_type: DayType
    anchor: Anchor
    who: Who
    form: Form
    delivery: str | None
    earliest: str = ""
    window: bool = False
    snap: str = ""
    immediate: bool = False
    cause: str = ""
    purpose: str = ""
    fixed_end: str = ""
    redacted: bool = False
    conflict: tuple[int, ...] = ()
    cure: str = ""
    fee: str = ""
    pay_in_lieu: str = ""
    limit: str = ""
    statute: bool = False

    def as_json(self) -> dict[str, object]:
        """The rule as the protocol writes it: the seven fields always, optional ones where they apply."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        always = list(values)[:7]
        kept = {name: value for name, value in values.items() if name in always or value}
        return kept | ({"conflict": list(self.conflict)} if self.conflict else {})


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """A rule, whether a date may be computed from it without asking, and what to ask."""

    rule: NoticeRule
    certain: bool
    ask: tuple[Said, ...]
