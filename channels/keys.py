"""What a request handler finds on the application, by typed key."""

import asyncio

from aiohttp import web

from applications.database import Database
from applications.trackers import Trackers
from channels.engine import Engine
from channels.limits import Limiter
from channels.metrics import Metrics
from channels.settings import Settings
from channels.tokens import Tokens
from channels.turn import Turns
from knowledge.model import Content

SETTINGS = web.AppKey("settings", Settings)
CONTENT = web.AppKey("content", Content)
DATABASE = web.AppKey("database", Database)
TRACKERS = web.AppKey("trackers", Trackers)
ENGINE = web.AppKey("engine", Engine)
METRICS = web.AppKey("metrics", Metrics)
TURNS = web.AppKey("turns", Turns)
TOKENS = web.AppKey("tokens", Tokens)
TALKERS = web.AppKey("talkers", Limiter)
ADDRESSES = web.AppKey("addresses", Limiter)
BEGINNERS = web.AppKey("beginners", Limiter)
BUNDLES = web.AppKey("bundles", asyncio.Semaphore)
REQUEST_ID = web.RequestKey("request_id", str)
ASKER = web.RequestKey("asker", str)  # from which address, as far as our own proxies tell
