"""What a message asks when its conversation is known: a stand-in for the ranking says what it is sure of."""

from types import SimpleNamespace

import pytest

from bot.components.following import Before, in_context, previous
from knowledge.load import load_content

BEFORE = Before("loonkostensubsidie", "AM29")
SURE = {
    "mag een nugger meedoen": ("nugger-meedoen", 0.9),
    "wat is de derde leerweg": ("derde-leerweg", 0.9),
    "wat kost de derde leerweg": ("derde-leerweg", 0.9),
    "wat is het weer morgen": ("buiten-praatje", 0.9),
    "mag een nugger meedoen en wat is de derde leerweg": ("nugger-meedoen", 0.8),
    "wat is de derde leerweg en mag een nugger meedoen": ("nugger-meedoen", 0.8),
    "wat is de derde leerweg en wat kost de derde leerweg": ("derde-leerweg", 0.9),
    "mag een nugger meedoen en wat is het weer morgen": ("nugger-meedoen", 0.9),
    "wie betaalt dat": ("wie-betaalt-wat", 0.9),
}


def understand(text: str) -> tuple[list[dict], list[dict]]:
    """Sure of what stands above, of a title that it is that article, and of nothing else."""
    article, chance = SURE.get(text, ("praktijkverklaring", 0.3))
    if load_content().articles["loonkostensubsidie"].title in text:
        article, chance = "loonkostensubsidie", 0.95
    return [{"name": "vraag", "confidence": chance}], [{"id": article, "confidence": chance}]


def talked(text: str) -> tuple[list[dict], list[dict]]:
    return [{"name": "waarom_vraag", "confidence": 0.9}], understand(text)[1]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("mag een nugger meedoen en wat is de derde leerweg", ("nugger-meedoen", "derde-leerweg")),
        ("wat is de derde leerweg en mag een nugger meedoen", ("nugger-meedoen", "derde-leerweg")),
        ("wat is de derde leerweg en wat kost de derde leerweg", ()),
        ("mag een nugger meedoen en wat is het weer morgen", ("nugger-meedoen",)),
        ("mag een nugger meedoen en wat is dat andere precies", ()),
        ("mag een nugger meedoen", ()),
    ],
)
def test_two_sure_questions_are_both_kept_and_what_the_whole_says_leads(text: str, asked: tuple) -> None:
    found = in_context(understand, text, [], None).asked

    assert found == (asked if len(asked) > 1 else ())


def test_a_whole_that_points_elsewhere_is_not_split() -> None:
    def other(text: str) -> tuple[list[dict], list[dict]]:
        intents, articles = understand(text)
        return (intents, articles) if " en " not in text else (intents, [{"id": "jobcoach", "confidence": 0.4}])

    assert in_context(other, "mag een nugger meedoen en wat is de derde leerweg", [], None).asked == ()


def test_a_place_asks_the_answer_before_again() -> None:
    venlo = {"entity": "gemeente", "value": "Venlo", "start": 6, "end": 11}
    known = in_context(understand, "en in Venlo?", [venlo], BEFORE)

    assert known.intents[0]["name"] == "vraag"
    assert (known.follows["article"], known.follows["again"]) == ("loonkostensubsidie", True)
    assert in_context(understand, "en in Venlo?", [venlo], None).follows == {}


def test_an_audience_goes_along_to_the_next_follow_up() -> None:
    assert in_context(understand, "en voor werkgevers?", [], BEFORE).follows["audience"] == "werkgever"
    later = Before("loonkostensubsidie", audience="werkgever")
    assert in_context(understand, "hoeveel is dat?", [], later).follows["audience"] == "werkgever"


def test_a_question_without_a_subject_is_read_under_the_title_before_it() -> None:
    known = in_context(understand, "hoeveel is dat?", [], BEFORE)

    assert known.articles[0]["id"] == "loonkostensubsidie"
    assert known.follows["region"] == "AM29"


def test_two_sure_readings_are_a_doubt() -> None:
    known = in_context(understand, "wie betaalt dat", [], BEFORE)

    assert [one["id"] for one in known.articles] == ["loonkostensubsidie", "wie-betaalt-wat"]
    assert {one["confidence"] for one in known.articles} == {0.5}


def test_a_question_with_a_subject_starts_afresh() -> None:
    known = in_context(understand, "wat is de derde leerweg", [], BEFORE)

    assert known.follows == {}
    assert known.articles[0]["id"] == "derde-leerweg"


def test_in_a_check_what_is_said_to_the_check_stays_with_it() -> None:
    checking = Before("loonkostensubsidie", checking=True)

    assert in_context(talked, "waar is dat voor", [], checking).intents[0]["name"] == "waarom_vraag"
    assert in_context(talked, "waar is dat voor", [], BEFORE).intents[0]["name"] == "vraag"


def test_only_a_recent_answer_is_leant_on() -> None:
    user = SimpleNamespace(type_name="user")
    told = SimpleNamespace(type_name="bot", data={"custom": {"article": "jobcoach", "region": "AM01"}})
    plain = SimpleNamespace(type_name="bot", data={"custom": {"article": None}})

    assert previous([user, told]) == Before("jobcoach", "AM01")
    assert previous([user, told, user, plain, user, plain]) == Before("jobcoach", "AM01")
    assert previous([user, told, *[user, plain] * 3]) is None
    assert previous([user, SimpleNamespace(type_name="bot", data=None)]) is None
    assert previous([]) is None
