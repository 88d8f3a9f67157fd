"""From what somebody typed to the desk of a region, without script: a gemeente, a region, or digits of a postcode."""

from dataclasses import dataclass

from channels.website.reading.asked import region_of
from knowledge.model import Content, Gemeente, Region
from knowledge.pages import in_postcode
from knowledge.places import find, near

LONGEST = 60
DIGITS = 4


@dataclass(frozen=True)
class Found:
    """What was typed, and the region it leads to, or the gemeenten it may mean. `postcode`: it began with digits."""

    typed: str = ""
    region: Region | None = None
    gemeente: Gemeente | None = None
    maybe: tuple[Gemeente, ...] = ()
    postcode: bool = False


def look(content: Content, typed: str, region: Region | None) -> Found:
    """What is found; with nothing typed, the region of the link."""
    typed = " ".join(typed[:LONGEST].split())
    if not typed:
        return Found(region=region)
    if typed[:1].isdigit():
        shown = "".join(typed.split())[:DIGITS]  # letters and a house number are of no use and not shown again
        return Found(shown, maybe=in_postcode(content, typed), postcode=True)
    places = find(content, typed)
    if found := region_of(content, typed):
        return Found(typed, found, places[0] if len(places) == 1 else None)
    return Found(typed, maybe=places or near(content, typed))
