"""`make regions`: compare gemeenten and regions with the official table of CBS. Prints differences, changes nothing.

CBS_TABLE is the table of a year (Gebieden in Nederland 2026 is 86247NED), CBS_URL where CBS is asked.
STRICT=1 ends with 1 when there are differences.
"""

import asyncio
import os
import re
import sys
from collections.abc import Iterator

from knowledge.model import Content, Gemeente
from knowledge.places import plain
from tools import cbs, web
from tools.content import read

CBS_URL, CBS_TABLE = "https://opendata.cbs.nl/ODataApi/odata", "86247NED"
SECONDS = 30


def main() -> int:
    """Download, compare, print. 0 without a network; 1 when CBS answers with something else than the table."""
    table = os.environ.get("CBS_TABLE") or CBS_TABLE
    try:
        rows = asyncio.run(_download(f"{os.environ.get('CBS_URL') or CBS_URL}/{table}"))
    except web.UNREACHABLE as error:
        print(f"Het CBS is niet bereikbaar ({type(error).__name__}). Er is niets vergeleken en niets veranderd.")
        return 0
    except cbs.Unusable as error:
        print(f"Tabel {table} van het CBS is niet te gebruiken: {error}. Kies een andere: make regions CBS_TABLE=…")
        return 1
    found = list(differences(read(), rows))
    print(f"CBS-tabel {table}: {len(rows)} gemeenten in {len({row.code for row in rows})} regio's.")
    print("\n".join(found) if found else "Geen verschillen.")
    print("Er is niets veranderd.")
    return 1 if found and os.environ.get("STRICT") == "1" else 0


async def _download(address: str) -> list[cbs.Row]:
    async with web.session(SECONDS) as session:
        return await cbs.division(session, address)


def differences(content: Content, rows: list[cbs.Row]) -> Iterator[str]:
    """Every difference as a line that begins with the file it is about."""
    yield from _regions(content, rows)
    here = {_key(name): one for one in content.gemeenten for name in (*one.aliases, one.name)}
    here |= {_key(one.name): one for one in content.gemeenten}  # an own name goes before an alias of another
    seen = set()
    for row in rows:
        gemeente = here.get(_key(row.gemeente))
        if gemeente is None:
            yield f"gemeenten.csv: {row.gemeente} ontbreekt; bij het CBS hoort zij bij {row.code} {row.region}"
            continue
        seen.add(gemeente.name)
        yield from _compared(gemeente, row)
    for gemeente in content.gemeenten:
        if gemeente.name not in seen:
            yield f"gemeenten.csv: {gemeente.name} staat niet in de tabel; is zij samengegaan of hernoemd?"


def _compared(gemeente: Gemeente, row: cbs.Row) -> Iterator[str]:
    if gemeente.region != row.code:
        yield f"gemeenten.csv: {gemeente.name}: hier {gemeente.region}, bij het CBS {row.code} {row.region}"
    elif gemeente.doubt:
        yield f"gemeenten.csv: {gemeente.name}: het CBS bevestigt {row.code}; te_controleren kan leeg"
    if _key(gemeente.name) != _key(row.gemeente):
        yield f"gemeenten.csv: {gemeente.name} heet bij het CBS {row.gemeente}"


def _regions(content: Content, rows: list[cbs.Row]) -> Iterator[str]:
    official = {row.code: row.region for row in rows}
    for code, name in sorted(official.items()):
        region = content.regions.get(code)
        if region is None:
            yield f"regions/{code}.yml ontbreekt; het CBS kent {code} {name}"
        elif _key(name) not in {_key(known) for known in (region.name, *region.aliases)}:
            yield f"regions/{code}.yml: hier {region.name}, bij het CBS {name}"
    for code in sorted(content.regions.keys() - official.keys()):
        yield f"regions/{code}.yml: {code} staat niet in de tabel"


def _key(name: str) -> str:
    """A name without capitals, accents and punctuation, and without the "(gemeente)" that CBS adds."""
    return re.sub(r"\W+", " ", plain(name).replace("(gemeente)", "")).strip()


if __name__ == "__main__":
    sys.exit(main())
