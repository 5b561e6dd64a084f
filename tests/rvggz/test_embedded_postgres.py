"""The PostgreSQL of ``make run``: there for who asks, gone with the last, and back after the worst."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg2
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = (
    "import sys, pathlib; from rvggz import embedded_postgres as e; "
    "print(e.url(pathlib.Path(sys.argv[1])), flush=True); sys.stdin.read()"
)


@pytest.fixture
def ask():
    """A process that asks for the server and stays until its input ends; answers it and the address."""
    asked = []

    def ask(folder):
        process = subprocess.Popen(
            [sys.executable, "-W", "error::UserWarning", "-c", CODE, str(folder)], cwd=ROOT,
            env=os.environ | {"XDG_RUNTIME_DIR": "/nowhere"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        asked.append(process)
        return process, process.stdout.readline().strip()

    yield ask
    for process in asked:
        process.communicate()


def server_of(folder):
    claim = folder / "postgresql" / "postmaster.pid"
    return psutil.Process(int(claim.read_text().split()[0])) if claim.exists() else None


def is_gone(server):
    """Ended, though perhaps nobody has taken note of it yet."""
    return not server.is_running() or server.status() == psutil.STATUS_ZOMBIE


def test_the_last_to_leave_stops_the_server(ask, tmp_path):
    first, address = ask(tmp_path)
    second, same_address = ask(tmp_path)
    server = server_of(tmp_path)

    first.communicate()
    psycopg2.connect(same_address).close()
    second.communicate()

    assert address == same_address
    assert is_gone(server)


def test_it_recovers_when_all_were_killed(ask, tmp_path):
    process, _ = ask(tmp_path)
    server = server_of(tmp_path)
    process.send_signal(signal.SIGKILL)
    server.send_signal(signal.SIGKILL)
    psutil.wait_procs([server], timeout=10)
    time.sleep(0.5)

    again, address = ask(tmp_path)

    psycopg2.connect(address).close()
    new_server = server_of(tmp_path)
    again.communicate()
    assert is_gone(new_server)


def test_a_long_path_gets_a_short_socket(ask, tmp_path):
    folder = tmp_path / ("een-map-met-een-lange-naam-" * 6)

    _, address = ask(folder)

    psycopg2.connect(address).close()
