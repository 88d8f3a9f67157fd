"""The figures, over sentences of which it is known what was heard."""

import pytest

from bot.measure import figures
from bot.measure.hearing import Heard
from bot.measure.sets import Asked
from tests.bot.small import SMALL

NUGGER, PV = "nugger-meedoen", "praktijkverklaring"


def heard(*found: str, sure: float = 0.9, answer: str | None = None, **entities: str | int) -> Heard:
    return Heard(tuple((name, sure) for name in found), entities, 1.0, answer)


TRIED = [
    (Asked("1", (NUGGER,)), heard(NUGGER, PV, answer=NUGGER)),
    (Asked("2", (NUGGER,)), heard(PV, NUGGER, answer=PV)),
    (Asked("3", (PV,)), heard("praat:groet", PV)),
]


def test_accuracy_is_the_mean_over_articles():
    assert figures.accuracy(TRIED, 1) == pytest.approx(0.25)
    assert figures.accuracy(TRIED, 3) == 1.0


def test_no_answer_is_a_clarification_and_another_answer_is_wrong():
    assert figures.clarified(TRIED) == pytest.approx(1 / 3)
    assert figures.wrong(TRIED) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("articles", "answer", "false"),
    [((), None, 0.0), ((), PV, 1.0), ((PV,), PV, 0.0), ((NUGGER,), PV, 1.0)],
)
def test_an_outside_question_may_not_be_answered_as_if_we_knew_it(articles, answer, false):
    assert figures.false_answers(SMALL, [(Asked("x", articles), heard(PV, answer=answer))]) == false


def test_calibration_compares_how_sure_with_how_often_right():
    assert figures.calibration_error([TRIED[0]] * 9 + [TRIED[1]]) == pytest.approx(0.0)
    assert figures.calibration_error([TRIED[1]]) == pytest.approx(0.9)


def test_entities_count_what_was_missed_and_what_was_made_up():
    said = Asked("34 jr, Venlo", (PV,), {"leeftijd": 34, "gemeente": "Venlo"})
    whole, by_field = figures.entity_score([(said, heard(PV, leeftijd=34, situatie="ww"))])
    assert whole == pytest.approx(0.5)
    assert by_field == {"gemeente": 0.0, "leeftijd": 1.0, "situatie": 0.0}


def test_what_is_mixed_up_is_counted_by_pair():
    assert figures.confusions([*TRIED, TRIED[1]]) == {(NUGGER, PV): 2, (PV, "praat:groet"): 1}
