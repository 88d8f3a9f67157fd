"""What the website says itself, before and beside the engine. No subject matter: that is content."""

from channels.codes import OPENED, START
from channels.messages import say
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
PRIVACY = (
    "Ik bewaar dit gesprek en uw antwoorden in de check. "
    "Er is nog geen vaste bewaartermijn. "
    "Contactgegevens vraag ik alleen voor een aanmelding, in een apart formulier. "
    "Die bewaar ik versleuteld.\n\n"
    "Noem in dit gesprek geen namen, geen BSN en geen andere persoonsgegevens."
)
WELCOME = (
    HELLO,
    say(
        f"{PRIVACY}\n\nWat wilt u doen?",
        (
            ("Ik begeleid een kandidaat", PROFESSIONAL),
            ("Ik ben werkgever", EMPLOYER),
            *CONTINUE,
            ("Verder met een code", CODE),
        ),
    ),
)
WELCOME_BACK = (say(f"Welkom terug. Ik ben een computerprogramma.\n\n{PRIVACY}"), OPENED)

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
