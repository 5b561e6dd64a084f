"""Workers as they really run: processes of their own, on the database of a test."""

import os
import subprocess
import sys
import time
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


def start(settings="rvggz.settings.development", **environment):
    """Start ``manage.py run_worker`` on the database of this test. Who starts it stops it."""
    database = connection.settings_dict
    address = f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    known = os.environ | {"DJANGO_SETTINGS_MODULE": settings, "DATABASE_URL": address} | environment
    return subprocess.Popen([sys.executable, "manage.py", "run_worker"], cwd=ROOT, env=known)


def wait_until(condition, seconds=40):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)
