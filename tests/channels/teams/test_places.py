"""One's own chat, a group and a team: a conversation each, mentions gone, no case where others read along."""

import pytest

from applications.teams import GROUP
from tests.channels.teams.microsoft import APP
from tests.channels.teams.person import Person, words

MENTION = {"type": "mention", "text": "<at>Praktijkwijzer</at>", "mentioned": {"id": f"28:{APP}"}}


@pytest.fixture
def team(teams, login, service) -> Person:
    talk = "19:abc_def@thread.tacv2;messageid=1700000000000"
    return Person(teams, login, service, talk=talk, kind="channel")


@pytest.fixture
def group(teams, login, service) -> Person:
    return Person(teams, login, service, talk="19:groep@thread.v2", kind="groupChat")


async def test_everybody_has_a_conversation_of_their_own_in_every_place(noor, team, group, engine):
    mo = Person(team.client, team.login, team.service, user="29:mo", talk=team.talk, kind="channel")
    await noor.says("dag", 2)
    for place in (team, group, mo):
        await place.says("dag")
    await team.says("en nu?")
    senders = [turn["sender"] for turn in engine.turns]
    assert len(set(senders)) == 4
    assert senders[1] == senders[4]
    assert [turn["metadata"]["channel"] for turn in engine.turns] == ["teams", GROUP, GROUP, GROUP, GROUP]


async def test_who_is_mentioned_is_not_a_part_of_the_question(team, engine):
    text = "<at>Praktijkwijzer</at>&nbsp;<at>Mo Jansen</at> wat is een nugger &amp; waarom?"
    await team.says(text, entities=[MENTION])
    (turn,) = engine.turns
    assert turn["text"] == "wat is een nugger & waarom?"
    assert team.service.sent[-1]["to"] == team.talk
    assert "recipient" not in team.service.sent[-1]


async def test_a_team_is_welcomed_once_and_told_that_others_read_along(team, service):
    await team.does("installationUpdate", action="add")
    await team.does("conversationUpdate", membersAdded=[{"id": f"28:{APP}"}])
    await team.hears(1)
    await team.says("hulp")
    for one in service.sent:
        assert "Iedereen leest hier mee" in one["text"]
        assert f"28%3A{APP}" in one["text"]


async def test_a_code_opens_no_check_where_others_read_along(group, service, engine):
    await group.says("ik wil verder met code K7TR-XQ4W")
    assert "eigen chat" in service.sent[-1]["text"]
    assert engine.turns == []


async def test_nobodys_address_is_asked_for_where_others_read_along(group, service, engine):
    form = {"id": "c", "kind": "formulier", "title": "t", "fields": [], "actions": [{"id": "v", "title": "v"}]}
    engine.says = lambda body: [{"text": "x", "card": form}]
    await group.says("dag")
    assert "n.devries" not in str(service.sent)
    assert "Noor" not in words(group.card())
