"""One table of origins, in two voices."""

from applications.origins import ORIGINS, told, written
from tests.applications import sample

FIELDS = {one.id: one for one in sample.FIELDS}


def test_what_was_said_and_what_was_filled_in_on_the_card_differ() -> None:
    assert told(FIELDS["gemeente"], "gebruiker") == "door u gezegd"
    assert told(FIELDS["taken"], "gebruiker") == "door u ingevuld op de kaart"
    assert told(FIELDS["gemeente"], "regio-tabel") == "uit de regiotabel"


def test_the_document_never_says_u() -> None:
    assert all(" u " not in f" {written(origin)} " for origin in ORIGINS)
