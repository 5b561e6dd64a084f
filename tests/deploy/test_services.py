"""The systemd units and the compose file say what they should, as far as this machine can tell."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
@pytest.mark.parametrize("name", ["rvggz-web.service", "rvggz-worker.service"])
def test_systemd_understands_the_unit(name, tmp_path):
    text = (DEPLOY / name).read_text().replace("/srv/rvggz/.venv/bin/python", sys.executable)
    (tmp_path / name).write_text(text)

    done = subprocess.run(["systemd-analyze", "verify", tmp_path / name], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert name not in done.stderr


def test_compose_starts_a_database_that_is_new_enough_and_only_for_this_machine():
    text = (DEPLOY / "compose.yaml").read_text()

    assert int(re.search(r"image: postgres:(\d+)", text)[1]) >= 15
    assert re.findall(r'ports: \["(127\.0\.0\.1:)?', text) == ["127.0.0.1:"] * 2


def test_the_example_of_settings_names_all_that_production_needs():
    from tests.rvggz.test_production import COMPLETE

    lines = (DEPLOY / "rvggz.env.example").read_text().splitlines()
    named = {line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")}

    assert set(COMPLETE) <= named
