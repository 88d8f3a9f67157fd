"""Starting: private files, the address that is asked, and one clear line when it cannot start."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

from tools import house, run
from tools.trial import free_ports, start, stop


@pytest.mark.parametrize(
    ("host", "base"),
    [
        ("127.0.0.1", "http://127.0.0.1:8090"),
        ("127.0.0.2", "http://127.0.0.2:8090"),
        ("localhost", "http://localhost:8090"),
        ("", "http://127.0.0.1:8090"),
        ("0.0.0.0", "http://127.0.0.1:8090"),
        ("::", "http://[::1]:8090"),
        ("::1", "http://[::1]:8090"),
    ],
)
def test_the_assistant_is_asked_where_it_listens(host: str, base: str) -> None:
    assert house.address({"HOST": host, "PORT": "8090"}) == base


def ports(**changed: str) -> dict[str, str]:
    return {"HOST": "127.0.0.1", **dict(zip(house.PORTS, free_ports(3), strict=True)), **changed}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "0.0.0.0", ""])
def test_a_free_port_is_no_problem(host: str) -> None:
    assert run.taken_port(ports(HOST=host)) is None


@pytest.mark.skipif(not Path("/proc/net/if_inet6").exists(), reason="this machine has no IPv6")
@pytest.mark.parametrize("host", ["::", "::1"])
def test_a_free_port_on_ipv6_is_no_problem(host: str) -> None:
    assert run.taken_port(ports(HOST=host)) is None


def test_a_port_that_is_taken_on_the_host_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.2", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"Port {port} is in use" in run.taken_port(ports(HOST="127.0.0.2", PORT=port))


@pytest.mark.parametrize("port", ["http", "70000", "-1", ""])
def test_what_is_no_port_is_named(port: str) -> None:
    assert "is not a port number" in run.taken_port(ports(PORT=port))


def test_a_host_of_another_machine_is_not_called_a_taken_port() -> None:
    problem = run.taken_port(ports(HOST="192.0.2.1"))
    assert "192.0.2.1" in problem
    assert "in use" not in problem


@pytest.mark.stack
def test_on_another_address_it_gets_ready_and_only_the_owner_can_read_its_files(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        running = start(tmp_path / "var", HOST="127.0.0.2")
    finally:
        os.umask(before)
    try:
        assert running.base.startswith("http://127.0.0.2:")
        status, opened = running.post("/api/conversations", {"channel": "website"})
        assert status == 201
        running.post("/api/messages", {"conversation": opened["conversation"], "text": "wat is een nugger"})
    finally:
        stop(running)
    found = {path.name: path.stat().st_mode & 0o077 for path in [running.var, *running.var.rglob("*")]}
    assert {"praktijkwijzer.db", "trackers.db", "secrets.json", "channels.log", "engine.log"} <= found.keys()
    assert not any(found.values()), found


@pytest.mark.stack
def test_a_day_before_the_content_begins_is_the_reason_that_is_shown(tmp_path: Path) -> None:
    ended = subprocess.run(
        [house.ROOT / ".venv/bin/python", "-m", "tools.run"],
        cwd=house.ROOT, env={**os.environ, **ports(TODAY="2025-06-30", VAR=str(tmp_path))},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip

    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "The channels process could not start: "
        "TODAY=2025-06-30 is before 2025-07-01, the first day the content can be shown on."
    ]
