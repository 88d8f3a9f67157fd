"""Several candidates for one place: the place once, then one after another, and everything in between."""

import pytest

from knowledge import group
from tests.actions.people import FULL, People, consultant, employer, overview_of


def names(people: People) -> list[str]:
    return [one.name for one in people.members]


@pytest.mark.parametrize(
    "text", ["ik heb acht kandidaten", "8 kandidaten voor één plek", "ik wil 8 mensen aanmelden", "acht klanten"]
)
def test_a_group_begins_when_somebody_says_how_many(text: str) -> None:
    people = People(first=text)

    assert len(people.members) == 8
    assert "Voor alle kandidaten" in people.text


@pytest.mark.parametrize(
    "text", ["meerdere kandidaten", "ik heb een groep kandidaten", "kan ik meerdere kandidaten tegelijk aanmelden?"]
)
def test_how_many_is_asked_when_that_was_not_said(text: str) -> None:
    people = People(first=text)

    assert "Om hoeveel kandidaten" in people.text
    assert people.card_shown["kind"] == "bestand"


@pytest.mark.parametrize(
    "text",
    [
        "hoeveel kandidaten mag een praktijkopleider begeleiden?",
        "wij hebben 30 medewerkers in dienst",
        "ik heb een kandidaat van 34",
        "wat kost het voor meerdere kandidaten?",
    ],
)
def test_a_number_of_people_in_another_sense_begins_no_group(text: str) -> None:
    assert People(first=text).case.group is None


def test_the_first_question_of_a_check_offers_a_group() -> None:
    people = People()

    assert "Meer kandidaten tegelijk" in people.buttons
    people.press(doe="groep")
    assert "Om hoeveel kandidaten" in people.text


def test_without_a_role_the_role_comes_first() -> None:
    people = People(audience="", first="meerdere kandidaten")
    assert "Voor wie doet u de check?" in people.text

    people.answer("ik ben werkgever")
    assert "Om hoeveel kandidaten" in people.text


@pytest.mark.parametrize(("text", "size"), [("8", 8), ("acht", 8), ("een stuk of acht", 8), ("30", 30), ("twee", 2)])
def test_the_number_is_understood(text: str, size: int) -> None:
    assert len(People(first="meerdere kandidaten").answer(text).members) == size


@pytest.mark.parametrize("text", ["31", "nul", "honderd kandidaten, nee 100"])
def test_a_number_outside_the_limits_is_told(text: str) -> None:
    people = People(first="meerdere kandidaten").answer(text)

    assert "2 tot en met 30" in people.text
    assert people.case.group is None


def test_one_candidate_is_the_usual_check() -> None:
    people = People(first="meerdere kandidaten").answer("één")

    assert "gewone check" in people.text
    assert "In welke gemeente woont de kandidaat?" in people.text
    assert people.case.group is None


def test_a_question_while_the_number_is_asked_is_answered_and_the_number_asked_again() -> None:
    people = People(first="meerdere kandidaten")
    people.say("wat is vrijstelling?", ranking=({"id": "vrijstelling-of-versnelling", "confidence": 0.9},))

    assert people.turn.says[0]["article"] == "vrijstelling-of-versnelling"
    assert "Om hoeveel kandidaten" in people.text


def test_what_was_told_with_the_number_counts_for_all() -> None:
    people = People(first="ik heb drie kandidaten met bijstand", situatie="bijstand")

    assert "voor alle kandidaten" in people.text
    assert [one.value("situatie") for one in people.members] == ["bijstand"] * 3


def test_what_was_told_in_the_check_of_one_counts_for_the_first() -> None:
    people = People().answer("Venlo", "ik heb drie kandidaten")

    assert [one.value("gemeente") for one in people.members] == ["Venlo", None, None]


def test_the_place_is_asked_once_and_reaches_every_candidate() -> None:
    people = consultant()

    assert {one.value("praktijkopleider") for one in people.members} == {"ja"}
    assert "Kandidaat 1 van 3" in people.text
    assert "eigen kenmerk" in people.text


