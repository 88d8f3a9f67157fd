"""Several candidates in one conversation: what is said of one never becomes an answer about another."""

import json

import pytest

from applications import cases, codes, contact, conversations, store
from applications.database import open_database
from knowledge.load import load_content
from tests.actions.several import CARD, NOW, Several

KEEP, WIPE = "Bewaar deze kandidaat en begin een nieuwe kandidaat", "Wis deze kandidaat en begin een nieuwe kandidaat"


@pytest.fixture
def db(tmp_path):
    opened = open_database(f"sqlite:///{tmp_path}/een.db", "een geheim van zestien")
    yield opened
    opened.close()


@pytest.fixture
def talk(db) -> Several:
    who = conversations.create(db, channel="website", audience="professional", region=None, today=None, now=NOW)
    return Several(db, who)


@pytest.fixture
def one(talk: Several) -> Several:
    """One candidate in Venlo, without a diploma."""
    talk.send(doe="start_check")
    talk.say("Venlo")
    talk.say("geen diploma")
    return talk


@pytest.fixture
def two(one: Several) -> Several:
    """That one kept as kandidaat 1, and kandidaat K-2 in Emmen open."""
    one.say("nieuwe kandidaat K-2")
    one.press(KEEP)
    one.say("Emmen")
    return one


@pytest.mark.parametrize("text", ["nieuwe kandidaat", "volgende klant graag", "nog een check", "start de check"])
def test_a_second_check_asks_what_to_do_with_the_first(one: Several, text: str) -> None:
    said = one.say(text, intent="start_check" if "start" in text else "vraag")
    assert "U bent bezig met deze kandidaat" in said
    assert one.titles == ["Verder met deze kandidaat", KEEP, WIPE]
    assert one.gemeenten() == ["Venlo"]


def test_going_on_with_the_first_changes_nothing(one: Several) -> None:
    one.say("nieuwe kandidaat")
    said = one.press("Verder met deze kandidaat")
    assert "Hoe oud is de kandidaat" in said
    assert one.gemeenten() == ["Venlo"]


def test_keeping_the_first_begins_a_second_and_says_whose_check_is_open(one: Several) -> None:
    one.say("nieuwe kandidaat")
    said = one.press(KEEP)
    assert "Ik heb kandidaat 1 bewaard. U bent nu bezig met kandidaat 2." in said
    assert "Kandidaat 2. Nog hooguit" in said
    one.say("Emmen")
    assert one.gemeenten() == ["Venlo", "Emmen"]


def test_wiping_the_first_begins_a_second_and_nothing_of_it_is_left(one: Several) -> None:
    one.say("nieuwe kandidaat K-9")
    said = one.press(WIPE)
    assert "gewist" in said
    assert one.last.says[0]["wipe"]
    assert "Kandidaat K-9. Nog hooguit" in said
    one.say("Emmen")
    assert one.gemeenten() == ["Emmen"]
    assert [one.case.value("opleiding") for one in cases.dossiers(one.db, one.who)] == [None]


def test_without_answers_there_is_nothing_to_ask(talk: Several) -> None:
    talk.send(doe="start_check")
    said = talk.say("nieuwe kandidaat K-204")
    assert "U bent nu bezig met kandidaat K-204" in said
    assert "Kandidaat K-204. Nog hooguit" in said


def test_a_candidate_gets_the_reference_the_user_types(one: Several) -> None:
    said = one.say("het gaat om kandidaat k-204")
    assert "U bent nu bezig met kandidaat K-204." in said
    assert "Hoe oud is de kandidaat" in said


def test_a_reference_on_the_way_is_kept_and_the_answers_with_it(one: Several) -> None:
    said = one.say("kandidaat K-204 is 34", leeftijd="34")
    assert "Kandidaat K-204. Nog hooguit" in said
    assert cases.load(one.db, one.who).value("leeftijd") == "volwassen"


@pytest.mark.parametrize("text", ["nu kandidaat K-202", "de volgende klant: K-202"])
def test_a_reference_for_somebody_else_is_no_name_for_this_one(one: Several, text: str) -> None:
    assert "U bent bezig met deze kandidaat" in one.say(text)
    one.press(KEEP)
    assert "K-202" in one.say("Emmen")
    assert sorted(one.gemeenten()) == ["Emmen", "Venlo"]


def test_a_check_can_begin_with_a_reference(talk: Several) -> None:
    said = talk.say("start de check voor kandidaat K-204", intent="start_check")
    assert "Kandidaat K-204. Nog hooguit" in said


