"""What is found in what people type, on the real content: how much, how sure, and how quickly."""

import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml
from spacy.language import Language

from bot.components.dutch import find_entities, patterns_of, pipeline
from bot.components.line import OFFSETS
from bot.components.meant import PLACE
from bot.components.words import fold
from knowledge.dated import AsOf
from knowledge.load import load_content
from knowledge.places import find_region
from knowledge.replies import heard

CONTENT = load_content()
AS_OF = AsOf(CONTENT, date(2026, 11, 1))
SENTENCES = yaml.safe_load(Path(__file__).with_name("entities.yml").read_text(encoding="utf-8"))
FIELDS = {"gemeente", "regio", "leeftijd", "situatie", "opleiding", "rol", "sector", "bedrijf", "mag_werken"}
LEAST = 0.98


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline(patterns_of(CONTENT))


def said(nlp: Language, text: str) -> set[tuple[str, str | int]]:
    """What a sentence says of a case, an age in years."""
    entities = find_entities(nlp, text)
    found = dict(heard(AS_OF, None, text, entities).answers)
    found |= {one["entity"]: one["value"] for one in entities if isinstance(one["value"], int)}
    regions = [find_region(CONTENT, one["value"]) for one in entities if one["entity"] == "regio"]
    if regions and regions[0]:
        found["regio"] = regions[0].name
    return {(name, value) for name, value in found.items() if name in FIELDS}


def test_nearly_everything_that_is_said_is_found_and_nothing_else(nlp: Language):
    count: Counter[str] = Counter()
    for text, wanted in SENTENCES:
        found = said(nlp, text)
        count.update(hits=len(found & set(wanted.items())), wrong=len(found ^ set(wanted.items())))
    assert len(SENTENCES) > 150
    assert 2 * count["hits"] / (2 * count["hits"] + count["wrong"]) >= LEAST


def test_no_known_sentence_names_a_place_that_is_not_in_it(nlp: Language):
    """A slip that is put right must not make a place of an ordinary word."""
    asked = {text for one in CONTENT.articles for texts in CONTENT.examples(one).values() for text in texts}
    righted = set()
    for text in asked:
        doc = nlp(text)
        typed = {
            fold(text[start:end]).lower(): token
            for (start, end), token in zip(doc.user_data[OFFSETS], doc, strict=True)
        }
        righted |= {word for word, token in typed.items() if token.ent_type_ == PLACE and token.lower_ != word}
    assert righted == set()


def test_a_message_is_read_in_a_few_milliseconds(nlp: Language):
    texts = [text for text, _ in SENTENCES]
    find_entities(nlp, texts[0])
    began = time.process_time()
    for text in texts:
        find_entities(nlp, text)
    assert (time.process_time() - began) / len(texts) < 0.003


@pytest.mark.parametrize(
    "text",
    [
        "klantmanager" * 80,
        "van " * 250,
        "1 " * 500,
        "mevrouw uit de straat " * 45,
        "als ondernemer 34 jaar " * 43,
        "(" * 1000,
    ],
)
def test_the_longest_messages_take_no_longer_than_a_tenth_of_a_second(nlp: Language, text: str):
    began = time.process_time()
    find_entities(nlp, text[:1000])
    assert time.process_time() - began < 0.1
