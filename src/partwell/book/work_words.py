"""What a client asks for, in the words of the time entries and invoices: projects, notes, lines on the bill."""

from __future__ import annotations

from collections import Counter

from partwell.book.models import Invoice, TimeEntry
from partwell.book.owed import identities_of

MOST = 12


def work_words(client: str) -> tuple[str, ...]:
    """The commonest projects and remarks of the client's work (by key), the most hours first."""
    whose = identities_of(client)
    count: Counter[str] = Counter()
    rows = TimeEntry.objects.filter(identity__in=whose).values_list("project", "note", "seconds")
    for project, note, seconds in rows:
        for text in {project.strip(), note.strip()} - {""}:
            count[text] += seconds
    for note in Invoice.objects.filter(identity__in=whose).exclude(note="").values_list("note", flat=True):
        count[note.strip()] += 1
    return tuple(text for text, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])