@pytest.mark.parametrize("text", ["nieuwe kandidaat Fatima", "nieuwe kandidaat [naam]"])
def test_the_name_of_a_person_is_refused_kindly(one: Several, text: str) -> None:
    said = one.say(text, intent="nieuwe_kandidaat")
    assert "eigen kenmerk" in said
    one.press(KEEP)
    assert [one.case.name for one in cases.dossiers(one.db, one.who)] == ["kandidaat 1"]


@pytest.mark.parametrize(
    "text",
    [
        "terug naar kandidaat 1",
        "kandidaat 1",
        "wissel van kandidaat",
        "terug naar de eerste kandidaat",
        "ga verder met klant 1",
        "vorige kandidaat",
        "kandidaat nummer 1 graag",
    ],
)
def test_switching_says_whose_check_is_open_and_what_was_filled_in(two: Several, text: str) -> None:
    said = two.say(text)
    assert "U bent nu bezig met kandidaat 1. Ik heb kandidaat K-2 bewaard." in said
    assert {row["value"] for row in two.last.says[0]["card"]["rows"]} >= {"Geen diploma"}
    assert "Emmen" not in json.dumps(two.last.says)
    assert "Kandidaat 1. Nog hooguit" in said
    two.say("34")
    assert two.gemeenten() == ["Venlo", "Emmen"]
    assert [one.case.value("leeftijd") for one in cases.dossiers(two.db, two.who)] == ["volwassen", None]


def test_there_and_back_again_loses_nothing(two: Several) -> None:
    two.say("kandidaat 1")
    said = two.say("terug naar kandidaat k2")
    assert "U bent nu bezig met kandidaat K-2" in said
    assert two.gemeenten() == ["Venlo", "Emmen"]


@pytest.mark.parametrize("text", ["kandidaat K-2", "ga verder met kandidaat K-2"])
def test_the_open_one_is_said_to_be_open(two: Several, text: str) -> None:
    assert "U bent al bezig met kandidaat K-2" in two.say(text)


@pytest.mark.parametrize("text", ["welke kandidaten heb ik?", "mijn kandidaten", "wis wie staat er open"])
def test_the_list_says_which_there_are_and_how_far(two: Several, text: str) -> None:
    said = two.say(text, intent="mijn_kandidaten")
    assert "- kandidaat 1: er zijn nog vragen" in said
    assert "- kandidaat K-2: er zijn nog vragen, hier bent u mee bezig" in said
    assert two.titles == ["Verder met kandidaat 1", "Verder met kandidaat K-2", "Nieuwe kandidaat"]
    two.press("Verder met kandidaat 1")
    assert two.number == 1


def test_an_unknown_reference_gives_the_list_and_a_way_to_begin(two: Several) -> None:
    said = two.say("terug naar kandidaat K-999")
    assert "K-999 ken ik niet in dit gesprek" in said
    assert "Begin met K-999" in two.titles
    two.press("Begin met K-999")
    two.press("Bewaar kandidaat K-2 en begin een nieuwe kandidaat")
    assert "K-999" in cases.load(two.db, two.who).name


def test_an_employer_has_places_of_work(db) -> None:
    who = conversations.create(db, channel="website", audience="werkgever", region=None, today=None, now=NOW)
    talk = Several(db, who, audience="werkgever")
    talk.send(doe="start_check")
    talk.say("Venlo")
    assert "U bent bezig met deze werkplek" in talk.say("nieuwe werkplek")
    said = talk.press("Bewaar deze werkplek en begin een nieuwe werkplek")
    assert "U bent nu bezig met werkplek 2" in said
    assert "Werkplek 2. Nog hooguit" in said
    said = talk.say("nieuwe kandidaat")
    assert "niet over een kandidaat" in said or "U bent nu bezig" not in said


# --- leaking from one to the other ---------------------------------------------------------------------------------


def test_facts_about_another_candidate_are_not_noted(two: Several) -> None:
    said = two.say("kandidaat 1 is 19 jaar en heeft een WW-uitkering", leeftijd="19", situatie="ww")
    assert "U noemt kandidaat 1, maar u bent bezig met kandidaat K-2. Ik heb niets ingevuld." in said
    assert two.titles == ["Naar kandidaat 1", "Verder met kandidaat K-2"]
    for dossier in cases.dossiers(two.db, two.who):
        assert dossier.case.value("leeftijd") is dossier.case.value("situatie") is None


def test_facts_about_a_candidate_nobody_knows_are_not_noted(two: Several) -> None:
    said = two.say("kandidaat K-300 is 19 jaar", leeftijd="19")
    assert "U bent bezig met kandidaat K-2" in said
    assert cases.load(two.db, two.who).value("leeftijd") is None


