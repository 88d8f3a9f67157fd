"""The settings of Teams: which bot this is, who may talk with it, and how it proves itself to Microsoft."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from channels.errors import SettingsError

NAMES = ("TEAMS_APP_ID", "TEAMS_TENANT", "TEAMS_CREDENTIAL", "TEAMS_SECRET", "TEAMS_TENANTS", "TEAMS_ANONYMOUS")
CREDENTIALS = ("secret", "identity")
GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


@dataclass(frozen=True)
class Teams:
    """A single-tenant bot. `credential`: a client secret, or the managed identity this server runs with.

    `tenants`: the organisations whose people may talk with it. `anonymous`: nobody proves anything; for trying it
    out on one machine.
    """

    app_id: str = ""
    tenant: str = ""
    credential: Literal["secret", "identity"] = "secret"
    secret: str = field(default="", repr=False)
    tenants: frozenset[str] = frozenset()
    anonymous: bool = False


def teams_from(given: Mapping[str, str], *, alone: bool, https: bool) -> Teams | None:
    """The bot of the variables; None when none of them is set. Raises SettingsError.

    `alone`: only this machine can reach the server. `https`: visitors reach it by an https address.
    """
    if not any(name in given for name in NAMES):
        return None
    anonymous = given.get("TEAMS_ANONYMOUS", "0")
    if anonymous not in ("0", "1"):
        raise SettingsError(f"TEAMS_ANONYMOUS must be 0 or 1, not {anonymous!r}.")
    return _anonymous(given, alone) if anonymous == "1" else _bot(given, https)


def _anonymous(given: Mapping[str, str], alone: bool) -> Teams:
    if not alone:
        raise SettingsError(
            "TEAMS_ANONYMOUS=1 lets anybody talk as anybody. It only works with HOST and PUBLIC_URL on this machine "
            "(127.0.0.1)."
        )
    if "TEAMS_APP_ID" in given:
        raise SettingsError("TEAMS_ANONYMOUS=1 is for trying it out without a bot: leave TEAMS_APP_ID empty.")
    return Teams(anonymous=True)


def _bot(given: Mapping[str, str], https: bool) -> Teams:
    app_id, tenant = _guid(given, "TEAMS_APP_ID"), _guid(given, "TEAMS_TENANT")
    credential = given.get("TEAMS_CREDENTIAL", "secret")
    if credential not in CREDENTIALS:
        raise SettingsError(f"TEAMS_CREDENTIAL must be {' or '.join(CREDENTIALS)}, not {credential!r}.")
    if (credential == "secret") != ("TEAMS_SECRET" in given):
        raise SettingsError("TEAMS_SECRET must be set with TEAMS_CREDENTIAL=secret, and only then.")
    if not https:
        raise SettingsError("PUBLIC_URL must be the https address of this server: Teams sends people there.")
    return Teams(app_id, tenant, credential, given.get("TEAMS_SECRET", ""), _tenants(given, tenant))


def _tenants(given: Mapping[str, str], own: str) -> frozenset[str]:
    """The own organisation, unless others are named."""
    listed = [one.strip().lower() for one in given.get("TEAMS_TENANTS", own).split(",") if one.strip()]
    for one in listed:
        if not GUID.fullmatch(one):
            raise SettingsError(f"TEAMS_TENANTS must be tenant ids with commas between them, not {one!r}.")
    return frozenset(listed)


def _guid(given: Mapping[str, str], name: str) -> str:
    value = given.get(name, "").lower()
    if not GUID.fullmatch(value):
        raise SettingsError(f"{name} must be an id such as 00000000-0000-0000-0000-000000000000, not {value!r}.")
    return value
