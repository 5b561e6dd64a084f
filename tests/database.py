"""Migrates once: every test database is a copy of one that is kept until a migration changes."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from articles import editors

LOCK = 6_283_185  # one process makes it, others wait


def fingerprint():
    """Of all migrations, also those of Wagtail and the rest, and of what is done after them."""
    digest = hashlib.sha256(Path(editors.__file__).read_bytes())
    for app in apps.get_app_configs():
        for file in sorted((Path(app.path) / "migrations").glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def copy_instead_of_migrating():
    name = f"template_rvggz_{fingerprint()}"
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])  # held until the cursor's connection closes
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_rvggz\\_%%'")
        there = {row[0] for row in cursor.fetchall()}
        if name not in there:
            for old in there:
                cursor.execute(f'DROP DATABASE "{old}"')
            make(name, cursor)
    connection.settings_dict["TEST"].update(TEMPLATE=name, MIGRATE=False)


def make(name, cursor):
    """Under another name until it is whole."""
    draft, own = "template_rvggz_draft", connection.settings_dict["NAME"]
    cursor.execute(f'CREATE DATABASE "{draft}"')
    connection.close()
    connection.settings_dict["NAME"] = draft
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
    cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
