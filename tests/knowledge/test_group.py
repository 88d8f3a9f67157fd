"""Several candidates for one place: what is asked once, and what of each."""

import pytest

from knowledge.load import FOLDER
from knowledge.yaml_files import read

ABOUT_THE_PLACE = {"bedrijf", "praktijkopleider", "werk", "sector", "taken", "vorm", "organisatie", "email"}
ABOUT_A_PERSON = {"gemeente", "opleiding", "leeftijd", "situatie", "toestemming", "mag_werken", "school", "wil"}


def test_every_field_says_how_it_is_asked_in_a_group() -> None:
    assert [one["id"] for one in read(FOLDER / "fields.yml", FOLDER) if "group" not in one] == []


def test_a_consultant_is_asked_of_each_candidate_what_is_about_the_person(content) -> None:
    how = {one.id: one.grouped("professional") for one in content.fields.values()}

    assert {how[name] for name in ABOUT_A_PERSON} == {"each"}
    assert {how[name] for name in ABOUT_THE_PLACE} == {"shared"}


@pytest.mark.parametrize("name", ["gemeente", "samenwerken", *ABOUT_THE_PLACE])
def test_an_employer_is_asked_once_about_the_place(content, name: str) -> None:
    assert content.fields[name].grouped("werkgever") == "shared"
