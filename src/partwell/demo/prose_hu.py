"""What Hungarian-writing clients and the freelancer write to each other; all of it invented."""

from __future__ import annotations

from partwell.demo.scripts import Pack, Script, client, me

_CALM = (
    Script(
        ("{Thing}", "Következő feladat: {thing}", "{Thing} – első gondolatok"),
        (
            client(
                "Szeretnénk ebben a hónapban belevágni: {thing}. Semmi bonyolultra nem gondolunk, a tavalyi arculat "
                "maradhat, csak {part} legyen egyszerűbb. Nem sürgős, két-három hét bőven jó.",
                "Összeírtam egy oldalban, mit várunk ({thing}). A mappában találod. Egy dolog fontos igazán: {part}, "
                "a többit rád bízom.",
                "A vezetőség tegnap rábólintott, jöhet: {thing}. Meg tudnád mondani, körülbelül hány nap munka, és "
                "mikor tudnád elkezdeni?",
                "Kérdezted, mi a következő: {thing}. Az anyagot összeszedtem, kicsit kusza, de az utolsó oldalon ott "
                "a lényeg.",
            ),
            me(
                "Köszönöm, ez így világos. Nagyjából négy nap, két hétre elosztva. Kezdeni {day} tudok, és utána egy "
                "héttel küldöm az első változatot.",
                "Elolvastam, rendben van. Két kérdésem lenne: végleges-e a szöveg, és ki hagyja jóvá nálatok? Ha ez "
                "megvan, {day} kezdek.",
                "Szívesen. A szerkezetet meghagynám, az időt inkább erre szánnám: {part}. Becslésem szerint 22–26 óra. "
                "Mehet?",
            ),
            client(
                "Mehet, köszönöm.",
                "Igen, mindenre. A szöveg végleges, csak a nyitvatartás változik, azt még küldöm.",
                "Rendben, én hagyom jóvá, másnak nem kell látnia.",
                "Jó így. Nyugodtan, amennyi idő kell hozzá.",
            ),
        ),
        weight=3,
    ),
    Script(
        ("{Thing}: első változat", "Elkészült az első változat"),
        (
            me(
                "Itt az első változat ({thing}). Szándékosan visszafogott lett ez a rész: {part}. Nézzétek meg "
                "telefonon is, a látogatóitok többsége onnan jön.",
                "Feltettem a mappába a vázlatot. Én a B változatot választanám, gyorsabban olvasható. Tudnál rá {day} "
                "visszajelezni?",
            ),
            client(
                "Nagyon tetszik! Három apróság: {part} lehetne kicsit nagyobb, a második és a harmadik képet "
                "cseréljük meg, és a telefonszám vége 41, nem 14. Ezen kívül mehet nyomdába.",
                "Reggel együtt megnéztük, a B a befutó. {Part} kerüljön feljebb, és a láblécben van egy elütés. Ennyi.",
                "Sokkal jobb, mint amire gondoltunk, köszönjük. {Part} legyen nagyjából a harmadával rövidebb, és "
                "kész is.",
                "Jó lett. Egy javítás: az árlista tavalyi, csatolom az újat. Más nincs.",
            ),
            me(
                "Mindent átvezettem, a végleges fájlok a mappában vannak.",
                "Kész, feltöltöttem. Köszönöm a gyors választ, így könnyű dolgom volt.",
            ),
            client(
                "Megkaptam, jóváhagyom. Köszönöm!",
                "Tökéletes, ment a nyomdába.",
                "Köszönjük, telefonon is nagyon szép.",
            ),
        ),
        weight=3,
    ),
    Script(
        ("Rövid egyeztetés {day}?", "Telefonáljunk?"),
        (
            client(
                "Tudnánk tíz percet beszélni ({thing})? Itt délelőtt lenne jó, nálad az már délután, ha jól számolom.",
                "Van egy kérdésem, amit gyorsabb elmondani, mint leírni. Mikor hívhatlak? Az időeltolódás miatt te "
                "mondj időt.",
                "Megfelelne egy rövid hívás {day}? Szeretném hallani a véleményedet, mielőtt megrendeljük a papírt.",
            ),
            me("Délután négy nekem jó, hívlak.", "{Day} bármikor öt előtt. A számod a régi?"),
            client("Remek, akkor beszélünk.", "Igen, a régi. Köszönöm!", "Beírtam a naptárba."),
        ),
        weight=2,
    ),
    Script(
        ("Apró javítás", "Elütés az oldalon", "Kis kérés"),
        (
            client(
                "Egy vevőnk szólt, hogy még a régi cím szerepel itt: {part}. Ha lesz egy perced, kijavítanád? Nem "
                "sürgős.",
                "Kicserélnél egy képet ({thing})? Aki rajta van, már nem dolgozik nálunk. Az újat csatolom.",
                "Apróság: {part} – hiányzik egy ékezet. Majd ha legközelebb úgyis benne jársz.",
            ),
            me(
                "Kijavítottam, már él.",
                "Kész, öt perc volt, nem számolom fel.",
                "Cserélve. Lehet, hogy frissíteni kell az oldalt.",
            ),
            client("Köszönöm!", "Ez gyors volt, köszönjük.", "Látom, hálás köszönet."),
        ),
        weight=2,
    ),
    Script(
        ("Köszönet", "Megjött a visszajelzés"),
        (
            client(
                "A múlt héten élesítettük ({thing}), és már hárman kérdezték, ki csinálta. Megadtam a nevedet, "
                "remélem, nem baj.",
                "Csak annyit szerettem volna írni, hogy jól sikerült a vásár, a második napra minden példány "
                "elfogyott.",
                "Az igazgatónk, aki sosem dicsér, azt mondta: „egész jó”. Gondoltam, örülni fogsz neki.",
            ),
            me(
                "Köszönöm, hogy megírtad, jólesett.",
                "Ennek nagyon örülök. Sokat segített, hogy tudtátok, mit szeretnétek.",
            ),
        ),
    ),
    Script(
        ("{number} számla", "Számla: {number}"),
        (
            me(
                "Csatolom a {number} számlát az elmúlt hónapról, az órákat napokra bontva.",
                "Elkészült a {number} számla. Két órával a becslés alatt maradtunk, így kicsit kevesebb lett.",
            ),
            client("Köszönöm, továbbítottam a könyvelésnek.", "Megjött, ezen a héten utaljuk.", "Rendben, köszönöm."),
        ),
    ),
)

