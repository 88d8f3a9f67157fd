"""`make regions` against a server that answers as CBS does: padded values, and columns that are numbered anew."""

import pytest
from aiohttp import web

from knowledge.load import FOLDER, content_files, load_content
from tools.cbs import Unusable, columns

OFFICIAL = {"Fryslân": "Friesland"}  # CBS writes this one otherwise; it is an alias here


def properties(first: int = 4) -> list[dict]:
    """DataProperties of an edition in which the columns of the regions have these numbers."""
    listed = [
        (0, None, "GeoDimension", "RegioS", "Regio's"),
        (1, None, "TopicGroup", "", "Codes en namen van gemeenten"),
        (2, 1, "Topic", "Code_1", "Code"),
        (3, 1, "Topic", "Naam_2", "Naam"),
        (4, 1, "Topic", "SorteringNaam_3", "Sortering naam"),
        (5, None, "TopicGroup", "", "Lokaliseringen van gemeenten"),
        (6, 5, "TopicGroup", "", "Arbeidsmarktregio's"),
        (7, 6, "Topic", f"Code_{first}", "Code"),
        (8, 6, "Topic", f"Naam_{first + 1}", "Naam"),
        (9, 5, "TopicGroup", "", "Arrondissementen (rechtsgebieden)"),
        (10, 9, "Topic", f"Code_{first + 2}", "Code"),
        (11, 9, "Topic", f"Naam_{first + 3}", "Naam"),
    ]
    return [
        {"odata.type": f"Cbs.OData.{kind}", "ID": number, "ParentID": parent, "Key": key, "Title": title}
        for number, parent, kind, key, title in listed
    ]


def rows(first: int = 4) -> list[dict]:
    """TypedDataSet that says the same as the content, in the way of CBS."""
    content = load_content()
    names = {code: OFFICIAL.get(region.name, region.name) for code, region in content.regions.items()}
    return [
        {"ID": number, "RegioS": "GM0000", "Naam_2": f"{one.name:50}"}
        | {f"Code_{first}": f"{one.region:10}", f"Naam_{first + 1}": f"{names[one.region]:50}"}
        for number, one in enumerate(content.gemeenten)
    ]


def edition(first: int, given: list[dict]) -> dict[str, dict]:
    return {"DataProperties": {"value": properties(first)}, "TypedDataSet": {"value": given}}


def cbs(tables: dict[str, dict]):
    async def answer(request: web.Request) -> web.Response:
        assert request.query["$format"] == "json"
        assert "Praktijkwijzer" in request.headers["User-Agent"]
        return web.json_response(tables[request.path.rsplit("/", 1)[1]])

    return answer


@pytest.mark.parametrize("first", [4, 17])
async def test_the_same_division_shows_only_what_can_be_made_sure(serve, command, first: int) -> None:
    given = rows(first)
    doubted = [one.name for one in load_content().gemeenten if one.doubt]

    code, said = await command("tools.regions", CBS_URL=await serve(cbs(edition(first, given))))

    assert code == 0
    assert f"CBS-tabel 86247NED: {len(given)} gemeenten in 35 regio's." in said
    told = [line for line in said.splitlines() if ".csv" in line or ".yml" in line]
    assert [line.split(": ")[1] for line in told] == doubted
    assert all("het CBS bevestigt" in line for line in told)


async def test_every_kind_of_difference_is_told_and_nothing_is_changed(serve, command) -> None:
    before = {path: path.read_bytes() for path in content_files(FOLDER)}
    given = rows()
    by_name = {one["Naam_2"].strip(): one for one in given}
    by_name["Venlo"]["Code_4"], by_name["Venlo"]["Naam_5"] = "AM30", "Zuid-Limburg"
    by_name["Assen"]["Naam_2"] = "Groot Assen"
    by_name["'s-Gravenhage"]["Naam_2"] = "Den Haag (gemeente)"
    for one in given:
        if one["Code_4"].strip() == "AM24":
            one["Code_4"], one["Naam_5"] = "AM99", "Zeelandia"
        if one["Code_4"].strip() == "AM11":
            one["Naam_5"] = "Flevopolder"

    code, said = await command("tools.regions", CBS_URL=await serve(cbs(edition(4, given))), STRICT="1")

    assert code == 1
    for line in (
        "gemeenten.csv: Venlo: hier AM29, bij het CBS AM30 Zuid-Limburg",
        "gemeenten.csv: Groot Assen ontbreekt; bij het CBS hoort zij bij AM01 Groningen",
        "gemeenten.csv: Assen staat niet in de tabel; is zij samengegaan of hernoemd?",
        "gemeenten.csv: 's-Gravenhage heet bij het CBS Den Haag (gemeente)",
        "regions/AM99.yml ontbreekt; het CBS kent AM99 Zeelandia",
        "regions/AM24.yml: AM24 staat niet in de tabel",
        "regions/AM11.yml: hier Flevoland, bij het CBS Flevopolder",
        "Er is niets veranderd.",
    ):
        assert line in said.splitlines()
    assert {path: path.read_bytes() for path in content_files(FOLDER)} == before


async def test_without_a_network_it_says_so_in_one_line_and_ends_normally(command) -> None:
    code, said = await command("tools.regions", CBS_URL="http://127.0.0.1:9")

    assert code == 0
    assert said.startswith("Het CBS is niet bereikbaar")
    assert said.count("\n") == 1


async def hang_up(request: web.Request) -> web.Response:
    request.transport.close()
    return web.Response()


async def test_a_server_that_hangs_up_is_not_reachable(serve, command) -> None:
    code, said = await command("tools.regions", CBS_URL=await serve(hang_up))

    assert code == 0
    assert said.startswith("Het CBS is niet bereikbaar")


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (web.Response(text="<html>Storing</html>", content_type="text/html"), "geen JSON"),
        (web.Response(status=404, text="weg"), "antwoord 404"),
        (web.json_response(["iets anders"]), "geen lijst `value`"),
        (web.json_response({"value": "iets anders"}), "geen lijst `value`"),
        (web.json_response({"value": [{"ID": 1, "Title": "Iets"}]}), "er is geen kolom 'naam' onder 'codes en namen"),
    ],
)
async def test_something_else_than_the_table_is_told_in_one_line(serve, command, reply, said: str) -> None:
    body, status, kind = reply.body, reply.status, reply.content_type

    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=body, status=status, content_type=kind)

    code, told = await command("tools.regions", CBS_URL=await serve(answer))

    assert code == 1
    assert told.startswith("Tabel 86247NED van het CBS is niet te gebruiken: ")
    assert said in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [([], "de tabel is leeg"), ([{"Naam_2": "Assen"}], "ontbreekt"), ([{"Naam_2": None}], "ontbreekt")],
)
async def test_rows_that_lack_something_are_told(serve, command, given: list, said: str) -> None:
    code, told = await command("tools.regions", CBS_URL=await serve(cbs(edition(4, given))))

    assert (code, said in told, told.count("\n")) == (1, True, 1)


def test_columns_are_found_by_their_titles_in_any_edition() -> None:
    assert columns(properties(31)) == ("Naam_2", "Code_31", "Naam_32")
    with pytest.raises(Unusable, match="arbeidsmarktregio"):
        columns([one for one in properties() if "Arbeidsmarkt" not in one["Title"]])
