"""The settings of being watched: where the figures can be read, and whom a finder of a weakness can tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from channels.errors import SettingsError


@dataclass(frozen=True)
class Watching:
    """`port`: where /metrics is, None for nowhere; `host`: on which address. `contact`: for security.txt, or empty."""

    host: str = "127.0.0.1"
    port: int | None = None
    contact: str = ""


def watching_from(given: Mapping[str, str], port: int | None) -> Watching:
    """From METRICS_HOST, METRICS_PORT (already read) and SECURITY_CONTACT. Raises SettingsError."""
    contact = given.get("SECURITY_CONTACT", "")
    if contact and not _is_contact(contact):
        raise SettingsError(
            "SECURITY_CONTACT must be an address such as mailto:veilig@voorbeeld.nl or https://voorbeeld.nl/melden, "
            f"not {contact!r}."
        )
    return Watching(given.get("METRICS_HOST", Watching.host), port, contact)


def _is_contact(value: str) -> bool:
    """RFC 9116: a mailto:, tel: or https: address, on one line."""
    parts = urlsplit(value)
    if any(letter.isspace() for letter in value):
        return False
    return bool(parts.netloc) if parts.scheme == "https" else parts.scheme in ("mailto", "tel") and bool(parts.path)
