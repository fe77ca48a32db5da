"""Many rows at once, without an object each: what a storm writes thousands a second of.

The same three steps on SQLite and PostgreSQL: look up rows by their keys, take free numbers, put
rows. Values go in and out as Python has them; times in UTC.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from json.encoder import encode_basestring
from typing import Any

from django.db import connection, models

Model = type[models.Model]
# So that nobody else takes the lock: "listen" on a telephone.
_LOCK = 547_836
_told = json.JSONEncoder(ensure_ascii=False).encode


def alone() -> None:
    """Within a transaction: waits until nobody else keeps or counts mentions."""
    if connection.vendor == "postgresql":
        # SQLite lets in one who writes anyway (`settings.DATABASES`).
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def matching(
    model: Model, by: Sequence[str], keys: Sequence[Sequence[Any]], wanted: Sequence[str]
) -> list[tuple[Any, ...]]:
    """The fields `wanted` of all rows whose fields `by` are one of `keys`."""
    if not keys:
        return []
    fields = [_field(model, name) for name in wanted]
    columns = ", ".join(f"kept.{_quoted(field)}" for field in fields)
    same = " AND ".join(
        f"kept.{_quoted(_field(model, name))} = wanted.k{place}" for place, name in enumerate(by)
    )
    source, parameters = _table(model, by, keys)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {source} CROSS JOIN {table} kept WHERE {same}",  # noqa: S608
            parameters,
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    convert = [_out(field) for field in fields]
    if all(one is None for one in convert):
        return rows
    return [
        tuple(one(value) if one else value for one, value in zip(convert, row, strict=True))
        for row in rows
    ]


def numbers(model: Model, count: int) -> list[int]:
    """So many numbers that no row has, for the caller of `alone` only."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, count],
            )
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
    return list(range(last + 1, last + 1 + count))


def put(
    model: Model,
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    conflict: Sequence[str] = (),
) -> None:
    """Puts rows with the fields `names`; one that is there by `conflict` gets the other values."""
    if not rows:
        return
    columns = ", ".join(_quoted(_field(model, name)) for name in names)
    into = f"{connection.ops.quote_name(model._meta.db_table)} ({columns})"
    tail = _on_conflict(model, names, conflict)
    if connection.vendor == "sqlite":
        places = ", ".join(["%s"] * len(names))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {into} VALUES ({places}){tail}",  # noqa: S608
                list(_sqlite_rows(model, names, rows)),
            )
    elif tail:
        source, parameters = _table(model, names, rows)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {into} SELECT * FROM {source} WHERE true{tail}",  # noqa: S608
                parameters,
            )
    else:
        _copy(into, _with_json(model, names, rows))


def _copy(into: str, rows: Iterable[Sequence[Any]]) -> None:
    """PostgreSQL's shortest way for rows of which none can be there."""
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(f"COPY {into} FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def _on_conflict(model: Model, names: Sequence[str], conflict: Sequence[str]) -> str:
    if not conflict:
        return ""
    by = ", ".join(_quoted(_field(model, name)) for name in conflict)
    changed = [_quoted(_field(model, name)) for name in names if name not in conflict]
    sets = ", ".join(f"{column} = excluded.{column}" for column in changed)
    return f" ON CONFLICT ({by}) DO UPDATE SET {sets}"


def _table(
    model: Model, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> tuple[str, list[Any]]:
    """Rows as something to select from, with columns k0, k1, ..."""
    aliases = ", ".join(f"k{place}" for place in range(len(names)))
    if connection.vendor == "postgresql":
        arrays = ", ".join(f"%s::{_cast(_field(model, name))}[]" for name in names)
        columns = [list(column) for column in zip(*_with_json(model, names, rows), strict=True)]
        return f"unnest({arrays}) AS wanted({aliases})", columns
    picked = ", ".join(
        f"json_extract(value, '$[{place}]') AS k{place}" for place in range(len(names))
    )
    told = _told(list(_sqlite_rows(model, names, rows)))
    return f"(SELECT {picked} FROM json_each(%s)) wanted", [told]  # noqa: S608


def _with_json(
    model: Model, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Iterable[tuple[Any, ...]]:
    """The rows with what is kept as JSON written so."""
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, name in enumerate(names):
        if isinstance(_field(model, name), models.JSONField):
            columns[place] = _json(columns[place])
    return zip(*columns, strict=True)


def _sqlite_rows(
    model: Model, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Iterable[tuple[Any, ...]]:
    """The rows with the values that SQLite takes, column by column."""
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, name in enumerate(names):
        if convert := _to_sqlite(_field(model, name)):
            columns[place] = convert(columns[place])
    return zip(*columns, strict=True)


def _to_sqlite(field: "models.Field[Any, Any]") -> Callable[[Iterable[Any]], list[Any]] | None:
    if isinstance(field, models.DateTimeField):
        return _naive
    return _json if isinstance(field, models.JSONField) else None


def _out(field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, models.JSONField):
        return _loaded
    if isinstance(field, models.DateTimeField) and connection.vendor == "sqlite":
        return _aware
    return None


def _naive(times: Iterable[datetime | None]) -> list[str | None]:
    """Times as SQLite keeps them; one that all rows share is written once."""
    told: list[str | None] = []
    last: datetime | None = None
    written: str | None = None
    for at in times:
        if at is not last:
            last, written = at, None if at is None else _written(at)
        told.append(written)
    return told


def _written(at: datetime) -> str:
    return str(at if at.tzinfo is UTC else at.astimezone(UTC))[:-6]


def _aware(told: datetime) -> datetime:
    return told.replace(tzinfo=UTC)


def _json(values: Iterable[Any]) -> list[str]:
    return ["[]" if value == [] else "{}" if value == {} else _json_of(value) for value in values]


def _json_of(value: Any) -> str:
    if type(value) is list and all(type(one) is str for one in value):
        # Hashtags, many times faster.
        return f"[{', '.join(map(encode_basestring, value))}]"
    return _told(value)


def _loaded(told: Any) -> Any:
    return json.loads(told) if isinstance(told, str) else told


def _cast(field: "models.Field[Any, Any]") -> str:
    if isinstance(field, models.AutoField | models.ForeignKey):
        return "bigint"
    kind = field.db_type(connection) or ""
    return "text" if kind.startswith("varchar") else kind


def _field(model: Model, name: str) -> "models.Field[Any, Any]":
    field: models.Field[Any, Any] = model._meta.get_field(name)  # type: ignore[assignment]
    return field


def _quoted(field: "models.Field[Any, Any]") -> str:
    return connection.ops.quote_name(field.column or field.name)
