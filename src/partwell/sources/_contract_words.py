"""How much a text reads like a contract, by what contracts are made of; public licences and letters do not."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Each is a part that contracts have, whatever their style; what counts is how many different ones stand there.
_TITLE = r"\b(?:agreement|contract|statement of work|terms of engagement|szerz[őo]d[ée]s|meg[áa]llapod[áa]s|vertrag)"
_ROLES = (
    "client customer contractor consultant freelancer developer designer company employer employee executive provider"
    " supplier licensee agency"
).split()
_SOURCES: Mapping[str, tuple[str, ...]] = {
    "title": (_TITLE,),
    "parties": (
        r"\bby and between\b",
        r"\bbetween\b.{2,160}?\band\b",
        r"\bthe parties\b|\bhereinafter\b",
        r"\bmegrendel[őo]\b|\bmegb[íi]z(?:[óo]|ott)\b|\bv[áa]llalkoz[óo]\b|\ba felek\b",
        r"\bauftraggeber\b|\bauftragnehmer\b",
    ),
    "roles": (rf"\b(?:the|our|your) (?:service )?(?:{'|'.join(_ROLES)})\b",),
    "end": (r"\bterminat(?:e|es|ed|ion|ing)\b|\bcancel", r"\bfelmond|\bmegsz[űu]n", r"\bk[üu]ndig"),
    "law": (
        r"\bgovern(?:ed|ing)\b.{0,40}\blaws?\b|\bjurisdiction\b",
        r"\bptk\b|\bpolg[áa]ri t[öo]rv[ée]nyk[öo]nyv",
        r"\bgerichtsstand\b",
    ),
    "duty": (
        r"\bshall\b|\bagrees? to\b|\bi(?:'|’)ll\b|\bwe(?:'|’)ll\b|\bwe will\b",
        r"\bk[öo]teles\b|\bv[áa]llalja\b",
        r"\bverpflichtet\b",
    ),
    "money": (
        r"\bpay(?:ment|able|s)?\b|\bfees?\b|\binvoices?\b|\bcompensation\b",
        r"\bd[íi]j(?:at|a|az[áa]s)?\b|\bsz[áa]mla\b",
        r"\bverg[üu]tung\b",
    ),
    "secret": (r"\bconfidential|\bnon-?disclosure\b", r"\btitoktart|\b[üu]zleti titok", r"\bvertraulich"),
    "liability": (
        r"\bliab(?:le|ility)\b|\bindemnif|\bwarrant(?:y|ies|s)\b",
        r"\bfelel[őo]ss[ée]g|\bk[öo]tb[ée]r",
        r"\bhaftung\b",
    ),
    "rights": (r"\bintellectual property\b|\bcopyrights?\b|\bownership\b", r"\bszerz[őo]i jog|\bnutzungsrecht"),
    "day": (
        r"\beffective date\b|\bdated as of\b|\bday of\b.{0,30}\b(?:19|20)\d\d\b",
        r"\bhat[áa]lyba\b|\bkelt\b",
    ),
    "signature": (
        r"\bsignatures?\b|\bsigned\b|\bin witness whereof\b|\bexecuted\b",
        r"\bal[áa][íi]r|\bunterschrift",
    ),
    "notice": (
        r"\bnotices?\b.{0,60}\b(?:days?|writing|written)\b|\bwritten notice\b",
        r"\bfelmond[áa]si id[őo]|\b[íi]r[áa]sban\b",
    ),
}
_PARTS = {name: re.compile("|".join(some), re.IGNORECASE) for name, some in _SOURCES.items()}
_HEADING = re.compile(rf"(?im)^[^\n.;]{{0,90}}{_TITLE}[^\n.;]{{0,60}}$")
# A licence that anybody may take: it binds nobody by name.
_LICENCE = re.compile(
    r"permission is hereby granted|redistribution and use in source|gnu (?:affero |lesser )?general public"
    r"|apache license|creative commons (?:attribution|legal code)|mozilla public license"
    r"|european union public licence|elastic license|eclipse public|do what the f|isc license|mit license"
    r"|provided .{0,4}as is.{0,4},? without warranty of any kind",
    re.IGNORECASE | re.DOTALL,
)
_CODE = re.compile(r"(?m)^\s*(?:```|import |from \w+ import|def |class |#include|\$ |<\?xml|<!DOCTYPE|\{|\[$|\[\{)")
_CAPITALS = re.compile(r"\b(?:AGREEMENT|CONTRACT|SZERZŐDÉS|MEGÁLLAPODÁS|VERTRAG)\b")
_QUESTIONS = re.compile(r"(?m)^#+ .*\?\s*$")
_ABOUT = re.compile(r"\bdata ?sets?\b|\breadme\b|\bchangelog\b|\bpull requests?\b", re.IGNORECASE)
_TABLE_CELLS, _CELL = 8, 60
_HEAD = 4000
_FIRST_LINES = 60
_ENOUGH = 6
_ENOUGH_UNDER_HEADING = 3


def parts_of(text: str) -> list[str]:
    """Names of the different parts of a contract that the text has."""
    return [name for name, pattern in _PARTS.items() if pattern.search(text)]


def reads_like_contract(text: str) -> bool:
    """Whether the text has enough of these parts and is no public licence, table, program or page about contracts.

    Under a heading that says “agreement” few parts are enough: short amendments and filings have no more.
    """
    head = text[:_HEAD]
    lines = [line for line in head.split("\n") if line.strip()]
    if not lines or _LICENCE.search(head) or _is_about(head) or not _PARTS["title"].search(head):
        return False
    if any(_is_header(lines[0], mark) for mark in ",;\t|") or len(_CODE.findall(head)) * 6 > len(lines):
        return False
    found = parts_of(text)
    beginning = "\n".join(lines[:_FIRST_LINES])
    headed = _HEADING.search(beginning) is not None or _CAPITALS.search(head[:1500]) is not None
    return len(found) >= (_ENOUGH_UNDER_HEADING if headed else _ENOUGH)


def _is_header(line: str, mark: str) -> bool:
    """Whether a line cuts into many short cells, as the head of a table does and a sentence does not."""
    cells = line.split(mark)
    return len(cells) >= _TABLE_CELLS and max(map(len, cells)) <= _CELL


def _is_about(head: str) -> bool:
    """Whether the text speaks of contracts: a data set's description, a page of questions and answers."""
    return _ABOUT.search(head[:1500]) is not None or len(_QUESTIONS.findall(head)) > 1
