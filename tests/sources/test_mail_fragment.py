"""Texts of mails without headers are told from everything else that is only text."""

from __future__ import annotations

import pytest

from partwell.sources._contract import Head
from partwell.sources.mail_fragment import SOURCE
from partwell.sources.registry import recognise

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def head(data: bytes) -> Head:
    return Head(data, "x", len(data), data)


@pytest.mark.parametrize(
    "text",
    [
        "Fine.\n\nOn Tue, 3 Mar 2026 at 09:15, Eva <eva@studio.example> wrote:\n> Here it is.\n",
        "Jó lesz.\n\nKovács Éva <eva@studio.example> ezt írta (időpont: 2026. márc. 3., K, 9:15):\n\n> Itt van.\n",
        "Passt.\n\nAm 03.03.2026 um 09:15 schrieb Eva <eva@studio.example>:\n> Hier.\n",
        "Ok\n________________________________\nFeladó: Éva\nKüldve: 2026. március 3.\nCímzett: Anna\nTárgy: Terv\n",
        "Ok\r\n\r\n-----Original Message-----\r\nFrom: Eva\r\nHere\r\n",
        "Please wait until Monday.\n\nSent from my iPhone\n",
        '<html><body>Fine<div class="gmail_quote">On Tue Eva wrote</div></body></html>',
    ],
)
def test_a_reply_without_headers_is_known(text: str) -> None:
    found, _ = recognise(head(text.encode()))
    assert found is SOURCE


@pytest.mark.parametrize(
    "text",
    [
        "Dear Anna,\n\nas agreed on 3 March we wrote:\nthe price is 400 EUR.\n\nKind regards\nEva\n",
        "# Readme\n\n> a quotation\n\nOn 3 March 2026 somebody wrote:\n",
        "SERVICE AGREEMENT\n\nOn 3 March 2026 the Client wrote:\n> terms\n",
        "MIT License\n\nCopyright (c) 2026\nSent from my iPhone\n",
        'id,client,from,sent,text\n1,a,b,c,"On 3 Mar 2026 Eva wrote:"\n',
        "<html><body><h1>Offer</h1><p>To: Anna</p></body></html>",
        "Minutes\n\n- item one\n- item two\n",
    ],
)
def test_letters_readmes_contracts_licences_and_tables_are_not_claimed(text: str) -> None:
    assert SOURCE.score(head(text.encode())) < 0.5


def test_outlooks_mail_is_told_from_other_files_of_the_same_container() -> None:
    mail = OLE + b"\0" * 100 + "__properties_version1.0".encode("utf-16-le")
    assert SOURCE.score(head(mail)) > 0.5
    assert SOURCE.score(head(OLE + b"\0" * 100 + "WordDocument".encode("utf-16-le"))) == 0


def test_a_long_line_and_many_dashes_take_no_time() -> None:
    assert SOURCE.score(head(b"-- \n" + b"a\n" * 30_000)) == 0
    assert SOURCE.score(head(b"On 3 " + b"wrote " * 10_000)) == 0
