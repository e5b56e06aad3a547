"""Who appears in a demo book: a freelancer and clients, all invented, shuffled by the seed over the roles."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from partwell.demo.roles import ROLES, Role

HOME_ZONE = "Europe/Budapest"
CURRENCY = "EUR"


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody with a mail address."""

    name: str
    first: str
    address: str


@dataclass(frozen=True, slots=True)
class Client:
    """A client of the demo book: the part it plays, its names (the usual one first), its people and projects."""

    role: Role
    names: tuple[str, ...]
    people: tuple[Human, ...]
    zone: str
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Me:
    """The freelancer; `addresses[0]` is the usual one."""

    name: str
    first: str
    addresses: tuple[str, ...]


_FREELANCERS = (
    ("Nóra Sellei", "Nóra", "sellei.example"), ("Ádám Virágos", "Ádám", "viragos.example"),
    ("Emma Lakatos-Reed", "Emma", "lakatosreed.example"), ("Bence Orgoványi", "Bence", "orgovanyi.example"),
)  # fmt: skip
# usual name, longer name, domain
_COMPANIES = {
    "en": (
        ("Tidepool Kitchens", "Tidepool Kitchens Ltd", "tidepoolkitchens.example"),
        ("Harrow & Finch", "Harrow and Finch Publishing", "harrowfinch.example"),
        ("Larkmoor", "Larkmoor Outdoor GmbH", "larkmoor.example"),
        ("Brightwater Dental", "Brightwater Dental Practice", "brightwaterdental.example"),
        ("Ostrava Lights", "Ostrava Lights s.r.o.", "ostravalights.example"),
        ("Copperline", "Copperline Studio BV", "copperline.example"),
        ("Sandpiper Travel", "Sandpiper Travel Agency", "sandpipertravel.example"),
        ("Mossbank Archive", "Mossbank Archive Trust", "mossbank.example"),
        ("Quillon Robotics", "Quillon Robotics AG", "quillon.example"),
        ("Yarrow Seeds", "Yarrow Seeds and Bulbs", "yarrowseeds.example"),
    ),
    "hu": (
        ("Vörösbegy Kávé", "Vörösbegy Kávépörkölő", "vorosbegy.example"),
        ("Csillagszem Bábszínház", "Csillagszem Bábszínház Egyesület", "csillagszem.example"),
        ("Tűzmadár Könyvek", "Tűzmadár Könyvkiadó", "tuzmadar.example"),
        ("Kékfestő Műhely", "Őri Kékfestő Műhely", "kekfesto.example"),
    ),
}  # fmt: skip
# full name as written, first name
_PEOPLE = {
    "en": (
        ("Marta Quell", "Marta"), ("Gerda Pohl", "Gerda"), ("Owen Trask", "Owen"), ("Ines Valcourt", "Ines"),
        ("Piet Achterberg", "Piet"), ("Lucy Farnon", "Lucy"), ("Rasmus Holt", "Rasmus"), ("Anneke Brandt", "Anneke"),
        ("Declan Moyle", "Declan"), ("Saskia Wren", "Saskia"), ("Tobias Lind", "Tobias"), ("Carla Menz", "Carla"),
    ),
    "hu": (
        ("Kőszegi Bálint", "Bálint"), ("Szűcs Dorottya", "Dóri"), ("Hegyközi Ágnes", "Ági"), ("Fűzfa Gergő", "Gergő"),
        ("Tömösváry Lilla", "Lilla"), ("Győrffy-Nagy Péter", "Péter"),
    ),
}  # fmt: skip
_THINGS = {
    "en": (
        "the autumn brochure", "the new homepage", "the booking page", "the annual report", "the shop's checkout",
        "the loyalty card", "the fair stand panels", "the product sheets", "the recruitment page",
        "the newsletter layout", "the opening invitation", "the packaging labels", "the price list",
        "the anniversary poster", "the donation page", "the press kit", "the event programme", "the mobile menu",
    ),
    "hu": (
        "az őszi katalógus", "az új nyitólap", "a foglalási oldal", "az éves beszámoló", "a webshop pénztára",
        "a törzsvásárlói kártya", "a vásári molinó", "a termékcímkék", "a hírlevél", "a meghívó", "az étlap",
        "a jubileumi plakát", "az adománygyűjtő oldal", "a műsorfüzet",
    ),
}  # fmt: skip
_PLAIN = str.maketrans("áéíóöőúüűÁÉÍÓÖŐÚÜŰ", "aeiooouuuAEIOOOUUU")


def _local(name: str) -> str:
    return name.translate(_PLAIN).casefold().replace(" ", ".").replace("-", "")


def cast(random: Random) -> tuple[Me, tuple[Client, ...]]:
    """The freelancer and one client a role, in shuffled order."""
    name, first, domain = random.choice(_FREELANCERS)
    me = Me(name, first, (f"{_local(first)}@{domain}", f"{_local(name)}@mailhaus.example"))
    companies = {language: random.sample(pool, len(pool)) for language, pool in _COMPANIES.items()}
    people = {language: random.sample(pool, len(pool)) for language, pool in _PEOPLE.items()}
    clients = []
    for role in ROLES:
        usual, longer, house = companies[role.language].pop()
        humans = tuple(
            Human(full, given, f"{_local(given if place else full)}@{house}")
            for place, (full, given) in enumerate(people[role.language].pop() for _ in range(2))
        )
        things = tuple(random.sample(_THINGS[role.language], 9))
        names = (usual, longer)[: role.names]
        clients.append(Client(role, names, humans, random.choice(role.zones), things))
    random.shuffle(clients)
    return me, tuple(clients)
