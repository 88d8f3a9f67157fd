"""Many people at once, for locust: each plays the same talk again and again, every message through another door.

Settings: DOORS (addresses with a comma between them), ENOUGH (when this file is there, everybody finishes his talk and
leaves), KEPT (a file for what was said). Each line of KEPT is one talk: its token, and per message the request, what
was said, in how many milliseconds it was answered, and what came back.
"""

import itertools
import json
import os
import time
from pathlib import Path
from typing import Any

import gevent
from locust import HttpUser, task
from locust.exception import StopUser

DOORS, ENOUGH, KEPT = os.environ["DOORS"].split(","), Path(os.environ["ENOUGH"]), Path(os.environ["KEPT"])
TALK = (
    *("Mag een nugger in Groningen meedoen?", "start de check", "Venlo", "ja", "wat is een praktijkverklaring?"),
    *("nee, de gemeente is Emmen", "ja", "ja", "bedankt"),
)
AT_ONCE = ("wat is bbl?", "wie betaalt de begeleiding?")
NUMBERS = itertools.count()
BUSY, TRIES = 503, 4


class Person(HttpUser):
    """Plays talks until it is enough."""

    host = DOORS[0]

    @task
    def talks(self) -> None:
        """All talks of this person."""
        while not ENOUGH.exists():
            self._talk()
        self.environment.stopped = getattr(self.environment, "stopped", 0) + 1
        if self.environment.stopped == self.environment.parsed_options.num_users:
            self.environment.runner.quit()
        raise StopUser

    def _talk(self) -> None:
        opened = self._post("/api/conversations", {"channel": "website", "audience": "werkgever"}, "begin", 0)
        token, said = opened["conversation"], []
        for number, text in enumerate(TALK):
            said.append(self._say(token, text, f"r-{next(NUMBERS)}", number))
        twice = f"r-{next(NUMBERS)}"
        at_once = [
            gevent.spawn(self._say, token, text, f"r-{next(NUMBERS)}", door) for door, text in enumerate(AT_ONCE)
        ]
        again = [gevent.spawn(self._say, token, "hallo", twice, door) for door in (0, 1)]
        gevent.joinall([*at_once, *again], raise_error=True)
        talk = {
            "token": token,
            "said": said,
            "at_once": [one.value for one in at_once],
            "twice": [one.value for one in again],
        }
        with KEPT.open("a", encoding="utf-8") as out:
            out.write(json.dumps(talk) + "\n")

    def _say(self, token: str, text: str, request: str, door: int) -> dict[str, Any]:
        """Say something; whoever is told that it did not work just now says the same again, as the widget does."""
        body, began = {"conversation": token, "text": text, "request": request}, time.perf_counter()
        for tries in range(1, TRIES + 1):
            status, reply = self._ask("/api/messages", body, "message", door + tries - 1)
            if status != BUSY:
                break
        took = (time.perf_counter() - began) * 1000
        return {"request": request, "text": text, "ms": took, "tries": tries, "messages": self._good(status, reply)}

    def _post(self, path: str, body: dict, name: str, door: int) -> dict[str, Any]:
        status, reply = self._ask(path, body, name, door)
        self._good(status, reply)
        return reply

    def _ask(self, path: str, body: dict, name: str, door: int) -> tuple[int, dict[str, Any]]:
        address = DOORS[door % len(DOORS)] + path
        with self.client.post(address, json=body, name=name, catch_response=True, timeout=30) as reply:
            reply.success()
            return reply.status_code, reply.json() if reply.content else {}

    def _good(self, status: int, reply: dict[str, Any]) -> Any:
        """The messages. A reply that is none ends the whole run as a failure."""
        if status in (200, 201):
            return reply.get("messages")
        print(f"status {status}: {reply}", flush=True)
        os._exit(1)
