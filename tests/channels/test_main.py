"""`python -m channels` as a process: it serves until it is stopped, or says in one line why it cannot."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import unused_port

ROOT = Path(__file__).parents[2]


async def run(tmp_path: Path, **changed: str) -> asyncio.subprocess.Process:
    needed = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "ENGINE_SECRET": "e" * 16,
        "SECRET_KEY": "s" * 16,
        "DATABASE_URL": f"sqlite:///{tmp_path}/var/run.db",
    }
    content = {"CONTENT_FOLDER": os.environ["CONTENT_FOLDER"]} if "CONTENT_FOLDER" in os.environ else {}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "channels", env={**needed, **content, **changed}, stderr=asyncio.subprocess.PIPE
    )


async def test_it_serves_until_it_is_stopped(tmp_path):
    port = unused_port()
    process = await run(tmp_path, PORT=str(port))
    line = await asyncio.wait_for(process.stderr.readline(), 30)
    assert json.loads(line)["message"] == f"Listening on 127.0.0.1:{port}"
    async with ClientSession() as session, session.get(f"http://127.0.0.1:{port}/health") as response:
        assert response.status == 200
    process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0
    assert b'"route": "/health"' in log


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("SECRET_KEY", "short"),
        ("TODAY", "2025-06-30"),
        ("DATABASE_URL", "nothing"),
        ("DATABASE_URL", "sqlite:////proc/no/x.db"),
    ],
)
async def test_a_wrong_setting_is_one_clear_line(tmp_path, name, value):
    process = await run(tmp_path, **{name: value})
    _, said = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 1
    assert name in said.decode().splitlines()[-1]
    assert "Traceback" not in said.decode()


async def test_a_port_in_use_is_one_clear_line(tmp_path):
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = str(server.sockets[0].getsockname()[1])
    process = await run(tmp_path, PORT=port)
    _, said = await asyncio.wait_for(process.communicate(), 30)
    server.close()
    assert process.returncode == 1
    assert port in said.decode().splitlines()[-1]
    assert "Traceback" not in said.decode()
