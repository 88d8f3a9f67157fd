"""Slips of the pen, and words that only look like one."""

import pytest

from bot.components.slips import Slips, known_words

MEANT = {"eindhoven", "schagen", "werkgever", "werkgevers", "bijstand", "strijp", "ondernemer", "venlo"}


@pytest.fixture(scope="module")
def slips() -> Slips:
    return Slips(MEANT, known_words())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(
            ("eidnhoven", "eindhoven"),
            ("eindhovn", "eindhoven"),
            ("eindhooven", "eindhoven"),
            ("eimdhoven", "eindhoven"),
        ),
        *(
            ("bijstnad", "bijstand"),
            ("bijsstand", "bijstand"),
            ("onderneemr", "ondernemer"),
            ("iendhoven", "eindhoven"),
        ),
    ],
)
def test_one_slip_is_put_right(slips: Slips, typed: str, meant: str):
    assert slips.right(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("schalen", "strijd", "venol", "eidnhovn", "zeindhoven", "bandstij", "werkgevern", "b1jstand", ""),
        *("werkgever", "praktijkverklaring", "schapen", "dagen", "strip"),
    ],
)
def test_what_is_right_too_far_off_or_could_be_two_words_stays(slips: Slips, typed: str):
    assert slips.right(typed) == typed
