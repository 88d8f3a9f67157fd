"""The table of situations at every question of both roles, with what the language engine makes of it given."""

import pytest

from actions.check.flow import Check
from actions.check.turn import take
from actions.incoming import Incoming
from knowledge.case import Case
from tests import situations
from tests.situations import AS_OF, TODAY, YESTERDAY, Place

TRIED = [pytest.param(place, row, id=f"{place.name}: {row['situatie']}") for place, row in situations.tried()]


def incoming(place: Place, row: dict, text: str) -> Incoming:
    """A message with what the table says that the language engine makes of it."""
    known = dict(row.get("taal", {}))
    intent, article = known.pop("intent", "vraag"), known.pop("artikel", None)
    ranking = ({"id": article, "confidence": 0.9},) if article and text.endswith("?") else ()
    named = {name: value for name, value in known.items() if name != "gemeente" or value in text}
    entities = tuple({"entity": name, "value": value} for name, value in named.items())
    return Incoming("c", text, intent, TODAY, YESTERDAY, 0.9, entities, ranking)


@pytest.mark.parametrize(("place", "row"), TRIED)
def test_situation(place: Place, row: dict) -> None:
    for way in situations.texts(place, row, masked=True):
        case: Case = place.case
        for text in way:
            turn = take(Check(AS_OF, incoming(place, row, text), card_filled=True), case)
            case = turn.case
        assert not situations.problems(place, row, case, list(turn.says)), (way, [one["text"] for one in turn.says])


def test_the_table_is_used_wholly() -> None:
    names = [row["situatie"] for row in situations.rows()]

    assert len(set(names)) == len(names)
    assert {row["situatie"] for _, row in situations.tried()} == set(names)
    assert not {word for row in situations.rows() for word in row} - situations.WORDS


def test_every_question_of_the_conversation_is_a_place() -> None:
    asked = {place.asked.id for place in situations.places() if place.asked}

    assert asked == {one.id for one in AS_OF.content.fields.values() if one.asked == "gesprek"}