def test_an_employer_is_asked_about_the_place_and_for_each_whether_somebody_works_there() -> None:
    people = employer().answer("M-1")
    assert "Werkt deze kandidaat al bij u?" in people.text

    people.answer("ja", "M-2, nee", "M-3, werkt al bij ons: nee")
    assert people.card_shown["kind"] == "overzicht"
    assert not {"situatie", "leeftijd", "opleiding"} & {name for one in people.members for name in one.answers}


def test_an_employer_who_tells_about_income_is_not_heard() -> None:
    people = employer().answer("M-1, bijstand, ww")

    assert "situatie" not in people.members[0].answers


def test_several_answers_in_one_line() -> None:
    people = consultant().answer("K-3, 34, geen diploma, bijstand, Venlo")
    first = people.members[0]

    assert first.name == "K-3"
    assert {name: first.value(name) for name in ("leeftijd", "opleiding", "situatie", "gemeente")} == {
        "leeftijd": "volwassen", "opleiding": "geen", "situatie": "bijstand", "gemeente": "Venlo",
    }  # fmt: skip
    assert "Kandidaat 1 van 3 (K-3)" in people.text
    assert "al ja gezegd" in people.text


def test_several_answers_while_another_question_is_open() -> None:
    people = consultant().answer("K-1", "Venlo, 34, vmbo")

    assert people.members[0].value("opleiding") == "vmbo"
    assert people.members[0].value("leeftijd") == "volwassen"


def test_an_answer_that_begins_with_another_reference_is_not_about_the_open_candidate() -> None:
    people = employer("3").answer("M-1", "M-2, nee")
    assert "Kandidaat M-2 ken ik nog niet" in people.text
    assert "Werkt deze kandidaat al bij u?" in people.text


def test_what_is_not_clear_in_a_line_is_given_back() -> None:
    people = consultant().answer("K-1, blauw, vmbo, ja")

    assert "- blauw" in people.text
    assert "- ja" in people.text
    assert people.members[0].value("opleiding") == "vmbo"


def test_what_the_language_engine_finds_in_a_line_counts() -> None:
    people = consultant()
    people.say("K-1, komt van het platteland bij Hoogezand", gemeente="Midden-Groningen")

    assert people.members[0].value("gemeente") == "Midden-Groningen"


@pytest.mark.parametrize(
    ("text", "told"), [("Fatima, 22, vmbo", "naam"), ("111222333, vmbo", "BSN"), ("[naam], vmbo", "letters, cijfers")]
)
def test_a_reference_that_leads_to_a_person_is_refused_and_the_rest_is_kept(text: str, told: str) -> None:
    people = consultant().answer(text)

    assert told in people.text
    assert names(people)[0] == ""
    assert people.members[0].value("opleiding") == "vmbo"


def test_a_reference_is_given_once() -> None:
    people = consultant().answer(FULL.format("K-1"), "k 1")

    assert "andere kandidaat al" in people.text
    assert names(people)[1] == ""


def test_without_a_reference_a_candidate_is_called_by_its_number() -> None:
    assert names(consultant().answer("weet ik niet"))[0] == "kandidaat 1"
    assert names(consultant().answer("34, vmbo"))[0] == "kandidaat 1"


def test_after_each_candidate_the_outcome_in_one_line_and_the_next() -> None:
    people = consultant().answer(FULL.format("K-1"))

    assert "K-1: Alles wat wij vragen" in people.text
    assert "Kandidaat 2 van 3" in people.text


def test_an_earlier_candidate_is_corrected_by_number_or_reference_and_the_open_question_stays() -> None:
    people = consultant().answer(FULL.format("K-1"), "K-2, Emmen")
    asked = people.text.splitlines()[-1]
    for text in ("kandidaat 1 is 17 jaar", "K-1: opleiding havo"):
        people.say(text)
        assert "Kandidaat 1 van 3 (K-1)" in people.text
        assert "andere route" in people.text
        assert asked in people.text

    assert people.members[0].value("leeftijd") == "minderjarig"
    assert people.members[0].value("opleiding") == "havo_vwo"
    assert people.place == 2


def test_everybody_at_once() -> None:
    people = consultant().answer("allemaal uit Venlo")

    assert {one.value("gemeente") for one in people.members} == {"Venlo"}
    assert "eigen kenmerk" in people.text


