"""Production settings: refuse to start with something missing, and leave Django's own check nothing to say."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import dkim_key
from tests.rvggz import settings_table

ROOT = Path(__file__).resolve().parent.parent.parent
COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "rvggz.settings.production",
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGHIJKLMNOP",
    "DATABASE_URL": "postgresql://rvggz:geheim@db.example.test/rvggz",
    "CACHE_URL": "redis://cache.example.test/0",
    "SITE_URL": "https://www.example.test",
    "EMAIL_URL": "smtp+tls://brief:ge%40heim@mail.example.test",
    "EMAIL_FROM": "Radicale vernieuwing <post@example.test>",
}

MAKE_RUN = {"DJANGO_SETTINGS_MODULE": "rvggz.settings.development", "DATABASE_URL": "postgresql:///rvggz"}


class Answer(NamedTuple):
    status: int
    said: str


def python(*arguments, **changes):
    """Run Python in production's environment, with changes; ``None`` takes a variable away."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment(changes), capture_output=True, text=True
    )


def environment(changes):
    together = {"PATH": os.environ["PATH"], **COMPLETE, **changes}
    return {name: value for name, value in together.items() if value is not None}


@pytest.fixture(scope="module")
def nursery():
    """A process that has loaded Python and Django, and none of our settings: each that it forks reads them anew."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.rvggz.settings_nursery"], cwd=ROOT, env={"PATH": os.environ["PATH"]},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield process
        process.stdin.close()


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Files for DKIM_KEY_FILE, by what the table calls them."""
    folder = tmp_path_factory.mktemp("keys")
    files = {name: folder / f"{name}.pem" for name in ("KEY", "PUBLIC", "EMPTY")}
    public = dkim_key.make(files["KEY"]).rpartition("p=")[2]
    files["PUBLIC"].write_text(f"-----BEGIN PUBLIC KEY-----\n{public}\n-----END PUBLIC KEY-----\n")
    files["EMPTY"].touch()
    return {name: str(file) for name, file in files.items()}


@pytest.fixture
def read(nursery, keys):
    """``read("s.DEBUG", NAME=value)``: what production's settings say, or with what words they refuse."""

    def read(expression, **changes):
        changes = {name: keys.get(value, value) for name, value in changes.items()}
        nursery.stdin.write(json.dumps([expression, environment(changes)]) + "\n")
        nursery.stdin.flush()
        return Answer(*json.loads(nursery.stdout.readline()))

    return read


@pytest.mark.parametrize("name", sorted(set(COMPLETE) - {"DJANGO_SETTINGS_MODULE"}))
def test_refuses_to_start_and_names_what_is_missing(read, name):
    answer = read("s.DEBUG", **{name: None})

    assert answer.status != 0
    assert f'{name} is not set (see README, "Settings")' in answer.said


@pytest.mark.parametrize(("name", "complaint", "values"), settings_table.NONSENSE)
def test_refuses_nonsense_and_names_the_setting(read, name, complaint, values):
    for value in values:
        answer = read("s.DEBUG", **{**settings_table.NEEDED_WITH.get(name, {}), name: value})

        assert answer.status != 0, value
        assert answer.said.startswith("ImproperlyConfigured: "), (value, answer.said)
        assert name in answer.said, (value, answer.said)
        assert complaint in answer.said, (value, answer.said)
        assert 'README, "Settings"' in answer.said


@pytest.mark.parametrize(("name", "values"), settings_table.GOOD)
def test_takes_what_makes_sense(read, name, values):
    for value in values:
        assert read("s.DEBUG", **{**settings_table.NEEDED_WITH.get(name, {}), name: value}) == (0, "False"), value


@pytest.mark.parametrize("name", settings_table.listed() - {"PORT", "DEBUG"})
def test_an_empty_value_is_as_if_not_set(read, name):
    everything = "{k: v for k, v in vars(s._wrapped).items() if k.isupper()}" if name not in COMPLETE else "1"

    without = read(f"s.DEBUG, {everything}", **{name: None})

    for empty in ("", " "):
        assert read(f"s.DEBUG, {everything}", **{name: empty}) == without


@pytest.mark.parametrize(("name", "complaint", "values"), settings_table.NONSENSE_OF_MAKE_RUN)
def test_make_run_refuses_nonsense_too(read, name, complaint, values):
    for value in values:
        answer = read("s.DEBUG", **{**MAKE_RUN, name: value})

        assert answer.status != 0, value
        assert name in answer.said, (value, answer.said)
        assert complaint in answer.said, (value, answer.said)


def test_every_setting_has_nonsense_and_sense_in_the_table():
    assert {name for name, *_ in settings_table.NONSENSE} | {"PORT", "DEBUG"} == settings_table.listed()
    assert {name for name, *_ in settings_table.NONSENSE_OF_MAKE_RUN} >= {"PORT", "DEBUG", "SITE_URL", "DATABASE_URL"}


def test_no_password_is_told(read):
    for url in ("postgresql://rvggz:geheim@db/x?dit=dat", "postgresql://rvggz:geheim@db:x/x", "mysql://u:geheim@db/x"):
        assert "geheim" not in read("s.DEBUG", DATABASE_URL=url).said


def test_a_program_ends_with_these_words_alone():
    done = python("manage.py", "run_worker", SITE_URL=None)

    assert done.returncode != 0
    assert done.stderr.strip() == 'SITE_URL is not set (see README, "Settings")'


def test_it_starts_with_everything_about_mail_that_can_be_set(read, tmp_path):
    dkim_key.make(tmp_path / "brief.pem")
    mail = {
        "BOUNCE_ADDRESS": "bounces@example.test", "BOUNCE_MAILBOX_URL": "imaps://b%40example.test:ge%3Aheim@mail.example.test",
        "DKIM_KEY_FILE": str(tmp_path / "brief.pem"), "DKIM_DOMAIN": "example.test", "DKIM_SELECTOR": "brief",
        "MAIL_WEBHOOKS": "mailgun", "MAIL_WEBHOOK_KEY": "sleutel",
        "MAIL_WEBHOOK_SECRET": "post:een-lang-en-geheim-woord",
    }  # fmt: skip

    box = read("s.BOUNCE_MAILBOX['user'], s.BOUNCE_MAILBOX['password'], s.ANYMAIL", **mail)
    checked = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **mail)

    assert box.said.startswith("('b@example.test', 'ge:heim', {'WEBHOOK_SECRET'")
    assert checked.returncode == 0, checked.stderr


def test_the_check_for_deployment_finds_nothing_and_nothing_of_the_demo_is_there():
    code = (
        "from django.core.management import execute_from_command_line as manage;"
        "manage(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING']);"
        "from rvggz.urls import urlpatterns; print(urlpatterns)"
    )

    done = python("-c", code)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
    assert "beheer/" in done.stdout
    assert "demo" not in done.stdout
    assert "media" not in done.stdout


def test_the_mail_server_and_the_host_come_from_their_addresses(read):
    answer = read("s.EMAIL_HOST_PASSWORD, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.ALLOWED_HOSTS")

    assert answer == (0, "('ge@heim', 587, True, ['www.example.test'])")
