"""A wrong value anywhere in the content stops the start and names file and key."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from knowledge.errors import ContentError
from knowledge.load import FOLDER, load_content
from knowledge.needed import TALK

PLANTED = [
    ("sources.yml", "publisher:", "uitgever:", "uitgever", "niet bekend"),
    ("facts/geld.yml", "unit: euro", "unit: gulden", "unit", "gulden"),
    ("facts/geld.yml", "value: 2700", "value: [2700]", "value", "hier hoort"),
    ("articles/nugger-meedoen.yml", "topic: nuggers", "topic: nugers", "topic", "nugers"),
    ("articles/nugger-meedoen.yml", "certainty: ", "certainty: misschien # ", "certainty", "misschien"),
    ("articles/nugger-meedoen.yml", "{id: pw-10", "{id: pw-99", "sources", "pw-99"),
    ("articles/nugger-meedoen.yml", "  algemeen:", "  iedereen:", "answers", "algemeen"),
    ("articles/nugger-meedoen.yml", "checked:", "checked: {on: ja}\nchecked:", "regel", "twee keer"),
    ("regions/AM01.yml", "  url:", "  adres:", "desk.adres", "niet bekend"),
    ("regions/AM01.yml", "  how:", "  how: 3\n  huh:", "desk", "huh"),
    ("gemeenten.csv", "Venlo,AM29", "Venlo,AM99", "Venlo", "AM99"),
    ("gemeenten.csv", "Venray,AM29", "Venlo,AM29", "Venlo", "twee keer"),
    ("fields.yml", "type: gemeente", "type: plaats", "type", "plaats"),
    ("rules.yml", "says:", "zegt:", "zegt", "niet bekend"),
    ("body.yml", "valid_from: 2025-07-01", "valid_from: binnenkort", "valid_from", "een datum"),
    ("body.yml", "topics:", "onderwerpen:", "onderwerpen", "niet bekend"),
    ("body.yml", "topics:", "topics: geen\n#", "regel", "niet te lezen"),
    ("body.yml", "  privacy: Privacy", "  2026: Privacy", "topics.2026", "hoort een naam"),
    ("articles/privacy-in-dit-gesprek.yml", "topic: privacy", "topic: privasie", "topic", "geen onderwerp"),
    (
        "articles/nugger-meedoen.yml",
        "Dat kan, maar",
        "Dat kan {oud-bedrag}, maar",
        "answers.algemeen.short",
        "oud-bedrag",
    ),
    ("regions/AM06.yml", "Neem contact", "Neem {oud-bedrag} contact", "desk.how", "oud-bedrag"),
    ("sources.yml", 'date: "2022"', "date: najaar", "seed.date", "najaar"),
    ("sources.yml", 'date: "2022"', 'date: "2022-13"', "seed.date", "2022-13"),
    ("sources.yml", "url: https://www.samenvoordeklant.nl", "url: geen", "seed.url", "webadres"),
    ("facts/geld.yml", "value: 2700", "value: veel", "value", "eenheid euro"),
    ("facts/geld.yml", "source: {id: ", "source: {id: weg-", "values", "weg-"),
    ("rules.yml", "{id: faq,", "{id: faqs,", "regio.sources", "faqs"),
    ("rules.yml", "[{id: vng-sdw,", "[{id: vng-sdv,", "leeftijd.says.jong.sources", "vng-sdv"),
    ("rules.yml", "dan {jongeren-tot}", "dan {jongere-tot}", "leeftijd.says.jong.text", "jongere-tot"),
    ("rules.yml", "dan {jongeren-tot}", "dan {jongeren-tot", "leeftijd.says.jong.text", "andere helft"),
    ("rules.yml", "- id: regio", "- id: regios", "regio", "ontbreekt"),
    ("rules.yml", "    twijfel:", "    twijfels:", "regio.says.twijfel", "ontbreekt"),
    ("rules.yml", "    werkend:", "    werkende:", "inkomen.says.werkend", "ontbreekt"),
    ("outcomes.yml", "- id: mens_beslist", "- id: mens_beslis", "mens_beslist", "ontbreekt"),
    ("outcomes.yml", "staat welke.", "staat {welke}.", "mens_beslist.text", "welke"),
    ("talk.yml", "- id: kaart\n", "- id: kaartje\n", "kaart", "ontbreekt"),
    ("talk.yml", "text: Graag gedaan.", "text: '{graag} gedaan.' #", "bedankt.text", "graag"),
    ("talk.yml", '"artikel":"praktijkverklaring"', '"artikel":"verklaring"', "groet.buttons", "verklaring"),
    ("talk.yml", '/knop{"doe"', '/knop{doe"', "groet.buttons", "geen opdracht"),
    ("fields.yml", "roles: [professional]", "roles: [profesional]", "roles", "profesional"),
    ("fields.yml", "- id: mag_werken", "- id: magwerken", "mag_werken", "ontbreekt"),
    ("fields.yml", "Jonger dan {kwal", "Jonger dan {kwl", "leeftijd.choices.minderjarig", "kwlificatieplicht"),
    ("fields.yml", "de kandidaat ongeveer?", "{de-kandidaat}?", "leeftijd.question", "de-kandidaat"),
    ("fields.yml", "value: mbo2plus", "value: mbo2", "opleiding.choices", "mbo2plus"),
    ("fields.yml", "value: gevraagd", "value: nee", "toestemming.choices", "twee keer"),
    ("fields.yml", "gesprek\n  group: each\n  question: Wil", "kaart\n  group: each\n  question: W", "wil", "gesprek"),
    ("glossary.yml", "{id: sbb-pok,", "{id: sbb-pot,", "pok.sources", "sbb-pot"),
    ("glossary.yml", "[{id: sbb-pok, place: praktijkovereenkomst}]", "[]", "pok.sources", "ten minste één"),
    ("glossary.yml", "article: praktijkovereenkomst", "article: overeenkomst", "pok.article", "overeenkomst"),
    ("glossary.yml", "term: pok", "term: OVO", "pok", "ook een naam van ovo"),
    ("glossary.yml", "term: pok", "woord: pok", "woord", "niet bekend"),
    ("glossary.yml", "meaning: >-", "meaning: >-\n    Een {pak}.", "ovo.meaning", "pak"),
    ("words.yml", "- id: afloop", "- id: afloopje", "afloop", "ontbreekt"),
    ("commands.yml", "[terug, vorige", "[terug, onbekend, vorige", "terug", "weet_niet"),
    ("talk.yml", "  in_check: Graag gedaan.\n", "", "bedankt.in_check", "ontbreekt"),
    ("rules.yml", "text: UWV heeft nee", "text: Tot {lks-hoogste} nee", "inkomen.says.geweigerd_uwv", "vrijgegeven"),
    ("talk.yml", "text: Goedendag.", "text: Tot {lks-hoogste}.", "groet.text", "niet vrijgegeven"),
    ("outcomes.yml", "title: Alles wat", "title: Tot {lks-hoogste} wat", "aanmelden.title", "niet vrijgegeven"),
    ("funding.yml", "- id: no_risk", "- id: norisk", "no_risk", "ontbreekt"),
    ("advice.yml", "    aanwijzen:", "    anwijzen:", "jobcoach_aanwijzen.says.aanwijzen", "ontbreekt"),
    ("rules.yml", "{article: wegwijzer-evc,", "{article: evc,", "startkwalificatie.says.niet.routes", "evc"),
    ("gemeenten.csv", "regio_code", "regio", "regel 1", "kolommen"),
    ("gemeenten.csv", "Assen,AM01,,", "Assen,AM01", "regel 3", "geef een waarde"),
]


REPOSITORY = FOLDER.parents[1]
# A fixed text that the code names, and any word in the code that can be the name of one.
NAMED = re.compile(r"""(?:talk\[|words\(|talk\([\w.]+, )["'](\w+)["']""")
WORD = re.compile(r"""["'](\w+)["']""")
BEGUN = re.compile(r"""f["'](\w+_)\{""")  # f"bericht_{status}"

@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))


@pytest.mark.parametrize(("file", "right", "wrong", "key", "problem"), PLANTED)
def test_a_planted_error_is_found_with_file_and_key(
    copy: Path, file: str, right: str, wrong: str, key: str, problem: str
) -> None:
    text = (copy / file).read_text(encoding="utf-8")
    assert right in text
    (copy / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        load_content(copy)

    assert file.startswith(caught.value.file)
    assert key in caught.value.key
    assert problem in str(caught.value)


@pytest.mark.parametrize("name", ["body.yml", "rules.yml", "gemeenten.csv"])
def test_a_file_that_is_missing_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()

    with pytest.raises(ContentError) as caught:
        load_content(copy)

    assert caught.value.file == name


def test_without_gemeenten_in_doubt_the_words_about_doubt_may_stay(copy: Path) -> None:
    file = copy / "gemeenten.csv"
    with file.open(encoding="utf-8", newline="") as old:
        header, *rows = csv.reader(old)
    with file.open("w", encoding="utf-8", newline="") as new:
        csv.writer(new).writerows([header, *([*row[:3], ""] for row in rows)])

    assert "twijfel" in load_content(copy).rules["regio"].says


def test_every_fixed_text_of_the_conversation_is_needed_and_every_needed_one_is_there(content) -> None:
    files = [path for name in ("actions", "applications", "channels", "knowledge") for path in sources_of(name)]
    code = [path.read_text(encoding="utf-8") for path in files]
    nlu = (REPOSITORY / "bot/data/nlu.yml").read_text(encoding="utf-8")
    named = {name for text in code for name in NAMED.findall(text)}
    words = {word for text in code for word in WORD.findall(text)} | set(re.findall(r"- intent: (\w+)", nlu))

    assert named <= set(TALK)
    assert set(TALK) == set(content.talk)
    begun = tuple({start for text in code for start in BEGUN.findall(text)})
    assert {name for name in TALK if not name.startswith(begun)} <= words


def sources_of(package: str) -> list[Path]:
    return [path for path in (REPOSITORY / package).rglob("*.py") if path.name != "needed.py"]


def test_the_version_changes_with_any_change_of_content(copy: Path) -> None:
    before = load_content(copy).version
    (copy / "gemeenten.csv").open("a").write("Nieuwstad,AM01,,\n")

    assert load_content(copy).version != before


def test_the_lists_of_the_checks_are_no_content(copy: Path) -> None:
    before = load_content(copy).version
    (copy / "checks/exceptions.yml").open("a").write("- {}\n")

    assert load_content(copy).version == before


def test_all_35_regions_and_their_gemeenten_are_there(content) -> None:
    assert len(content.regions) == 35
    assert {one.region for one in content.gemeenten} == set(content.regions)
    assert all(region.desk.name and region.desk.how and region.desk.url for region in content.regions.values())