def test_skipping_a_candidate_and_one_question() -> None:
    people = consultant().answer("overslaan")
    assert group.state_of(people.members[0]) == group.SKIPPED
    assert "Kandidaat 2 van 3" in people.text

    people.answer("K-2", "overslaan")
    assert people.members[1].value("gemeente") == "weet_niet"


def test_the_next_candidate_leaves_the_current_one_as_it_is() -> None:
    people = consultant().answer("K-1, Venlo, vmbo", "volgende kandidaat")

    assert group.state_of(people.members[0]) == group.DONE
    assert "K-1:" in people.text
    assert "Kandidaat 2 van 3" in people.text


def test_back_goes_to_the_candidate_before() -> None:
    people = consultant().answer(FULL.format("K-1"), "terug")

    assert people.place == 1
    assert "Uw antwoord was" in people.text
    assert "Kandidaat 1 van 3 (K-1)" in people.text


def test_back_at_the_first_candidate_goes_to_the_place() -> None:
    assert "Voor alle kandidaten" in consultant().answer("terug").text


def test_stopping_halfway_asks_and_keeps_what_is_there() -> None:
    people = consultant("vijf").answer(FULL.format("K-1"), "K-2, Emmen", "stop")
    assert {"Stoppen en alles wissen", "Verder met wat er is"} <= set(people.buttons)

    people.press(doe="groep_klaar")
    assert names(people) == ["K-1", "K-2"]
    assert people.card_shown["kind"] == "overzicht"
    assert people.members[1].value("gemeente") == "Emmen"


@pytest.mark.parametrize("text", ["genoeg", "dit waren ze", "verder met wat er is"])
def test_enough_leads_to_the_overview(text: str) -> None:
    people = consultant().answer(FULL.format("K-1"), text)

    assert people.card_shown["kind"] == "overzicht"
    assert len(people.members) == 1


def test_enough_before_anybody_was_told_of_goes_on() -> None:
    people = consultant().answer("genoeg")

    assert "nog geen kandidaat" in people.text
    assert len(people.members) == 3


def test_stopping_wipes_all() -> None:
    people = consultant().answer(FULL.format("K-1"), "stop")
    turn = people.press(doe="stop")

    assert turn.effect == "wipe"
    assert turn.done
    assert turn.case.group is None


def test_adding_one_and_taking_one_out() -> None:
    people = overview_of("K-1", "K-2").answer("voeg een kandidaat toe")
    assert "Kandidaat 3 van 3" in people.text

    people.answer(FULL.format("K-3"), "haal K-2 weg")
    assert names(people) == ["K-1", "K-3"]
    assert [one.group.place for one in people.members] == [1, 2]
    assert people.card_shown["kind"] == "overzicht"


def test_taking_out_the_current_one_goes_on_with_the_next() -> None:
    people = consultant().answer("K-1, Venlo", "verwijder kandidaat 1")

    assert len(people.members) == 2
    assert "Kandidaat 1 van 2" in people.text


def test_the_last_one_stays() -> None:
    people = overview_of("K-1", "K-2").answer("verwijder K-1", "verwijder K-2")

    assert names(people) == ["K-2"]


def test_a_full_group_takes_no_more() -> None:
    people = consultant("30").answer("nog een kandidaat")

    assert "vol" in people.text
    assert len(people.members) == 30


def test_the_overview_has_a_row_for_each_candidate_with_a_way_to_look_closer() -> None:
    people = consultant().answer(
        FULL.format("K-1"), "overslaan", FULL.format("K-3").replace("ja, school", "weet ik niet, school")
    )
    rows = people.card_shown["rows"]

    assert [(row["place"], row["name"], row["outcome"]) for row in rows] == [
        (1, "K-1", "aanmelden"), (2, "kandidaat 2", ""), (3, "K-3", "aanmelden_met_voorbehoud"),
    ]  # fmt: skip
    assert rows[1]["title"] == "Overgeslagen"
    assert rows[2]["open"] == 1
    assert all("groep_bekijk" in row["button"]["payload"] for row in rows)


