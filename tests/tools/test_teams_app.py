"""The app for Teams: as the official schema wants it, the same every time, and never with a setting missing."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from PIL import Image

from channels.teams.texts import HELP, NEW
from knowledge.load import load_content
from tools.house import ROOT
from tools.teams_app import main, manifest, package

SCHEMAS = ROOT / ".tools/node/node_modules/@microsoft/app-manifest/build/json-schemas/teams"
GIVEN = {
    "TEAMS_APP_ID": "7D3C6F5E-6d2f-4f3a-9a55-0f1f2d3c4b5a",
    "PUBLIC_URL": "https://pw.voorbeeld.nl/",
    "TEAMS_OWNER": "Loket in de regio",
}


def parts(given: dict[str, str] | None = None) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package(given or GIVEN))) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def schema(version: str, kind: str = "") -> Draft4Validator:
    return Draft4Validator(json.loads((SCHEMAS / f"v{version}/MicrosoftTeams{kind}.schema.json").read_text()))


def test_the_manifest_is_as_the_newest_schema_wants_it() -> None:
    made = json.loads(parts()["manifest.json"])
    numbers = [folder.name.removeprefix("v") for folder in SCHEMAS.iterdir() if folder.name[1].isdigit()]

    assert made["manifestVersion"] == max(numbers, key=lambda one: [int(part) for part in one.split(".")])
    assert [error.message for error in schema(made["manifestVersion"]).iter_errors(made)] == []
    assert list(schema(made["manifestVersion"]).iter_errors({**made, "id": "geen"}))


def test_the_english_texts_are_as_their_schema_wants_them_and_all_there() -> None:
    made, english = (json.loads(parts()[name]) for name in ("manifest.json", "en.json"))
    described = [name for name in english if name.endswith(".description")]

    assert not list(schema(made["manifestVersion"], ".Localization").iter_errors(english))
    assert len(described) == sum(len(one["commands"]) for one in made["bots"][0]["commandLists"])
    assert {one["file"] for one in made["localizationInfo"]["additionalLanguages"]} <= set(parts())


def test_it_is_of_this_bot_and_this_server() -> None:
    made = json.loads(parts()["manifest.json"])

    assert made["id"] == made["bots"][0]["botId"] == GIVEN["TEAMS_APP_ID"].lower()
    assert made["validDomains"] == ["pw.voorbeeld.nl"]
    assert made["developer"]["name"] == "Loket in de regio"
    assert made["developer"]["privacyUrl"] == "https://pw.voorbeeld.nl/privacy"
    assert set(made["bots"][0]["scopes"]) == {"personal", "team", "groupChat"}


def test_every_command_of_the_personal_chat_is_understood_word_for_word() -> None:
    said = {words for one in load_content().commands.values() for words in one.words} | NEW | HELP
    said |= set(re.findall(r"^ +- (.*)$", (ROOT / "bot/data/nlu.yml").read_text(), re.M))  # what the model learns from
    personal = manifest("x", "https://x.example", "x")["bots"][0]["commandLists"][0]["commands"]

    assert [one["title"] for one in personal if one["title"].lower() not in said] == []


def test_the_icons_have_the_size_and_shape_that_teams_asks_for() -> None:
    files = parts()
    colour = Image.open(io.BytesIO(files["color.png"])).convert("RGBA")
    outline = Image.open(io.BytesIO(files["outline.png"])).convert("RGBA")

    assert (colour.size, outline.size) == ((192, 192), (32, 32))
    assert colour.getpixel((0, 0)) == (0x0B, 0x5A, 0x63, 255)
    assert outline.getpixel((0, 0))[3] == 0
    assert {pixel[:3] for _, pixel in outline.getcolors(1024) if pixel[3]} == {(255, 255, 255)}


def test_the_same_settings_give_the_same_bytes() -> None:
    assert package(GIVEN) == package(GIVEN)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"TEAMS_APP_ID": ""}, "TEAMS_APP_ID"),
        ({"TEAMS_APP_ID": "mijn-bot"}, "TEAMS_APP_ID"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "http://pw.voorbeeld.nl"}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "https://pw.voorbeeld.nl/assistent"}, "PUBLIC_URL"),
        ({"TEAMS_OWNER": "x" * 33}, "TEAMS_OWNER"),
    ],
)
def test_a_missing_or_wrong_setting_is_named_and_nothing_is_written(
    changed: dict[str, str], named: str, monkeypatch, capsys, tmp_path: Path
) -> None:
    monkeypatch.setenv("VAR", str(tmp_path))
    for name, value in {**GIVEN, **changed}.items():
        monkeypatch.setenv(name, value)

    assert main() == 1
    assert named in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_it_is_written_where_it_says(monkeypatch, capsys, tmp_path: Path) -> None:
    monkeypatch.setenv("VAR", str(tmp_path))
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)

    assert main() == 0
    assert (tmp_path / "teams/praktijkwijzer.zip").read_bytes() == package(GIVEN)
    assert str(tmp_path / "teams/praktijkwijzer.zip") in capsys.readouterr().out
