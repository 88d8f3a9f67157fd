"""Between engine and action server: lets calls through, holds one at a moment, delays it, or spoils its answer."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LONGEST = 60  # seconds that a call is held at most


class Gate:
    """In front of the action server on `port`. `moment`: hold the next call before or after it.

    `delay`: seconds that the next call takes longer; 0 again as soon as that came.
    """

    def __init__(self, port: str) -> None:
        self.port = int(port)
        self.moment: str | None = None
        self.delay: float = 0
        self.garbage: bytes | None = None
        self.arrived, self.released = threading.Event(), threading.Event()

    @contextmanager
    def holding(self, moment: str) -> Iterator[None]:
        """Hold the next call at this moment; at the end it goes on."""
        self.arrived.clear()
        self.released.clear()
        self.moment = moment
        try:
            yield
        finally:
            self.moment = None
            self.released.set()

    def pass_on(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """What the action server answers, as the gate is set."""
        delay, self.delay = self.delay, 0
        self._wait("before")
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            status, data = answer.status, answer.read()
        except OSError:
            status, data = 502, b""
        finally:
            line.close()
        self._wait("after")
        threading.Event().wait(delay)
        return (status, data) if self.garbage is None else (200, self.garbage)

    def _wait(self, moment: str) -> None:
        if self.moment == moment:
            self.moment = None
            self.arrived.set()
            self.released.wait(LONGEST)


@contextmanager
def opened(port: str) -> Iterator[tuple[Gate, str]]:
    """A gate, and its address."""
    gate = Gate(port)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept = ("Content-Type", "X-Engine-Secret", "X-Request-ID")
            self._answer(gate.pass_on("POST", self.path, body, {n: self.headers[n] for n in kept if n in self.headers}))

        def do_GET(self) -> None:
            line = http.client.HTTPConnection("127.0.0.1", gate.port, timeout=2)
            try:
                line.request("GET", self.path)
                answer = line.getresponse()
                self._answer((answer.status, answer.read()))
            except OSError:
                self._answer((502, b""))
            finally:
                line.close()

        def _answer(self, said: tuple[int, bytes]) -> None:
            self.send_response(said[0])
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said[1])))
            self.end_headers()
            self.wfile.write(said[1])

        def log_message(self, *given: object) -> None:
            """Nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                self.close_connection = True  # who asked was killed

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield gate, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
