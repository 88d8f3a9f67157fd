"""What is said in Teams itself, beside the engine. No subject matter: that is content. The welcome is a card."""

from urllib.parse import quote

NEW = {"nieuw", "nieuw gesprek", "/nieuw"}
HELP = {"hulp", "help", "/hulp", "/help"}
LINKS = {"nieuwe link", "nieuwe links", "mijn aanmelding", "download", "downloaden"}
CHAT = "https://teams.microsoft.com/l/chat/0/0?users="

USED = "Deze kaart is al gebruikt. Ik heb niets opnieuw verstuurd. Wilt u iets veranderen? Typ dan wat er anders moet."
FOREIGN = (
    "Deze knop hoort niet bij dit gesprek, of bij een eerder gesprek. Er is niets verstuurd. "
    "Typ uw vraag, of typ: hulp."
)
TAKEN = "Ontvangen."
EXPIRED = (
    "Deze link werkt niet (meer). Een link naar een bestand werkt één uur. Typ in uw chat met Praktijkwijzer: "
    "nieuwe link."
)
NO_FILE = "Ik heb hier geen aanmelding van u. Typ: start de check. Dan maken wij er samen een."


def welcome_all(app_id: str) -> str:
    """What is said when a group or a team lets us in."""
    return (
        "Dag. Ik ben Praktijkwijzer, een computerprogramma. Noem mij met @Praktijkwijzer in een bericht, dan geef ik "
        "antwoord op een vraag over praktijkleren met een praktijkverklaring in het mbo.\n\n"
        "Iedereen leest hier mee. Noem dus geen kandidaat en geen persoonsgegevens. "
        f"De check doet u in {own_chat(app_id)}."
    )


def not_here(app_id: str) -> str:
    """Why something about a candidate is not done where others read along."""
    return (
        "Hier lezen anderen mee. Daarom doe ik de check hier niet, en bewaar ik hier niets over een kandidaat. "
        f"Open {own_chat(app_id)} en typ daar: start de check."
    )


def own_chat(app_id: str) -> str:
    """The personal chat with us, as a link when we know who we are."""
    name = "uw eigen chat met Praktijkwijzer"
    return f"[{name}]({CHAT}{quote('28:' + app_id)})" if app_id else name
