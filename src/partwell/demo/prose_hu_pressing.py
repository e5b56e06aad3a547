"""What a Hungarian-writing client writes who presses by day and by night, in mail and in chat; all of it invented."""

from __future__ import annotations

from partwell.demo.scripts import Script, chase, client, me

_MAIL = (
    Script(
        ("{Thing}", "SÜRGŐS: {thing}", "Még egy gyors kérdés", "Holnap reggelre", "Bocs, megint én"),
        (
            client(
                "Bocs, hogy ilyenkor írok, de most vettem észre: {part} teljesen elcsúszott. Meg tudnád nézni még ma "
                "este? Reggel nyolckor már látják a vevők.",
                "Eszembe jutott valami vacsora közben: legyen kétszer akkora, mármint ez: {part}. Holnap reggelre "
                "kellene, ha lehet.",
                "Tudom, hogy pénteket mondtunk, de minden felborult, és már ma kellene ({thing}). Írj, hogy láttad!",
                "Itt ülünk a férjemmel a gép előtt, és nem értjük, miért ilyen ez: {part}. Hívj vissza, bármikor jó.",
                "Gyors kérés lefekvés előtt: három új változat kellene ebből: {part}. Dél a legvégső határidő!",
                "Azonnal le kell cserélni egy képet ({thing}). Kitettem a közösségi oldalra is, hogy jön, szóval "
                "tényleg sürgős.",
                "Mikor lesz kész? ({thing}) Már mindenki ezt kérdezi tőlem, és nem tudok mit mondani.",
                "Most szóltak, hogy holnap jön a tévé. Kellene ez a rész is: {part}. Ráérsz?",
            ),
            chase(
                "Láttad a levelem?",
                "Hahó, itt vagy?",
                "Csak ellenőrzöm, hogy megkaptad-e, mert nem írtál vissza.",
                "Kétszer hívtalak. Légyszi, jelezz, amint olvasod!",
                "Még mindig semmi?",
                "Van már valami hír? Két órája írtam.",
                "???",
                "Egy igen vagy nem is elég lenne.",
            ),
            chase(
                "Harmadszor kérdezem: mikorra várhatom?",
                "Nem értem, miért tart ez ilyen sokáig.",
                "Megígértem nekik holnap reggelre, ne hagyj cserben!",
                "Szóljak inkább valaki másnak?",
            ),
            me(
                "Jó reggelt! Most olvastam, este már nem dolgozom. Délelőtt megcsinálom, tizenegyre fent lesz.",
                "Megnéztem: fél óra munka, ebédig kész. A többihez {day} jutok hozzá.",
                "Elnézést, másik ügyfélnél voltam. Délután ránézek.",
                "Kijavítottam, frissítsd az oldalt. Legközelebb, kérlek, egyben küldd a listát, úgy mindkettőnknek "
                "gyorsabb.",
            ),
            client(
                "Szuper, de tízre nem lehetne?",
                "Köszi!!! Még egy apróság jön külön levélben.",
                "Oké. Egész este elérhető vagyok, ha kell.",
                "Na végre. Írj, amint fent van!",
                "Jó, de {part} még mindig nem az igazi.",
            ),
        ),
        weight=5,
    ),
    Script(
        ("Hívj fel!", "Fel tudsz hívni?", "Öt perc"),
        (
            client(
                "Hívj fel, amint ezt olvasod, erről van szó: {thing}.",
                "Háromszor kerestelek. Ki tudnál jönni öt percre a megbeszélésről?",
                "Mindenki itt ül és vár. Be tudsz lépni most?",
            ),
            chase("Na?", "Elkezdtük nélküled, hívj utána.", "Tíz perc múlva megint próbállak."),
            me("Tárgyaláson voltam. Háromkor hívjalak?", "Ilyen hirtelen nem megy, {day} kilenckor van időm."),
            client("A három késő, de legyen.", "Jó, kilenc.", "Mindegy, eldöntöttük nélküled."),
        ),
        weight=2,
    ),
)

