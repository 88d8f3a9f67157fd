"""Misspelt words are heard as the word that was meant, and other words are left alone."""

import pytest

from bot.components.spelling import Spelling, dictionary, one_error_apart

SPELLING = Spelling({"praktijk": 40, "uitkering": 20, "uitkeringen": 3, "klant": 9, "plant": 4, "gemeente": 9})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("uitkerin", "uitkering"),
        ("uitkerring", "uitkering"),
        ("uitkernig", "uitkering"),
        ("uitkwring", "uitkering"),
        ("pratkijk", "praktijk"),
        ("glant", "klant"),
        ("klant", "klant"),
        ("een", "een"),
        ("fietsenmaker", "fietsenmaker"),
        ("uitkwrnig", "uitkwrnig"),
    ],
)
def test_one_error_is_mended_towards_the_word_seen_most(typed: str, meant: str):
    assert SPELLING.meant(typed) == meant


def test_a_text_keeps_its_marks_and_known_words():
    assert SPELLING.corrected("Gemeénte: úitkerin, PRATKIJK? Ja!") == "Gemeénte: uitkering, praktijk? Ja!"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("maan", "man", True),
        ("man", "maan", True),
        ("man", "mak", True),
        ("amn", "man", True),
        ("man", "man", False),
        ("man", "mannen", False),
        ("naam", "maan", False),
        ("ab", "abcd", False),
    ],
)
def test_one_error_apart(one: str, other: str, apart: bool):
    assert one_error_apart(one, other) is apart


@pytest.mark.parametrize("word", ["stippen", "blauw", "brouwen", "bereken", "wegen"])
def test_dutch_words_are_no_slips(word: str):
    near = dict.fromkeys(("stoppen", "blauwe", "bouwen", "bereiken", "weten"), 9)
    assert Spelling(near, dictionary()).meant(word) == word
