"""Who asks too often has to wait, and everybody hears what is left (draft-ietf-httpapi-ratelimit-headers)."""

from math import ceil

from aiohttp import web

from channels import replies
from channels.keys import SETTINGS
from channels.limits import Limiter, Rate

LEFT = web.RequestKey("left", dict[str, tuple[Rate, float]])


def slow_down(request: web.Request, name: str, limiter: web.AppKey[Limiter], key: str) -> None:
    """Take one from the bucket of `key`. Raises ApiError (429) when it is empty."""
    if not request.app[SETTINGS].rate_limit:
        return
    bucket = request.app[limiter]
    wait = bucket.wait(key)
    request.setdefault(LEFT, {})[name] = (bucket.rate, bucket.left(key))
    if wait:
        raise replies.too_many(wait)


def told_left(request: web.Request) -> dict[str, str]:
    """The headers: each limit that was counted, how much of it is left, and in how many seconds it is whole again."""
    counted = request.get(LEFT, {})
    if not counted:
        return {}
    policy = [f'"{name}";q={int(rate.burst)};w={_seconds(rate, 0)}' for name, (rate, _) in counted.items()]
    left = [f'"{name}";r={int(left)};t={_seconds(rate, left)}' for name, (rate, left) in counted.items()]
    return {"RateLimit-Policy": ", ".join(policy), "RateLimit": ", ".join(left)}


def _seconds(rate: Rate, left: float) -> int:
    return ceil((rate.burst - left) / rate.per_second)
