"""The message catalogue in English and Hungarian, and how numbers, money and dates are written; imports no other room.

Every text a person sees has a key (`room.thing`) in `catalogue/<language>/<room>.po`; `make words` compiles them.
"""

from partwell.words.formats import day, day_time, hours, money, month, number, percent
from partwell.words.texts import LANGUAGES, pick_language, say, say_count

__all__ = [
    "LANGUAGES",
    "day",
    "day_time",
    "hours",
    "money",
    "month",
    "number",
    "percent",
    "pick_language",
    "say",
    "say_count",
]
