"""Is this message a command to the check, such as "terug" or a press on a button?"""

from actions.incoming import Incoming
from knowledge.places import plain

# Intent → command. A typed command counts only when the language engine is sure of it.
INTENTS = {
    "stop": "stop",
    "terug": "terug",
    "opnieuw": "opnieuw",
    "samenvatting": "overzicht",
    "waarom_vraag": "waarom",
    "mens_spreken": "mens",
    "weet_niet": "weet_niet",
    "start_check": "start_check",
}
SURE = 0.5
WORDS = {
    "weet ik niet": "weet_niet",
    "weet niet": "weet_niet",
    "geen idee": "weet_niet",
    "overslaan": "weet_niet",
    "sla over": "weet_niet",
    "terug": "terug",
    "vorige": "terug",
    "stop": "stop",
    "stoppen": "stop",
    "opnieuw": "opnieuw",
    "samenvatting": "overzicht",
    "waarom": "waarom",
}


def command_of(incoming: Incoming) -> str | None:
    """The command in a message, or None when it is an answer or a question."""
    if not incoming.typed:
        return incoming.payload.get("doe") or ("kaart" if incoming.intent == "kaart" else None)
    said = plain(incoming.text).strip(" .!?")
    if said in WORDS:
        return WORDS[said]
    return INTENTS.get(incoming.intent) if incoming.confidence >= SURE else None


def says_yes(incoming: Incoming) -> bool:
    """Does a typed message agree?"""
    return plain(incoming.text).strip(" .!") in {"ja", "klopt", "akkoord", "oke", "ok", "prima"} or _sure(
        incoming, "bevestig"
    )


def says_no(incoming: Incoming) -> bool:
    """Does a typed message refuse?"""
    return plain(incoming.text).strip(" .!") in {"nee", "liever niet"} or _sure(incoming, "ontken")


def _sure(incoming: Incoming, intent: str) -> bool:
    return incoming.intent == intent and incoming.confidence >= SURE
