"""Finding an application by a word that is sealed in it: marks of the words, which tell nothing by themselves."""

import re
from collections.abc import Iterable, Mapping

from applications.sealed import Seal
from knowledge.case import Case, Given

CARD_FIELDS = ("organisatie", "contactpersoon", "referentie", "email")
CASE_FIELDS = ("gemeente",)
MARK = 16  # signs of a mark
_WORD = re.compile(r"[^\W_]+(?:[-.@][^\W_]+)*")


def marks(seal: Seal, case: Case, details: Mapping[str, Given]) -> str:
    """The marks of everything a colleague may search for, in one text."""
    said = [details[name].value for name in CARD_FIELDS if name in details]
    said += [value for name in CASE_FIELDS if (value := case.known(name))]
    return " ".join(sorted({mark(seal, word) for text in said for word in words(text)}))


def words(text: str) -> Iterable[str]:
    """The words of a text, each as it is and without the signs in it: K-07 is found as k07 too."""
    for word in _WORD.findall(text.lower()):
        yield word
        yield re.sub(r"[^\w]", "", word)


def mark(seal: Seal, word: str) -> str:
    """The mark of one word."""
    return seal.likeness("zoekwoord", word)[:MARK]
