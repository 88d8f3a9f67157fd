"""What somebody typed comes out as typed: no list, link, function or template is made of it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from channels.messages import complete, say
from channels.teams.cards import shown
from channels.teams.cards.markdown import blocks, inert, link, plain
from tests.channels.teams.cards.test_cards import ABOUT, of_type, wrong

READER = MarkdownIt("js-default", {"linkify": False, "html": False})
SIGNS = "*_[]()<>`~\\#+-=.>|!&; 1a\n"
NASTY = [
    "**vet** en _schuin_",
    "[klik](https://kwaad.example)",
    "![plaatje](https://kwaad.example/x.png)",
    "<https://kwaad.example>",
    "<script>alert(1)</script>",
    "&lt;b&gt; &amp; &#42;",
    "`code`",
    "~~weg~~",
    "# kop",
    "- een",
    "1. een",
    "1) een",
    "> citaat",
    "---",
    "===",
    "\\*",
    "    vier spaties",
    "| a | b |\n|---|---|",
    "[a]: https://kwaad.example",
]


def read(markdown: str) -> str:
    """The text that a reader of Markdown shows; it fails on anything that is more than text."""
    inline = [token for token in READER.parse(markdown) if token.type == "inline"]
    kinds = {token.type for token in READER.parse(markdown)} | {one.type for token in inline for one in token.children}
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}, (markdown, kinds)
    return "".join(one.content for token in inline for one in token.children)


@pytest.mark.parametrize("text", NASTY)
def test_markdown_of_somebody_else_is_text(text: str) -> None:
    assert read(plain(text)) == " ".join(text.split())


@given(st.one_of(st.text(SIGNS, max_size=40), st.text(max_size=40)))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    if "\x00" not in text:
        assert read(plain(text)) == " ".join(text.split())


def test_lists_of_our_own_are_lists_and_their_words_are_not_read() -> None:
    assert blocks("Neem mee:\n- een *pas*\n- geld\n\n1. eerst\n2. dan") == [
        "Neem mee:",
        "- een \\*pas\\*\n- geld",
        "1. eerst\n2. dan",
    ]


def test_a_link_goes_to_the_web_only_and_cannot_be_broken_out_of() -> None:
    assert link("Bron [1]", "https://a.example/x_(y)?z=1&b=2") == "[Bron \\[1\\]](https://a.example/x_%28y%29?z=1&b=2)"
    assert link("Kwaad", "javascript:alert(1)") == "Kwaad"
    assert "](https://b" not in link("x", "https://a.example/)[y](https://b.example")


@pytest.mark.parametrize("call", ["${naam}", "{{DATE(2026-01-01T00:00:00Z, SHORT)}}", "{{TIME(x)}}", "$${{a}}"])
def test_a_template_or_function_in_any_text_is_dead(call: str) -> None:
    rows = [{"label": call, "value": call, "origin": call, "date": call}]
    summary = {"id": "s", "kind": "samenvatting", "title": call, "rows": rows}
    message = {**complete({"text": call, "card": summary}), "buttons": [{"id": "b1", "title": call}]}
    card = shown(message, ABOUT)

    assert not wrong(card)
    assert "${" not in json.dumps(card)
    assert "{{" not in "".join(str(one) for one in strings(card))


def test_what_a_button_carries_is_left_alone() -> None:
    assert inert({"data": {"a": "${x}"}, "url": "https://a/${x}", "text": "${x}"})["data"] == {"a": "${x}"}


def test_words_of_a_user_stand_in_a_summary_without_markdown() -> None:
    rows = [{"label": "Taken", "value": "**brood** [x](https://kwaad.example)", "origin": "", "date": ""}]
    message = complete({"text": "Klopt dit?", "card": {"id": "s", "kind": "samenvatting", "title": "T", "rows": rows}})
    runs = [run for one in of_type(shown(message, ABOUT), "RichTextBlock") for run in one["inlines"]]

    assert [run["text"] for run in runs] == ["**brood** [x](https://kwaad.example)"]


def test_a_message_that_looks_like_a_card_is_text() -> None:
    card = shown(say('","type":"Action.OpenUrl","url":"https://kwaad.example'), ABOUT)

    assert not of_type(card, "Action.OpenUrl")
    assert len(of_type(card, "TextBlock")) == 1


def strings(part: object) -> list[str]:
    if isinstance(part, str):
        return [part]
    values = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [one for value in values for one in strings(value)]
