"""A code moves one check to another conversation, once, and nothing of it can be read back."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from applications import cases, codes, contact, conversations, corrections, store, tables
from applications.database import open_database
from applications.errors import ExpiredCode, FinishedCode, ReplacedCode, UnknownCode, UsedCode
from applications.reference import SIGNS
from knowledge.case import Case
from tests.applications import sample
from tests.applications.sample import LATER, NOW, TODAY

DAYS = 14
LAST = datetime(2026, 12, 6, 22, 59, 59, tzinfo=UTC)  # one second before midnight in the Netherlands


def talk(db) -> str:
    return conversations.create(db, channel="website", audience="werkgever", region=None, today=None, now=NOW)


def running(**changed: str) -> Case:
    return sample.case(**changed).at_stage("vragen")


@pytest.fixture
def filled(db, conversation) -> str:
    """A conversation with a check that is under way, and contact details."""
    cases.save(db, conversation, running(gemeente="Assen"), NOW, turn={"id": "t", "says": ["Assen"], "done": False})
    contact.save(db, conversation, sample.CARD, NOW)
    return conversation


def code_of(db, conversation: str, number: int = 1) -> str:
    return codes.make(db, conversation, number, DAYS, NOW).text.replace("-", "")


def test_a_code_is_short_easy_to_read_and_says_its_last_day(db, filled):
    made = codes.make(db, filled, 1, DAYS, NOW)
    assert re.fullmatch(rf"[{SIGNS}]{{4}}-[{SIGNS}]{{4}}", made.text)
    assert made.last_day == date(2026, 12, 6)


def test_codes_differ_and_are_never_a_word_or_a_number(db, filled):
    drawn = {code_of(db, filled) for _ in range(100)}
    assert len(drawn) == 100
    assert not any(one.isalpha() or one.isdigit() for one in drawn)


def test_the_check_goes_on_elsewhere_without_contact_details_and_is_gone_here(db, filled):
    elsewhere = talk(db)
    moved = codes.redeem(db, elsewhere, code_of(db, filled), LATER)
    assert moved == running(gemeente="Assen") == cases.load(db, elsewhere)
    assert contact.load(db, elsewhere) == {}
    assert cases.load(db, filled) == Case(stage="elders")
    assert contact.load(db, filled) == {}
    assert cases.dossiers(db, filled) == ()
    assert cases.taken(db, filled, "t") is None
    with db.reading() as session:
        assert session.scalars(select(tables.Contact)).all() == []


def test_the_other_conversation_hears_for_whom_the_check_is(db, filled):
    elsewhere = talk(db)
    codes.redeem(db, elsewhere, code_of(db, filled), LATER)
    assert conversations.find(db, elsewhere).audience == "professional"


def test_what_was_open_there_is_kept_and_what_was_hinted_at_is_not(db, filled):
    elsewhere = talk(db)
    cases.save(db, elsewhere, running(gemeente="Emmen"), NOW)
    contact.save(db, elsewhere, sample.CARD, NOW)
    cases.begin(db, elsewhere, sample.case(gemeente="Venlo"), NOW)
    codes.redeem(db, elsewhere, code_of(db, filled), LATER)
    assert [(one.number, one.case.value("gemeente"), one.current) for one in cases.dossiers(db, elsewhere)] == [
        (1, "Emmen", False),
        (3, "Assen", True),
    ]
    assert contact.load(db, elsewhere, 1).keys() >= {"organisatie"}
    cases.turn_to(db, elsewhere, 2, NOW)
    assert cases.load(db, elsewhere) == Case()


def test_only_the_case_of_the_code_moves(db, filled):
    cases.begin(db, filled, running(gemeente="Emmen"), NOW)
    elsewhere = talk(db)
    codes.redeem(db, elsewhere, code_of(db, filled, 1), LATER)
    assert cases.load(db, filled).value("gemeente") == "Emmen"
    assert [one.number for one in cases.dossiers(db, filled)] == [2]
    assert cases.begin(db, filled, running(), LATER) == 3


def test_a_number_that_went_away_is_not_used_again(db, filled):
    cases.begin(db, filled, running(gemeente="Emmen"), NOW)
    code = code_of(db, filled, 2)
    cases.turn_to(db, filled, 1, NOW)
    codes.redeem(db, talk(db), code, LATER)
    assert cases.begin(db, filled, running(), LATER) == 3


def test_a_code_works_once_and_the_one_who_used_it_may_ask_again(db, filled):
    code, elsewhere = code_of(db, filled), talk(db)
    codes.redeem(db, elsewhere, code, LATER)
    for other in (filled, talk(db)):
        with pytest.raises(UsedCode):
            codes.redeem(db, other, code, LATER)
    assert codes.redeem(db, elsewhere, code, LATER + timedelta(days=400)) == running(gemeente="Assen")


def test_a_code_used_where_it_was_made_keeps_the_contact_details(db, filled):
    code = code_of(db, filled)
    cases.begin(db, filled, running(gemeente="Emmen"), NOW)
    assert codes.redeem(db, filled, code, LATER).value("gemeente") == "Assen"
    assert contact.load(db, filled).keys() >= {"organisatie"}
    assert [one.number for one in cases.dossiers(db, filled)] == [1, 2]


def test_what_was_filled_in_after_the_code_was_made_moves_too(db, filled):
    code, elsewhere = code_of(db, filled), talk(db)
    cases.save(db, filled, running(gemeente="Venlo"), LATER)
    assert codes.redeem(db, elsewhere, code, LATER).value("gemeente") == "Venlo"


@pytest.mark.parametrize("now", [NOW, LAST - timedelta(days=3), LAST])
def test_a_code_works_until_the_end_of_its_last_day(db, filled, now):
    assert codes.redeem(db, talk(db), code_of(db, filled), now).value("gemeente") == "Assen"


@pytest.mark.parametrize("now", [LAST + timedelta(seconds=1), LAST + timedelta(days=1)])
def test_from_midnight_on_it_does_not_and_the_check_stays_where_it_was(db, filled, now):
    elsewhere = talk(db)
    with pytest.raises(ExpiredCode):
        codes.redeem(db, elsewhere, code_of(db, filled), now)
    assert cases.load(db, filled).value("gemeente") == "Assen"
    assert cases.load(db, elsewhere) == Case()


def test_the_length_is_a_setting(db, filled):
    made = codes.make(db, filled, 1, 0, NOW)
    assert made.last_day == date(2026, 11, 22)
    with pytest.raises(ExpiredCode):
        codes.redeem(db, talk(db), made.text.replace("-", ""), NOW + timedelta(hours=1))


def test_a_newer_code_takes_the_place_of_the_one_before(db, filled):
    first, second = code_of(db, filled), code_of(db, filled)
    with pytest.raises(ReplacedCode):
        codes.redeem(db, talk(db), first, LATER)
    assert codes.redeem(db, talk(db), second, LATER).value("gemeente") == "Assen"


@pytest.mark.parametrize("code", ["K7MP4XQ3", "", "x" * 500, "' OR 1=1 --", "k7mp-4xq3", "\x00"])
def test_any_other_text_is_unknown(db, filled, code):
    code_of(db, filled)
    with pytest.raises(UnknownCode):
        codes.redeem(db, talk(db), code, LATER)


def test_a_finished_check_does_not_move(db, filled):
    code = code_of(db, filled)
    made = store.submit(db, filled, sample.content(), TODAY, NOW, judge=sample.judge)
    with pytest.raises(FinishedCode):
        codes.redeem(db, talk(db), code, LATER)
    assert store.find(db, made.reference, filled) == made
    assert codes.make(db, filled, 1, DAYS, NOW) is None


@pytest.mark.parametrize("number", [0, 2, 99])
def test_there_is_no_code_for_nothing(db, filled, number):
    cases.begin(db, filled, Case(stage="vragen"), NOW)
    assert codes.make(db, filled, number, DAYS, NOW) is None


def test_no_code_stands_in_the_database(url, db, filled):
    code = code_of(db, filled)
    with db.reading() as session:
        (kept,) = session.scalars(select(tables.Code)).all()
    shown = f"{kept.fingerprint} {kept.case_id} {kept.until} {kept.ended}"
    assert code not in shown.upper()
    assert code[:4] not in shown.upper() or code[4:] not in shown.upper()


def test_with_another_secret_no_code_works(url, db, filled):
    code = code_of(db, filled)
    other = open_database(url, sample.SECRET + "x")
    with pytest.raises(UnknownCode):
        codes.redeem(other, talk(other), code, LATER)
    other.close()


def test_a_correction_of_an_application_has_no_code(db, filled):
    made = store.submit(db, filled, sample.content(), TODAY, NOW, judge=sample.judge)
    corrections.correct(db, filled, made.reference, LATER)
    assert codes.make(db, filled, 2, DAYS, NOW) is None


def test_a_check_with_a_code_is_kept_from_then_on(db, filled):
    codes.make(db, filled, 1, DAYS, LATER)
    with db.reading() as session:
        assert session.scalars(select(tables.CaseRow)).one().at == LATER


def test_used_by_many_at_once_it_works_for_one(db, filled):
    code, others = code_of(db, filled), [talk(db) for _ in range(8)]

    def use(conversation: str) -> bool:
        try:
            return bool(codes.redeem(db, conversation, code, LATER))
        except UsedCode:
            return False

    with ThreadPoolExecutor(8) as pool:
        worked = list(pool.map(use, others))
    assert worked.count(True) == 1
    assert [bool(cases.dossiers(db, one)) for one in others] == worked
