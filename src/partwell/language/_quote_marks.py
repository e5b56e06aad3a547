"""Lines that announce a quotation or a signature, in English, Hungarian, German and a few neighbours."""

from __future__ import annotations

import re

CONTACT_WIDTH = 90
SIGNS = "|):}"  # that some quote with instead of `>`
_RULES = "-_=—–*"
# First letters of what `is_device` and `is_sign_off` know.
_PAIRS = "se po ge az ip kü el vo ou ho be ki wa ma re th wi ch si yo al üd sz ti kö mi vi li fr mf vg lg".split()
_SIGNING = frozenset(
    first + second
    for pair in (*_PAIRS, "a ")
    for first in (pair[0], pair[0].upper())
    for second in (pair[1], pair[1].upper())
)
DELIMITERS = frozenset(("--", "—"))  # alone on a line: a signature begins, also where a program ate the space of `-- `
_WIDTH = 300  # characters of a line that are looked at

_HEADERS = {
    "from": "from|feladó|von|de|da|od|van|kitől",
    "sent": "sent|date|küldve|elküldve|dátum|gesendet|datum|envoyé|enviado|fecha|inviato|data|küldés dátuma|mikor",
    "to": "to|címzett|an|à|para|kinek",
    "cc": "cc|másolatot kap|másolat|kopie",
    "subject": "subject|tárgy|betreff|objet|asunto|oggetto",
}
_HEADER_NAMES = {word: name for name, words in _HEADERS.items() for word in words.split("|")}
_HEADER = re.compile(r"[*\s]{0,4}([^\W\d_][^:*\d]{0,15}?)\s?\*?:\s?\*?(?:\s|$)")
_DIVIDER = re.compile(
    r"(?:-\s?){3,}\s*(?:original (?:message|appointment)|eredeti (?:üzenet|levél)|ursprüngliche (?:nachricht|mail)"
    r"|forwarded (?:message|by .*)|továbbított (?:üzenet|levél)|weitergeleitete (?:nachricht|mail)"
    r"|message d'origine|mensaje original|messaggio originale|reply message|válaszüzenet)\s*(?:-\s?){3,}$"
    r"|begin forwarded message:?$|anfang der weitergeleiteten nachricht:?$|továbbított (?:levél|üzenet) kezdete:?$"
    r"|start der weitergeleiteten nachricht:?$|továbbított üzenet:$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-_=—–\s*]{8,}$")
