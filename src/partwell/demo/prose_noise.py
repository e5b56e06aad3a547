"""Mail that has nothing to do with clients, newsletters and private letters, of which the book must keep nothing."""

from __future__ import annotations

# (sender's name, sender's address, subject, text)
NEWSLETTERS: tuple[tuple[str, str, str, str], ...] = (
    (
        "Kernel & Kern",
        "letter@kernandkern.example",
        "Issue {n}: what grids forgot",
        (
            "This month: a short history of the gutter, three type families worth their price, and a reader's question "
            "about hyphenation.\n\nRead it in your browser, or unsubscribe with one click at the bottom."
        ),
    ),
    (
        "Paper Merchants' Union",
        "news@papermerchants.example",
        "Price list and delivery times, no. {n}",
        (
            "Uncoated stock is back. Delivery to Central Europe takes five working days again.\n\nYou receive this "
            "letter because you ordered samples from us."
        ),
    ),
    (
        "Cloudlet Hosting",
        "no-reply@cloudlet.example",
        "Your monthly usage report #{n}",
        (
            "Your three sites used 4.1 GB of traffic last month. There is nothing you need to do.\n\nThis is an "
            "automatic message."
        ),
    ),
    (
        "Biciklibolt",
        "hirlevel@biciklibolt.example",
        "Heti ajánlataink ({n}. hét)",
        "Téli gumik akciós áron, és ingyenes átvizsgálás minden új láncra.\n\nLeiratkozás a levél alján.",
    ),
)

# (name, address, subject, lines they write, lines the freelancer writes)
PRIVATE: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Anyu",
        "anyu@postafiok.example",
        "vasárnap",
        (
            "Jöttök vasárnap ebédre? Húsleves lesz, és a Marci is itthon lesz.",
            "Megvan még a kulcsod a pincéhez? Apád keresi a fűrészt.",
            "Hívj fel, ha ráérsz, semmi baj, csak rég beszéltünk.",
        ),
        ("Persze, délre ott vagyunk.", "Nálam van, viszem vasárnap.", "Este hívlak."),
    ),
    (
        "Dóri",
        "dori.k@postafiok.example",
        "kirándulás",
        (
            "Szombaton Börzsöny? Nyolckor a Nyugatinál, kenyeret hozok.",
            "Elfelejtettem visszaadni a könyvedet, viszem magammal.",
            "Nézd meg ezt a falat, ezt kellene megmászni tavasszal.",
        ),
        ("Megyek!", "Most nem jó, jövő héten?", "Megnéztem, gyönyörű."),
    ),
    (
        "Dr. Halmos Fogászat",
        "idopont@halmosfogaszat.example",
        "Időpont",
        ("Emlékeztetjük kedden 8:15-kor esedékes időpontjára. Ha nem tud eljönni, kérjük, jelezze.",),
        ("Köszönöm, ott leszek.",),
    ),
    (
        "Tom",
        "tom.reads@mailbox.example",
        "book club",
        (
            "Have you finished it? I gave up on page 90 and feel fine about it.",
            "Next one's at mine, bring something that isn't crisps.",
            "Found that record you were after, it has a scratch on side B.",
        ),
        ("Nearly. It gets better after 120, promise.", "I'll bring olives.", "I'll take it, scratch and all."),
    ),
)

# (what the mother asks in the chat, what the freelancer answers)
FAMILY: tuple[tuple[str, str], ...] = (
    ("Szia kicsim! Jöttök vasárnap? Húsleves lesz.", "Szia! Megyünk, délre ott vagyunk."),
    ("Megvan még a pincekulcs nálad?", "Igen, viszem vasárnap."),
    ("Nézd milyen szép a muskátli 😍 IMG-20250503-WA0007.jpg (fájl csatolva)", "Gyönyörű!"),
    ("Apád kérdezi, hogy kell kikapcsolni azt az izét a tévén", "A bal felső gomb, kétszer."),
    ("Odaértetek?", "Igen, minden rendben."),
    ("Holnap megyek a doktorhoz, drukkolj", "Drukkolok! Írj, ha végeztél."),
    ("Mit kér a Marci a születésnapjára?", "Könyvet, küldök egy linket."),
    ("Ne felejtsd el a sapkát, hideg lesz!", "Anyu, negyvenéves vagyok 🙂"),
    ("Felhívsz este?", "Nyolckor jó?"),
    ("Hagytam a lábtörlő alatt egy kis lekvárt", "Köszi, imádlak!"),
)
