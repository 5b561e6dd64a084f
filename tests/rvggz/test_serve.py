"""``make run`` as a person meets it: it starts, it says what is wrong, and it leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.django_db(transaction=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_address():
    settings = connection.settings_dict
    return f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory):
    """One for all, so that the static files are collected once."""
    return tmp_path_factory.mktemp("serve")


@pytest.fixture
def start(var_dir):
    """Start ``manage.py serve`` on the database of this test and a free port."""
    started = []

    def start(**changes):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "rvggz.settings.development", "VAR_DIR": str(var_dir),
            "DATABASE_URL": database_address(), "PORT": str(free_port()),
        } | changes  # fmt: skip
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        started.append(process)
        process.address = f"http://127.0.0.1:{environment['PORT']}"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def family_when_ready(process):
    """Wait until the site answers and its workers are there (they start one by one); answer all its processes."""
    end = time.monotonic() + 240
    while True:
        assert process.poll() is None, process.stdout.read()
        try:
            assert urlopen(process.address + "/gezond/", timeout=5).status == 200  # noqa: S310 (our own)
            family = psutil.Process(process.pid).children(recursive=True)
            if len(family) >= 4:  # server with two workers, and the worker for the background
                return family
        except OSError:
            pass
        assert time.monotonic() < end, "it did not start in time"
        time.sleep(0.2)


def test_it_stops_all_it_started_when_asked(start, article):
    process = start()
    family = family_when_ready(process)

    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=60)

    assert process.returncode == 0
    assert f"De site:   {process.address}/" in output
    assert not psutil.wait_procs(family, timeout=20)[1]


def test_when_the_web_server_dies_all_stops_and_says_so(start, article):
    process = start()
    family = family_when_ready(process)

    max(psutil.Process(process.pid).children(), key=lambda child: len(child.children())).kill()
    output, _ = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "De webserver is gestopt" in output
    assert not psutil.wait_procs(family, timeout=20)[1]


def test_when_it_is_killed_itself_nothing_stays_behind(start, article):
    process = start()
    family = family_when_ready(process)

    process.kill()

    assert not psutil.wait_procs(family, timeout=60)[1]


@pytest.fixture
def signals_put_back():
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def test_a_port_in_use_is_told(signals_put_back, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))

        with pytest.raises(CommandError) as refusal:
            call_command("serve")

    assert str(refusal.value) == f"Poort {port} is al in gebruik. Kies een andere: make run PORT={port + 1}"


def test_a_database_that_does_not_answer_is_told_without_its_password(start):
    address = f"postgresql://bram:geheim@127.0.0.1:{free_port()}/rvggz"
    output, _ = start(DATABASE_URL=address).communicate(timeout=200)

    assert "Geen verbinding met de database op 127.0.0.1" in output
    assert "geheim" not in output
    assert "Traceback" not in output
