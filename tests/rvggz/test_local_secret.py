"""The demo signs with a key that nobody can read in the code, and shows itself to this machine alone."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from rvggz.management.commands.runserver import is_this_machine
from rvggz.settings import local_secret

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_key_is_made_by_chance_kept_and_for_its_owner_alone(tmp_path):
    first = local_secret.kept_in(tmp_path / "a")
    (tmp_path / "a" / "secret-key").chmod(0o644)  # of a copy

    assert local_secret.kept_in(tmp_path / "a") == first
    assert local_secret.kept_in(tmp_path / "b") != first
    assert len(first) > 50
    assert stat.S_IMODE((tmp_path / "a" / "secret-key").stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["secret-key"]


def test_processes_that_start_together_have_one_key(tmp_path):
    code = (
        "import sys, pathlib; from rvggz.settings import local_secret as l; print(l.kept_in(pathlib.Path(sys.argv[1])))"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]

    said = {process.communicate()[0].strip() for process in started}

    assert len(said) == 1
    assert len(said.pop()) > 50


def test_make_run_has_that_key():
    assert local_secret.kept_in(settings.VAR_DIR) == settings.SECRET_KEY


@pytest.mark.parametrize("address", ["0.0.0.0:8000", "0:8000", "[::]:8000", "192.0.2.7:8000", "example.test:8000"])
def test_the_demo_is_not_served_to_other_machines(address):
    with pytest.raises(CommandError, match="alleen op deze computer"):
        call_command("runserver", address, use_reloader=False)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_this_machine_is_this_machine(address):
    assert is_this_machine(address)
