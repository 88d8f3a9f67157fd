"""The whole assistant as `make run` starts it, on free ports and with data of its own: for tests and benchmarks."""

import json
import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tools.house import PORTS, ROOT, address


@dataclass
class Assistant:
    """A running assistant: its address, its data folder, its supervisor process."""

    base: str
    var: Path
    process: subprocess.Popen

    def post(self, path: str, body: object) -> tuple[int, dict]:
        """POST JSON; the status and the JSON that came back."""
        return self.ask(path, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def get(self, path: str, token: str = "") -> tuple[int, dict]:
        """GET JSON."""
        return self.ask(path, None, {"Authorization": f"Bearer {token}"} if token else {})

    def ask(self, path: str, body: bytes | None, headers: dict) -> tuple[int, dict]:
        """One request; errors are replies too."""
        status, data = self.raw(path, body, headers)
        return status, json.loads(data)

    def raw(self, path: str, body: bytes | None = None, headers: dict | None = None) -> tuple[int, bytes]:
        """One request; the status and the bytes."""
        request = urllib.request.Request(self.base + path, body, headers or {})
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def pid(self, module: str) -> int:
        """The process that runs a module, such as `actions` or the engine's `rasa`."""
        for pid in children(self.process.pid):
            command = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
            if module in command:
                return pid
        raise LookupError(f"no process runs {module}")


def start(var: Path, root: Path = ROOT, **settings: str) -> Assistant:
    """Start it and wait until it says that it is ready. `root`: the project, or a copy of it."""
    ports = free_ports(len(PORTS))
    given = {"VAR": str(var), "PYTHONPATH": str(root)}
    variables = {**os.environ, **dict(zip(PORTS, ports, strict=True)), **given, **settings}
    process = subprocess.Popen(
        [str(root / ".venv/bin/python"), "-m", "tools.run"],
        cwd=root, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Stop with Ctrl-C"):
            return Assistant(address(variables), var, process)
    raise AssertionError("".join(said))


def stop(assistant: Assistant) -> int:
    """Ctrl-C; the exit code."""
    assistant.process.send_signal(signal.SIGINT)
    assistant.process.communicate(timeout=30)
    return assistant.process.returncode


def children(parent: int) -> list[int]:
    """The processes below a process."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found += [int(status.parent.name), *children(int(status.parent.name))]
    return found


def free_ports(count: int) -> list[str]:
    """Ports nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [str(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()
