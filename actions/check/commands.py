"""Is this message a command to the check, such as "terug" or a press on a button?"""

from collections.abc import Mapping

from actions.incoming import Incoming
from knowledge.case import Case
from knowledge.model import Content
from knowledge.wording import command_in, says

# Intent → command. A typed command counts only when the language engine is sure of it.
# What wipes answers is never guessed: "stop" and "opnieuw" then ask first.
INTENTS = {
    "stop": "stoppen_vragen",
    "opnieuw": "stoppen_vragen",
    "terug": "terug",
    "vergissing": "klopt_niet",
    "iets_wijzigen": "aanpassen",
    "overslaan": "overslaan",
    "weet_niet": "weet_niet",
    "later_verder": "later",
    "samenvatting": "overzicht",
    "waarom_vraag": "waarom",
    "uitleg_vraag": "uitleg",
    "mens_spreken": "mens",
    "start_check": "start_check",
    "nieuwe_kandidaat": "nieuwe_kandidaat",
    "wissel_kandidaat": "wissel",
    "mijn_kandidaten": "kandidaten",
}
# These go together with answers: "weet ik niet precies, wel dat hij in Venlo woont". Then the answers count.
BESIDE_ANSWERS = {"terug", "klopt_niet", "aanpassen", "weet_niet", "overslaan", "start_check"}
SURE = 0.5


def pressed(incoming: Incoming) -> str | None:
    """The command behind a button or a card."""
    if incoming.typed:
        return None
    return incoming.payload.get("doe") or ("kaart" if incoming.intent == "kaart" else None)


def said(content: Content, incoming: Incoming) -> str | None:
    """The command that a typed message is word for word (`commands.yml`)."""
    return command_in(content, incoming.text) if incoming.typed else None


def guessed(incoming: Incoming) -> str | None:
    """The command that the language engine is sure of."""
    return INTENTS.get(incoming.intent) if incoming.typed and incoming.confidence >= SURE else None


def says_yes(content: Content, incoming: Incoming) -> bool:
    """Does a typed message agree, and say nothing else? Consent is never concluded from likeness."""
    return incoming.typed and says(content, "akkoord", incoming.text)


def says_no(content: Content, incoming: Incoming) -> bool:
    """Does a typed message refuse, and say nothing else?"""
    return incoming.typed and says(content, "weigering", incoming.text)


def agreed(content: Content, incoming: Incoming, case: Case) -> Mapping[str, str] | None:
    """What a typed "ja" or "nee" presses, when the last message asked something that only has those answers."""
    if not case.offered:
        return None
    if says_yes(content, incoming):
        return case.offered["ja"]
    return case.offered["nee"] if says_no(content, incoming) else None
