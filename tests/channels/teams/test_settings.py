"""A bot is set whole or not at all, and without tokens only on one machine."""

import pytest

from channels.errors import SettingsError
from channels.settings import from_environ
from tests.channels.teams.microsoft import APP, TENANT
from tests.channels.test_settings import NEEDED

OTHER = "33333333-3333-3333-3333-333333333333"
BOT = {
    **NEEDED,
    "TEAMS_APP_ID": APP,
    "TEAMS_TENANT": TENANT,
    "TEAMS_SECRET": "heel geheim",
    "PUBLIC_URL": "https://praktijkwijzer.example",
}


def test_without_settings_there_is_no_teams():
    assert from_environ(NEEDED).teams is None


def test_a_single_tenant_bot_lets_its_own_organisation_in_and_shows_no_secret():
    settings = from_environ(BOT)
    assert settings.teams.tenants == {TENANT}
    assert settings.teams.credential == "secret"
    assert "heel geheim" not in repr(settings)


def test_a_managed_identity_needs_no_secret_and_tenants_can_be_named():
    given = {**BOT, "TEAMS_CREDENTIAL": "identity", "TEAMS_SECRET": "", "TEAMS_TENANTS": f"{TENANT}, {OTHER.upper()}"}
    settings = from_environ(given)
    assert settings.teams.credential == "identity"
    assert settings.teams.tenants == {TENANT, OTHER}


def test_anonymous_works_on_this_machine():
    assert from_environ({**NEEDED, "TEAMS_ANONYMOUS": "1"}).teams.anonymous


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"TEAMS_APP_ID": ""}, "TEAMS_APP_ID"),
        ({"TEAMS_APP_ID": "mijn bot"}, "TEAMS_APP_ID"),
        ({"TEAMS_TENANT": ""}, "TEAMS_TENANT"),
        ({"TEAMS_TENANT": "common"}, "TEAMS_TENANT"),
        ({"TEAMS_SECRET": ""}, "TEAMS_SECRET"),
        ({"TEAMS_CREDENTIAL": "identity"}, "TEAMS_SECRET"),
        ({"TEAMS_CREDENTIAL": "certificaat"}, "TEAMS_CREDENTIAL"),
        ({"TEAMS_TENANTS": "iedereen"}, "TEAMS_TENANTS"),
        ({"PUBLIC_URL": "http://praktijkwijzer.example"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL"),
        ({"TEAMS_ANONYMOUS": "ja"}, "TEAMS_ANONYMOUS"),
        ({"TEAMS_ANONYMOUS": "1"}, "TEAMS_ANONYMOUS"),
    ],
)
def test_half_a_bot_stops_the_start(changed, named):
    with pytest.raises(SettingsError, match=named):
        from_environ({**BOT, **changed})


@pytest.mark.parametrize(
    "changed",
    [
        {"HOST": "0.0.0.0"},
        {"HOST": "10.0.0.1"},
        {"PUBLIC_URL": "https://praktijkwijzer.example"},
        {"TEAMS_APP_ID": APP},
    ],
)
def test_anonymous_starts_on_nothing_but_this_machine(changed):
    with pytest.raises(SettingsError, match="TEAMS_ANONYMOUS"):
        from_environ({**NEEDED, "TEAMS_ANONYMOUS": "1", **changed})
