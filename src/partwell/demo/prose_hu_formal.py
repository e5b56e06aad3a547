"""What a Hungarian-writing client and the freelancer write who keep to the formal address; all of it invented."""

from __future__ import annotations

from dataclasses import replace

from partwell.demo import prose_hu
from partwell.demo.scripts import Script, client, me

_FORMAL = (
    Script(
        ("{Thing}", "Új feladat: {thing}", "Megrendelés: {thing}", "Kérdésünk ({thing})"),
        (
            client(
                "Szeretnénk Önt megbízni a következővel: {thing}. A szöveget csatoltan küldjük, a határidő rugalmas, "
                "három hét elegendő.",
                "A vezetőség jóváhagyta a jövő havi keretet. A következő feladat: {thing}. Kérem, jelezze, hogy "
                "belefér-e a havi óraszámba.",
                "Elkészült a leírásunk ({thing}). Két oldal, a legfontosabb az első bekezdés. Kérdés esetén "
                "munkaidőben bármikor állok rendelkezésére.",
                "Ha módja van rá, a hónap közepén kezdenénk: {thing}. Az arculat a tavalyi, csak {part} változik.",
            ),
            me(
                "Köszönöm a megkeresést. A feladat belefér a havi keretbe, {day} kezdem, és egy hét múlva küldöm az "
                "első változatot.",
                "Köszönöm a leírást, egyértelmű. Kérdésem: a szöveg végleges-e, és ki hagyja jóvá Önöknél?",
                "Rendben, 14 óra körül lesz. A keretből így még négy óra marad erre a hónapra.",
            ),
            client(
                "Köszönjük, így megfelel.",
                "A szöveg végleges, a jóváhagyás az én feladatom.",
                "Rendben, várjuk az első változatot.",
                "Megfelel. Kérem, dolgozzon nyugodtan, nem sürgős.",
            ),
        ),
        weight=3,
    ),
    Script(
        ("{Thing}: első változat", "Átnézésre: {thing}"),
        (
            me(
                "Csatolom az első változatot. Kérem, elsősorban ezt nézzék meg: {part}.",
                "Elkészült a vázlat, csatolom. Két helyen még minta szöveg áll, ezeket sárgával jelöltem.",
                file="{file}_v1.pdf",
            ),
            client(
                "Köszönjük, nagyon szép munka. Két javítást kérünk: {part} legyen egy sorral rövidebb, és a "
                "telefonszám végén 41 álljon.",
                "Átnéztük kollégáimmal. Egyetlen észrevételünk van: {part} kerüljön a lap tetejére. Egyébként "
                "jóváhagyjuk.",
                "Tetszik, ahogyan megoldotta. A második képet kérem cserélje a csatoltra, és mehet a nyomdába.",
                "Minden rendben, nincs javítanivaló. Köszönjük a gondos munkát.",
            ),
            me(
                "A javításokat átvezettem, a végleges állományt csatolom.", "Elkészült, köszönöm a gyors visszajelzést."
            ),
            client("Megkaptuk, jóváhagyom. Köszönjük!", "Köszönjük, továbbítottuk a nyomdának.", "Rendben, köszönöm."),
        ),
        weight=3,
    ),
    Script(
        ("Heti egyeztetés", "Egyeztetés {day}", "Emlékeztető a megbeszélésről"),
        (
            client(
                "A heti egyeztetést ezen a héten kérem fél órával későbbre tenni, ha Önnek is megfelel.",
                "Köszönöm a mai beszélgetést. Röviden, amiben maradtunk: {part} Önnél, a képek nálunk, határidő a "
                "jövő hét vége.",
                "Ezen a héten elmarad a megbeszélés, szabadságon leszek. Kérem, folytassa a múlt heti lista szerint.",
            ),
            me(
                "Köszönöm, így megfelel.",
                "Köszönöm az összefoglalót, egyezik a jegyzeteimmel.",
                "Rendben, jó pihenést!",
            ),
        ),
        weight=2,
    ),
    Script(
        ("{number} számla", "Havidíj: {number}"),
        (
            me(
                "Csatolom a {number} számú számlát a havidíjról. Az órák részletezése a második oldalon található.",
                "Elkészült a {number} számú számla. Két fel nem használt órát a következő hónapra vittem át.",
            ),
            client(
                "Köszönjük, a héten utaljuk.", "Megkaptuk, a könyvelés határidőre rendezi.", "Köszönöm, rendben van."
            ),
        ),
        weight=1,
    ),
    Script(
        ("Köszönjük", "Visszajelzés ({thing})"),
        (
            client(
                "Szeretném megköszönni az idei munkáját. Több partnerünk is megkérdezte, ki készítette ({thing}); "
                "ajánlottuk Önt.",
                "A rendezvény jól sikerült, minden példány elfogyott. Ebben az Ön munkájának is része van.",
            ),
            me("Köszönöm szépen, jólesik olvasni.", "Nagyon köszönöm, és az ajánlást külön is."),
        ),
    ),
)

PACK = replace(
    prose_hu.PACK,
    scripts={"formal": _FORMAL, "calm": _FORMAL},
    greetings=("Tisztelt {whole}!", "Kedves {me}!", "Jó napot kívánok!", "Kedves {me}!"),
    closings=("Üdvözlettel:\n{full}", "Tisztelettel:\n{full}", "Köszönettel:\n{full}", "Üdvözlettel,\n{full}"),
    my_closings=("Üdvözlettel:\n{me_full}", "Tisztelettel:\n{me_full}", "Köszönettel:\n{me_full}"),
    asides=(
        "Jövő héten vásáron leszünk, lassabban fogok válaszolni.",
        "Az új kolléganőnk {day} áll munkába, onnantól őt is másolatba teszem.",
        "Irodánk az ünnepek között zárva tart.",
        "A nyomda kérdezi, megkapja-e a nyitott állományokat.",
        "Megérkezett a papírminta, nagyon szép.",
        "Elnézést a rövidségért, két megbeszélés között írok.",
    ),
)  # fmt: skip
