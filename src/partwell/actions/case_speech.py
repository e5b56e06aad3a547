"""What will be said in the talk, sentence by sentence, as far as the case has decided it; for saying it aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from partwell.actions._actor import Actor
from partwell.actions._case import Loaded, load
from partwell.actions._parting import Wishes, fill
from partwell.papers.script import answers, sentences

WORDS_A_MINUTE = 120
"""A calm speaker's pace; source: reading rates for public speaking, 120 to 150 words a minute."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The sentences and what is answered to what, in `language`; about so many seconds; () without a last day."""

    language: str
    sentences: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    seconds: int


def case_speech(actor: Actor, client: str, now: datetime | None = None) -> tuple[Loaded, Speech]:
    """The case and its talk as the printed script has it; raise NotFound `no_case`, InputError for an own reason."""
    actor.needs("read")
    loaded = load(actor, client, now)
    if loaded.case.view.last_day is None:
        return loaded, Speech(loaded.profile.language, (), (), 0)
    parting = fill(actor, loaded.row.client, Wishes(), loaded.case.view.today).parting
    said = sentences(parting)
    count = sum(len(sentence.split()) for sentence in said)
    return loaded, Speech(parting.language, said, answers(parting), round(count / WORDS_A_MINUTE * 60))
