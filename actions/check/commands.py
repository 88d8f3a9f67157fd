"""Is this message a command to the check, such as "terug" or a press on a button?"""

from actions.incoming import Incoming
from knowledge.places import plain

# Intent → command. A typed command counts only when the language engine is sure of it.
# What wipes answers is never guessed: "stop" and "opnieuw" then ask first.
INTENTS = {
    "stop": "stoppen_vragen",
    "terug": "terug",
    "opnieuw": "stoppen_vragen",
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
    "ik stop": "stop",
    "ik wil stoppen": "stop",
    "opnieuw": "opnieuw",
    "opnieuw beginnen": "opnieuw",
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


YES = {"ja", "ja klopt", "ja dat klopt", "ja graag", "klopt", "akkoord", "oke", "ok", "prima", "graag"}
NO = {"nee", "nee bedankt", "nee dank u", "liever niet"}


def says_yes(incoming: Incoming) -> bool:
    """Does a typed message agree, and say nothing else? Consent is never concluded from likeness."""
    return _letters(incoming) in YES


def says_no(incoming: Incoming) -> bool:
    """Does a typed message refuse, and say nothing else?"""
    return _letters(incoming) in NO


def _letters(incoming: Incoming) -> str:
    return " ".join(plain(incoming.text).replace(",", " ").strip(" .!").split())
