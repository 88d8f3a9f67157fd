"""`make teams-app`: the app for Microsoft Teams as one zip: manifest, Dutch and English texts, icons.

The same settings give the same bytes. `tools/templates/teams/` holds what an editor may change.
"""

import io
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import typst
import yaml

from channels.teams.settings import GUID
from tools.run import data_folder

PARTS = Path(__file__).parent / "templates" / "teams"
SIZES = {"color": 192, "outline": 32}  # pixels
SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v{}/MicrosoftTeams{}.schema.json"
LONGEST_NAME = 32
BEGINNING = (1980, 1, 1, 0, 0, 0)  # of the time of files in a zip


class AppSettings(Exception):
    """A setting is missing or wrong; the message says which and what to do."""


def main() -> int:
    """Write the zip; 1 with one clear line when a setting is missing."""
    try:
        made = package(os.environ)
    except AppSettings as error:
        print(error, file=sys.stderr)
        return 1
    path = data_folder() / "teams" / "praktijkwijzer.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made)
    print(f"Written: {path}. docs/guides/teams.md tells where it goes.")
    return 0


def package(given: Mapping[str, str]) -> bytes:
    """The zip. Raises AppSettings."""
    app_id, address, owner = _app_id(given), _address(given), _owner(given)
    files = {
        "manifest.json": _json(manifest(app_id, address, owner)),
        "en.json": _json(english()),
        **{f"{name}.png": icon(name) for name in SIZES},
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in files.items():
            bundle.writestr(zipfile.ZipInfo(name, BEGINNING), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def manifest(app_id: str, address: str, owner: str) -> dict[str, Any]:
    """The manifest of the bot `app_id` on the server at `address`, published by `owner`."""
    parts = _part("manifest")
    commands = parts.pop("commandLists")
    bot = {"botId": app_id, "scopes": ["personal", "team", "groupChat"], "supportsFiles": False}
    return {
        "$schema": SCHEMA.format(parts["manifestVersion"], ""),
        **parts,
        "id": app_id,
        "developer": {
            "name": owner,
            "websiteUrl": address,
            "privacyUrl": f"{address}/privacy",
            "termsOfUseUrl": f"{address}/over",
        },
        "bots": [{**bot, "isNotificationOnly": False, "commandLists": commands}],
        "validDomains": [urlsplit(address).netloc],
    }


def english() -> dict[str, str]:
    """The texts of the manifest in English, by their place in it. Commands keep their Dutch names."""
    parts = _part("en")
    described = {
        f"bots[0].commandLists[{group}].commands[{place}].description": words
        for group, listed in enumerate(parts.pop("commands"))
        for place, words in enumerate(listed)
    }
    return {"$schema": SCHEMA.format(_part("manifest")["manifestVersion"], ".Localization"), **parts, **described}


def icon(name: str) -> bytes:
    """A drawing as PNG, in the size that Teams asks for; what is not drawn is transparent."""
    size = SIZES[name]
    page = f"#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)\n#image(\"{name}.svg\", width: 100%)"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "icon.typ").write_text(page)
        (Path(folder) / f"{name}.svg").write_bytes((PARTS / f"{name}.svg").read_bytes())
        return typst.compile(Path(folder) / "icon.typ", format="png", ppi=72.0)


def _part(name: str) -> dict[str, Any]:
    return yaml.safe_load((PARTS / f"{name}.yml").read_text(encoding="utf-8"))


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _app_id(given: Mapping[str, str]) -> str:
    value = given.get("TEAMS_APP_ID", "").strip().lower()
    if not GUID.fullmatch(value):
        raise AppSettings(
            f"TEAMS_APP_ID must be the Application (client) ID of the bot, such as "
            f"00000000-0000-0000-0000-000000000000, not {value!r}. docs/guides/teams.md tells where to find it."
        )
    return value


def _address(given: Mapping[str, str]) -> str:
    value = given.get("PUBLIC_URL", "").strip().rstrip("/")
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or parts.path or parts.query:
        raise AppSettings(
            f"PUBLIC_URL must be the https address of the server, such as https://praktijkwijzer.voorbeeld.nl, "
            f"not {value!r}."
        )
    return value


def _owner(given: Mapping[str, str]) -> str:
    value = given.get("TEAMS_OWNER", "").strip() or "Praktijkwijzer"
    if len(value) > LONGEST_NAME:
        raise AppSettings(f"TEAMS_OWNER is who publishes the app, in at most {LONGEST_NAME} characters.")
    return value


if __name__ == "__main__":
    sys.exit(main())
