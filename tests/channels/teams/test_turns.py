"""A talk in Teams: welcome, question, press, form, new and help; every message once, whatever happens."""


from tests.channels.teams.person import words


async def test_who_installs_it_is_welcomed_once(noor, service):
    added = [{"id": "28:11111111-1111-1111-1111-111111111111"}]
    await noor.does("installationUpdate", action="add")
    await noor.does("conversationUpdate", membersAdded=added)
    await noor.does("conversationUpdate", membersAdded=[{"id": noor.user}])
    await noor.says("dag", 2)
    assert "computerprogramma" in words(noor.card(0))
    assert "U zei: dag" in words(noor.card(1))
    assert len(service.sent) == 2


async def test_a_question_is_acknowledged_at_once_and_answered_with_a_card(noor, service, engine):
    response = await noor.does(text="wat is een nugger?")
    assert response.status == 202
    await noor.hears(2)
    assert "U zei: wat is een nugger?" in words(noor.card())
    assert service.typing >= 1
    assert set(service.tokens) == {"Bearer het token van de bot"}
    (turn,) = engine.turns
    assert turn["metadata"]["channel"] == "teams"
    assert turn["metadata"]["audience"] == "professional"
    assert "noor" not in str(turn).lower()
