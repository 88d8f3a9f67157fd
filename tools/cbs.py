"""The official table of CBS: which gemeente belongs to which arbeidsmarktregio.

"Gebieden in Nederland" comes out every year, as another table. The numbers in the names of its columns (`Code_4`)
change with it, so the columns are looked up in DataProperties, by the titles that people see.
"""

from typing import Any, NamedTuple

import aiohttp

from knowledge.places import plain

GEMEENTEN, REGIONS = "codes en namen van gemeenten", "arbeidsmarktregio"  # how the titles of the groups begin


class Unusable(Exception):
    """CBS answered, but not with the table; the message says what is wrong."""


class Row(NamedTuple):
    """A gemeente and its region, as CBS writes them."""

    gemeente: str
    code: str
    region: str


async def division(session: aiohttp.ClientSession, address: str) -> list[Row]:
    """Every gemeente of the table at an address. Raises Unusable, or what aiohttp raises without a network."""
    gemeente, code, region = columns(await _values(session, f"{address}/DataProperties"))
    rows = await _values(session, f"{address}/TypedDataSet", {"$select": f"{gemeente},{code},{region}"})
    try:
        found = [Row(*(one[key].strip() for key in (gemeente, code, region))) for one in rows]
    except (KeyError, AttributeError) as error:
        raise Unusable(f"in een rij ontbreekt {error}") from error
    if not found:
        raise Unusable("de tabel is leeg")
    return found


def columns(properties: list[dict]) -> tuple[str, str, str]:
    """The names of three columns: name of the gemeente, code of the region, name of the region."""
    return (
        _column(properties, GEMEENTEN, "naam"),
        _column(properties, REGIONS, "code"),
        _column(properties, REGIONS, "naam"),
    )


def _column(properties: list[dict], group: str, title: str) -> str:
    groups = {one.get("ID") for one in properties if plain(str(one.get("Title"))).startswith(group)}
    for one in properties:
        if one.get("ParentID") in groups and plain(str(one.get("Title"))) == title and one.get("Key"):
            return one["Key"]
    raise Unusable(f"er is geen kolom {title!r} onder {group!r}")


async def _values(session: aiohttp.ClientSession, address: str, asked: dict[str, str] | None = None) -> list[dict]:
    async with session.get(address, params={"$format": "json", **(asked or {})}) as reply:
        if reply.status != 200:
            raise Unusable(f"antwoord {reply.status} op {address}")
        try:
            body: Any = await reply.json(content_type=None)
        except ValueError as error:
            raise Unusable(f"geen JSON op {address}") from error
    values = body.get("value") if isinstance(body, dict) else None
    if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
        raise Unusable(f"geen lijst `value` op {address}")
    return values
