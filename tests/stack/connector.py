"""A Bot Connector on a port of this machine, for an assistant that runs in processes of its own."""

import json
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote


class Connector:
    """What was sent to each conversation of Teams: {id, card, text}, as it stands there now."""

    def __init__(self) -> None:
        self.talks: dict[str, list[dict]] = defaultdict(list)
        self.news = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def take(self, talk: str, body: dict) -> str:
        """Something that was sent; its id."""
        with self.news:
            if body["type"] == "message":
                self.talks[talk].append({"id": f"m{len(self.talks[talk]) + 1}", **_shown(body)})
            self.news.notify_all()
            return f"m{len(self.talks[talk])}"

    def put(self, talk: str, activity: str, body: dict) -> None:
        """Something takes the place of what was sent."""
        with self.news:
            one = next(one for one in self.talks[talk] if one["id"] == activity)
            one.update(_shown(body))
            self.news.notify_all()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        connector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                _, _, _, talk, *_rest = unquote(self.path).split("/")
                self._answer(201, {"id": connector.take(talk, self._body())})

            def do_PUT(self) -> None:
                _, _, _, talk, _, activity = unquote(self.path).split("/")
                connector.put(talk, activity, self._body())
                self._answer(200, {"id": activity})

            def do_GET(self) -> None:
                self._answer(200, {"id": "u", "name": "Noor de Vries", "email": "n.devries@voorbeeld.example"})

            def log_message(self, *_given: object) -> None:
                return

            def _body(self) -> dict:
                return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

            def _answer(self, status: int, body: dict) -> None:
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        return Handler


def _shown(body: dict) -> dict:
    cards = [one["content"] for one in body.get("attachments") or ()]
    return {"card": cards[0] if cards else None, "text": body.get("text") or ""}
