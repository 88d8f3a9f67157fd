"""The stock project asks what our check asks and knows our articles."""

import json

import yaml

from benchmarks.peers.stock import project
from knowledge.load import load_content


def test_the_project_has_our_questions_as_slots_and_our_articles_as_answers(tmp_path):
    content = load_content()

    sentences = project.write(content, tmp_path)

    domain = yaml.safe_load((tmp_path / "domain.yml").read_text())
    nlu = yaml.safe_load((tmp_path / "data" / "nlu.yml").read_text())["nlu"]
    known = json.loads((tmp_path / "actions" / "content.json").read_text())
    asked = {one.id for one in content.fields.values() if one.asked == "gesprek" and "werkgever" in one.roles}
    assert set(domain["slots"]) == set(project.QUESTIONS) <= asked
    assert set(known["answers"]) == {project.intent(one) for one in project.learnt(content)}
    assert {one["intent"] for one in nlu} == set(domain["intents"])
    assert sum(one["examples"].count("\n") for one in nlu) == sentences


def test_the_project_is_the_same_each_time(tmp_path):
    for name in ("one", "two"):
        project.write(load_content(), tmp_path / name)

    one, two = (_files(tmp_path / name) for name in ("one", "two"))
    assert one == two


def _files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
