"""What the assistant says when somebody installs it, asks for help, or begins anew."""

from applications.retention import Terms
from channels.codes import PERSON, START
from channels.messages import Message, say

HELLO = (
    "Welkom bij Praktijkwijzer. Ik ben een computerprogramma. U praat dus niet met een mens.\n\n"
    "Stel mij een vraag over praktijkleren met een praktijkverklaring in het mbo. Of doe met mij de check voor een "
    "kandidaat. Daarna kunt u een ingevulde aanmelding downloaden.\n\n"
    "U kunt altijd typen:\n"
    "- help: wat ik kan\n"
    "- nieuw: begin een nieuw gesprek\n"
    "- later verder: stop en krijg een code om verder te gaan\n"
    "- verwijder mijn gegevens: wis alles van dit gesprek"
)


def welcome(terms: Terms) -> list[Message]:
    """The first message of a conversation in Teams, with the terms of this installation."""
    kept = (
        f"Ik bewaar dit gesprek {terms.chat} dagen. Een check waar u niet mee verdergaat, bewaar ik "
        f"{terms.concept} dagen. Contactgegevens vraag ik alleen voor een aanmelding, op een apart formulier. "
        "Die bewaar ik versleuteld. Ook uw werkgever kan berichten in Teams bewaren.\n\n"
        "Noem geen namen van kandidaten, geen BSN en geen andere persoonsgegevens. Gebruik uw eigen kenmerk, "
        "bijvoorbeeld K-204."
    )
    return [say(f"{HELLO}\n\n{kept}", [("Start de check", START), ("Spreek een mens", PERSON)])]
