"""Which message answers a question: a term, an article, or neither."""

from datetime import UTC, date, datetime

from actions.answering import answered
from actions.incoming import Incoming
from knowledge.case import Case
from knowledge.load import load_content

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def first(text: str, ranking: tuple = ()) -> dict:
    return answered(load_content(), Case(), Incoming("c", text, "vraag", TODAY, NOW, ranking=ranking))[0][0]


def test_a_term_is_explained_whatever_the_ranking_says() -> None:
    said = first("Wat betekent pok?", ({"id": "erkend-leerbedrijf", "confidence": 0.9},))

    assert said["article"] is None
    assert "praktijkovereenkomst" in said["text"]
    assert said["sources"]


def test_the_article_that_is_about_the_very_term_goes_first() -> None:
    ranking = ({"id": "praktijkopleider", "confidence": 0.9},)

    assert first("wat is een praktijkopleider?", ranking)["article"] == "praktijkopleider"
    assert first("wat betekent praktijkopleider?", ranking)["article"] is None
    assert first("wat is een praktijkopleider?")["article"] is None


def test_a_question_with_a_term_in_it_is_a_question() -> None:
    ranking = ({"id": "praktijkovereenkomst", "confidence": 0.9},)

    assert first("wie tekent de pok?", ranking)["article"] == "praktijkovereenkomst"


def test_of_a_gemeente_in_doubt_the_answer_says_that_the_region_must_be_checked() -> None:
    doubt = load_content().talk["gemeente_twijfel"].text

    assert doubt in desk_for("Vijfheerenlanden")["text"]
    assert doubt not in desk_for("Utrecht")["text"]
    assert desk_for("Utrecht")["region"] == desk_for("Vijfheerenlanden")["region"] == "AM13"


def desk_for(name: str) -> dict:
    """The answer on the desk of this gemeente."""
    ranking, named = ({"id": "mijn-loket-vinden", "confidence": 0.9},), ({"entity": "gemeente", "value": name},)
    asked = Incoming("c", f"Waar is het loket van {name}?", "vraag", TODAY, NOW, ranking=ranking, entities=named)
    return answered(load_content(), Case(), asked)[0][0]
