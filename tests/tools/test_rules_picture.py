"""The picture of the rules: up to date, the same everywhere, and to be read without seeing it."""

from xml.etree import ElementTree

import pytest

from knowledge.clusters import clusters_for
from knowledge.load import load_content
from knowledge.rules import rules_for
from tools import rules_picture
from tools.rules_picture import FILES, OUTCOMES, ROLES, leads_to, picture

CONTENT = load_content()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_the_picture_is_of_the_rules_as_they_are(file) -> None:
    assert file.read_text(encoding="utf-8") == picture(CONTENT), "draai: make rules-picture"


def test_every_question_condition_and_outcome_stands_in_the_picture_and_in_its_description() -> None:
    drawn = ElementTree.fromstring(picture(CONTENT))
    seen = " ".join(text.text for text in drawn.iter(f"{SVG}text"))
    told = drawn.find(f"{SVG}desc").text

    assert drawn.find(f"{SVG}title").text
    assert drawn.get("aria-labelledby").split() == [drawn[0].get("id"), drawn[1].get("id")]
    for role in ROLES:
        for cluster in clusters_for(role):
            for name in cluster.fields:
                label = CONTENT.fields[name].label_for(role)
                assert label in told
                assert all(word in seen for word in label.split())
        for rule in rules_for(role):
            assert CONTENT.rules[rule.id].title in seen
            assert CONTENT.rules[rule.id].title in told
    assert all(word in seen for outcome in OUTCOMES for word in outcome.split("_"))


def test_a_condition_leads_where_its_findings_lead() -> None:
    rules = {rule.id: leads_to(CONTENT, rule) for rule in rules_for("professional")}

    assert rules["inkomen"] == ("andere_route", "mens_beslist", "aanmelden_met_voorbehoud", "aanmelden")
    assert rules["leeftijd"] == ("andere_route", "contact_loket", "aanmelden_met_voorbehoud", "aanmelden")
    assert rules["erkenning"] == ("aanmelden_met_voorbehoud", "aanmelden")
    assert set(OUTCOMES) == set(CONTENT.outcomes)


def test_every_line_fits_in_the_picture() -> None:
    drawn = ElementTree.fromstring(picture(CONTENT))
    _, _, width, height = (float(part) for part in drawn.get("viewBox").split())
    for text in drawn.iter(f"{SVG}text"):
        assert 0 < float(text.get("y")) < height
        assert 0 < float(text.get("x")) < width


def test_the_command_draws_every_file(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(rules_picture, "ROOT", tmp_path)
    monkeypatch.setattr(rules_picture, "FILES", (tmp_path / "a/rules.svg", tmp_path / "b/regels.svg"))

    assert rules_picture.main() == 0
    assert (tmp_path / "a/rules.svg").read_bytes() == (tmp_path / "b/regels.svg").read_bytes()
