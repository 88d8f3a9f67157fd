from datetime import date

import pytest

from knowledge.answers import answer, choose
from tests.knowledge.conftest import TODAY

DAYS = (date(2025, 7, 1), TODAY, date(2027, 8, 1))


@pytest.mark.parametrize("day", DAYS)
def test_every_article_renders_for_every_region_and_audience(content, day: date) -> None:
    for article in content.articles.values():
        for region in (None, *content.regions.values()):
            for audience in (None, "werkgever", "professional"):
                said = answer(content, article.id, audience, region and region.code, day)
                assert said["text"]
                assert not {"{", "}"} & {*said["text"]}
                assert "(vervallen op" not in said["text"]
                if region and article.kind == "artikel":
                    assert f"- Contact: {region.desk.name}." in said["text"]


def test_every_region_has_a_desk_and_the_national_site_is_called_that(content) -> None:
    assert len(content.regions) == 35
    for region in content.regions.values():
        national = region.desk.url == "https://www.werkcentrum.nl" and "landelijke site" in region.desk.how
        assert region.desk.fallback == ("Wij kennen alleen de landelijke site" in region.desk.how)
        assert national or not region.desk.fallback


def test_every_gemeente_has_a_region_and_every_region_has_gemeenten(content) -> None:
    assert {gemeente.region for gemeente in content.gemeenten} == {*content.regions}


def test_what_is_known_of_a_region_says_how_old_it_is(content) -> None:
    for region in content.regions.values():
        for practice in region.practice:
            article = next(one for one in content.articles.values() if one.topic == practice.topics[0])
            assert practice.certainty != "zeker"
            assert "vraag na of dit nog zo is" in answer(content, article.id, None, region.code, TODAY)["text"]


def test_a_fact_that_must_be_checked_again_makes_its_answer_say_so(content) -> None:
    early = content.facts["werkcentrum-wet-nu"].checked.again_before
    article = content.articles["werkcentrum"]
    assert early < article.checked.again_before

    assert "Let op: deze informatie moest" in answer(content, article.id, None, None, early)["text"]


def test_an_answer_names_its_sources_with_date_and_region(content) -> None:
    said = answer(content, "nugger-meedoen", "professional", "AM01", TODAY)

    assert said["article"] == "nugger-meedoen"
    assert said["topic"] == "nuggers"
    assert said["region"] == "AM01"
    assert "In arbeidsmarktregio Groningen:" in said["text"]
    assert all(source["url"].startswith("http") and source["title"] for source in said["sources"])
    assert any(source["date"] for source in said["sources"])


def test_every_article_about_the_subject_has_a_source(content) -> None:
    for article in content.articles.values():
        if article.kind == "artikel":
            assert answer(content, article.id, None, None, TODAY)["sources"]


def test_without_a_region_the_answer_says_that_it_is_national(content) -> None:
    said = answer(content, "nugger-meedoen", None, None, TODAY)

    assert "heel Nederland" in said["text"]
    assert said["region"] is None


def test_a_signpost_says_that_only_praktijkleren_is_kept_up_to_date(content) -> None:
    assert content.talk["wegwijzer"].text in answer(content, "wegwijzer-vog", None, "AM01", TODAY)["text"]


def test_an_overdue_article_says_so_itself(content) -> None:
    late = content.articles["nugger-meedoen"].checked.again_before

    assert "Let op: deze informatie moest" in answer(content, "nugger-meedoen", None, None, late)["text"]


@pytest.mark.parametrize(
    ("confidences", "expected", "offered", "close"),
    [
        ([0.9, 0.1], "a0", 0, False),
        ([0.75, 0.1], "a0", 0, False),
        ([0.74, 0.1, 0.08, 0.08], None, 3, True),
        ([0.2, 0.07], None, 1, True),
        ([0.14, 0.13, 0.12, 0.11], None, 3, False),
        ([0.05, 0.04], None, 0, False),
        ([], None, 0, False),
    ],
)
def test_sure_answers_a_close_call_asks_back_and_the_rest_is_honest(
    confidences: list[float], expected: str | None, offered: int, close: bool
) -> None:
    chosen = choose([{"id": f"a{number}", "confidence": one} for number, one in enumerate(confidences)])

    assert chosen.answer == expected
    assert len(chosen.offer) == offered
    assert chosen.close == close
