"""The password of the local account of the desk: shown at the first start, and made anew when it is lost."""

import re
from pathlib import Path

import pytest

from applications import accounts
from applications.database import open_database
from applications.errors import WrongPassword
from tests.applications.sample import NOW
from tools import desk_password, house, run


@pytest.fixture
def variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name in ("OIDC_ISSUER", "DATABASE_URL", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR", str(tmp_path))
    return house.environment({}, tmp_path)


def signs_in(variables: dict[str, str], said: str) -> bool:
    name, password = re.search(r"(?i)naam (\S+), wachtwoord (\S+)", said).groups()
    db = open_database(variables["DATABASE_URL"], variables["SECRET_KEY"])
    try:
        return bool(accounts.sign_in(db, name, password, NOW))
    finally:
        db.close()


def test_the_first_start_shows_a_password_that_works_and_the_second_shows_none(variables, capsys):
    run.tell_password(variables)
    assert signs_in(variables, capsys.readouterr().out)
    run.tell_password(variables)
    assert capsys.readouterr().out == ""


def test_where_an_organisation_signs_people_in_there_is_no_password(variables, capsys, monkeypatch):
    run.tell_password({**variables, "OIDC_ISSUER": "https://login.voorbeeld.example"})
    monkeypatch.setenv("OIDC_ISSUER", "https://login.voorbeeld.example")
    assert desk_password.main() == 1
    assert "wachtwoord" not in capsys.readouterr().out


def test_a_new_password_takes_the_place_of_the_old_one(variables, capsys):
    run.tell_password(variables)
    first = capsys.readouterr().out
    assert desk_password.main() == 0
    assert signs_in(variables, capsys.readouterr().out)
    with pytest.raises(WrongPassword):
        signs_in(variables, first)