_CHAT = (
    Script(
        ("",),
        (
            client(
                "Szia, itt vagy?",
                "Szia! Gyors kérdés ({thing})",
                "Bocsi a késői zavarásért, de ez nem ér rá reggelig: {part}",
                "Ránéznél most? Valami nem jó: {part}",
                "Fel tudsz hívni?",
                "Holnap 8-kor bemutatom, kellene az új változat ({thing})",
                "Sürgős!! Nem tölt be a telefonomon az oldal",
                "Hol tartunk? ({thing})",
                "Át tudnád küldeni még ma a végleges logót?",
            ),
            chase(
                "Hahó?", "??", "Látom, hogy online vagy", "Van már valami?", "Tényleg csak öt perc", "Légyszi válaszolj"
            ),
            chase(
                "Na jó, hívlak",
                "Harmadszor próbállak...",
                "Mindenki engem kérdez, kell valami",
                "Biztos alszol, de ezzel kezdd a reggelt, pls",
            ),
            me(
                "Jó reggelt! Kilenctől gépnél vagyok, délelőtt meglesz.",
                "Most láttam. Egy óra, és fent lesz.",
                "Kész, frissítsd!",
                "Este már nem nézem a telefont. Mi a gond pontosan?",
                "Tizenegyig tárgyalok, utána az első.",
            ),
            client(
                "Fél óra alatt nem menne?",
                "Oké, de legközelebb gyorsabban írj vissza, pls",
                "Szuper, akkor most a mobilos",
                "Már késő, a régit mutattam meg",
                "Köszi",
                "👍 jön még egy dolog",
            ),
        ),
        weight=5,
    ),
    Script(
        ("",),
        (
            client(
                "Ötlet: mi lenne, ha sötétebb lenne a háttér?",
                "Milyen betűtípus van rajta? ({part})",
                "Ráérsz {day}?",
                "Küldök egy fotót, szerinted jó lesz borítónak?",
            ),
            me(
                "Persze, küldöm.",
                "{Day} tíz után jó.",
                "Inkább ne, egy hetet csúsznánk vele.",
                "A mappában megtalálod.",
            ),
            client("Remek", "Megvan, köszi!", "Oké, akkor nem", "Szuper, {day} beszélünk"),
        ),
        weight=2,
    ),
)

_CALM_CHAT = (
    Script(
        ("",),
        (
            client(
                "Jó reggelt! Összeírtam a heti kéréseket egy levélbe, most küldtem el. Nem sürgős.",
                "Szia! Nyomda jelzett vissza, minden rendben. ({thing})",
                "Szia! Péntekre elég lenne egy vázlat, ha belefér ({thing}).",
                "Egy kérdésem van, ha lesz egy perced: {part} maradhat így?",
            ),
            me("Szia! Rendben, köszönöm. Péntekig megvan.", "Köszönöm, hogy egyben küldted!", "Igen, maradhat."),
            client("Szuper, köszi!", "Rendben, várom.", "Tökéletes."),
        ),
    ),
)

_BOUNDARY = (
    Script(
        ("Hogyan dolgozzunk együtt", "Estékről és hétvégékről"),
        (
            me(
                "Szeretnék veled megállapodni valamiben, mert szívesen dolgozom veletek, és ezt meg akarom tartani. "
                "Munkanapokon 9 és 18 óra között válaszolok. Ami este vagy hétvégén jön, azt a következő munkanap "
                "reggelén olvasom. Ha valami élesben elromlik, hívj; másért ne. Jó ez így neked mától?",
            ),
            client(
                "Igazad van, ne haragudj, észre sem vettem, mennyire elharapózott. Mától így lesz. Összegyűjtöm, és "
                "reggelente egy levélben küldöm.",
                "Persze, megértem. Megállapodtunk: kilenctől hatig, telefon csak vészhelyzetben.",
            ),
            me("Köszönöm, ez sokat segít. Felírtam a mai dátumot.", "Köszönöm! Két hónap múlva nézzük meg együtt."),
        ),
    ),
)

SCRIPTS = {"pressing": _MAIL, "pressing_chat": _CHAT, "calm_chat": _CALM_CHAT, "boundary": _BOUNDARY}
