"""No text escapes the checks: every text of the content is either looked at or known not to be shown."""

import re

from knowledge.model import Content
from knowledge.texts_of import texts
from knowledge.walk import everything

# What is no sentence to a user: names for the code, choices, places in a source, what users themselves type.
NOT_SHOWN = {
    *("id", "code", "kind", "topic", "topics", "certainty", "related", "article", "type", "roles", "asked", "group"),
    *("employer_group", "only_in_group", "only_for", "unit", "url", "delivery", "by", "place", "value", "examples"),
    "proof",
    *("words", "replies", "employer_replies", "names", "aliases", "label of facts", "name of regions"),
    *("picture", "region of pages", "begin of postcodes", "gemeenten of postcodes"),
}
PAGES = {"sources.yml"}  # titles, publishers and days as they stand on the page


def test_every_text_is_looked_at_or_known_not_to_be_shown(content: Content) -> None:
    shown = {text for _, _, text in texts(content)}
    missed = {
        (file, key)
        for file, key, text in everything(content, str)
        if text and text not in shown and file not in PAGES and not {_last(key), _of(file, key)} & NOT_SHOWN
    }

    assert {one for one in missed if ".buttons." not in one[1]} == set()


def _last(key: str) -> str:
    """The last name of a key: `values[0].source.place` → place."""
    return re.sub(r"\[\d+\]", "", key).rsplit(".", 1)[-1]


def _of(file: str, key: str) -> str:
    return f"{_last(key)} of {re.split(r'[/.]', file)[0]}"
