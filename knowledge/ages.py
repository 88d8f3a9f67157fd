"""How people write an age when that is all they say: "34 jr", "vierendertig", "rond de 30", "begin vijftig"."""

import re

from knowledge.dated import AsOf

YOUNGEST, OLDEST = 10, 99
ONES = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
TENS = {
    **{"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50},
    **{"zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90},
}
WRITTEN = {
    **{word: 10 + number for number, word in enumerate(TEENS)},
    **TENS,
    **{f"{one}en{ten}": value + n for ten, value in TENS.items() for n, one in enumerate(ONES) if n},
}
PART = {"begin": 1, "midden": 5, "halverwege": 5, "eind": 8, "net": 0, "bijna": -1, "nog geen": -1}
ABOUT = r"(?:(?:ongeveer|circa|ca|rond|rond de|om en nabij|een jaar of|zo n|tegen de|in de|dik in de|ver in de) )?"
AGE = re.compile(
    rf"{ABOUT}(?:(?P<part>{'|'.join(PART)}) (?:de |in de )?)?(?P<number>\d+|{'|'.join(WRITTEN)})"
    r"(?: ?(?:jr|jaar|j|jaren|jarige?))?(?: (?:oud|ongeveer|of zo|jong))*"
)
OLDER = re.compile(r"(?:ouder dan|boven de|boven|ruim boven de|meer dan|ver boven de) (\d{2})(?: jaar)?|(\d{2}) plus")


def years_in(said: str) -> int | None:
    """The age that a whole message is, in plain letters; also one that cannot be. None when it is something else."""
    found = AGE.fullmatch(said)
    if not found:
        return None
    number = found["number"]
    return (int(number) if number.isdigit() else WRITTEN[number]) + PART.get(found["part"] or "", 0)


def age_group(as_of: AsOf, years: int) -> str | None:
    """The age group of somebody of this age; None for an age that cannot be."""
    if not YOUNGEST <= years <= OLDEST:
        return None
    if years < as_of.number("kwalificatieplicht-tot"):
        return "minderjarig"
    return "jongvolwassen" if years < as_of.number("jongeren-tot") else "volwassen"


def group_in(as_of: AsOf, said: str) -> str | None:
    """The age group that a whole message in plain letters means: an age, or "ouder dan 40"."""
    if (years := years_in(said)) is not None:
        return age_group(as_of, years)
    older = OLDER.fullmatch(said)
    group = age_group(as_of, int(older[1] or older[2])) if older else None
    return group if group == "volwassen" else None
