"""PostgreSQL and Redis as Debian installs them, on a place of their own, for what docs/beheer.md says."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
MISSING = [name for name in ("redis-server", "rsync") if not shutil.which(name)] + ([] if BIN else ["postgresql"])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def as_postgres(*command):
    """PostgreSQL refuses to be run by root."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    return subprocess.run([*before, *map(str, command)], check=True, capture_output=True, text=True, cwd="/")


@contextmanager
def postgresql():
    """A cluster that only answers in the folder that it yields, whoever says to be whom."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # short: the name of a socket may have 107 bytes
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    as_postgres(BIN / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    as_postgres(BIN / "pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield folder
    finally:
        as_postgres(BIN / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


@contextmanager
def redis():
    """A server on a port of its own."""
    port = free_port()
    quiet = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1"]
    with subprocess.Popen(["redis-server", "--port", str(port), *quiet], stdout=subprocess.DEVNULL) as process:
        answers(port)
        yield port
        process.terminate()


def answers(port, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < end, f"nothing answers at port {port}"
            time.sleep(0.1)
        else:
            return
