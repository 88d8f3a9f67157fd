import pytest

from knowledge.replies import heard
from knowledge.wording import is_question

REPLIES = [
    ("leeftijd", "34", {"leeftijd": "volwassen"}),
    ("leeftijd", "17 jr", {"leeftijd": "minderjarig"}),
    ("leeftijd", "18", {"leeftijd": "jongvolwassen"}),
    ("leeftijd", "26", {"leeftijd": "jongvolwassen"}),
    ("leeftijd", "27 jaar", {"leeftijd": "volwassen"}),
    ("situatie", "bijstand", {"situatie": "bijstand"}),
    ("situatie", "zit in de ww", {"situatie": "ww"}),
    ("situatie", "geen", {"situatie": "nugger"}),
    ("opleiding", "geen", {"opleiding": "geen"}),
    ("opleiding", "Vmbo", {"opleiding": "vmbo"}),
    ("bedrijf", "niet erkend", {"bedrijf": "niet_erkend"}),
    ("bedrijf", "ja, erkend leerbedrijf", {"bedrijf": "erkend"}),
    ("bedrijf", "nog geen bedrijf", {"bedrijf": "nog_geen"}),
    ("gemeente", "in Venlo", {"gemeente": "Venlo"}),
    ("gemeente", "uit venlo", {"gemeente": "Venlo"}),
    ("gemeente", "den bosch", {"gemeente": "'s-Hertogenbosch"}),
    ("wil", "ja, heel graag!", {"wil": "ja"}),
    ("toestemming", "nog niet gevraagd", {"toestemming": "niet_gevraagd"}),
    ("toestemming", "is aangevraagd", {"toestemming": "gevraagd"}),
    ("wil", "blauw", {}),
]


@pytest.mark.parametrize(("asked", "text", "expected"), REPLIES)
def test_a_short_reply_is_understood_against_the_open_question(as_of, asked: str, text: str, expected: dict) -> None:
    assert heard(as_of, as_of.content.fields[asked], text, ()).answers == expected


DENIED = [
    ("toestemming", "er is nog geen toestemming"),
    ("toestemming", "UWV heeft geen toestemming gegeven"),
    ("toestemming", "wacht nog op akkoord"),
    ("mag_werken", "niet uit de eu"),
    ("wil", "niet echt heel graag"),
    ("wil", "weet ik nog niet zeker"),
    ("bedrijf", "niet zeker of het erkend is"),
    ("opleiding", "mbo 4 niet afgemaakt"),
    ("opleiding", "hij is gestopt met mbo 2"),
    ("opleiding", "geen mbo 2"),
]


@pytest.mark.parametrize(("asked", "text"), DENIED)
def test_a_denied_word_is_never_taken_for_its_opposite(as_of, asked: str, text: str) -> None:
    found = [{"entity": "opleiding", "value": "mbo2plus"}] if "mbo " in text else []

    assert heard(as_of, as_of.content.fields[asked], text, found).answers == {}


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        ("bedrijf", "ja maar nog niet erkend", "niet_erkend"),
        ("opleiding", "vmbo, daarna gestopt met het mbo", "vmbo"),
        ("wil", "ja, maar niet fulltime", "ja"),
        ("mag_werken", "nee, geen nederlander", "nee"),
        ("situatie", "heeft geen uitkering", "nugger"),
    ],
)
def test_a_denial_elsewhere_does_not_count(as_of, asked: str, text: str, value: str) -> None:
    assert heard(as_of, as_of.content.fields[asked], text, ()).answers == {asked: value}


def test_two_things_said_of_one_field_leave_it_open(as_of) -> None:
    found = [{"entity": "situatie", "value": "ww"}, {"entity": "situatie", "value": "bijstand"}]

    assert heard(as_of, None, "verschil tussen ww en bijstand", found).answers == {}


def test_what_else_a_sentence_says_is_heard_too(as_of) -> None:
    entities = [{"entity": "gemeente", "value": "Venlo"}, {"entity": "leeftijd", "value": "58"}]

    said = heard(as_of, as_of.content.fields["opleiding"], "man van 58 uit Venlo", entities)

    assert said.answers == {"gemeente": "Venlo", "leeftijd": "volwassen"}


def test_a_correction_with_no_in_it_does_not_answer_the_open_question(as_of) -> None:
    entities = [{"entity": "gemeente", "value": "Horst aan de Maas"}]

    said = heard(as_of, as_of.content.fields["wil"], "nee, de gemeente is Horst aan de Maas", entities)

    assert said.answers == {"gemeente": "Horst aan de Maas"}


def test_a_place_name_of_two_gemeenten_is_ambiguous(as_of) -> None:
    assert len(heard(as_of, as_of.content.fields["gemeente"], "Bergen", ()).ambiguous) == 2


@pytest.mark.parametrize("text", ["150", "2", "1000 jaar"])
def test_an_impossible_age_is_told(as_of, text: str) -> None:
    assert heard(as_of, as_of.content.fields["leeftijd"], text, ()).impossible == "leeftijd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("wat is vrijstelling?", True), ("mag dat ook in Venlo", True), ("34", False), ("ja", False), ("Venlo?", True)],
)
def test_questions_are_told_from_answers(text: str, expected: bool) -> None:
    assert is_question(text) is expected