def test_a_button_of_one_does_nothing_for_the_other_and_asks_to_switch(two: Several) -> None:
    answer = next(button for button, number in two.shown if number == 1 and button["title"] == "Vmbo")
    said = two.send(1, **json.loads(answer["payload"].removeprefix("/knop")))
    assert "Deze knop hoort bij kandidaat 1. U bent nu bezig met kandidaat K-2. Ik heb niets ingevuld." in said
    assert [one.case.value("opleiding") for one in cases.dossiers(two.db, two.who)] == ["geen", None]
    two.press("Naar kandidaat 1")
    assert two.number == 1


@pytest.mark.parametrize(
    "payload",
    [
        {"veld": "opleiding", "waarde": "vmbo"},
        {"veld": "gemeente", "waarde": "Assen"},
        {"doe": "wijzig", "veld": "gemeente"},
        {"doe": "terug"},
        {"doe": "stop"},
        {"doe": "opnieuw"},
        {"doe": "niet_bewaren"},
        {"doe": "aanmelding"},
        {"doe": "bevestig"},
        {"doe": "weet_niet"},
        {"doe": "overslaan"},
        {"doe": "laat_maar"},
        {"doe": "bewaar_en_begin"},
        {"doe": "wis_en_begin"},
        {"kaart": "contact-1"},
    ],
)
def test_nothing_behind_a_button_of_one_touches_the_other(two: Several, payload: dict[str, str]) -> None:
    before = [one.case for one in cases.dossiers(two.db, two.who)]
    assert "kandidaat 1" in two.send(1, **payload)
    assert [one.case for one in cases.dossiers(two.db, two.who)] == before


def test_a_button_of_a_wiped_check_answers_nothing_of_the_next(one: Several) -> None:
    one.say("opnieuw")
    assert "niet meer openstaat" in one.send(1, veld="opleiding", waarde="vmbo")
    assert cases.load(one.db, one.who).value("opleiding") is None
    one.say("Venlo")
    one.say("stop")
    one.send(doe="start_check")
    assert "niet meer openstaat" in one.send(2, veld="opleiding", waarde="vmbo")


def test_an_article_behind_an_older_button_can_still_be_read(two: Several) -> None:
    two.send(1, artikel="praktijkverklaring")
    assert two.last.says[0]["article"] == "praktijkverklaring"


def test_a_correction_is_of_the_open_one(two: Several) -> None:
    two.say("nee, de gemeente is Assen", gemeente="Assen")
    assert two.gemeenten() == ["Venlo", "Assen"]


@pytest.mark.parametrize("text", ["wat heb ik ingevuld", "samenvatting"])
def test_the_overview_is_of_the_open_one(two: Several, text: str) -> None:
    two.say(text)
    shown = json.dumps([one["card"] for one in two.last.says], ensure_ascii=False)
    assert "Emmen" in shown
    assert "voor kandidaat K-2" in shown
    assert "Venlo" not in shown
    assert "Geen diploma" not in shown


def test_taking_back_goes_no_further_than_the_open_one(two: Several) -> None:
    for _ in range(4):
        two.say("terug")
    assert two.gemeenten()[0] == "Venlo"
    assert cases.dossiers(two.db, two.who)[0].case.value("opleiding") == "geen"


def finish(talk: Several, gemeente: str, **card: str) -> dict:
    """On to the application of the open one; its document."""
    for text in (gemeente, "geen diploma", "34", "bijstand"):
        talk.say(text)
    while cases.load(talk.db, talk.who).stage == "vragen":
        talk.say("weet ik niet")
    talk.send(talk.number, doe="aanmelding")
    talk.fill(**card)
    talk.send(talk.number, doe="bevestig")
    reference = talk.last.says[-1]["card"]["reference"]
    return store.find(talk.db, reference, talk.who).document


def test_contact_details_outcome_and_document_of_each_are_its_own(talk: Several) -> None:
    talk.say("start de check voor kandidaat K-1", intent="start_check")
    first = finish(talk, "Venlo", referentie="K-1", contactpersoon="Eenhoorn")
    assert "Nieuwe kandidaat" in talk.titles
    talk.press("Nieuwe kandidaat")
    assert contact.load(talk.db, talk.who) == {}
    assert cases.load(talk.db, talk.who).answers.keys() == {"rol"}
    second = finish(talk, "Emmen", referentie="K-2", contactpersoon="Tweespalt")
    assert "Emmen" not in str(first)
    assert "Tweespalt" not in str(first)
    assert "K-2" not in str(first)
    assert "Venlo" not in str(second)
    assert "Eenhoorn" not in str(second)
    assert "K-1" not in str(second)
    said = talk.say("welke kandidaten heb ik?", intent="mijn_kandidaten")
    assert first["reference"] in said
    assert second["reference"] in said


