"""Colleagues, their sessions and the log, on both databases."""

from datetime import timedelta

import pytest

from applications import accounts, audit, sessions
from applications.accounts import LOCKED_FOR, TRIES
from applications.errors import AccountSettings, LockedOut, WrongPassword
from tests.applications.sample import NOW


def test_the_local_account_signs_in_with_what_was_printed(db):
    password = accounts.first_local(db, NOW)
    assert accounts.first_local(db, NOW) is None
    account = accounts.sign_in(db, " Beheer ", password, NOW)
    assert (account.roles, account.regions) == (frozenset(accounts.ROLES), frozenset({"*"}))
    for name, wrong in (("beheer", "x"), ("niemand", password), ("lokaal:beheer", password)):
        with pytest.raises(WrongPassword):
            accounts.sign_in(db, name, wrong, NOW)


def test_an_account_without_a_password_never_signs_in_with_one(db):
    accounts.of_provider(db, "lokaal:els", "Els", False, NOW)
    with pytest.raises(WrongPassword):
        accounts.sign_in(db, "els", "", NOW)


def test_the_lock_opens_by_itself(db):
    password = accounts.first_local(db, NOW)
    for _ in range(TRIES):
        with pytest.raises(WrongPassword):
            accounts.sign_in(db, "beheer", "x", NOW)
    with pytest.raises(LockedOut):
        accounts.sign_in(db, "beheer", password, NOW)
    with pytest.raises(WrongPassword):
        accounts.sign_in(db, "beheer", "x", NOW + LOCKED_FOR)
    assert accounts.sign_in(db, "beheer", password, NOW + LOCKED_FOR)


def test_somebody_new_may_do_nothing_and_keeps_what_was_given(db):
    new = accounts.of_provider(db, "https://x|1", "Els", False, NOW)
    assert (new.roles, new.regions, new.active) == (frozenset(), frozenset(), True)
    boss = accounts.of_provider(db, "https://x|2", "Ad", True, NOW)
    accounts.change(db, new.id, ["medewerker", "onzin"], ["AM01"], True)
    again = accounts.of_provider(db, "https://x|1", "Els Bakker", False, NOW)
    assert (again.id, again.name, again.roles) == (new.id, "Els Bakker", frozenset({"medewerker"}))
    assert [again.covers(region) for region in ("AM01", "AM02", None)] == [True, False, False]
    for roles, active in ((["redactie"], True), (["beheer"], False)):
        with pytest.raises(AccountSettings):
            accounts.change(db, boss.id, roles, [], active)
    assert accounts.find(db, boss.id).roles == frozenset({"beheer"})


def test_two_colleagues_never_have_the_same_name(db):
    named = [accounts.of_provider(db, f"https://x|{one}", "Jan", False, NOW).name for one in "1231"]
    assert named == ["Jan", "Jan (2)", "Jan (3)", "Jan"]


def test_a_session_is_found_by_its_value_only_and_ends(db):
    account = accounts.of_provider(db, "https://x|1", "Els", True, NOW)
    token = sessions.begin(db, account, NOW)
    assert sessions.find(db, token, NOW).account == account
    with db.reading() as session:
        stored = session.connection().exec_driver_sql("SELECT fingerprint FROM desk_sessions").scalars().all()
    assert token not in stored
    assert sessions.find(db, stored[0], NOW) is None
    sessions.end(db, token)
    assert sessions.find(db, token, NOW) is None


def test_old_sessions_are_cleared_when_somebody_signs_in(db):
    account = accounts.of_provider(db, "https://x|1", "Els", True, NOW)
    sessions.begin(db, account, NOW)
    sessions.begin(db, account, NOW + sessions.IDLE + timedelta(seconds=1))
    with db.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM desk_sessions").scalar() == 1


def test_the_log_is_read_by_region_name_and_reference(db):
    for name, region, reference in (("Els", "AM01", "PW-1"), ("Jan", "AM02", "PW-2"), ("Jan", None, None)):
        audit.note(db, name, "bekeken", NOW, region=region, reference=reference, about="x" * 300)

    def names(regions: str, **given) -> list[str]:
        lines, total = audit.listed(db, regions.split(), everything=False, **given)
        assert total == len(lines)
        return [one.name for one in lines]

    assert names("AM01") == ["Els"]
    assert names("*") == ["Jan", "Jan", "Els"]
    assert names("") == []
    assert names("*", name="Jan", reference="PW-2") == ["Jan"]
    assert len(audit.listed(db, [], everything=True)[0]) == 3
    assert [name for name, _at in audit.viewers(db, "PW-1")] == ["Els"]
