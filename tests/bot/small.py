"""A small content of our own, so that these tests do not change with what editors write."""

from datetime import date

from knowledge.model import Article, Checked, Choice, Content, Desk, Field, Gemeente, Region, Wording

CHECKED = Checked(again_before=date(2027, 5, 22))

EXAMPLES = {
    "nugger-meedoen": (
        "mag een nugger meedoen",
        "kan iemand zonder uitkering praktijkleren",
        "nuggers en praktijkleren, kan dat",
        "mijn klant heeft geen uitkering, mag zij starten",
        "niet-uitkeringsgerechtigde aan tafel",
        "geen ww en geen bijstand, toch meedoen",
    ),
    "praktijkverklaring": (
        "wat is een praktijkverklaring",
        "wat is een pv precies",
        "leg uit wat de praktijkverklaring is",
        "wat staat er op een praktijkverklaring",
        "is een praktijkverklaring een diploma",
        "welke waarde heeft een praktijkverklaring",
    ),
    "erkend-leerbedrijf": (
        "hoe word ik een erkend leerbedrijf",
        "moet mijn bakkerij erkend zijn",
        "erkenning sbb aanvragen",
        "wat kost de erkenning als leerbedrijf",
        "leerbedrijf worden, hoe lang duurt dat",
        "onze garage wil leerbedrijf worden",
    ),
}


def article(name: str) -> Article:
    return Article(
        id=name,
        topic="definitie",
        title=f"Titel van {name}",
        answers={"algemeen": Wording(short="Een antwoord met {een-feit} erin.")},
        sources=(),
        checked=CHECKED,
        examples=EXAMPLES[name],
        proof=(f"een bewijsvraag over {name}",),
    )


def region(code: str, name: str, *aliases: str) -> Region:
    return Region(code, name, Desk("Loket", "https://www.example.org", "Bel.", ()), aliases)


def field(name: str, **words: tuple[str, ...]) -> Field:
    choices = tuple(Choice(value, value, said) for value, said in words.items())
    return Field(name, name, "keuze", ("professional",), "gesprek", choices=choices)


SMALL = Content(
    version="klein",
    valid_from=date(2026, 1, 1),
    topics={},
    sources={},
    facts={},
    articles={name: article(name) for name in EXAMPLES},
    regions={
        "AM01": region("AM01", "Groningen", "Groningen Noord-Drenthe"),
        "AM02": region("AM02", "Friesland"),
        "AM15": region("AM15", "Noord-Holland Noord"),
        "AM17": region("AM17", "Zaanstreek/Waterland"),
        "AM19": region("AM19", "Holland Rijnland"),
        "AM27": region("AM27", "Noordoost-Brabant"),
        "AM28": region("AM28", "Zuidoost-Brabant"),
        "AM36": region("AM36", "Regio Zwolle", "IJsselvechtstreek"),
    },
    gemeenten=(
        Gemeente("Groningen", "AM01", ("Haren",)),
        Gemeente("Zwolle", "AM36"),
        Gemeente("Súdwest-Fryslân", "AM02"),
        Gemeente("'s-Hertogenbosch", "AM27", ("Den Bosch",)),
        Gemeente("Nuenen, Gerwen en Nederwetten", "AM28", ("Nuenen",)),
        Gemeente("Bergen (NH)", "AM15", ("Bergen",)),
        Gemeente("Best", "AM28"),
        Gemeente("Kampen", "AM36"),
        Gemeente("Leiden", "AM19"),
    ),
    fields={
        "situatie": field("situatie", ww=("ww", "WW-uitkering"), geen=("geen uitkering", "nugger")),
        "contract": field("contract"),
    },
)
