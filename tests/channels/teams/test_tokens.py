"""Every way to be wrong ends at the door: 401, 403 or 400, never 500, nothing is said and nothing is sent anywhere."""

import base64
import hmac
import json
import time

import jwt
import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from channels.keys import ADDRESSES
from channels.teams.settings import Teams
from channels.teams.signing_keys import CALM, OLD, SigningKeys
from tests.channels.teams.microsoft import APP, ISSUER, TENANT, Service
from tests.channels.teams.person import Person, quiet

NOW = time.time()
ELSEWHERE = "33333333-3333-3333-3333-333333333333"


@pytest_asyncio.fixture
async def foreign():
    """A host that is not Microsoft's: it must hear nothing."""
    fake = Service()
    await fake.server.start_server()
    yield fake
    await fake.server.close()


async def refused(
    person: Person, status: int, case: object, authorization: str | None = None, activity: dict | None = None
) -> None:
    response = await person.post(activity or person.activity(text="dag"), authorization)
    assert response.status == status, (case, await response.text())
    assert "error" in await response.json()
    await quiet()
    assert person.service.tokens == []
    assert person.service.others == 0


WRONG_TOKENS = (
    {"exp": None},
    {"exp": "morgen"},
    {"aud": ELSEWHERE},
    {"aud": None},
    {"aud": [APP, ELSEWHERE]},
    {"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"},
    {"iss": f"https://login.microsoftonline.com/{TENANT}/v2.0"},
    {"iss": "https://evil.example"},
    {"iss": None},
    {"iss": [ISSUER]},
    {"serviceurl": None},
    {"serviceurl": 7},
    {"key": "b"},
    {"key": "b", "kid": "a"},
    {"alg": "PS256"},
)


async def test_a_token_that_is_not_from_teams_for_us_now_is_refused(noor):
    for claims in WRONG_TOKENS:
        noor.token = claims
        await refused(noor, 401, claims)


@pytest.mark.parametrize(("claim", "seconds"), [("exp", -301), ("nbf", 400)])
async def test_more_than_five_minutes_of_difference_is_refused(noor, claim: str, seconds: int):
    noor.token = {claim: int(time.time()) + seconds}
    await refused(noor, 401, noor.token)


async def test_five_minutes_of_difference_between_clocks_is_fine(noor):
    noor.token = {"exp": int(time.time()) - 200}
    await noor.says("dag", 2)


async def test_lower_case_bearer_is_fine(noor, login, service):
    response = await noor.post(noor.activity(text="dag"), f"bearer {login.token(service.url)}")
    assert response.status == 202


def without_signature(login, service) -> str:
    def part(value) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none', 'kid': 'a'})}.{part({'iss': ISSUER, 'aud': APP, 'exp': NOW + 99})}."


def with_the_public_key(login, service) -> str:
    """HS256 with the public key as its secret: who does not fix the algorithm takes it for signed."""
    pem = login.keys["a"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    said = {"iss": ISSUER, "aud": APP, "exp": int(NOW) + 3600, "serviceurl": service.url}
    header, body = (
        base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=") for one in ({"alg": "HS256", "kid": "a"}, said)
    )
    signature = base64.urlsafe_b64encode(hmac.digest(pem, header + b"." + body, "sha256")).rstrip(b"=")
    return b".".join((header, body, signature)).decode()


UNREADABLE = (
    lambda login, service: "",
    lambda login, service: "Bearer",
    lambda login, service: "Bearer ",
    lambda login, service: "Basic dTpw",
    lambda login, service: "Bearer a.b.c",
    lambda login, service: "Bearer é",
    lambda login, service: "Bearer " + "a" * 9000,
    lambda login, service: "Bearer " + base64.urlsafe_b64encode(b"[" * 5000).decode() + ".e30.x",
    lambda login, service: f"Bearer {login.token(service.url)[:-6]}aaaaaa",
    lambda login, service: f"Bearer {without_signature(login, service)}",
    lambda login, service: f"Bearer {with_the_public_key(login, service)}",
)


async def test_no_token_or_none_that_can_be_read_is_refused(noor, login, service):
    for place, made in enumerate(UNREADABLE):
        headers = {"Authorization": made(login, service)} if made(login, service) else {}
        response = await noor.client.post("/teams/messages", json=noor.activity(text="dag"), headers=headers)
        assert response.status in (400, 401), place
    await quiet()
    assert service.tokens == []


async def test_a_key_without_a_name_is_refused(noor, login, service):
    token = jwt.encode({"iss": ISSUER, "aud": APP, "exp": int(NOW) + 99}, login.keys["a"], "RS256")
    await refused(noor, 401, "no kid", f"Bearer {token}")


async def test_another_organisation_is_refused(noor):
    noor.tenant = ELSEWHERE
    await refused(noor, 403, "tenant")


async def test_a_guest_of_another_organisation_is_refused_and_so_is_nobodys_message(noor):
    guest = noor.activity(text="dag")
    guest["from"]["tenantId"] = ELSEWHERE
    await refused(noor, 403, "from elsewhere", activity=guest)
    nobody = noor.activity(text="dag", channelData=None)
    del nobody["conversation"]["tenantId"]
    await refused(noor, 403, "from elsewhere", activity=nobody)


async def test_a_service_that_the_token_does_not_name_gets_nothing(noor, foreign):
    await refused(noor, 401, "service", activity=noor.activity(text="dag", serviceUrl=foreign.url))
    await refused(noor, 403, "path", activity=noor.activity(text="dag", serviceUrl=f"{noor.service.url}x/"))
    noor.token = {"serviceurl": foreign.url}
    await refused(noor, 403, "claim")
    assert (foreign.tokens, foreign.others) == ([], 0)


async def test_a_foreign_service_gets_nothing_even_when_the_token_names_it(noor, login, foreign):
    token = login.token(foreign.url)
    await refused(noor, 401, "both", f"Bearer {token}", noor.activity(text="dag", serviceUrl=foreign.url))
    assert (foreign.tokens, foreign.others) == ([], 0)


NO_ACTIVITY = (
    b"",
    b"geen json",
    b"[]",
    b'"tekst"',
    b"null",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"type": "message"}',
    b'{"type": 7, "conversation": {"id": "a"}}',
    b'{"type": "message", "conversation": "a"}',
    b'{"type": "message", "text": "' + b"a" * 1_048_576 + b'"}',
)


