"""Records of a table: their places, broken ones, and a count made by other code that always agrees."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partwell.sources._csv import Record, delimiter_of, records
from partwell.sources._rows import count_rows
from partwell.sources._text import charset_of, lines

SOUP = st.text(alphabet='a"",;\n\r é\x00\u2028', max_size=120)
CELLS = st.text(alphabet='ab",;\n é', max_size=8)


def split(data: bytes, delimiter: str = ",") -> list[Record]:
    charset = charset_of(data)
    return list(records(lines(data, charset), delimiter, charset))


@given(SOUP, st.sampled_from([",", ";"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1250"]))
def test_the_independent_count_agrees_on_any_text(text: str, delimiter: str, charset: str) -> None:
    data = text.encode(charset, "replace")
    assert count_rows(data, delimiter, 0) == len(split(data, delimiter))


@given(SOUP, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1250"]))
def test_every_record_stands_at_its_place(text: str, name: str) -> None:
    data = text.encode(name, "replace")
    charset = charset_of(data)
    for record in split(data):
        start, end = record.at
        decoded = data[start:end].decode(charset.name, "replace")
        if record.spans:
            assert "\n".join(decoded[a:b] for a, b in record.spans) == record.text


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_the_csv_module_writes_comes_back(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    found = [list(record.cells) for record in split(out.getvalue().encode())]
    assert found == table


def test_an_unclosed_quote_costs_its_line_alone() -> None:
    text = 'a,b\n1,"open\n' + "".join(f"{n},x\n" for n in range(500))
    found = split(text.encode())
    assert [record.fault for record in found[:3]] == ["", "unclosed_quote", ""]
    assert found[1].line == 2
    assert len(found) == 502


def test_a_quoted_field_may_hold_lines_and_delimiters() -> None:
    found = split(b'a,b\r\n1,"x, y\r\nz ""q"""\r\n2,w')
    assert [record.cells for record in found] == [("a", "b"), ("1", 'x, y\nz "q"'), ("2", "w")]
    assert [record.line for record in found] == [1, 2, 4]


def test_blank_lines_are_no_rows_and_bad_bytes_are_told() -> None:
    good = b"a;b\n;;\n \n" + b"1;x\n" * 3 + "é;y\n".encode()
    assert [record.fault for record in split(good, ";")] == [""] * 5
    torn = b"\xef\xbb\xbfa;b\n1;\xff\xfe\n"
    assert [record.fault for record in split(torn, ";")] == ["", "bad_bytes"]
    assert [record.fault for record in split(b"a,b\n1,\x00\n")] == ["", "nul_in_row"]


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [("a,b,c\n1,2,3", ","), ("a;b\n1,5;2", ";"), ("a\tb\tc\n1\t2\t3", "\t"), ('"a,b";c\n"d,e";f', ";"), ("word", ",")],
)
def test_the_delimiter_is_the_one_that_cuts_evenly(head: str, delimiter: str) -> None:
    assert delimiter_of(head.split("\n")) == delimiter


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Számlaszám;Vevő neve;Fizetési határidő\nKovács és Társa;Bruttó összeg;áfa\n", "cp1250"),
        ("Ügyfél;végösszeg;fűtés\nkiállítás;nettó;áfa\n", "cp1250"),
        ("Numéro;août;échéance\nété;payée;déjà réglée\n", "cp1252"),
        ("Rechnung;Fälligkeit;Empfänger\nMüller;Größe;Straße\n", "cp1252"),
        ("São Paulo;informações;cão\n", "cp1252"),
    ],
)
def test_a_code_page_is_told_by_its_letters(text: str, name: str) -> None:
    assert charset_of(text.encode(name)).name == name
