"""Every Dutch text of the cards themselves. What the assistant says comes with the message."""

from datetime import date

from knowledge.dated import dutch_day

LANGUAGE = "nl"
LAST = "Laatste vraag"
NATIONAL, REGIONAL = "Landelijke informatie", "Landelijk en van uw regio"
READ = "Lees of deel dit antwoord"

CHOOSE, PICK = "Maak een keuze", "Kies"
CHOSEN = "Uw keuze"
FILLED = "Dit formulier is verstuurd."
SEND = "Verstuur"
FILL_IN = "Vul dit in."
CHOOSE_ONE = "Kies een van de mogelijkheden."
TICK = "Zet hier een vinkje. Zonder akkoord kan ik geen aanmelding maken."
AGREED = "Akkoord"
EMAIL = "Vul een e-mailadres in, zoals naam@voorbeeld.nl."
PROFILE = "Komt uit uw Teams-profiel. Pas het aan als dat nodig is."
PROBLEM = "Let op: "

STATUS = {"not_met": "Past nu niet", "unknown": "Nog open", "met": "Wat al in orde is"}
ROUTES = "Wat er anders kan"
NEXT = "Wat kunt u nu doen"
DECIDER = "Wie beslist"
OPEN = "Nog uit te zoeken"
YES = "Wat zou dit in orde maken"
FUNDING = "Geld en regelingen"
NO_PROMISE = "Dit is een overzicht, geen belofte. Wie beslist, staat erbij."
ADVICE = "Tips voor een goed begin"
LEFT_OUT = "Niet alles past in dit bericht. Vraag gerust verder, bijvoorbeeld: welke subsidies zijn er?"
SCHEME = {
    "possible": "Past misschien",
    "to_ask": "Vraag het na",
    "ended": "Nu gesloten of gestopt",
    "not_for_this": "Niet hiervoor",
}
UNCERTAIN = "Dit is niet zeker."

REFERENCE = "Kenmerk"
DOWNLOAD = {
    "pdf": "Download de aanmelding (PDF)",
    "docx": "Download om aan te vullen (Word)",
    "json": "Download de gegevens (JSON)",
    "zip": "Download alles in één bestand (zip)",
}
SHORTLY = "De knoppen om te downloaden werken één uur. Daarna typt u: nieuwe link."
ASKED, ANSWER = "Vraag", "Antwoord"
FORMATS = {"pdf": "PDF", "docx": "Word"}
CANDIDATE, CANDIDATES, OUTCOME, OPEN_POINTS, FILES = "Kandidaat", "Kandidaten", "Uitslag", "Open punten", "Bestanden"
LOOK, LOOK_AT = "Bekijk", "Welke kandidaat wilt u bekijken?"
UPLOAD = "Een bestand uploaden kan op de website. Hier noemt u de kandidaten een voor een."

FALLBACK_CHOICES = "U kunt kiezen: {}. Typ uw keuze."
FALLBACK_CARD = "Dit bericht heeft een kaart: {}. Open dit gesprek in een nieuwere Teams om de kaart te zien."


def progress(question: int, most: int) -> str:
    """Vraag 4 van hooguit 12."""
    return f"Vraag {question} van hooguit {most}" if question < most else LAST


def sources(count: int) -> str:
    """1 bron, 6 bronnen."""
    return "1 bron" if count == 1 else f"{count} bronnen"


def cited(numbers: list[int]) -> str:
    """The sources of one statement: (bron 2), (bronnen 2 en 5)."""
    if len(numbers) == 1:
        return f"(bron {numbers[0]})"
    first = ", ".join(str(one) for one in numbers[:-1])
    return f"(bronnen {first} en {numbers[-1]})"


def dated(day: str | None, checked: str | None) -> str:
    """When a page is from, and when somebody last opened it."""
    page = f"pagina van {day}" if day else "pagina zonder datum"
    live = f"live gecontroleerd op {dutch_day(date.fromisoformat(checked[:10]))}" if checked else None
    return f"{page}, {live or 'nog niet live gecontroleerd'}"


def problems(count: int) -> str:
    """How much of a form is not right yet."""
    return "Eén veld is nog niet goed." if count == 1 else f"{count} velden zijn nog niet goed."