_OPENS = re.compile(
    r"(?:on|am|le|el|il|op|dne|w dniu|em|den|vom)\b.*\d"
    r"|\d{4}\. ?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]|\d{1,2}\.? \w+ \d{4}"
    r"|(?:hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|mon|tue|wed|thu|fri|sat|sun)\w*[,. ]"
    r"|.*(?:<[^<>\s]+@[^<>\s]+>|\[mailto:[^\]\s]+\])"
    r"|.*(?:írta|schrieb|wrote)\b.*:$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"(?:.*[\s>\"',])?(?:wrote|írta(?: a következőt)?|ezt írta|schrieb|a écrit|escribió|escreveu|ha scritto|schreef"
    r"|napisal|napisał(?:\(a\))?|írja)\s?:$"
    r"|.*\bschrieb\b.{0,120}:$|.*\bezt írta\b.{0,120}:$|.*>\s?wrote:$",
    re.IGNORECASE,
)
# One of these stands in everything that `_CLOSES` fits.
_VERBS = (
    "wrote",
    "írta",
    "schrieb",
    "écrit",
    "escrib",
    "escrev",
    "scritto",
    "schreef",
    "napisa",
    "írja",
)
_WROTE = re.compile(r"\b(?:schrieb|ezt írta|wrote)\b", re.IGNORECASE)
_CLOSES_NAME = re.compile(
    r"[^.!?]{0,60}(?:<[^<>\s]+@[^<>\s]+>|\[[^\]\s]+@[^\]\s]+\]|\(\S+@\S+\))\s?:$|[\w\-. ]{2,40}:$"
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d\d|[^\s@]+@[^\s@]+")
_DEVICE = re.compile(
    r"(?:(?:sent|posted) (?:from|via|using|with) (?:my |the |a |an )?(?:[\w'’.\-®™()]+,?\s?){1,7}"
    r"|get outlook for .{2,30}"
    r"|(?:az? )?[\w ]{2,30}(?:készülékemről|telefonomról|iphone-omról|ipademről|ipad-emről) küldve"
    r"|iphone-ról küldve|ipad-ről küldve|(?:el)?küldve (?:az?(?:\(z\))? )?(?:[\w\-]+\s?){1,6}"
    r"|(?:el)?küldve innen: .{2,50}|az outlook (?:letöltése|beszerzése) .{2,30}"
    r"|(?:az )?(?:ios|android) outlook beszerzése"
    r"|gesendet (?:von|mit|aus|über) (?:[\w\-®™]+\s?){1,7}|von mein(?:em|er) (?:[\w\-]+\s?){1,4}gesendet"
    r"|outlook für (?:ios|android).{0,20}|holen sie sich outlook für .{2,20})[.!]?$",
    re.IGNORECASE,
)
_DEVICE_FIRST = re.compile(
    r"[*_\s]{0,3}(?:sent|posted|get|az|a|iphone|ipad|küldve|elküldve|gesendet|von|outlook|holen)\b", re.IGNORECASE
)
_DEVICE_WORDS = re.compile(
    r"iphone|ipad|android|phone|mobile|blackberry|outlook|windows|yahoo|gmail|samsung|galaxy|telefon|mail|huawei|xiaomi"
    r"|tablet|device|készülék|handy|smartphone|posta|nokia|thunderbird|proton|spark|pixel|treo|palm|wireless",
    re.IGNORECASE,
)
_LIST_FOOTER = re.compile(r".*(?:mailing list|levelezőlista|levelező lista)", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"(?:(?:best|kind|warm|warmest|many)?\s?(?:regards|thanks|wishes)|cheers|sincerely"
    r"|yours (?:sincerely|truly|faithfully)|all the best|best|thank you|üdvözlettel|üdvözlet|szívélyes üdvözlettel|üdv"
    r"|tisztelettel|köszönettel|köszönöm|köszi|mit freundlichen grüßen|mit freundlichem gruß"
    r"|(?:viele|liebe|beste|freundliche) grüße|mfg|vg|lg)[,.!:]?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\+?\d[\d\s()/.\-]{7,}|[^\s@]+@[^\s@]+\.\w|www\.|https?://|\b(?:tel|mob|mobil|fax|phone|cell)\b[.:]", re.IGNORECASE
)


def may_announce(line: str) -> bool:
    """Quickly: whether a line could announce a quotation at all; attributions of several lines are found otherwise."""
    return ":" in line or line[-1] == "," or line[0] in _RULES


def may_sign(line: str) -> bool:
    """Quickly: whether a line could begin a signature at all."""
    return (line[:2] in _SIGNING and len(line) <= CONTACT_WIDTH) or line[0] in _RULES


def is_divider(line: str) -> bool:
    """`-----Original Message-----`, `Begin forwarded message:` and their kin."""
    return line[0] in "-bBaAtTsS" and _DIVIDER.match(line[:_WIDTH]) is not None


def is_rule(line: str) -> bool:
    """A line drawn of dashes or underscores."""
    return line[0] in "-_=—–*" and _RULE.match(line[:_WIDTH]) is not None


def header_name(line: str) -> str | None:
    """`from`, `sent`, `to`, `cc` or `subject` where the line looks like such a header of a quoted mail."""
    found = _HEADER.match(line[:_WIDTH])
    return _HEADER_NAMES.get(found.group(1).strip().casefold()) if found else None


def is_header(line: str) -> bool:
    """Whether `header_name` knows the line."""
    return ":" in line[:26] and header_name(line) is not None


def may_open_attribution(line: str) -> bool:
    """A line that begins as `On 3 May 2024, Anna` does."""
    return _OPENS.match(line[:_WIDTH]) is not None


def closes_attribution(line: str) -> bool:
    """A line that ends as `… wrote:`, `… ezt írta:` or `schrieb Anna:` does."""
    if line[-1] != ":":
        return False
    end = line[-_WIDTH:].lower()
    return any(verb in end for verb in _VERBS) and _CLOSES.match(line[-_WIDTH:]) is not None


def is_wrote(line: str) -> bool:
    """Whether `wrote`, `schrieb` or `ezt írta` stands in it, as it does where the name follows on the next line."""
    return _WROTE.search(line[:_WIDTH]) is not None


def closes_name(line: str) -> bool:
    """The rest of an attribution whose verb stood on the line before: a name or address and a colon."""
    return line[-1] == ":" and _CLOSES_NAME.match(line[:_WIDTH]) is not None


def is_dated(text: str) -> bool:
    """Whether a year, a time of day or a mail address stands in it."""
    return _DATED.search(text[:_WIDTH]) is not None


def is_device(line: str) -> bool:
    """`Sent from my iPhone` and what other phones and programs write."""
    if len(line) > CONTACT_WIDTH or not _DEVICE_FIRST.match(line):
        return False
    bare = line.strip("*_ ")
    return _DEVICE.match(bare) is not None and _DEVICE_WORDS.search(bare) is not None


def is_list_footer(line: str) -> bool:
    """The line below a rule where a mailing list names itself."""
    return _LIST_FOOTER.match(line[:_WIDTH]) is not None


def is_sign_off(line: str) -> bool:
    """`Best regards`, `Üdvözlettel` or `Mit freundlichen Grüßen` alone on its line."""
    return len(line) < 40 and _SIGN_OFF.match(line) is not None


def is_contact(line: str) -> bool:
    """Whether a phone number, mail address or web address stands in it."""
    return _CONTACT.search(line[:_WIDTH]) is not None
