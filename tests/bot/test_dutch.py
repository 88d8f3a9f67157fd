"""Entities, on the bare Dutch vocabulary and on an installed `nl_core_news_sm`."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
import yaml
from spacy.language import Language

from bot.components.dutch import BASE, find_entities, patterns_of, pipeline
from bot.paths import DATA
from knowledge.load import load_content
from tests.bot.small import SMALL

INIT = """from spacy.util import load_model_from_init_py


def load(**given):
    return load_model_from_init_py(__file__, **given)
"""


def saved_as_package(folder: Path) -> None:
    """A small pipeline with a pipe of its own, saved as if it were spaCy's Dutch model."""
    nlp = spacy.blank("nl", meta={"name": "core_news_sm", "version": "3.7.0"})
    nlp.add_pipe("sentencizer")
    package = folder / BASE
    package.mkdir()
    nlp.to_disk(package / f"{BASE}-3.7.0")
    (package / "__init__.py").write_text(INIT)
    (package / "meta.json").write_text((package / f"{BASE}-3.7.0" / "meta.json").read_text())
    notes = folder / f"{BASE}-3.7.0.dist-info"
    notes.mkdir()
    (notes / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {BASE}\nVersion: 3.7.0\n")


@pytest.fixture(scope="module", params=["blank", "installed"])
def nlp(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Language]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "installed":
            folder = tmp_path_factory.mktemp("packages")
            saved_as_package(folder)
            patch.syspath_prepend(folder)
            importlib.invalidate_caches()
            assert spacy.util.is_package(BASE)
        yield pipeline(patterns_of(SMALL))


def found(nlp: Language, text: str) -> list[tuple]:
    return [(one["entity"], one["value"]) for one in find_entities(nlp, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mag een nugger in Groningen meedoen?", [("situatie", "geen"), ("gemeente", "Groningen")]),
        ("GRONINGEN", [("gemeente", "GRONINGEN")]),
        ("kandidaat uit haren", [("gemeente", "haren")]),
        ("iemand uit sudwest fryslan", [("gemeente", "sudwest fryslan")]),
        ("werk in Súdwest-Fryslân!", [("gemeente", "Súdwest-Fryslân")]),
        ("'s-Hertogenbosch", [("gemeente", "s-Hertogenbosch")]),
        ("den bosch, ww", [("gemeente", "den bosch"), ("situatie", "ww")]),
        ("woont in Nuenen, Gerwen en Nederwetten", [("gemeente", "Nuenen, Gerwen en Nederwetten")]),
        ("regio groningen", [("regio", "AM01")]),
        ("arbeidsmarktregio Groningen", [("regio", "AM01")]),
        ("groningen noord-drenthe", [("regio", "AM01")]),
        ("zaanstreek / waterland", [("regio", "AM17")]),
        ("WW-uitkering loopt af", [("situatie", "ww")]),
        ("hij heeft geen uitkering", [("situatie", "geen")]),
    ],
)
def test_places_and_choices(nlp: Language, text: str, expected: list):
    assert found(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("34 jr", "34 jaar", "34jr", "ik ben 34", "hij is 34 jaar", "vierendertig", "een 34-jarige", "34"),
        "buurman van 34 uit de straat",
    ],
)
def test_ages(nlp: Language, text: str):
    assert found(nlp, text) == [("leeftijd", 34)]


@pytest.mark.parametrize(
    "text",
    [
        "al 20 jaar ervaring",
        "20 jaar garantie",
        "werkt er al 20 jaar",
        "vanaf 18 jaar",
        "het contract is 32 uur",
        "40 weken",
        "niveau 2",
        "999",
        "is 99",
        "hij is 12",
        "١٢",
        "",
        "😀😀",
        "hoe kan dat best",
        "kampen met schulden",
        "Kampen met schulden is zwaar",
        "we leiden mensen op",
        "bij ons gaan zij over bergen",
    ],
)
def test_what_only_looks_like_an_age_or_a_place(nlp: Language, text: str):
    assert found(nlp, text) == []


@pytest.mark.parametrize("text", ["een bedrijf in best", "Best", "best", "wij zitten in Kampen", "opleiden in leiden"])
def test_everyday_words_are_places_where_they_are_meant_so(nlp: Language, text: str):
    assert [entity for entity, _ in found(nlp, text)] == ["gemeente"]


def test_positions_are_those_of_the_message(nlp: Language):
    text = "Ja, iemand uit  Súdwest-Fryslân (34 jr)."
    assert [text[one["start"] : one["end"]] for one in find_entities(nlp, text)] == ["Súdwest-Fryslân", "34 jr"]


def test_a_thousand_characters_are_quick_to_read(nlp: Language):
    text = ("groningen ww 34 jaar " * 50)[:1000]
    assert len(find_entities(nlp, text)) > 100


def test_the_examples_in_nlu_yml_are_found_as_written():
    nlp = pipeline(patterns_of(load_content()))
    written = yaml.safe_load((DATA / "nlu.yml").read_text(encoding="utf-8"))["nlu"]
    marked = [line for one in written for line in one["examples"].splitlines() if "](" in line]
    assert marked
    for line in marked:
        text = re.sub(r"\[(.+?)\]\(\w+\)", r"\1", line[2:])
        wanted = [(entity, words) for words, entity in re.findall(r"\[(.+?)\]\((\w+)\)", line)]
        assert [(one["entity"], text[one["start"] : one["end"]]) for one in find_entities(nlp, text)] == wanted
