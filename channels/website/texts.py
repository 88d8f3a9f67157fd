"""What the website says itself, before and beside the engine. No subject matter: that is content."""

from channels.messages import say
from channels.turn import OwnReply

EMPLOYER = '/kanaal{"doelgroep":"werkgever"}'
PROFESSIONAL = '/kanaal{"doelgroep":"professional"}'
ASK = '/kanaal{"doe":"vraag"}'
START = '/knop{"doe":"start_check"}'

CONTINUE = (("Start de check", START), ("Stel een vraag", ASK))

WELCOME = (
    say(
        "Welkom bij Praktijkwijzer. Ik ben een computerprogramma. U praat dus niet met een mens.\n\n"
        "Ik geef antwoord op vragen over praktijkleren met een praktijkverklaring in het mbo. "
        "Ook kunt u met mij een check doen. Daarna kunt u een ingevulde aanmelding downloaden."
    ),
    say(
        "Ik bewaar dit gesprek en uw antwoorden in de check. "
        "Er is nog geen vaste bewaartermijn. "
        "Contactgegevens vraag ik alleen voor een aanmelding, in een apart formulier. "
        "Die bewaar ik versleuteld.\n\n"
        "Noem in dit gesprek geen namen, geen BSN en geen andere persoonsgegevens.\n\n"
        "Wat wilt u doen?",
        (("Ik begeleid een kandidaat", PROFESSIONAL), ("Ik ben werkgever", EMPLOYER), *CONTINUE),
    ),
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
    ASK: OwnReply(
        say("Typ uw vraag in het tekstvak. Eén zin is genoeg. Bijvoorbeeld: wat is een praktijkverklaring?")
    ),
}
