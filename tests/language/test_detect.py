"""Which language a message is in: ours, several, another, or too short to tell."""

from __future__ import annotations

import pytest

from partwell.language.detect import OTHER, heard
from tests.language._sets import rows


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Could you send me the new draft, please?", ("en",)),
        ("Kérem, küldje el az új vázlatot.", ("hu",)),
        ("Szia, köszi a logót, nagyon szép lett! Could you please send me the invoice as well?", ("en", "hu")),
        ("Guten Tag, ich hätte gerne das neue Logo bis Freitag, können Sie mir den Entwurf schicken?", (OTHER,)),
        ("Bonjour, pourriez-vous m'envoyer le nouveau logo avant vendredi s'il vous plaît ?", (OTHER,)),
        ("Dobrý deň, prosím pošlite mi nové logo do piatku, ďakujem veľmi pekne.", (OTHER,)),
        ("Добрий день, надішліть, будь ласка, новий логотип", (OTHER,)),
        ("你好，请在星期五之前把新的标志发给我", (OTHER,)),
        ("ok", ()),
        ("😀😀😀", ()),
        ("да", ()),
        ("", ()),
        ("\u200b\u202e", ()),
        ("12345 !!!", ()),
    ],
)
def test_languages_of_a_message(text: str, languages: tuple[str, ...]) -> None:
    assert heard(text) == languages


@pytest.mark.parametrize("name", ["held_en", "held_hu", "last_en", "last_hu"])
def test_clients_messages_are_hardly_ever_taken_for_another_language(name: str) -> None:
    texts = [row["text"] for row in rows(f"{name}.jsonl")]
    assert sum(heard(text) == (OTHER,) for text in texts) <= len(texts) // 50
