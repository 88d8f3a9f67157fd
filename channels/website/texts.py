"""What the website says itself, before and beside the engine. No subject matter: that is content."""

from applications.retention import Terms
from channels.codes import OPENED, START
from channels.messages import Message, say
from channels.turn import OwnReply

EMPLOYER = '/kanaal{"doelgroep":"werkgever"}'
PROFESSIONAL = '/kanaal{"doelgroep":"professional"}'
ASK = '/kanaal{"doe":"vraag"}'
CODE = '/kanaal{"doe":"code"}'

CONTINUE = (("Start de check", START), ("Stel een vraag", ASK))

HELLO = say(
    "Welkom bij Praktijkwijzer. Ik ben een computerprogramma. U praat dus niet met een mens.\n\n"
    "Ik geef antwoord op vragen over praktijkleren met een praktijkverklaring in het mbo. "
    "Ook kunt u met mij een check doen. Daarna kunt u een ingevulde aanmelding downloaden."
)


DEMO = (
    "Dit is een demo. Alles wordt gewist als u opnieuw begint of deze pagina sluit. "
    "Er gaat niets naar een loket.\n\n"
    "Noem ook hier geen namen, geen BSN en geen andere persoonsgegevens."
)


def welcome(terms: Terms, *, demo: bool = False) -> list[Message]:
    """The first messages of a conversation."""
    choices = (
        ("Ik begeleid een kandidaat", PROFESSIONAL),
        ("Ik ben werkgever", EMPLOYER),
        *CONTINUE,
        ("Verder met een code", CODE),
    )
    return [HELLO, say(f"{DEMO if demo else privacy(terms)}\n\nWat wilt u doen?", choices)]


def welcome_back(terms: Terms) -> list[Message]:
    """The first messages of a conversation that goes on with a check begun elsewhere."""
    return [say(f"Welkom terug. Ik ben een computerprogramma.\n\n{privacy(terms)}"), OPENED]


def privacy(terms: Terms) -> str:
    """What happens with what somebody says, with the terms of this installation."""
    return (
        f"Ik bewaar dit gesprek {terms.chat} dagen. Een check waar u niet mee verdergaat, bewaar ik "
        f"{terms.concept} dagen. Contactgegevens vraag ik alleen voor een aanmelding, in een apart formulier. "
        "Die bewaar ik versleuteld.\n\n"
        "Noem in dit gesprek geen namen, geen BSN en geen andere persoonsgegevens. "
        "Zegt u \"verwijder mijn gegevens\"? Dan wis ik alles meteen."
    )


OWN = {
    PROFESSIONAL: OwnReply(
        say(
            "Goed. Ik geef u antwoorden voor professionals die een kandidaat begeleiden. "
            "Wilt u de check doen of een vraag stellen?",
            CONTINUE,
        ),
        audience="professional",
    ),
    EMPLOYER: OwnReply(
        say(
            "Goed. Ik geef u antwoorden voor werkgevers. Wilt u de check doen of een vraag stellen?", CONTINUE
        ),
        audience="werkgever",
    ),
    CODE: OwnReply(say("Typ uw code in het tekstvak. Ik open dan de check die bij de code hoort.")),
    ASK: OwnReply(
        say("Typ uw vraag in het tekstvak. Eén zin is genoeg. Bijvoorbeeld: wat is een praktijkverklaring?")
    ),
}
