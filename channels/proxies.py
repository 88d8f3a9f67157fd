"""Which address counts as the one who asks: what a proxy of ours says is believed, what a stranger says is not."""

import ipaddress
from collections.abc import Iterable

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
ONE_LINE = 64  # bits of an IPv6 address that one household or office has for itself
MOST_HOPS = 20


def networks(value: str) -> frozenset[Network]:
    """Addresses and ranges, with commas between them. Raises ValueError."""
    return frozenset(ipaddress.ip_network(one.strip()) for one in value.split(",") if one.strip())


def asker(peer: str, forwarded: Iterable[str], trusted: frozenset[Network]) -> str:
    """A key for who asks. `peer`: the other end of the connection; `forwarded`: each X-Forwarded-For header.

    Every proxy adds the address it saw at the end, so the last one that is no proxy of ours is the one who asks.
    """
    found = _address(peer)
    hops = ",".join(forwarded).split(",")[-MOST_HOPS:] if trusted else []
    while found and hops and _among(found, trusted):
        said = _address(hops.pop())
        if said is None:
            break
        found = said
    return _key(found) if found else peer


def is_trusted(peer: str, trusted: frozenset[Network]) -> bool:
    """Is the other end of the connection a proxy of ours?"""
    found = _address(peer)
    return found is not None and _among(found, trusted)


def _address(text: str) -> Address | None:
    try:
        found = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found


def _among(address: Address, trusted: frozenset[Network]) -> bool:
    return any(address in one for one in trusted)


def _key(address: Address) -> str:
    """Somebody with IPv6 has countless addresses; what is in front of them is the same."""
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, ONE_LINE), strict=False))
