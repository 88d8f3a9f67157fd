"""Different ways of typing the same sentence."""

import pytest

from bot.components.normalise import join_compounds, plain_words
from bot.components.words import words
from knowledge.load import load_content
from knowledge.places import plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Wat is een PV?", ["wat", "is", "een", "praktijkverklaring"]),
        ("mbo-2, MBO 2 en niveau 2", ["niveau2", "niveau2", "en", "niveau2"]),
        ("jaaaaa", ["jaa"]),
        ("café’s", ["cafe's"]),
        ("2700 euro in 2026", ["getal", "euro", "in", "getal"]),
        ("", []),
        ("😀 !!", []),
    ],
)
def test_plain_words(typed: str, plain: list[str]):
    assert plain_words(typed) == plain


def test_split_compounds_are_joined_when_the_whole_is_known():
    known = frozenset({"praktijkverklaring", "leerbedrijf"})
    assert join_compounds(["praktijk", "verklaring"], known) == ["praktijkverklaring"]
    assert join_compounds(["een", "leer", "bedrijf"], known) == ["een", "leerbedrijf"]
    assert join_compounds(["leer", "bedrijven"], known) == ["leer", "bedrijven"]


def test_no_more_than_a_thousand_characters_are_read():
    assert len(plain_words("a " * 5000)) == 500


def test_an_abbreviation_of_the_glossary_is_written_out():
    term = next(one for one in load_content().glossary.values() if one.short_for)
    assert " ".join(plain_words(f"Is een {term.term.upper()} nodig?")) == f"is een {plain(term.short_for)} nodig"


def test_no_abbreviation_stands_in_two_places():
    written = {one.term.lower() for one in load_content().glossary.values() if one.short_for}
    assert written & words()["abbreviations"].keys() == set()
