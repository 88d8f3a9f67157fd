"""Numbers, dates and terms that are typed into a text. They belong in a fact, where they have a day and a source."""

import re
from collections.abc import Iterator

from knowledge.checks.lists import Lists
from knowledge.checks.problem import Problem
from knowledge.dated import MONTHS
from knowledge.model import Content
from knowledge.texts_of import PLACEHOLDER, texts

REMEDY = "maak er een feit van en schrijf {feit-id}"
# Levels of mbo and of language and the numbers of a list are names, no amounts.
NAMES = re.compile(r"\b(b1|mbo[- ][1-4]|niveaus? [1-4]|[1-4] of [1-4]|[1-4] en [1-4])|^\d+\. ", re.I | re.M)
SMALL = "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|half|halve|anderhalf|anderhalve"
LARGE = (
    r"(?:der|veer|vijf|zes|zeven|acht|negen)tien|\w*(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
    r"|\w*honderd|\w*duizend"
)
UNITS = r"(?:volle |hele )?(?:dag|week|maand|jaar|uur|dagen|weken|maanden|jaren|uren|euro|procent)"
WORDS = re.compile(rf"\b(?:(?:{SMALL}) {UNITS}|{LARGE})\b", re.I)
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.I)


def problems(content: Content, lists: Lists) -> Iterator[Problem]:
    """Every text with a number, a number in words or a month in it."""
    for file, key, text in texts(content):
        bare = NAMES.sub("", PLACEHOLDER.sub("", text))
        if found := re.search(r"\d+", bare):
            yield Problem(file, key, f"het getal {found.group()} staat in de tekst; {REMEDY}", "getal")
        if found := WORDS.search(bare):
            yield Problem(file, key, f"het getal {found.group()!r} staat in de tekst; {REMEDY}", "getal")
        if found := MONTH.search(bare):
            yield Problem(file, key, f"de maand {found.group()!r} staat in de tekst; {REMEDY}", "maand")
