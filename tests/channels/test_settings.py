"""Each setting is read, and each wrong one is named."""

from datetime import date

import pytest

from channels.errors import SettingsError
from channels.proxies import networks
from channels.settings import from_environ

NEEDED = {"ENGINE_SECRET": "e" * 16, "SECRET_KEY": "s" * 16}


def test_defaults_are_loopback_with_a_rate_limit():
    settings = from_environ(NEEDED)
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.engine_url == "http://127.0.0.1:5005"
    assert settings.rate_limit
    assert not settings.demo
    assert settings.today is None
    assert settings.code_days == 14


def test_everything_can_be_set():
    settings = from_environ(
        {
            **NEEDED,
            "HOST": "::1",
            "PORT": "9000",
            "ENGINE_PORT": "1",
            "DEMO": "1",
            "CODE_DAYS": "30",
            "TODAY": "2027-01-01",
            "DATABASE_URL": "sqlite://",
            "ALLOWED_ORIGINS": "https://a.example, https://b.example:8443",
            "TRUSTED_PROXIES": "10.0.0.0/8, ::1",
        }
    )
    assert (settings.host, settings.port, settings.demo) == ("::1", 9000, True)
    assert settings.engine_url == "http://127.0.0.1:1"
    assert settings.today == date(2027, 1, 1)
    assert settings.code_days == 30
    assert settings.allowed_origins == {"https://a.example", "https://b.example:8443"}
    assert settings.trusted_proxies == networks("10.0.0.0/8,::1")


@pytest.mark.parametrize(
    ("host", "limited"),
    [
        ("127.0.0.1", False),
        ("localhost", False),
        ("::1", False),
        ("0.0.0.0", True),
        ("10.0.0.1", True),
        ("example.org", True),
    ],
)
def test_the_rate_limit_is_only_off_on_loopback(host, limited):
    assert from_environ({**NEEDED, "HOST": host, "RATE_LIMIT": "off"}).rate_limit is limited


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CODE_DAYS", "0"),
        ("CODE_DAYS", "31"),
        ("CODE_DAYS", "3000000000"),
        ("CODE_DAYS", "-1"),
        ("CODE_DAYS", "veertien"),
        ("ENGINE_SECRET", ""),
        ("ENGINE_SECRET", "short"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "http"),
        ("PORT", "-1"),
        ("PORT", "9" * 30),
        ("PORT", "²"),
        ("ENGINE_PORT", "x"),
        ("ENGINE_URL", "localhost:5005"),
        ("ENGINE_URL", "http://[x"),
        ("DEMO", "yes"),
        ("TODAY", "22-11-2026"),
        ("TODAY", "2026-02-30"),
        ("RATE_LIMIT", "0"),
        ("ALLOWED_ORIGINS", "*"),
        ("ALLOWED_ORIGINS", "https://a.example/path"),
        ("TRUSTED_PROXIES", "proxy.example"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
    ],
)
def test_a_wrong_value_is_named(name, value):
    with pytest.raises(SettingsError, match=name):
        from_environ({**NEEDED, name: value})


def test_secrets_are_not_in_the_text_of_the_settings():
    assert "e" * 16 not in repr(from_environ(NEEDED))


def test_a_check_is_kept_as_long_as_its_code_works():
    assert from_environ({**NEEDED, "KEEP_CONCEPT_DAYS": "60", "CODE_DAYS": "60"}).code_days == 60
    assert from_environ({**NEEDED, "KEEP_CONCEPT_DAYS": "7"}).code_days == 7
    with pytest.raises(SettingsError, match="KEEP_CONCEPT_DAYS"):
        from_environ({**NEEDED, "KEEP_CONCEPT_DAYS": "7", "CODE_DAYS": "8"})
    with pytest.raises(SettingsError, match="KEEP_CONCEPT_DAYS"):
        from_environ({**NEEDED, "KEEP_CONCEPT_DAYS": "veel"})


PROVIDER = {"OIDC_ISSUER": "https://login.voorbeeld.example/x", "OIDC_CLIENT_ID": "wij", "OIDC_CLIENT_SECRET": "geheim"}


def test_without_a_provider_there_is_none_and_the_public_address_follows_the_port():
    settings = from_environ({**NEEDED, "PORT": "9000"})
    assert (settings.provider, settings.public_url) == (None, "http://127.0.0.1:9000")


def test_a_provider_is_read_with_its_administrators():
    settings = from_environ({**NEEDED, **PROVIDER, "PUBLIC_URL": "https://x.example/", "OIDC_ADMINS": "a@b.nl, u-1"})
    assert settings.public_url == "https://x.example"
    assert settings.provider.issuer == PROVIDER["OIDC_ISSUER"]
    assert settings.provider.admins == {"a@b.nl", "u-1"}
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET"),
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID"),
        ({"OIDC_ISSUER": ""}, "OIDC_ISSUER"),
        ({"OIDC_ISSUER": "http://login.voorbeeld.example"}, "OIDC_ISSUER"),
        ({"OIDC_ISSUER": "login.voorbeeld.example"}, "OIDC_ISSUER"),
        ({"PUBLIC_URL": "x.example"}, "PUBLIC_URL"),
    ],
)
def test_half_a_provider_or_one_without_https_stops_the_start(changed, named):
    with pytest.raises(SettingsError, match=named):
        from_environ({**NEEDED, **PROVIDER, **changed})


def test_several_engines_and_the_redis_of_all_servers():
    given = from_environ({**NEEDED, "ENGINE_URL": "http://a:1, http://b:2/", "REDIS_URL": "redis://c:6379/0"})
    assert (given.engine_url, given.redis_url) == ("http://a:1,http://b:2", "redis://c:6379/0")
    assert "redis" not in repr(given)


@pytest.mark.parametrize("wrong", [{"ENGINE_URL": "http://a:1,"}, {"REDIS_URL": "http://c"}])
def test_an_address_among_several_must_be_one(wrong):
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        from_environ({**NEEDED, **wrong})
