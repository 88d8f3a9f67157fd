"""Every answer can be given in its own words, taken back by its name, and changed; the outcome says what that did."""

from dataclasses import replace

import pytest

from actions.check.flow import Check, Turn
from actions.check.turn import take
from actions.incoming import Incoming
from knowledge.ages import age_group
from knowledge.case import UNKNOWN, Case
from knowledge.model import Choice, Field
from knowledge.progress import position, questions_left
from knowledge.questions import next_question, settled
from knowledge.replies import label_of
from knowledge.verdict import judge
from tests.situations import AGES, ALL_ASKED, AS_OF, CONTENT, TODAY, YESTERDAY, Place, places

ASKED = {place.name: place for place in places() if place.asked}
ENDED = {place.name: place for place in places() if place.stage == "uitslag"}
CHOICES = [(name, choice) for name, place in ASKED.items() for choice in place.asked.put_to(place.case.role).choices]
MOST = 12


def say(case: Case, text: str, intent: str = "vraag") -> Turn:
    return take(Check(AS_OF, Incoming("c", text, intent, TODAY, YESTERDAY, 0.9)), case)


def press(case: Case, **payload: str) -> Turn:
    return take(Check(AS_OF, Incoming("c", "", "knop", TODAY, YESTERDAY, payload=payload)), case)


def text_of(turn: Turn) -> str:
    return "\n".join(one["text"] for one in turn.says)


@pytest.mark.parametrize(("name", "choice"), CHOICES, ids=lambda one: one if isinstance(one, str) else one.value)
def test_every_label_word_and_reply_of_a_choice_is_that_answer(name: str, choice: Choice) -> None:
    place = ASKED[name]
    for text in (label_of(AS_OF, place.asked, choice.value), *choice.words, *choice.replies):
        assert say(place.case, text).case.value(place.asked.id) == choice.value, text


PAIRS = [(name, earlier) for name, place in ASKED.items() for earlier in place.case.answers if earlier != "rol"]


@pytest.mark.parametrize(("name", "earlier"), PAIRS)
def test_an_earlier_answer_is_taken_back_by_its_name_at_every_question(name: str, earlier: str) -> None:
    place = ASKED[name]
    for called in CONTENT.fields[earlier].names:
        turn = say(place.case, f"{called} klopt niet", "terug")
        assert turn.case.asking == earlier
        assert turn.case.value(earlier) is None
        assert set(turn.case.answers) == set(place.case.answers) - {earlier}


def test_an_employer_is_never_without_a_company() -> None:
    case = ASKED["professional-bedrijf"].case
    case = press(case, veld="bedrijf", waarde="nog_geen").case
    case = say(case, "ik ben toch werkgever").case

    assert case.value("bedrijf") is None
    assert "Nog geen bedrijf" not in [one["title"] for one in say(case, "?").says[-1]["buttons"]]
    assert say(case, "nog geen bedrijf").case.value("bedrijf") is None


def test_no_two_questions_have_the_same_name() -> None:
    named = [name for one in CONTENT.fields.values() for name in one.names]

    assert len(set(named)) == len(named)


def other_values(asked: Field) -> list[str]:
    return [one.value for one in asked.choices if one.value != ALL_ASKED[asked.id]] + [UNKNOWN]


CHANGES = [
    (name, field, value)
    for name, place in ENDED.items()
    for field in ALL_ASKED
    if field in place.case.answers
    for value in other_values(CONTENT.fields[field].put_to(place.case.role))
]


@pytest.mark.parametrize(("name", "field", "value"), CHANGES)
def test_a_change_after_the_outcome_asks_only_what_depends_on_it_and_says_what_it_did(
    name: str, field: str, value: str
) -> None:
    place = ENDED[name]
    case = press(place.case, doe="wijzig", veld=field).case
    turn = press(case, veld=field, waarde=value)
    kept = settled(CONTENT, place.case.with_answer(field, value, "gebruiker", YESTERDAY))
    kept = kept.without("toestemming") if field == "situatie" else kept  # consent is for one income
    assert dict(turn.case.answers).keys() == dict(kept.answers).keys(), "the rest stays"

    while asked := next_question(CONTENT, turn.case, TODAY):
        assert asked.id not in place.case.answers or asked.id not in kept.answers, "nothing is asked twice"
        turn = press(turn.case, veld=asked.id, waarde=asked.choices[0].value)
    now = judge(CONTENT, turn.case, TODAY)
    if now.outcome == "aanmelden":
        assert f'De uitslag blijft: "{now.title}"' in text_of(turn)
    else:
        assert f'Nu is de uitslag: "{now.title}", door {CONTENT.fields[field].label_for(turn.case.role)}' in text_of(
            turn
        )
    assert (turn.case.told, turn.case.changed) == (now.outcome, ())


