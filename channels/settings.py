"""Everything that can be set, read once from the environment. Nothing else in this package reads it."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from applications.errors import RetentionSettings
from applications.retention import Terms, terms_from
from applications.trackers import url_from
from channels.errors import SettingsError
from channels.proxies import Network, networks
from channels.teams.settings import Teams, teams_from
from channels.watching import Watching, watching_from
from turnstile import url_from as url_of_redis

SHORTEST_SECRET = 16


@dataclass(frozen=True)
class Provider:
    """The sign-in of an organisation (OpenID Connect). `admins`: subjects or addresses that get the role beheer."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    admins: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Settings:
    """How this server runs. `today` is a fixed day to look at the content from, or None.

    `code_days`: how long a code to go on later works. `public_url`: where visitors reach this server.
    `trusted_proxies`: from where an X-Forwarded-For is believed. `patience`: seconds for the head of a request, and
    for its body.
    `provider`: None when colleagues of the desk sign in with the one local account. `teams`: None without Teams.
    """

    engine_secret: str = field(repr=False)
    secret_key: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8080
    engine_url: str = "http://127.0.0.1:5005"
    database_url: str = field(default="sqlite:///var/praktijkwijzer.db", repr=False)
    tracker_url: str = field(default="sqlite:///var/trackers.db", repr=False)
    redis_url: str = field(default="", repr=False)
    demo: bool = False
    today: date | None = None
    rate_limit: bool = True
    allowed_origins: frozenset[str] = frozenset()
    trusted_proxies: frozenset[Network] = frozenset()
    patience: float = 20.0
    code_days: int = 14
    terms: Terms = field(default_factory=Terms)
    public_url: str = "http://127.0.0.1:8080"
    provider: Provider | None = None
    teams: Teams | None = None
    watching: Watching = field(default_factory=Watching)


def from_environ(environ: Mapping[str, str]) -> Settings:
    """Settings from variables; an empty variable counts as not set. Raises SettingsError."""
    given = {name: value.strip() for name, value in environ.items() if value.strip()}
    host = given.get("HOST", Settings.host)
    public_url = _url(given, "PUBLIC_URL", f"http://127.0.0.1:{_port(given, 'PORT', Settings.port)}")
    return Settings(
        engine_secret=_secret(given, "ENGINE_SECRET"),
        secret_key=_secret(given, "SECRET_KEY"),
        host=host,
        port=_port(given, "PORT", Settings.port),
        engine_url=_urls(given, "ENGINE_URL", f"http://127.0.0.1:{_port(given, 'ENGINE_PORT', 5005)}"),
        database_url=given.get("DATABASE_URL", Settings.database_url),
        tracker_url=url_from(given),
        redis_url=_redis(given),
        demo=_one_of(given, "DEMO", ("0", "1"), "0") == "1",
        today=_day(given, "TODAY"),
        rate_limit=_one_of(given, "RATE_LIMIT", ("on", "off"), "on") == "on" or not is_loopback(host),
        allowed_origins=_origins(given, "ALLOWED_ORIGINS"),
        trusted_proxies=_proxies(given, "TRUSTED_PROXIES"),
        code_days=_code_days(given),
        terms=_terms(given),
        public_url=public_url,
        provider=_provider(given),
        teams=_teams(given, host, public_url),
        watching=watching_from(given, _port(given, "METRICS_PORT", 0) if "METRICS_PORT" in given else None),
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _secret(given: Mapping[str, str], name: str) -> str:
    value = given.get(name, "")
    if len(value) < SHORTEST_SECRET:
        raise SettingsError(f"{name} must be set to a random text of at least {SHORTEST_SECRET} characters.")
    return value


def _port(given: Mapping[str, str], name: str, default: int) -> int:
    value = given.get(name, str(default))
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= 65535):
        raise SettingsError(f"{name} must be a port number from 1 to 65535, not {value!r}.")
    return int(value)


def _terms(given: Mapping[str, str]) -> Terms:
    try:
        return terms_from(given)
    except RetentionSettings as error:
        raise SettingsError(str(error)) from error


def _code_days(given: Mapping[str, str]) -> int:
    """A check must be there as long as its code works."""
    try:
        kept = terms_from(given).concept
    except RetentionSettings as error:
        raise SettingsError(str(error)) from error
    value = given.get("CODE_DAYS", str(min(Settings.code_days, kept)))
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= kept):
        raise SettingsError(
            f"CODE_DAYS must be a number of days from 1 to {kept} (KEEP_CONCEPT_DAYS), not {value!r}."
        )
    return int(value)


def _url(given: Mapping[str, str], name: str, default: str) -> str:
    value = given.get(name, default)
    if not _is_http(value):
        raise SettingsError(f"{name} must be an address such as http://127.0.0.1:5005, not {value!r}.")
    return value.rstrip("/")


def _urls(given: Mapping[str, str], name: str, default: str) -> str:
    """One address or several, with a comma between them."""
    addresses = given.get(name, default).split(",")
    return ",".join(_url({name: one.strip()}, name, default) for one in addresses)


def _redis(given: Mapping[str, str]) -> str:
    address = url_of_redis(given)
    if address and urlsplit(address).scheme not in ("redis", "rediss", "unix"):
        raise SettingsError(f"REDIS_URL must be an address such as redis://127.0.0.1:6379/0, not {address!r}.")
    return address


def _is_http(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _provider(given: Mapping[str, str]) -> Provider | None:
    """All three of its variables or none. Tokens travel to it, so on another machine only with HTTPS."""
    names = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    missing = [name for name in names if name not in given]
    if len(missing) == len(names):
        return None
    if missing:
        raise SettingsError(f"{missing[0]} must be set too: the sign-in of an organisation needs {', '.join(names)}.")
    issuer = given["OIDC_ISSUER"]
    host = urlsplit(issuer).hostname if _is_http(issuer) else None
    if host is None or (urlsplit(issuer).scheme != "https" and not is_loopback(host)):
        raise SettingsError(f"OIDC_ISSUER must be an address such as https://login.voorbeeld.nl, not {issuer!r}.")
    admins = frozenset(one.strip() for one in given.get("OIDC_ADMINS", "").split(",") if one.strip())
    return Provider(issuer, given["OIDC_CLIENT_ID"], given["OIDC_CLIENT_SECRET"], admins)


def _teams(given: Mapping[str, str], host: str, public_url: str) -> Teams | None:
    parts = urlsplit(public_url)
    alone = is_loopback(host) and is_loopback(parts.hostname or "")
    return teams_from(given, alone=alone, https=parts.scheme == "https")


def _one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...], default: str) -> str:
    value = given.get(name, default)
    if value not in choices:
        raise SettingsError(f"{name} must be {' or '.join(choices)}, not {value!r}.")
    return value


def _day(given: Mapping[str, str], name: str) -> date | None:
    value = given.get(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise SettingsError(f"{name} must be a day such as 2026-11-20, not {value!r}.") from error


def _origins(given: Mapping[str, str], name: str) -> frozenset[str]:
    origins = [origin.strip() for origin in given.get(name, "").split(",") if origin.strip()]
    for origin in origins:
        if not _is_http(origin) or urlsplit(origin).path:
            raise SettingsError(f"{name} must be origins such as https://www.voorbeeld.nl, not {origin!r}.")
    return frozenset(origins)


def _proxies(given: Mapping[str, str], name: str) -> frozenset[Network]:
    value = given.get(name, "")
    try:
        return networks(value)
    except ValueError as error:
        raise SettingsError(f"{name} must be addresses or ranges such as 10.0.0.0/8, not {value!r}.") from error
