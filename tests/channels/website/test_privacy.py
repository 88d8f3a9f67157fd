"""What users read about their data is what happens."""

from channels.website.pages import STATIC
from channels.website.texts import WELCOME

TEMPLATE = STATIC.parent / "templates" / "index.html"
README = STATIC.parents[2] / "README.md"


def test_no_term_and_no_deleting_by_an_operator_is_promised(content):
    article = content.articles["privacy-in-dit-gesprek"].answers["algemeen"].more
    welcome = " ".join(message["text"] for message in WELCOME)
    page = TEMPLATE.read_text()
    for text in (article, welcome, page, README.read_text()):
        assert "nog geen vaste bewaartermijn" in text
    for text in (article, page, content.talk["gestopt"].text, content.talk["niet_bewaard"].text):
        assert "blijft in de taalmotor" in text


def test_no_text_says_that_nothing_was_kept(content):
    assert "zonder namen" not in content.talk["geen_antwoord"].text
    assert "niets bewaard" not in content.talk["niet_bewaard"].text
    assert "bewaren alleen" not in content.fields["leeftijd"].why
