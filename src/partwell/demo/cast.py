"""Who appears in a demo book: a freelancer and clients, all invented, shuffled by the seed over the roles."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from partwell.demo.roles import ROLES, Habit, Role

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
    """A client of the demo book: the part it plays, its names (the usual one first), its people and projects.

    begins, turns  how far into the two years contact begins and a remedy is agreed, 0 to 1; turns None: never
    """

    role: Role
    names: tuple[str, ...]
    people: tuple[Human, ...]
    zone: str
    things: tuple[str, ...]
    begins: float = 0.0
    turns: float | None = None

    def active(self, elapsed: float) -> bool:
        """Whether they are a client that far into the two years."""
        return self.begins <= elapsed <= self.role.span[1]

    def habit(self, elapsed: float) -> Habit:
        """How they write that far into the two years."""
        if self.turns is not None and elapsed > self.turns and self.role.after:
            return self.role.after
        return self.role.habit

    def thing(self, elapsed: float) -> str:
        """The project on the table that far into the two years."""
        return self.things[min(int(elapsed * len(self.things)), len(self.things) - 1)]


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
# usual name, two others it goes by, domain
_COMPANIES = {
    "en": (
        ("Tidepool Kitchens", "Tidepool Kitchens Ltd", "Tidepool", "tidepoolkitchens.example"),
        ("Harrow & Finch", "Harrow and Finch", "Harrow and Finch Publishing", "harrowfinch.example"),
        ("Larkmoor", "Larkmoor Outdoor GmbH", "LARKMOOR OUTDOOR", "larkmoor.example"),
        ("Brightwater Dental", "Brightwater Dental Practice", "Dr. Brightwater", "brightwaterdental.example"),
        ("Ostrava Lights", "Ostrava Lights s.r.o.", "Ostrava-Lights", "ostravalights.example"),
        ("Copperline", "Copperline Studio BV", "copperline studio", "copperline.example"),
        ("Sandpiper Travel", "Sandpiper Travel Agency", "Sandpiper", "sandpipertravel.example"),
        ("Mossbank Archive", "Mossbank Archive Trust", "The Mossbank Trust", "mossbank.example"),
        ("Quillon Robotics", "Quillon Robotics AG", "Quillon", "quillon.example"),
        ("Yarrow & Seeds", "Yarrow and Seeds", "Yarrow and Seeds Nursery", "yarrowseeds.example"),
        ("Penhallow Tiles", "Penhallow Tiles Ltd.", "Penhallow", "penhallow.example"),
        ("Fernsby & Daughters", "Fernsby and Daughters", "Fernsby", "fernsby.example"),
    ),
    "hu": (
        ("Vörösbegy Kávé", "Vörösbegy Kávépörkölő Kft.", "Vorosbegy Kave", "vorosbegy.example"),
        ("Csillagszem Bábszínház", "Csillagszem Bábszínház Egyesület", "Csillagszem", "csillagszem.example"),
        ("Tűzmadár Könyvek", "Tűzmadár Könyvkiadó Bt.", "Tuzmadar Konyvek", "tuzmadar.example"),
        ("Kékfestő Műhely", "Őri Kékfestő Műhely", "Kékfestő", "kekfesto.example"),
        ("Harangvirág Kert", "Harangvirág Kertészet Kft.", "Harangvirág", "harangvirag.example"),
    ),
}
# full name as written, first name
_PEOPLE = {
    "en": (
        ("Marta Quell", "Marta"), ("Gerda Pohl", "Gerda"), ("Owen Trask", "Owen"), ("Ines Valcourt", "Ines"),
        ("Piet Achterberg", "Piet"), ("Lucy Farnon", "Lucy"), ("Rasmus Holt", "Rasmus"), ("Anneke Brandt", "Anneke"),
        ("Declan Moyle", "Declan"), ("Saskia Wren", "Saskia"), ("Tobias Lind", "Tobias"), ("Carla Menz", "Carla"),
        ("Ruth Ellerby", "Ruth"), ("Jonas Adler", "Jonas"), ("Mireille Aubry", "Mireille"), ("Pat Donoghue", "Pat"),
        ("Henrik Voss", "Henrik"), ("Amara Oduya", "Amara"), ("Wanda Kessler", "Wanda"), ("Colin Strand", "Colin"),
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


def plain(text: str) -> str:
    """Without accents and capitals."""
    return text.translate(_PLAIN).casefold()


def _local(name: str) -> str:
    return plain(name).replace(" ", ".").replace("-", "")


def cast(random: Random) -> tuple[Me, tuple[Client, ...]]:
    """The freelancer and one client a role, in shuffled order."""
    name, first, domain = random.choice(_FREELANCERS)
    me = Me(name, first, (f"{_local(first)}@{domain}", f"{_local(name)}@mailhaus.example"))
    companies = {language: random.sample(pool, len(pool)) for language, pool in _COMPANIES.items()}
    people = {language: random.sample(pool, len(pool)) for language, pool in _PEOPLE.items()}
    clients = []
    for role in ROLES:
        *names, house = companies[role.language].pop()
        humans = tuple(
            Human(full, given, f"{_local(given if place else full)}@{house}")
            for place, (full, given) in enumerate(people[role.language].pop() for _ in range(2))
        )
        things = tuple(random.sample(_THINGS[role.language], 9))
        begins, turns = _spread(random, role)
        clients.append(
            Client(role, tuple(names[: role.names]), humans, random.choice(role.zones), things, begins, turns)
        )
    random.shuffle(clients)
    return me, tuple(clients)


def _spread(random: Random, role: Role) -> tuple[float, float | None]:
    """When contact begins and when a remedy is agreed, moved a little by the seed."""
    begins = role.span[0] + (random.uniform(-0.06, 0.06) if 0.1 < role.span[0] < 0.9 else 0.0)
    return begins, role.remedy[1] + random.uniform(-0.05, 0.05) if role.remedy else None