PACK = Pack(
    scripts={"calm": _CALM},
    greetings=("Szia {me}!", "Kedves {me}!", "Szia {me},", "", "Szia!"),
    closings=("Üdv,\n{first}", "Köszönettel:\n{first}", "Szép napot!\n{first}", "{first}", "Üdvözlettel,\n{first}"),
    my_closings=("Üdv,\n{me}", "Üdvözlettel:\n{me}", "Szép napot!\n{me}", "{me}"),
    asides=(
        "Itt most kel fel a nap, úgyhogy még kávé előtt írok.",
        "Remélem, jól telt a hétvégéd.",
        "Jövő héten vásáron leszünk, lassabban fogok válaszolni.",
        "Az új kolléga {day} kezd, onnantól őt is másolatba teszem.",
        "A nyomda kérdezi, megkapja-e a nyitott fájlokat.",
        "Vonatról írok, elnézést az elütésekért.",
        "Nálunk most este lesz, holnap reggel olvasom a választ.",
        "Az irodában mindenki náthás.",
        "Végre megjött a minta, nagyon szép a papír.",
    ),
    parts=(
        "a főcím", "a bevezető bekezdés", "a kapcsolat oldal", "a lábléc", "az ártáblázat", "a borító", "a hátlap",
        "a térkép", "a jelentkezési lap", "a nyitókép", "a menü", "a csapatról szóló rész", "a második hasáb",
    ),
    days=("hétfőn", "kedden", "szerdán", "csütörtökön", "pénteken"),
    wrote="{name} <{address}> ezt írta (időpont: {date}):",
    afterthoughts=(
        "Ja, és ez is: {part}.",
        "Lemaradt: legkésőbb {day} kellene!!",
        "Az új változatra gondoltam, nem a régire.",
        "Telefonról írok, bocs az elütésekért.",
        "Ezt olvasd előbb, ne a másikat.",
        "Most látom, hogy a másik oldalon is rossz.",
        "Várj, találtam még egyet.",
    ),
)  # fmt: skip
