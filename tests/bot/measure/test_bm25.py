"""The search that the model is compared with."""

from bot.measure.bm25 import searching
from bot.measure.sets import Asked
from tests.bot.small import SMALL

ASKED = [Asked("mag een nugger meedoen", ("nugger-meedoen",)), Asked("erkenning aanvragen", ("erkend-leerbedrijf",))]


def test_the_article_with_the_words_comes_first():
    listen = searching(SMALL, ASKED)
    assert listen("mijn bakkerij wil erkend worden").found[0][0] == "erkend-leerbedrijf"
    assert listen("kan een nugger dit doen").found[0][0] == "nugger-meedoen"


def test_unknown_words_find_nothing():
    heard = searching(SMALL, ASKED)("qwrtz xcvb")
    assert heard.found == ()
    assert heard.answer is None
