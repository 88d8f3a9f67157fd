"""From what people call a place to gemeente and arbeidsmarktregio."""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

from knowledge.model import Content, Gemeente, Region

HALF_A_NAME, ALIKE = 4, 0.8


def plain(text: str) -> str:
    """Lower case, without accents, hyphens and double spaces, so that names can be compared."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.replace("-", " ").split())


def key_of(text: str) -> str:
    """Only the letters and digits of a name: "o.v.o." and "OVO" are the same."""
    return "".join(letter for letter in plain(text) if letter.isalnum())


def find(content: Content, text: str) -> tuple[Gemeente, ...]:
    """Every gemeente with this name or alias; more than one means: ask which."""
    said = _key(text)
    whole = said.removeprefix("gemeente ")
    official = tuple(one for one in content.gemeenten if said != whole and _key(one.name) == whole)
    return official or _index(content).get(said, ()) or _index(content).get(whole, ())


def full_name(content: Content, one: Gemeente) -> str:
    """The name that means only this gemeente: with its region when another place is called the same."""
    return one.name if len(find(content, one.name)) == 1 else names_of(content, one)[-1]


def names_of(content: Content, one: Gemeente) -> tuple[str, ...]:
    """All that people call a gemeente; the last is its name with its region."""
    return (one.name, *one.aliases, f"{one.name} ({content.regions[one.region].name})")


def near(content: Content, text: str, most: int = 4) -> tuple[Gemeente, ...]:
    """Gemeenten that may be meant by a text that names none: half a name, a typing error, or a region."""
    index, said = _index(content), _key(text)
    if region := find_region(content, text):
        return tuple(one for one in content.gemeenten if one.region == region.code)
    words = [word for word in said.split() if len(word) >= HALF_A_NAME]
    official = [_key(one.name) for one in content.gemeenten]  # villages only resemble what is said as a whole
    names = [name for name in official if any(f" {word}" in f" {name}" for word in words)]
    names += get_close_matches(said, index, n=most, cutoff=ALIKE)
    for word in words:
        names += get_close_matches(word, official, n=most, cutoff=ALIKE)
    return tuple(dict.fromkeys(place for name in names for place in index[name]))[:most]


def find_region(content: Content, text: str) -> Region | None:
    """The region with this code, name or alias."""
    wanted = plain(text).removeprefix("arbeidsmarktregio ").removeprefix("regio ")
    for region in content.regions.values():
        if wanted in {plain(name) for name in (region.code, region.name, *region.aliases)}:
            return region
    return None


def gemeente(content: Content, name: str) -> Gemeente:
    """The gemeente with exactly this official name. Raises KeyError when there is none."""
    return _by_name(content)[name]


@lru_cache(maxsize=4)
def _by_name(content: Content) -> dict[str, Gemeente]:
    return {one.name: one for one in content.gemeenten}


@lru_cache(maxsize=4)
def _index(content: Content) -> dict[str, tuple[Gemeente, ...]]:
    index: dict[str, tuple[Gemeente, ...]] = {}
    for one in content.gemeenten:
        for name in {_key(name) for name in names_of(content, one)}:
            index[name] = (*index.get(name, ()), one)
    return index


def _key(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]", " ", plain(text)).split())