def test_a_change_at_the_summary_says_what_it_did_to_the_outcome() -> None:
    case = ENDED["werkgever-uitslag"].case.at_stage("samenvatting")
    turn = take(Check(AS_OF, Incoming("c", "werk: nee", "vraag", TODAY, YESTERDAY), card_filled=True), case)

    assert "Nu is de uitslag" in text_of(turn)
    assert turn.says[-1]["card"]["kind"] == "samenvatting"


def test_the_same_answer_again_changes_nothing_and_is_not_told_as_a_change() -> None:
    case = ENDED["professional-uitslag"].case
    turn = press(press(case, doe="wijzig", veld="situatie").case, veld="situatie", waarde="bijstand")

    assert turn.case.value("toestemming") == "ja"
    assert "De uitslag" not in text_of(turn)


def test_what_is_no_longer_needed_is_said_and_dropped() -> None:
    turn = press(ENDED["professional-uitslag"].case, veld="situatie", waarde="werkend")

    assert "vervallen" in text_of(turn)
    assert CONTENT.fields["toestemming"].label in text_of(turn)


@pytest.mark.parametrize("role", ["professional", "werkgever"])
def test_the_questions_left_go_down_one_at_a_time_and_never_above_twelve(role: str) -> None:
    case, before = Case(stage="vragen").with_answer("rol", role, "profiel", YESTERDAY), MOST + 1
    while asked := next_question(CONTENT, case, TODAY):
        left = questions_left(AS_OF, case)
        assert 1 <= left < before
        before = left
        case = case.with_answer(asked.id, ALL_ASKED[asked.id], "gebruiker", YESTERDAY)
    assert questions_left(AS_OF, case) == 0


def test_the_number_of_the_question_goes_up_one_at_a_time_and_never_above_what_was_told() -> None:
    case, before = Case(stage="vragen"), 0
    while asked := next_question(CONTENT, case, TODAY):
        number, most = position(AS_OF, case)
        assert (number, number <= most <= MOST) == (before + 1, True)
        before = number
        given = ALL_ASKED.get(asked.id, "professional")
        case = case.with_answer(asked.id, given, "gebruiker", YESTERDAY)


def test_a_question_asked_again_keeps_its_number() -> None:
    case = Case(stage="vragen").with_answer("rol", "werkgever", "gebruiker", YESTERDAY)
    case = case.with_answer("gemeente", "Alkmaar", "gebruiker", YESTERDAY)

    assert position(AS_OF, case)[0] == 3
    assert position(AS_OF, replace(case, asking="gemeente"))[0] == 2


@pytest.mark.parametrize("place", ASKED.values(), ids=ASKED)
def test_every_question_shows_its_progress_its_buttons_and_tells_which_rules_use_it(place: Place) -> None:
    shown = text_of(say(place.case, "waarom vraagt u dat?", "waarom_vraag"))

    assert ("Nog hooguit" in shown) or ("Laatste vraag" in shown)
    assert place.asked.id == "rol" or "Dit antwoord telt mee bij" in shown


@pytest.mark.parametrize(
    ("text", "group"),
    [
        *((str(number), number) for number in range(10, 100, 7)),
        *(("achttien", 18), ("zesentwintig", 26), ("bijna 18", 17), ("net 27", 27), ("eind twintig", 28)),
        *(("begin twintig", 21), ("ongeveer 45 jaar", 45), ("in de zestig", 60), ("19 jaar oud", 19)),
    ],
)
def test_an_age_is_understood_as_people_write_it(text: str, group: int) -> None:
    turn = say(ASKED["professional-leeftijd"].case, text)

    assert turn.case.value("leeftijd") == age_group(AS_OF, group)


def test_ages_in_the_table_are_what_they_say() -> None:
    assert {group: age_group(AS_OF, int(age)) for group, age in AGES.items()} == {group: group for group in AGES}


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("mbo 4, maar niet afgemaakt", None),
        ("mbo 2 halverwege gestopt", None),
        ("havo zonder diploma", None),
        ("vmbo, niet afgemaakt", None),
        ("havo gehaald", "havo_vwo"),
    ],
)
def test_schooling_that_was_not_finished_is_never_taken_for_a_diploma(text: str, heard: str | None) -> None:
    case = ASKED["professional-opleiding"].case

    assert say(case, text).case.value("opleiding") == heard


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("niet in Venlo maar in Emmen", "Emmen"),
        ("Emmen, niet Venlo", "Emmen"),
        ("nee geen Venlo", None),
    ],
)
def test_a_gemeente_that_is_denied_does_not_count(text: str, place: str | None) -> None:
    found = tuple({"entity": "gemeente", "value": name} for name in ("Venlo", "Emmen") if name in text)
    turn = take(
        Check(AS_OF, Incoming("c", text, "vraag", TODAY, YESTERDAY, 0.3, found)), ASKED["werkgever-gemeente"].case
    )

    assert turn.case.value("gemeente") == place