@pytest.mark.parametrize("text", ["kandidaat 2", "K-2", "bekijk kandidaat 2"])
def test_looking_closer_shows_the_whole_outcome(text: str) -> None:
    people = overview_of("K-1", "K-2").answer(text)

    assert people.card_shown["kind"] == "uitslag"
    assert people.card_shown["title"].startswith("K-2")
    assert "Terug naar het overzicht" in people.buttons


def test_a_skipped_candidate_is_filled_in_from_the_overview() -> None:
    people = consultant("2").answer(FULL.format("K-1"), "overslaan")
    people.press(doe="groep_wijzig", waarde="2")
    people.answer(FULL.format("K-2"))

    assert [row["outcome"] for row in people.card_shown["rows"]] == ["aanmelden", "aanmelden"]


def test_an_answer_of_one_candidate_is_changed_from_the_overview() -> None:
    people = overview_of("K-1", "K-2")
    people.press(doe="groep_wijzig", waarde="2")
    assert "Leeftijdsgroep" in people.buttons

    people.press(doe="wijzig", veld="leeftijd")
    people.answer("17")
    assert [row["outcome"] for row in people.card_shown["rows"]] == ["aanmelden", "andere_route"]


def test_a_shared_answer_changed_at_the_overview_counts_for_all() -> None:
    people = overview_of("K-1", "K-2")
    people.press(doe="aanpassen")
    people.press(doe="wijzig", veld="werk")
    people.answer("nee")

    assert {row["outcome"] for row in people.card_shown["rows"]} == {"andere_route"}


def test_one_card_one_summary_one_consent() -> None:
    people = overview_of("K-1", "K-2")
    people.press(doe="aanmelding")
    assert people.card_shown["kind"] == "formulier"
    assert "Elke kandidaat" in " ".join(field["label"] for field in people.card_shown["fields"])

    people.fill_card()
    summary = people.card_shown
    assert summary["kind"] == "samenvatting"
    assert [row["name"] for row in summary["candidates"]] == ["K-1", "K-2"]
    assert "Woongemeente van de kandidaat" not in {row["label"] for row in summary["rows"]}
    assert people.press(doe="bevestig").effect == "submit"


def test_nothing_is_submitted_before_the_summary_or_for_nobody() -> None:
    assert overview_of("K-1", "K-2").press(doe="bevestig").effect == ""

    people = consultant("2").answer("overslaan", "overslaan")
    people.press(doe="aanmelding")
    assert "ten minste één" in people.text


def test_a_correction_after_the_summary_leads_back_to_the_summary() -> None:
    people = overview_of("K-1", "K-2")
    people.press(doe="aanmelding")
    people.fill_card()
    people.say("kandidaat 2 is 17 jaar")

    assert people.card_shown["kind"] == "samenvatting"
    assert [row["outcome"] for row in people.card_shown["candidates"]] == ["aanmelden", "andere_route"]


def test_no_at_the_summary_asks_what_must_change() -> None:
    people = overview_of("K-1", "K-2")
    people.press(doe="aanmelding")
    people.fill_card()
    people.say("nee")

    assert {"K-1", "K-2", "Praktijkopleider"} <= set(people.buttons)


def test_why_and_what_is_filled_in_work_in_a_group_too() -> None:
    people = consultant().answer("K-1")
    people.say("waarom vraagt u dat?")
    assert "regio" in people.text
    people.say("wat heb ik ingevuld?")

    assert people.turn.says[0]["card"]["kind"] == "overzicht"
    assert "In welke gemeente" in people.text


def test_three_misunderstandings_lead_to_other_words() -> None:
    people = consultant().answer("nee", "nee")

    assert "eigen code" in people.text


@pytest.mark.parametrize("doe", ["groep", "groep_bekijk", "groep_klaar", "groep_een", "groep_wijzig"])
def test_a_button_of_a_group_outside_one_does_no_harm(doe: str) -> None:
    people = People().answer("Venlo")
    if doe != "groep":
        people.press(doe=doe, waarde="7")
        assert people.case.group is None
        assert "hoogste opleiding" in people.text
    assert overview_of("K-1", "K-2").press(doe=doe, waarde="99").says
