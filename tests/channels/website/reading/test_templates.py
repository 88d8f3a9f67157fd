"""The words of the reading pages themselves: content says what is so, a page only leads to it."""

import re

import pytest

from channels.website.reading.pages import TEMPLATES

FILES = sorted(TEMPLATES[0].glob("*.html"))
LONGEST_SENTENCE = 25


def words_in(template: str) -> str:
    """What a reader can read of a template: no tags, no code."""
    return " ".join(re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", " | ", template, flags=re.S).split())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_page_promises_nothing_names_no_amount_and_stays_plain(file):
    text = words_in(file.read_text())
    assert not re.search(r"u krijgt|gegarandeerd|altijd recht op|zeker weten|€|euro|\d", text, re.IGNORECASE)
    assert not re.search(r"\b(indien|middels|conform|derhalve|tevens|omtrent|reeds|inzake)\b", text, re.IGNORECASE)
    assert all(len(one.split()) <= LONGEST_SENTENCE for one in re.split(r"[.?!|]", text))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_is_let_through_unescaped(file):
    assert not re.search(r"\|\s*safe|Markup|autoescape", file.read_text())
