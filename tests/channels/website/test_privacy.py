"""What users read about their data is what happens."""

from applications.retention import Terms
from channels.website.texts import welcome, welcome_back


def test_the_terms_of_this_installation_are_told_at_the_start():
    for messages in (welcome(Terms(chat=7, concept=9)), welcome_back(Terms(chat=7, concept=9))):
        said = " ".join(message["text"] for message in messages)
        assert "7 dagen" in said
        assert "9 dagen" in said
        assert "verwijder mijn gegevens" in said


def test_everywhere_it_is_said_what_stays_and_how_all_of_it_goes(content):
    article = content.articles["privacy-in-dit-gesprek"].answers["algemeen"].more
    talk = [content.talk[name].text for name in ("gestopt", "niet_bewaard")]
    page = " ".join(f"{one.title} {one.text}" for one in content.pages["privacy"].section("wissen").blocks)
    for text in (article, page, *talk):
        assert "blijft in de taalmotor tot de bewaartermijn voorbij is" in text
        assert "verwijder mijn gegevens" in text


def test_no_text_says_that_nothing_was_kept(content):
    assert "zonder namen" not in content.talk["geen_antwoord"].text
    assert "niets bewaard" not in content.talk["niet_bewaard"].text
    assert "bewaren alleen" not in content.fields["leeftijd"].why