def test_the_form_asks_for_the_reference_that_the_user_gave(talk: Several) -> None:
    talk.say("start de check voor kandidaat K-204", intent="start_check")
    while cases.load(talk.db, talk.who).stage == "vragen":
        talk.say("weet ik niet") if cases.load(talk.db, talk.who).own_answers else talk.say("Venlo")
    talk.send(talk.number, doe="aanmelding")
    form = talk.last.says[-1]["card"]
    assert form["id"] == f"contact-{talk.number}"
    assert form["title"].endswith("voor kandidaat K-204")
    assert {field["name"]: field["value"] for field in form["fields"]}["referentie"] == "K-204"


def test_a_number_is_no_reference_for_the_form(two: Several) -> None:
    two.say("kandidaat 1")
    while cases.load(two.db, two.who).stage == "vragen":
        two.say("weet ik niet")
    two.send(two.number, doe="aanmelding")
    fields = {field["name"]: field["value"] for field in two.last.says[-1]["card"]["fields"]}
    assert fields["referentie"] == ""


def test_what_one_filled_in_on_the_card_is_there_when_it_is_taken_up_again(one: Several) -> None:
    while cases.load(one.db, one.who).stage == "vragen":
        one.say("weet ik niet")
    one.send(one.number, doe="aanmelding")
    one.fill()
    one.say("nieuwe kandidaat")
    one.press(KEEP)
    one.say("Emmen")
    said = one.say("kandidaat 1")
    assert one.last.says[-1]["card"]["kind"] == "samenvatting"
    assert "voor kandidaat 1" in one.last.says[-1]["card"]["title"]
    assert "Bewaar de aanmelding" in one.titles
    assert said


def test_stopping_wipes_the_open_one_only_and_says_which_are_left(two: Several) -> None:
    said = two.say("stop")
    assert "Deze staan er nog, met hun antwoorden: kandidaat 1." in said
    assert two.titles[-2:] == ["Verder met kandidaat 1", "Alles wissen"]
    assert two.gemeenten() == ["Venlo"]
    two.press("Verder met kandidaat 1")
    assert "Venlo" in json.dumps(two.last.says)


def test_everything_can_be_wiped_but_not_an_application(talk: Several) -> None:
    talk.send(doe="start_check")
    made = finish(talk, "Venlo")
    talk.say("nieuwe kandidaat")
    talk.say("Emmen")
    talk.say("nieuwe kandidaat")
    talk.press("Bewaar kandidaat 2 en begin een nieuwe kandidaat")
    talk.say("Assen")
    said = talk.say("wis alles")
    assert "gewist" in said
    assert talk.last.says[0]["wipe"]
    assert talk.last.done
    assert [one.reference for one in cases.dossiers(talk.db, talk.who)] == [made["reference"]]


def test_a_question_before_a_check_hints_at_the_next_one_only(two: Several) -> None:
    two.say("stop")
    two.press("Verder met kandidaat 1")
    assert "situatie" not in cases.load(two.db, two.who).answers


def test_too_many_at_once_are_refused(one: Several) -> None:
    for _ in range(2, 45):
        cases.begin(one.db, one.who, cases.load(one.db, one.who), NOW)
    said = one.say("nieuwe kandidaat")
    assert "al veel checks" in said


# --- a group beside it ---------------------------------------------------------------------------------------------


@pytest.fixture
def group(one: Several) -> Several:
    """That one kept, and then a group of three of whom the first is told."""
    one.say("nieuwe kandidaat K-2")
    one.press(KEEP)
    one.say("ik heb 3 kandidaten om aan te melden")
    return one


def test_a_group_counts_as_one_and_can_be_left_and_taken_up_again(group: Several) -> None:
    said = group.say("welke kandidaten heb ik?", intent="mijn_kandidaten")
    assert said.count("de groep van 3 kandidaten") == 1
    assert "kandidaat 1: er zijn nog vragen" in said
    said = group.press("Verder met kandidaat 1")
    assert "U bent nu bezig met kandidaat 1. Ik heb de groep van 3 kandidaten bewaard." in said
    said = group.say("mijn kandidaten")
    group.press("Verder met de groep van 3 kandidaten")
    assert cases.load(group.db, group.who).group.size == 3


def test_what_is_said_of_a_group_is_not_said_of_the_one_beside_it(group: Several) -> None:
    group.say("Emmen")
    group.send(group.number, doe="wissel", nummer="1")
    said = json.dumps(group.last.says)
    assert "Emmen" not in said
    assert cases.load(group.db, group.who).value("gemeente") == "Venlo"


