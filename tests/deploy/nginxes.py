"""Debian's nginx with deploy/nginx.conf, on ports of its own."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import ssl
import subprocess
import time
from pathlib import Path

import pytest

CONFIGURATION = Path(__file__).resolve().parent.parent.parent / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
NEEDED = pytest.mark.skipif(not NGINX, reason="nginx is not on this machine (make test installs it when it may)")
SURROUNDINGS = """
daemon off; pid {0}/pid; error_log {0}/error.log; {2}
events {{}}
http {{ {1} include {0}/site.conf; }}
"""
TEMPORARY = "".join(f"{name}_temp_path {{0}}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(folder):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
         "-subj", "/CN=www.example.nl", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


@contextlib.contextmanager
def start(folder, site_port):
    """Files go to ``folder``, the site answers at ``site_port``. Gives a function that gets an address."""
    certificate(folder)
    plain, secure = free_port(), free_port()
    text = CONFIGURATION.read_text()
    for old, new in {
        "127.0.0.1:8000": f"127.0.0.1:{site_port}", "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen [::]:80;": "", "listen 443": f"listen 127.0.0.1:{secure}", "listen [::]:443 ssl http2;": "",
        "/etc/letsencrypt/live/www.example.nl/fullchain.pem": f"{folder}/cert.pem",
        "/etc/letsencrypt/live/www.example.nl/privkey.pem": f"{folder}/key.pem",
        "/var/cache/nginx/rvggz": f"{folder}/kept", "/var/log/nginx": str(folder), "/srv/rvggz/var": str(folder),
    }.items():  # fmt: skip
        assert old in text, old
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text)
    (folder / "nginx.conf").write_text(
        SURROUNDINGS.format(folder, TEMPORARY.format(folder), "user root;" if os.geteuid() == 0 else "")
    )
    process = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"])

    def get(path, port=secure, method="GET", body=None, **headers):
        kind = http.client.HTTPConnection if port == plain else http.client.HTTPSConnection
        options = {} if port == plain else {"context": ssl._create_unverified_context()}  # noqa: S323
        connection = kind("127.0.0.1", port, timeout=10, **options)
        connection.request(method, path, body, headers={"Host": "www.example.nl", **headers})
        answer = connection.getresponse()
        answer.body = answer.read()
        answer.text = answer.body.decode(errors="replace")
        connection.close()
        return answer

    def stop():
        """Let nginx finish: it writes its log after the visitor has the answer."""
        process.send_signal(signal.SIGQUIT)
        process.wait(30)

    get.plain, get.secure, get.stop = plain, secure, stop
    wait_for(plain)
    try:
        yield get
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
