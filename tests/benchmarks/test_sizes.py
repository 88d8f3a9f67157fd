"""Content with fewer or more articles is content like any other."""

import shutil

from benchmarks import sizes
from knowledge.load import FOLDER, load_content


def test_fewer_articles_are_content_that_loads(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "content")

    sentences = sizes.write(folder, 30)

    content = load_content(folder)
    assert len(content.articles) == 30
    assert sentences == sum(len(said) for one in content.articles for said in content.examples(one).values())


def test_a_copy_has_other_long_words_and_the_same_facts():
    text = "Vraag de gemeente om {bedrag-per-jaar} voor praktijkleren"

    copied = sizes.varied({"title": text, "topic": "inkoop"}, 1)

    assert copied["topic"] == "inkoop"
    assert "{bedrag-per-jaar}" in copied["title"]
    assert "gemeente" not in copied["title"]
    assert copied["title"].startswith("Vraag de ")
    assert copied != sizes.varied({"title": text, "topic": "inkoop"}, 2)