def test_a_button_about_one_of_a_group_is_no_answer_about_another(group: Several) -> None:
    mates = [one for one in cases.dossiers(group.db, group.who) if one.case.group and not one.current]
    said = group.send(mates[0].number, veld="leeftijd", waarde="volwassen")
    assert "Ik heb niets ingevuld" in said
    assert all(one.case.value("leeftijd") is None for one in cases.dossiers(group.db, group.who))


def test_stopping_a_group_wipes_all_of_it_and_leaves_the_one_beside_it(group: Several) -> None:
    group.send(group.number, doe="stop")
    assert [(one.number, one.case.value("gemeente")) for one in cases.dossiers(group.db, group.who)] == [(1, "Venlo")]
    assert "Verder met kandidaat 1" in group.titles


# --- a code --------------------------------------------------------------------------------------------------------


def test_later_asks_the_channel_for_a_code_of_the_open_one(two: Several) -> None:
    said = two.say("later verder")
    card = two.last.says[-1]["card"]
    assert "code" in said
    assert (card["kind"], two.last.says[-1]["dossier"]) == ("code", two.number)
    assert "Verder met de check" in two.titles
    assert not two.last.done


def test_without_answers_there_is_no_code(talk: Several) -> None:
    talk.send(doe="start_check")
    assert "nog niets ingevuld" in talk.say("later verder")
    assert talk.last.says[-1]["card"] is None


def moved(db, number: int, source: Several) -> Several:
    """Another conversation that used the code of a case."""
    code = codes.make(db, source.who, number, 14, NOW)
    who = conversations.create(db, channel="demo", audience="werkgever", region=None, today=None, now=NOW)
    codes.redeem(db, who, code.text.replace("-", ""), NOW)
    return Several(db, who, audience="professional")


def test_elsewhere_it_says_what_was_filled_in_and_asks_the_open_question(two: Several, db) -> None:
    there = moved(db, 1, two)
    said = there.send(doe="hervat")
    assert "verder waar u was" in said
    assert {row["value"] for row in there.last.says[0]["card"]["rows"]} >= {"Geen diploma"}
    assert "Hoe oud is de kandidaat" in said
    assert "Emmen" not in json.dumps(there.last.says)


def test_a_code_of_one_used_where_another_is_open_keeps_them_apart(two: Several, db) -> None:
    there = moved(db, two.number, two)
    there.send(doe="start_check")
    there.say("verder", intent="vraag")
    code = codes.make(db, two.who, 1, 14, NOW)
    codes.redeem(db, there.who, code.text.replace("-", ""), NOW)
    said = there.send(doe="hervat")
    assert "U bent nu bezig met kandidaat 1" in said
    there.say("34")
    assert [(one.case.name, one.case.value("leeftijd")) for one in cases.dossiers(db, there.who)] == [
        ("K-2", None),
        ("kandidaat 1", "volwassen"),
    ]


def test_two_that_were_called_the_same_get_another_name(one: Several, db) -> None:
    one.say("nieuwe kandidaat")
    one.press(KEEP)
    one.say("Emmen")
    there = moved(db, 1, one)
    there.send(doe="hervat")
    there.say("nieuwe kandidaat")
    there.press("Bewaar kandidaat 1 en begin een nieuwe kandidaat")
    there.say("Assen")
    code = codes.make(db, one.who, 2, 14, NOW)
    codes.redeem(db, there.who, code.text.replace("-", ""), NOW)
    there.send(doe="hervat")
    names = [one.case.name for one in cases.dossiers(db, there.who)]
    assert len(set(names)) == 3


@pytest.mark.parametrize("text", ["vmbo", "terug", "ja", "welke kandidaten heb ik?"])
def test_where_it_was_the_check_is_gone_and_says_so_once(one: Several, db, text: str) -> None:
    moved(db, 1, one)
    said = one.say(text)
    assert "andere plek" in said or "niets ingevuld" in said
    assert one.last.done
    assert cases.dossiers(db, one.who) == ()


def test_where_it_was_a_new_check_has_nothing_of_it(one: Several, db) -> None:
    moved(db, 1, one)
    one.send(doe="start_check")
    assert cases.load(db, one.who).answers.keys() == {"rol"}
    assert "niet meer openstaat" in one.send(1, veld="opleiding", waarde="vmbo")


def test_every_text_is_of_the_content(db) -> None:
    assert {"wat_nu", "geen_naam", "elders_verder"} <= set(load_content().talk)
    assert CARD
