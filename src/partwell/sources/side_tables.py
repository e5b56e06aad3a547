"""Lists of clients, projects, tags and people that tools put beside their time and invoices: known, and not needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, ClassVar

from partwell.facts.keys import Ordinals
from partwell.facts.problems import Note
from partwell.facts.records import Fact
from partwell.sources._contract import Context, Head, Kind, Parsed, Passed
from partwell.sources._json_items import count_items, items
from partwell.sources._table import Names, Row, TableSource
from partwell.sources._text import read_all
from partwell.sources._time_items import first_object

# The columns each list cannot be without, as its tool writes them.
_LISTS: tuple[frozenset[str], ...] = tuple(
    frozenset(one.split("|"))
    for one in (
        "id|name|organization_id|archived_at",  # solidtime: clients
        "id|user_id|name|email|organization_id|role",  # solidtime: members
        "id|email|organization_id|role",  # solidtime: invitations
        "id|name|billable_rate|currency|created_at|updated_at",  # solidtime: organisations
        "id|billable_rate|project_id|user_id|member_id",  # solidtime: members of projects
        "id|name|color|billable_rate|client_id|organization_id",  # solidtime: projects
        "id|name|organization_id|created_at|updated_at",  # solidtime: tags
        "id|name|project_id|organization_id",  # solidtime: tasks
        "name|color|billable_rate|is_public|client",  # plain list of projects
        "project|client|status|visibility|billability",  # Clockify: projects
        "client|project|project code|total hours|billable hours|budget",  # Harvest: projects
        "client name|address",  # Harvest: clients
        "name|balance|paid to date|billing street|billing city",  # Invoice Ninja: clients
        "client name|client balance|client paid to date",  # Invoice Ninja 5: clients
        "organization|first name|last name|email|phone|street|city",  # FreshBooks: clients
        "customer_name|email|contact_first_name|contact_last_name",  # Wave: customers
    )
)
_NEVER = (
    "start", "end", "date", "duration", "hours", "start time", "invoice number", "invoice #", "amount", "due date",
    "description", "begin",
)  # fmt: skip
_EXTRA = (
    "billing apt/suite", "billing state/province", "billing postal code", "billing country", "shipping street",
    "shipping apt/suite", "shipping city", "shipping state/province", "shipping postal code", "shipping country",
    "id number", "vat number", "website", "phone", "currency", "public notes", "private notes", "task", "tasks", "note",
    "tracked (h)", "estimated (h)", "remaining (h)", "overage (h)", "progress(%)", "billable (h)", "non-billable (h)",
    "billable rate (*)", "amount (*)", "cost rate (*)", "expenses (*)", "project members", "project manager",
    "start date", "end date", "project notes", "billable amount", "budget by", "budget spent", "budget remaining",
    "total costs", "team costs", "expenses", "province/state", "country", "postal code", "notes", "fax", "mobile",
    "toll_free", "account_number", "customer_currency", "address_line_1", "address_line_2", "postal_code/zip_code",
    "shipping_address", "ship-to_contact", "ship-to_country", "ship-to_province/state", "ship-to_city", "is_public",
    "ship-to_address_line_1", "ship-to_address_line_2", "ship-to_postal_code/zip_code", "ship-to_phone",
    "delivery_instructions", "is_billable", "billable_default", "estimated_time", "done_at", "created_at", "updated_at",
)  # fmt: skip
# Keys of the first object of a JSON list, without which it is another list.
_OBJECTS: tuple[frozenset[str], ...] = (
    frozenset({"id", "name", "wid", "archived", "creator_id"}),  # Toggl: clients
    frozenset({"id", "name", "active", "color", "is_private"}),  # Toggl: projects
    frozenset({"id", "name", "workspace_id", "creator_id"}),  # Toggl: tags
    frozenset({"id", "name", "active", "project_id", "workspace_id"}),  # Toggl: tasks
    frozenset({"id", "project_id", "user_id", "manager"}),  # Toggl: people of projects
    frozenset({"id", "email", "uid", "wid", "admin"}),  # Toggl: people of a workspace
)
_NEEDED_SHARE = 0.6


class _Tables(TableSource):
    name = "side_tables"
    kind: Kind = "time"
    gives = ()
    columns: ClassVar[Names] = {name: (name,) for name in sorted({*_NEVER, *_EXTRA, *frozenset().union(*_LISTS)})}
    needed = ()
    sure = 0.9

    def fits(self, columns: Sequence[str]) -> bool:
        """All the columns of one of the lists, and none of those that tables of time or of invoices have."""
        found = set(columns)
        return not found & set(_NEVER) and any(known <= found for known in _LISTS)

    def header_names(self) -> Iterable[str]:
        """The columns of a list of clients."""
        return ("client name", "address")

    def score(self, head: Head) -> float:
        """As sure as other tables; nothing where most columns are unknown."""
        if head.data.lstrip()[:1] == b"[":
            return 0.9 if any(known <= set(first_object(head)) for known in _OBJECTS) else 0.0
        layout = self.layout(head.data)
        return super().score(head) if layout is not None and layout.share > _NEEDED_SHARE else 0.0

    def count(self, stream: BinaryIO) -> int:
        """Rows after the header, or objects of the list."""
        data = read_all(stream)
        stream.seek(0)
        return count_items(data) if data.lstrip()[:1] == b"[" else super().count(stream)

    def read(self, stream: BinaryIO, context: Context) -> Iterator[Parsed]:
        """Every row passed over, and why."""
        data = read_all(stream)
        stream.seek(0)
        if data.lstrip()[:1] != b"[":
            yield from super().read(stream, context)
            return
        ordinals = Ordinals()
        for item in items(data):
            yield Parsed(passed=(Passed(ordinals.key("passed", self.name, item.text[:2000])),))
        yield Parsed(rows=0, notes=(Note("side_table_not_needed"),))

    def facts(self, row: Row) -> Sequence[Fact]:
        """None: names come with the entries and invoices themselves."""
        row.sheet.note("side_table_not_needed")
        return []


SOURCE = _Tables()
