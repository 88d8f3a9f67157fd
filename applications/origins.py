"""Where an answer comes from, in Dutch: to the person who gave it, and in the document for the desk."""

from dataclasses import dataclass

from knowledge.model import Field


@dataclass(frozen=True)
class Origin:
    """The same origin in both voices."""

    to_user: str
    in_document: str


ORIGINS = {
    "gebruiker": Origin("door u gezegd", "door de aanmelder ingevuld"),
    "profiel": Origin("uit uw profiel", "uit het profiel van de aanmelder"),
    "afgeleid": Origin("afgeleid", "afgeleid uit een ander antwoord"),
    "regio-tabel": Origin("uit de regiotabel", "uit de tabel van gemeenten en regio's"),
}
ON_CARD = "door u ingevuld op de kaart"


def told(asked: Field, origin: str) -> str:
    """The origin as the user reads it; what stands on the card was not said."""
    return ON_CARD if asked.asked == "kaart" and origin == "gebruiker" else ORIGINS[origin].to_user


def written(origin: str) -> str:
    """The origin as the document says it."""
    return ORIGINS[origin].in_document
