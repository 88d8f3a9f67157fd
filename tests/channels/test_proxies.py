"""Who asks: behind our own proxies their word counts, and nobody else's."""

import pytest

from channels.limits import PER_ADDRESS
from channels.proxies import asker, networks

OURS = networks("10.0.0.0/8, 192.0.2.7, fd00::/8")
VISITOR, OTHER = "198.51.100.4", "203.0.113.9"
BEGIN = {"channel": "website"}


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        (VISITOR, [], VISITOR),
        (VISITOR, [OTHER], VISITOR),  # a stranger names somebody else
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", [VISITOR], VISITOR),
        ("10.0.0.1", [f"{OTHER}, {VISITOR}"], VISITOR),  # what stands before it was said by the visitor
        ("10.0.0.1", [OTHER, VISITOR], VISITOR),
        ("10.0.0.1", [f"{VISITOR},192.0.2.7 , 10.2.3.4"], VISITOR),
        ("10.0.0.1", ["10.9.9.9"], "10.9.9.9"),
        ("10.0.0.1", [f"{OTHER}, onbekend"], "10.0.0.1"),
        ("10.0.0.1", ["", "x" * 5000], "10.0.0.1"),
        ("10.0.0.1", [f"{VISITOR}:4711"], "10.0.0.1"),
        ("::ffff:10.0.0.1", [VISITOR], VISITOR),
        ("fd00::1", ["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", [VISITOR], "2001:db8:1:2::/64"),  # one line has countless addresses
        ("", [VISITOR], ""),
        ("unix:", [VISITOR], "unix:"),
    ],
)
def test_the_last_address_that_is_no_proxy_of_ours_asks(peer, forwarded, found):
    assert asker(peer, forwarded, OURS) == found


def test_without_proxies_nobody_is_believed():
    assert asker("127.0.0.1", [VISITOR], frozenset()) == "127.0.0.1"


def test_a_very_long_road_is_not_followed_to_its_end():
    assert asker("10.0.0.1", [", ".join([VISITOR, *["10.1.1.1"] * 50_000])], OURS) == "10.1.1.1"


async def _allowed(client, address: str, tries: int) -> int:
    replies = [
        await client.post("/api/messages", json={"text": 1}, headers={"X-Forwarded-For": address})
        for _ in range(tries)
    ]
    return sum(reply.status != 429 for reply in replies)


async def test_behind_our_proxy_each_visitor_is_counted_apart(start):
    client = await start(rate_limit=True, trusted_proxies=networks("127.0.0.1"))
    some = int(PER_ADDRESS.burst) + 150
    assert await _allowed(client, VISITOR, some) < some
    assert await _allowed(client, f"{VISITOR}, {OTHER}", 20) == 20


async def test_a_stranger_does_not_become_somebody_else_by_saying_so(start):
    client = await start(rate_limit=True)
    some = int(PER_ADDRESS.burst) + 150
    assert sum([await _allowed(client, f"198.51.100.{number % 250}", 1) for number in range(some)]) < some
