"""Many rows into a table at once, without an object a row: what imports write by the hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import Field, JSONField, Model

Values = Mapping[str, Any]
# Fields whose Python values the databases take as they are.
_PLAIN = frozenset(
    "CharField TextField IntegerField BigIntegerField BooleanField FloatField ForeignKey OneToOneField".split()
)


def insert(model: type[Model], rows: Iterable[Values]) -> None:
    """Insert rows given as values by column (`identity_id`); a missing plain one is the field's default.

    A row that a constraint says is there already is passed over. Inside a unit of work.
    """
    fields = [field for field in model._meta.concrete_fields if not field.get_internal_type().endswith("AutoField")]  # noqa: SLF001
    readers = [_reader(field) for field in fields]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)  # noqa: SLF001
    # Only names of our own tables and columns are put in here.
    sql = f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[read(row) for read in readers] for row in rows])


def copy(model: type[Model], column: str, old: int, new: int) -> None:
    """Every row whose `column` is `old` once more with `new` in its place; inside a unit of work."""
    quote = connection.ops.quote_name
    names = [str(field.column) for field in model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001
    columns = ", ".join(quote(name) for name in names)
    values = ", ".join("%s" if name == column else quote(name) for name in names)
    table, where = quote(model._meta.db_table), quote(column)  # noqa: SLF001
    sql = f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {where} = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [new, old])


def _reader(field: Field[Any, Any]) -> Callable[[Values], Any]:
    """How this field's column is read from a row's values, in the form the database takes."""
    name = field.attname
    if isinstance(field, JSONField):
        adapt, encoder = connection.ops.adapt_json_value, field.encoder
        return lambda row: None if row[name] is None else adapt(row[name], encoder)
    if field.get_internal_type() not in _PLAIN:
        return lambda row: field.get_db_prep_save(row[name], connection)
    if field.has_default():
        default = field.get_default()
        return lambda row: row.get(name, default)
    return itemgetter(name)