async def test_a_body_that_is_no_activity_is_refused(noor, login, service):
    headers = {"Authorization": f"Bearer {login.token(service.url)}", "Content-Type": "application/json"}
    for body in NO_ACTIVITY:
        response = await noor.client.post("/teams/messages", data=body, headers=headers)
        assert response.status in (400, 403), (body[:40], await response.text())
    await quiet()
    assert service.tokens == []


ELSEWHERE_OR_NOT_OURS = (
    {"from": None},
    {"recipient": None},
    {"conversation": {"id": "a/../../x?y=1", "conversationType": "personal", "tenantId": TENANT}},
    {"conversation": {"id": "a" * 500, "conversationType": "personal", "tenantId": TENANT}},
    {"conversation": {"id": "a", "conversationType": "vergadering", "tenantId": TENANT}},
    {"from": {"id": "../x"}},
    {"deliveryMode": "expectReplies"},
    {"value": {"pw": {"button": "../../x"}}},
    {"value": {"pw": {"button": 7}}},
    {"value": {"pw": {"button": "a", "card": "b"}}},
    {"value": {"pw": ["button"]}},
    {"value": {"pw": {"card": "x" * 100}}},
    {"value": {"anders": 1}},
    {"value": ["x"]},
    {"value": {"pw": {"card": "contact"}, **{f"v{n}": n for n in range(100)}}},
    {"channelId": "webchat"},
    {"id": None},
)


async def test_what_would_lead_elsewhere_or_is_not_ours_is_refused(noor):
    for changed in ELSEWHERE_OR_NOT_OURS:
        await refused(noor, 400, changed, activity=noor.activity(text="dag", **changed))


async def test_an_invoke_that_is_not_ours_is_refused(noor):
    await noor.says("dag", 2)
    response = await noor.post(noor.activity("invoke", name="task/fetch", value={"x": 1}))
    assert response.status == 400
    response = await noor.post(noor.activity("invoke", name="adaptiveCard/action", value={"action": {"data": 1}}))
    assert response.status == 400


async def test_without_a_bot_anybody_on_this_machine_may_talk_and_nobody_else(start_teams, login, service):
    client = await start_teams(Teams(anonymous=True))
    activity = Person(client, login, service).activity(text="dag")
    assert (await client.post("/teams/messages", json=activity)).status == 202
    passed_on = await client.post("/teams/messages", json=activity, headers={"X-Forwarded-For": "1.2.3.4"})
    assert passed_on.status == 403


async def test_strangers_are_slowed_down_and_teams_is_not(start_teams, login, service):
    client = await start_teams(rate_limit=True)
    client.app[ADDRESSES]._clock = lambda: 0.0
    noor = Person(client, login, service)
    stranger = noor.activity(text="dag")
    statuses = {(await client.post("/teams/messages", json=stranger)).status for _ in range(305)}
    assert statuses == {401, 429}
    assert (await noor.does(text="dag")).status == 202


async def test_new_keys_are_asked_once_and_strangers_cannot_make_us_ask(login):
    now = [0.0]
    keys = SigningKeys(login.url, clock=lambda: now[0])

    async def found(kid: str) -> bool:
        try:
            return bool(await keys.get_signing_key("https://login.botframework.com/v1/.well-known/keys", {"kid": kid}))
        except jwt.PyJWTError:
            return False

    assert await found("a")
    assert [await found(f"vreemd-{n}") for n in range(5)] == [False] * 5
    assert login.asked == 1
    login.names = ["b"]
    now[0] += CALM
    assert await found("b")
    assert not await found("a")
    assert login.asked == 2

    login.status = 503
    now[0] += OLD + 1
    assert await found("b")
    assert not await found("c")
    assert login.asked == 3
    assert not await found(None)


async def test_a_key_for_other_channels_is_no_key(noor, login):
    login.channels = ["webchat"]
    await refused(noor, 401, "endorsements")


async def test_an_outage_of_the_login_keeps_nobody_out_who_was_known(noor, login):
    await noor.says("dag", 2)
    await login.server.close()
    await noor.says("nog eens")
