"""Was an answer of use: kept once per message, without personal data, only by who holds the conversation."""

import pytest
from sqlalchemy import select

from applications import tables
from channels.keys import DATABASE
from tests.channels.visitor import Visitor, error_of
from tests.channels.website.test_openapi import _schema, _validate


def kept(client) -> list[tables.Feedback]:
    with client.server.app[DATABASE].reading() as session:
        return list(session.scalars(select(tables.Feedback)))


async def test_the_last_opinion_counts_and_knows_its_article(client, visitor):
    (answer,) = await visitor.say("mag een nugger meedoen?")
    first = await visitor.post("/api/feedback", message=answer["seq"], helpful=True)
    assert first.status == 200
    _validate(await first.json(), _schema("/api/feedback", "post", "200"))
    await visitor.post("/api/feedback", message=answer["seq"], helpful=False, reason="ik mis  de  leeftijd")
    (one,) = kept(client)
    assert (one.seq, one.helpful, one.comment) == (answer["seq"], False, "ik mis de leeftijd")
    assert one.article == "nugger-meedoen"


async def test_personal_data_in_a_reason_is_not_kept_and_that_is_told(client, visitor):
    response = await visitor.post("/api/feedback", message=1, helpful=False, reason="mail mij op piet@voorbeeld.nl")
    assert "e-mailadres" in (await response.json())["masked"]
    assert kept(client)[0].comment == "mail mij op [e-mailadres]"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"message": 1},
        {"helpful": True},
        {"message": "1", "helpful": True},
        {"message": True, "helpful": True},
        {"message": 0, "helpful": True},
        {"message": 2**40, "helpful": True},
        {"message": 1, "helpful": 1},
        {"message": 1, "helpful": True, "reason": 7},
        {"message": 1, "helpful": True, "reason": "x" * 1001},
    ],
)
async def test_what_cannot_be_an_opinion_is_refused(client, visitor, given):
    await error_of(await visitor.post("/api/feedback", **given), 400)
    assert kept(client) == []


async def test_only_messages_of_the_own_conversation_have_one(client, visitor):
    await error_of(await visitor.post("/api/feedback", message=999, helpful=True), 404)
    await error_of(await Visitor(client, "geen.token").post("/api/feedback", message=1, helpful=True), 401)
    assert kept(client) == []
