"""The scenarios of the website, played on cards in Teams. TEAMS_SCENARIOS=all plays every one that fits."""

import os
from collections.abc import Iterator

import pytest

from tests.stack.connector import Connector
from tests.stack.scenario import find, names, play
from tests.stack.teams import TeamsTalk, begin, fits

pytestmark = pytest.mark.stack

CHOSEN = (
    "check_consulent/alles in orde leidt tot aanmelden",
    "check_consulent/weet ik niet mag overal",
    "check_consulent/stop wist de antwoorden",
    "check_consulent/een kaart met een fout wordt niet bewaard",
    "kandidaten/twee aanmeldingen in één gesprek, elk met eigen gegevens",
    "herstel_consulent/een eerder antwoord verbeteren terwijl een andere vraag openstaat",
    "herstel_consulent/de samenvatting nalezen, iets verbeteren en toch bewaren",
    "herstel_consulent/een BSN en een naam worden weggehaald en de check gaat door",
    "kandidaten/het formulier van de eerste kandidaat past niet bij de tweede",
    "groep/een consulent met drie kandidaten, van begin tot drie aanmeldingen",
    "later_verder/met een code verder terwijl hier al een check loopt",
    "uitkomsten/bij WW beslist UWV",
)
PLAYED = [name for name in names() if fits(find(name))] if os.environ.get("TEAMS_SCENARIOS") == "all" else CHOSEN


@pytest.fixture(scope="module")
def connector() -> Iterator[Connector]:
    made = Connector()
    yield made
    made.close()


@pytest.mark.parametrize("name", PLAYED)
def test_scenario(assistant, connector, name: str) -> None:
    play(assistant, find(name), lambda _assistant, _scenario, _code: begin(connector, assistant))


@pytest.mark.parametrize("said", ["start de check", "ik wil de check doen voor kandidaat K-7", "ja, de check"])
def test_in_a_group_a_question_is_answered_and_no_check_begins(assistant, connector, said: str) -> None:
    group = TeamsTalk(assistant, f"19:groep-{said[:2]}@thread.v2", [], connector=connector, kind="groupChat")
    _, reply = group.act({"zeg": "Mag een nugger in Groningen meedoen?"})
    assert reply["messages"][0]["article"] == "nugger-meedoen"
    for step in ({"zeg": said}, {"zeg": "Venlo"}, {"knop": "Start de check"}):
        _, reply = group.act(step)
        assert reply["messages"][-1]["progress"] is None
    assert "eigen chat" in reply["messages"][-1]["text"]


def test_the_chosen_ones_can_be_played_in_teams() -> None:
    assert all(fits(find(name)) for name in CHOSEN)
