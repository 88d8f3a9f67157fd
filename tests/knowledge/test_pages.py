"""Pages of the website as content, and where a postcode may be."""

from dataclasses import replace

import pytest

from knowledge.model import Block, Cited
from knowledge.pages import in_postcode, problems


def test_every_story_is_told_of_its_own_region(content) -> None:
    for story in content.pages["home"].section("verhalen").blocks:
        assert content.regions[story.region].name in content.articles[story.article].title


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (Block(text="Dit is zo."), "noem een bron"),
        (Block(text="Dit is zo.", sources=(Cited("bestaat-niet", "ergens"),)), "staat niet in sources.yml"),
        (Block(article="bestaat-niet"), "artikel 'bestaat-niet' bestaat niet"),
        (Block(of_us=True, region="AM99"), "regio 'AM99' bestaat niet"),
    ],
)
def test_a_claim_needs_a_source_and_names_must_exist(content, block: Block, problem: str) -> None:
    home = content.pages["home"]
    section = replace(home.sections[0], blocks=(block,))
    broken = replace(content, pages={"home": replace(home, sections=(section,))})

    assert [found for _, _, found in problems(broken) if problem in found]


def test_the_pages_as_they_are_have_no_problems(content) -> None:
    assert list(problems(content)) == []


@pytest.mark.parametrize(
    ("typed", "gemeente"), [("9712 AB", "Groningen"), ("97", "Groningen"), ("5911", "Venlo"), (" 18 11", "Alkmaar")]
)
def test_the_digits_of_a_postcode_give_gemeenten(content, typed: str, gemeente: str) -> None:
    assert gemeente in [one.name for one in in_postcode(content, typed)]


@pytest.mark.parametrize("typed", ["", "9", "AB", "Venlo", "00", "²²"])
def test_what_is_no_postcode_gives_nothing(content, typed: str) -> None:
    assert in_postcode(content, typed) == ()


def test_every_gemeente_is_in_an_area(content) -> None:
    placed = {name for area in content.postcodes.values() for name in area.gemeenten}

    assert placed == {one.name for one in content.gemeenten}
