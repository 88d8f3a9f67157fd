"""What a pattern can know of a person stands only where it belongs. `make prove-privacy` does it with a hundred."""

import pytest

from tests.privacy.found import opened, places, traces
from tests.privacy.people import BY_PATTERN, DIAGNOSES, KINDS, Person
from tests.privacy.ways import CONTROL, WAYS, apply, plant, sentence, way_of
from tests.stack.connector import Connector
from tools.trial import Assistant

pytestmark = pytest.mark.stack
FEW = 4  # people, each with every kind of data
APPLICANT = 77  # the number of somebody whose contact details are filled in where they belong


@pytest.fixture(scope="module")
def planted(assistant: Assistant) -> Assistant:
    connector = Connector()
    assert len(list(plant(assistant, connector, FEW))) == FEW * len(KINDS)
    connector.close()
    return assistant


def test_numbers_and_addresses_stand_nowhere(planted: Assistant) -> None:
    every = dict(places(planted.var))
    assert CONTROL in every["table events.data"]  # the search does find what is there
    assert {place: kind for (kind, place) in traces(FEW, every.items()) if kind in BY_PATTERN} == {}


def test_contact_details_stand_in_the_sealed_column_only(planted: Assistant) -> None:
    applicant = Person(APPLICANT)
    apply(planted, applicant)
    details = [applicant.value(kind) for kind in ("e-mail", "telefoon")]
    assert all(one in opened(planted.var) for one in details)
    for place, text in places(planted.var):
        assert not [one for one in (*details, f"Firma {applicant.name}") if one in text], place


def test_whatever_is_planted_can_be_found() -> None:
    people = [Person(number) for number in range(100)]
    said = [(kind, f"xNL9 {sentence(one, kind)} Een Ander12 34") for one in people for kind in KINDS]
    found = traces(100, [("here", "\n".join(text for _kind, text in said))])
    assert found == {(kind, "here"): 100 for kind in KINDS}


def test_a_hundred_people_have_nothing_in_common() -> None:
    people = [Person(number) for number in range(100)]
    for kind in KINDS:
        assert len({one.value(kind) for one in people}) == len(people)
    assert len(set(DIAGNOSES)) == 100
    used = {(way_of(one, place), kind) for one in people for place, kind in enumerate(KINDS)}
    assert len(used) == len(WAYS) * len(KINDS)
