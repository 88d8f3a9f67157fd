"""A stand-in for the action server: says which action was called, and plays a two-step check."""

from typing import Any

from aiohttp import web


def slot(name: str, value: str | None) -> dict:
    return {"event": "slot", "timestamp": None, "name": name, "value": value}


class StandIn:
    """Serves /webhook; `asked` holds the bodies, `broken` makes every action fail."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.headers: list[dict] = []
        self.broken = False
        self.url = ""

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/webhook", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/webhook"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked.append(body)
        self.headers.append(dict(request.headers))
        if self.broken:
            return web.json_response({"error": "stuk", "action_name": body["next_action"]}, status=500)
        said, events = self._act(body["next_action"], body["tracker"]["latest_message"])
        responses = [{"custom": {"text": said}}] if said else []
        return web.json_response({"events": events, "responses": responses})

    def _act(self, action: str, message: dict[str, Any]) -> tuple[str, list[dict]]:
        intent = message["intent"]["name"]
        values = {one["entity"]: one["value"] for one in message["entities"]}
        if action == "action_button" and values.get("doe") == "start_check":
            return "", [{"event": "followup", "timestamp": None, "name": "check_form"}]
        if action != "validate_check_form":
            return f"{action}:{intent}", []
        if intent == "stop":
            return "einde", [slot("antwoord", None), slot("requested_slot", None)]
        return f"check:{intent}", [slot("antwoord", None), slot("requested_slot", "antwoord")]
