"""One object of a batch: its fields, each checked for kind and range before anything is computed."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

Record = Mapping[str, Any]

LONGEST_TEXT = 1_000_000
"""Characters of one text; a longer one is refused as `too_long`."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_SHOWN = 40
_ABSENT = object()


class LineFault(Exception):
    """One object of a batch is at fault: `code` is looked up in the catalogue as `batch.<code>`.

    args  values for the text; `expected` names a text `batch.expected.<expected>`, or stands for itself where the
          catalogue has no such text (a list of names)
    """

    def __init__(self, code: str, **args: str | float) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_by_name = args


def shown(value: object) -> str:
    """A value as JSON, cut where it gets long: what an error sentence shows of the input."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str | int | float | None) else ""
    if isinstance(value, list):
        text = "[…]" if value else "[]"
    elif isinstance(value, dict):
        text = "{…}" if value else "{}"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _wrong_type(field: str, expected: str, value: object) -> LineFault:
    return LineFault("wrong_type", field=field, expected=expected, given=shown(value))


def _take(record: Record, field: str, default: object) -> Any:
    value = record.get(field, _ABSENT)
    if value is _ABSENT or (value is None and default is not _ABSENT):
        if default is _ABSENT:
            raise LineFault("missing_field", field=field)
        return default
    return value


def text(record: Record, field: str, default: Any = _ABSENT, *, longest: int = LONGEST_TEXT) -> Any:
    """A string of at most `longest` characters; `default` where the field is absent or null."""
    value = _take(record, field, default)
    if value is default:
        return value
    if not isinstance(value, str):
        raise _wrong_type(field, "text", value)
    if len(value) > longest:
        raise LineFault("too_long", field=field, most=longest, given=len(value))
    return value


def number(
    record: Record, field: str, default: Any = _ABSENT, *, low: float = -math.inf, high: float = math.inf
) -> Any:
    """A finite number in [low, high]; `default` where the field is absent or null."""
    value = _take(record, field, default)
    return value if value is default else checked_number(value, field, low, high)


def checked_number(value: object, field: str, low: float = -math.inf, high: float = math.inf) -> float:
    """`value` as a finite float in [low, high]; `field` names it in the fault."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong_type(field, "number", value)
    try:
        real = float(value)
    except OverflowError:
        real = math.inf
    if not math.isfinite(real):
        raise LineFault("wrong_value", field=field, expected="finite", given=shown(value))
    if not low <= real <= high:
        raise _out_of_range(field, value, low, high)
    return real


def _out_of_range(field: str, value: object, low: float, high: float) -> LineFault:
    if math.isinf(high):
        return LineFault("wrong_value", field=field, expected="at_least", low=f"{low:g}", given=shown(value))
    return LineFault(
        "wrong_value", field=field, expected="between", low=f"{low:g}", high=f"{high:g}", given=shown(value)
    )


def whole(record: Record, field: str, default: Any = _ABSENT, *, low: float = -math.inf, high: float = math.inf) -> Any:
    """A whole number in [low, high]; `default` where the field is absent or null. 3.0 counts as 3."""
    value = _take(record, field, default)
    if value is default:
        return value
    real = checked_number(value, field)
    if not real.is_integer():
        raise _wrong_type(field, "whole", value)
    checked_number(value, field, low, high)
    return int(value)


def flag(record: Record, field: str, default: bool) -> bool:
    """True or false; `default` where the field is absent or null."""
    value = _take(record, field, default)
    if not isinstance(value, bool):
        raise _wrong_type(field, "flag", value)
    return value


def day(record: Record, field: str, default: Any = _ABSENT) -> Any:
    """A calendar day written `YYYY-MM-DD`; `default` where the field is absent or null."""
    value = _take(record, field, default)
    if value is default:
        return value
    if not isinstance(value, str):
        raise _wrong_type(field, "day", value)
    try:
        if _DAY.match(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise LineFault("wrong_value", field=field, expected="day", given=shown(value))


def choice(record: Record, field: str, among: Collection[str], default: Any = _ABSENT) -> Any:
    """One of the words in `among`; `default` where the field is absent or null."""
    value = _take(record, field, default)
    if value is default:
        return value
    if not isinstance(value, str):
        raise _wrong_type(field, "text", value)
    if value not in among:
        raise LineFault("wrong_value", field=field, expected=", ".join(among), given=shown(value))
    return value


def objects(record: Record, field: str, default: Any = _ABSENT, *, most: int | None = None) -> list[Record]:
    """A list of at most `most` objects; `default` where the field is absent or null."""
    value = _take(record, field, default)
    if not isinstance(value, list):
        raise _wrong_type(field, "list", value)
    if most is not None and len(value) > most:
        raise LineFault("too_many", field=field, most=most, given=len(value))
    for place, item in enumerate(value):
        if not isinstance(item, dict):
            raise _wrong_type(f"{field}[{place}]", "object", item)
    return value
