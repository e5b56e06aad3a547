"""The sender's own words: what many mail programs put around them is cut, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.language.quotes import own_ranges, own_words

CUT = {
    "gmail": ("Fine.\n\nOn Mon, Apr 2, 2012 at 6:26 PM, Bo <bo@x.example> wrote:\n\n> Hi\n", "Fine."),
    "two lines": ("Fine.\n\nOn Mon, 2 Apr 2012 at 18:26, Bo Long Name\n<bo@x.example> wrote:\n\n> Hi\n", "Fine."),
    "no sign": ("Fine.\n\nOn Mon, 2 Apr 2012 at 18:26, Bo wrote:\n\nHi\nthere\n", "Fine."),
    "hungarian": ("Jó.\n\nBo <bo@x.example> ezt írta (időpont: 2024. márc. 3., V, 10:12):\n\n> régi\n", "Jó."),
    "hungarian thunderbird": ("Jó.\n\n2024. 03. 05. 10:12 keltezéssel, Kovács Anna írta:\n> régi\n", "Jó."),
    "german": ("Ja.\n\nAm 05.03.2024 um 10:12 schrieb Anna Schmidt:\n> alt\n", "Ja."),
    "german over two lines": (
        "Ja.\n\nAm Di., 5. März 2024 um 10:12 Uhr schrieb Anna\nS <a@b.example>:\n\n> alt",
        "Ja.",
    ),
    "outlook": ("Ok\n\n-----Original Message-----\nFrom: A\nSent: x\nTo: b\nSubject: c\n\nold", "Ok"),
    "outlook german": ("Ok\n\nVon: A\nGesendet: x\nAn: b\nBetreff: c\n\nalt", "Ok"),
    "outlook hungarian": ("Ok\n\nFeladó: A\nKüldve: x\nCímzett: b\nTárgy: c\n\nrégi", "Ok"),
    "outlook bold": ("Ok\n\n*From:* A [mailto:a@x.example]\n*Sent:* Monday\n*To:* b\n\nold", "Ok"),
    "a rule above headers": ("Ok\n____________________\nFrom: A\nSent: x\n\nold", "Ok"),
    "forwarded": ("See below.\n\nBegin forwarded message:\n\nFrom: A <a@x.example>\nDate: x\n\nold", "See below."),
    "answer below": ("----- Original Message -----\nFrom: A\nTo: b\n\n\n> old\n> older\n\nMy answer.", "My answer."),
    "bars": ("On 1 Aug 2002 at 17:15\nBo <bo@x.example> wrote:\n\n| old\n| older\n\nNew.", "New."),
    "snip": ("On Tue, 2002-07-30 at 13:17, Bo wrote:\n\n[..]\n\n> old\n\nNew.", "[..]\nNew."),
    "signature": ("Text\n\n-- \nAnna\nManager\n", "Text"),
    "signature then quotation": ("Text\n--\nAnna\n\n> old\n\nMore\n", "Text\nMore"),
    "phone": ("Text\n\nSent from my iPhone\n\n> old", "Text"),
    "phone hungarian": ("Text\n\niPhone-ról küldve", "Text"),
    "phone german": ("Text\n\nVon meinem iPhone gesendet", "Text"),
    "outlook app": ("Text\n\nGet Outlook for Android<https://aka.ms/x>", "Text"),
    "list footer": ("Text\n\n_______________________\nriak-users mailing list\nhttp://x.example\n", "Text"),
    "contact lines": (
        "Text\n\nKind regards,\nAnna K\nCEO\n+36 30 123 4567\nwww.x.example",
        "Text\n\nKind regards,\nAnna K",
    ),
    "between": ("> one?\n\nYes.\n\n> two?\n\nNo.\n", "Yes.\nNo."),
    "only quoted": ("> a\n> b\n", ""),
}
KEPT = [
    "From the start we agreed on this.\nTo: nobody",
    "Price: 300\nDeadline: Friday\nSubject: website",
    "On Monday I wrote:\nwe should stop.",
    "Sent from my desk, is much easier then my mobile phone.",
    "Stuff -- this is not a signature.",
    "Küldve a raktárba tegnap",
    "Best,\nAnna",
    "I have three questions:\nwhen, how, why",
    "A határidő: 2024. 03. 05., péntek\nKérem, erősítse meg.",
]


@pytest.mark.parametrize("name", sorted(CUT))
def test_what_programs_add_is_cut(name: str) -> None:
    text, wanted = CUT[name]
    assert own_words(text) == wanted


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_is_kept(text: str) -> None:
    assert own_words(text) == text


@given(st.text(alphabet="ab> \n:-_OnFrom@1wrote", max_size=300))
def test_ranges_are_ordered_and_within_the_text(text: str) -> None:
    last = 0
    for start, end in own_ranges(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip()
        last = end


@given(st.lists(st.sampled_from(["plain words", "> quoted", "", "more"]), max_size=12))
def test_without_marks_exactly_the_unquoted_lines_remain(lines: list[str]) -> None:
    kept = [line for line in lines if line and not line.startswith(">")]
    assert [line for line in own_words("\n".join(lines)).split("\n") if line] == kept


@pytest.mark.parametrize(
    "line", ["On 1 wrote\n", "From: x\n", "-- \n", "--\n", "> a\nb\n", "On x <a@b> \n", "-", "Best\n", "1.1.11 "]
)
def test_hostile_repetition_is_read_to_the_end(line: str) -> None:
    text = line * (400_000 // len(line)) + "\n> end"
    assert all(end <= len(text) - 6 for _, end in own_ranges(text))
