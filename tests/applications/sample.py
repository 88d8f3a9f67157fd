"""A small content, a case and a verdict to make applications of. No real organisation, no real rule."""

from datetime import UTC, date, datetime

from knowledge.case import Case, Given
from knowledge.model import (
    Checked,
    Choice,
    Cited,
    Content,
    Desk,
    Fact,
    Field,
    Region,
    Source,
    Talk,
    Value,
)
from knowledge.verdict import Change, Finding, Verdict, Yes

NEWS = tuple(
    f"bericht_{what}"
    for what in ("gemaild", "in_behandeling", "vraag_terug", "aangenomen", "doorverwezen", "afgerond")
)
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)  # 23:30 in the Netherlands
LATER = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # the next day in the Netherlands
SECRET = "a secret that is only used in tests"
BOTH = ("professional", "werkgever")
CHECKED = Checked(again_before=date(2027, 5, 22))


def _choices(**labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in labels.items())


FIELDS = (
    Field(
        "rol",
        "Uw rol",
        "keuze",
        BOTH,
        "gesprek",
        choices=_choices(professional="Ik begeleid een kandidaat", werkgever="Ik ben werkgever"),
        group="shared",
    ),
    Field(
        "gemeente",
        "Woongemeente van de kandidaat",
        "gemeente",
        BOTH,
        "gesprek",
        employer_label="Gemeente van de werkplek",
        question="In welke gemeente woont de kandidaat?",
        employer_question="In welke gemeente is de werkplek?",
    ),
    Field(
        "leeftijd",
        "Leeftijdsgroep",
        "leeftijd",
        ("professional",),
        "gesprek",
        question="Hoe oud is de kandidaat ongeveer?",
        choices=_choices(minderjarig="Jonger dan {grens}", volwassen="{grens} of ouder"),
    ),
    Field(
        "school",
        "Gewone opleiding haalbaar",
        "keuze",
        ("professional",),
        "gesprek",
        question="Is een gewone opleiding nu haalbaar?",
        choices=_choices(ja="Ja, dat kan", nee="Nee, nu niet"),
    ),
    Field(
        "samenwerken",
        "Samenwerken met een school",
        "keuze",
        ("werkgever",),
        "gesprek",
        question="Wilt u samenwerken?",
        choices=_choices(ja="Ja, graag", nee="Nee"),
    ),
    Field("organisatie", "Organisatie", "tekst", BOTH, "kaart", required=True, personal=True, group="shared"),
    Field("email", "Zakelijk e-mailadres", "email", BOTH, "kaart", required=True, personal=True, group="shared"),
    Field("telefoon", "Telefoonnummer", "telefoon", BOTH, "kaart", personal=True, group="shared"),
    Field(
        "referentie",
        "Kenmerk van de kandidaat",
        "tekst",
        ("professional",),
        "kaart",
        required=True,
        personal=True,
    ),
    Field("taken", "Taken om te leren", "tekst", BOTH, "kaart"),
    Field("akkoord", "De gegevens mogen worden bewaard", "akkoord", BOTH, "kaart", required=True),
)


def content() -> Content:
    """Two sources, one fact, one region."""
    sources = (
        Source("wet", "Wet op de voorbeelden", "Overheid", "https://wet.example/artikel", "2024-01-12", CHECKED),
        Source("gids", "Gids voor begeleiders", "Kenniscentrum", "https://gids.example", "2021", CHECKED, True),
    )
    grens = Fact("grens", "Grens", "jaar", (Value(date(2026, 1, 1), 18, Cited("wet")),), CHECKED)
    desk = Desk(
        "Werkcentrum Voorbeeldregio",
        "https://werkcentrum.example",
        "Bel het loket of kom langs.",
        (Cited("gids"),),
    )
    return Content(
        version="2026.11-test",
        valid_from=date(2026, 1, 1),
        sources={one.id: one for one in sources},
        facts={"grens": grens},
        topics={},
        articles={},
        regions={"AM01": Region("AM01", "Voorbeeldregio", desk)},
        gemeenten=(),
        fields={one.id: one for one in FIELDS},
        talk={name: Talk(name, f"{name} [kenmerk]") for name in NEWS},
    )


def case(role: str = "professional", **changed: str) -> Case:
    """A case with most questions answered; `school` (or `samenwerken`) with "weet niet"."""
    own = (
        {"leeftijd": "volwassen", "school": "weet_niet"} if role == "professional" else {"samenwerken": "ja"}
    )
    values = {"rol": role, "gemeente": "Groningen", **own, **changed}
    origins = {"rol": "profiel", "leeftijd": "afgeleid"}
    return Case({name: Given(value, origins.get(name, "gebruiker"), NOW) for name, value in values.items()})


CARD: dict[str, str | bool] = {
    "organisatie": "Gemeente Voorbeeld & Zoon <b>#1</b>",
    "email": "voornaam.achternaam@gemeente-voorbeeldenland.example",
    "referentie": "K-07",
    "akkoord": True,
}


def contact() -> dict[str, Given]:
    """The card as it is loaded again."""
    texts = {name: "ja" if value is True else str(value) for name, value in CARD.items()}
    return {name: Given(text, "gebruiker", LATER) for name, text in texts.items()}


def judge(content: Content, case: Case, today: date) -> Verdict:
    """Always the same outcome; reasons of all three kinds."""
    findings = (
        Finding(
            "gemeente", "Gemeente en regio", "met", "De regio is bekend.", (Cited("gids", "bladzijde 4"),)
        ),
        Finding(
            "school",
            "Gewone opleiding",
            "unknown",
            "Nog niet bekend.",
            (Cited("wet", "artikel 3"), Cited("gids")),
        ),
        Finding("wil", "Wil leren", "not_met", "Een andere route past beter.", ()),
    )
    return Verdict(
        "aanmelden_met_voorbehoud",
        "U kunt aanmelden, met open punten",
        "Een paar punten zijn nog open.",
        findings,
        ("Nog niet bekend.",),
        "Werkcentrum Voorbeeldregio",
        ("Vraag het de school.",),
        "AM01",
        Yes((Change("school", "Gewone opleiding", "nee", "Als de school dat ziet, is dit punt in orde."),)),
        (
            Finding("geld", "Potje", "to_ask", "Niet bekend.", (Cited("wet"),), "het fonds", "Bel.", "onzeker"),
            Finding("oud", "Oud potje", "ended", "Gestopt.", (Cited("gids"),)),
        ),
        (Finding("tip", "Een gesprek", "met", "Begin met een gesprek.", (Cited("gids"),)),),
    )
