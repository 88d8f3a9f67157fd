"""From what people call a place to gemeente and arbeidsmarktregio."""

import unicodedata
from functools import lru_cache

from knowledge.model import Content, Gemeente, Region


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
    exact = _index(content).get(plain(text), ())
    return exact or _index(content).get(plain(text).removeprefix("gemeente "), ())


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
        for name in {plain(name) for name in (one.name, *one.aliases)}:
            index[name] = (*index.get(name, ()), one)
    return index
