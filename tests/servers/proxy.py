"""A real nginx with the configuration of deploy/, on free ports, with a certificate of its own."""

import os
import pwd
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.deploy.read import DEPLOY
from tools.trial import free_ports

CONF = DEPLOY / "proxy/nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@dataclass(frozen=True)
class Proxy:
    """Its two doors, its certificate, and what it logs."""

    https: int
    http: int
    trust: ssl.SSLContext
    log: Path


def settled(folder: Path, https: int, http: int, channels: str) -> Path:
    """The configuration with other ports and folders, and nothing else changed."""
    text = CONF.read_text("utf-8")
    for before, after in {
        "/tmp/": f"{folder}/",  # the first, since a folder lies there too
        "/etc/nginx/tls/": f"{folder}/",
        "/dev/stdout": f"{folder}/access.log",
        "listen 8443": f"listen 127.0.0.1:{https}",
        "listen 8080": f"listen 127.0.0.1:{http}",
        "http://channels:8080": f"http://{channels}",
    }.items():
        assert before in text, before
        text = text.replace(before, after)
    file = folder / "nginx.conf"
    file.write_text(text, "utf-8")
    return file


def checked(file: Path) -> str:
    """What `nginx -t` finds wrong; empty when nothing."""
    done = subprocess.run([NGINX, "-t", "-q", "-c", str(file)], capture_output=True, text=True)
    return done.stderr if done.returncode else ""


@contextmanager
def running(folder: Path, channels: str) -> Iterator[Proxy]:
    """nginx in front of `channels` (host:port)."""
    https, http = (int(port) for port in free_ports(2))
    trust = _certificate(folder)
    file = settled(folder, https, http, channels)
    process = subprocess.Popen([NGINX, "-c", str(file), "-g", "daemon off;"], preexec_fn=_plain_user(folder))
    try:
        _wait(https, process)
        yield Proxy(https, http, trust, folder / "access.log")
    finally:
        process.terminate()
        process.wait(10)


def _plain_user(folder: Path):
    """In deploy/ it is no root; here it is made so when the tests are."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("nobody")
    for one in (folder, *folder.rglob("*")):
        os.chown(one, user.pw_uid, user.pw_gid)

    def become() -> None:
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)

    return become


def _wait(port: int, process: subprocess.Popen) -> None:
    pause = threading.Event()
    for _ in range(200):
        assert process.poll() is None, "nginx ended"
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        pause.wait(0.05)
    raise AssertionError("nginx does not listen")


def _certificate(folder: Path) -> ssl.SSLContext:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return ssl.create_default_context(cafile=folder / "cert.pem")
