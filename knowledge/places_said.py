"""Which gemeente a message means: one, more to choose from, or none."""

import re
from functools import lru_cache

from knowledge.dated import AsOf
from knowledge.model import Field, Gemeente
from knowledge.places import find
from knowledge.wording import clauses, forms, letters

BEFORE_A_PLACE = re.compile(r"^(?:(?:in|uit|te|naar|woont in|woont|wonen in|de|gemeente) )+")


def places_in(as_of: AsOf, asked: Field | None, text: str, entities: list[dict]) -> tuple[Gemeente, ...]:
    """The gemeenten that are meant: one when it is clear which, more when somebody has to choose."""
    open_here = asked is not None and asked.type == "gemeente"
    names = [str(one["value"]) for one in entities if one["entity"] == "gemeente"]
    found = [places for name in names if not _denied(name, text) and (places := find(as_of.content, name))]
    if not found and open_here:
        found = [places_named(as_of, text)]
    several = len(set(found)) > 1
    if several and not open_here:
        return ()
    return tuple(dict.fromkeys(place for places in found for place in places))


def places_named(as_of: AsOf, text: str) -> tuple[Gemeente, ...]:
    """Every gemeente with the name that the whole text is."""
    names = (text.strip(" .!,"), *(BEFORE_A_PLACE.sub("", letters(said)) for said in forms(as_of.content, text)))
    return next((found for name in names if (found := find(as_of.content, name))), ())


def _denied(name: str, text: str) -> bool:
    """Is this name said only where it is itself denied: "niet Venlo maar Horst"? Not "uit Venlo, zonder diploma"."""
    said = letters(name)
    around = [clause for clause in clauses(text) if f" {said} " in clause]
    return bool(around) and all(_denial(said).search(clause) for clause in around)


@lru_cache(maxsize=256)
def _denial(name: str) -> re.Pattern[str]:
    """A denial that belongs to a name: just before it, or after it at the end of the clause."""
    return re.compile(rf" (?:niet|geen|nooit)(?: [a-z]+){{0,2}} {name} | {name} (?:[a-z]+ ){{0,2}}niet(?: meer)? $")
