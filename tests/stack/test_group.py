"""A group for real: from the conversation or the spreadsheet to the documents of every candidate."""

import io
import json
import zipfile

import pikepdf
import pytest
from openpyxl import load_workbook

from tests.applications.spreadsheets.files import sheet_of
from tests.stack.scenario import Talk, begin, find, play

pytestmark = pytest.mark.stack
WALKS = {
    "professional": "groep/een consulent met drie kandidaten, van begin tot drie aanmeldingen",
    "werkgever": "groep/een werkgever met drie mensen vertelt alleen over de plek en wie er al werkt",
    "spreadsheet": "groep/een spreadsheet van een consulent, daarna alleen nog de plek",
}
CARD = {"organisatie": "Gemeente Venlo", "contactpersoon": "A. Jansen", "email": "a.jansen@voorbeeld.nl"}


def download(talk: Talk, path: str, token: str | None = None) -> tuple[int, bytes]:
    return talk.assistant.raw(path, None, {"Authorization": f"Bearer {talk.token if token is None else token}"})


@pytest.fixture(scope="module", params=WALKS)
def finished(assistant, request: pytest.FixtureRequest) -> Talk:
    return play(assistant, find(WALKS[request.param]))


def test_every_candidate_has_documents_of_its_own(finished: Talk) -> None:
    card = finished.messages[-1]["card"]

    assert len(card["rows"]) == 3
    for row in card["rows"]:
        status, data = download(finished, f"/api/applications/{row['reference']}.json")
        document = json.loads(data)
        own = [one["text"] for one in document["applicant"] if one["id"] == "referentie"]
        assert status == 200
        assert own == [row["name"]]
        assert document["verdict"]["title"] == row["title"]
        others = {one["name"] for one in card["rows"]} - {row["name"]}
        assert not [name for name in others if f'"{name}"' in data.decode()]
        assert all("incomen" not in one["label"] for one in document["answers"])


def test_everything_in_one_file_for_the_holder_only(assistant, finished: Talk) -> None:
    card = finished.messages[-1]["card"]
    path = card["downloads"][0]["url"]
    status, data = download(finished, path)
    _, other = assistant.post("/api/conversations", {"channel": "website"})

    assert status == 200
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = load_workbook(io.BytesIO(parts.read("overzicht.xlsx"))).active
        listed = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
        assert [line[:2] for line in listed] == [[row["name"], row["reference"]] for row in card["rows"]]
        for line in listed:
            with pikepdf.open(io.BytesIO(parts.read(line[-1]))) as pdf:
                assert line[1] in str(pdf.docinfo.Title)
    assert download(finished, path, other["conversation"])[0] == 404
    assert assistant.raw(path)[0] == 401


def test_thirty_candidates_from_a_spreadsheet(assistant) -> None:
    talk = begin(assistant, {"publiek": "professional"})
    people = [[f"K-{number}", 20 + number, "vmbo", "Venlo"] for number in range(30)]
    headers = ["Kenmerk", "Leeftijdsgroep", "Hoogste afgeronde opleiding", "Woongemeente van de kandidaat"]

    talk_on(talk, zeg="meerdere kandidaten")
    status, reply = talk.upload(sheet_of(headers, *people))
    assert status == 200, reply
    talk.everything += reply["messages"]
    talk_on(talk, zeg="nog geen bedrijf")
    assert len(talk.messages[-1]["card"]["rows"]) == 30
    talk_on(talk, knop="Zet alle aanmeldingen klaar")
    talk_on(talk, kaart={**CARD, "akkoord_kandidaat": True})
    talk_on(talk, knop="Bewaar de aanmeldingen")

    card = talk.messages[-1]["card"]
    assert len({row["reference"] for row in card["rows"]}) == 30
    _, data = download(talk, card["downloads"][0]["url"])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert len(parts.namelist()) == 31
        assert parts.testzip() is None


def talk_on(talk: Talk, **step: object) -> None:
    status, reply = talk.act(step)
    assert status == 200, reply
    talk.messages = reply["messages"]
    talk.everything += reply["messages"]
