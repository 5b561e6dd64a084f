"""Production settings: refuse to start with something missing, and leave Django's own check nothing to say."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

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


@pytest.fixture
def read(nursery):
    """``read("s.DEBUG", NAME=value)``: what production's settings say, or with what words they refuse."""

    def read(expression, **changes):
        nursery.stdin.write(json.dumps([expression, environment(changes)]) + "\n")
        nursery.stdin.flush()
        return Answer(*json.loads(nursery.stdout.readline()))

    return read


@pytest.mark.parametrize("name", sorted(set(COMPLETE) - {"DJANGO_SETTINGS_MODULE"}))
def test_refuses_to_start_and_names_what_is_missing(read, name):
    answer = read("s.DEBUG", **{name: None})

    assert answer.status != 0
    assert f'{name} is not set (see README, "Settings")' in answer.said


@pytest.mark.parametrize(
    "name,value,complaint",
    [
        ("SECRET_KEY", "kort", "at least 50 characters"),
        ("DATABASE_URL", "mysql://x/y", "must begin with postgresql://"),
        ("CACHE_URL", "memcached://x", "must begin with redis://"),
        ("SITE_URL", "http://www.example.test", "must be https://"),
        ("EMAIL_URL", "mail.example.test", "must look like smtp+tls://"),
        ("HSTS_SECONDS", "lang", "must be a whole number"),
        ("HSTS_SUBDOMAINS", "misschien", "must be 1 or 0"),
        ("BOUNCE_ADDRESS", "Bounces <b@example.test>", "must be an address"),
        ("BOUNCE_MAILBOX_URL", "mail.example.test", "must look like imaps://"),
        ("DKIM_KEY_FILE", "/er/is/niets.pem", "must be a file that the site may read"),
        ("DKIM_KEY_FILE", str(ROOT / "README.md"), "DKIM_DOMAIN is not set"),
        ("MAIL_WEBHOOKS", "duifpost", "must be one of"),
        ("MAIL_WEBHOOKS", "postmark", "MAIL_WEBHOOK_SECRET is not set"),
    ],
)
def test_refuses_nonsense(read, name, value, complaint):
    answer = read("s.DEBUG", **{name: value})

    assert answer.status != 0
    assert complaint in answer.said


def test_a_program_ends_with_these_words():
    done = python("manage.py", "run_worker", SITE_URL=None)

    assert done.returncode != 0
    assert 'SITE_URL is not set (see README, "Settings")' in done.stderr


def test_it_starts_with_everything_about_mail_that_can_be_set(read, tmp_path):
    (tmp_path / "brief.pem").write_text("x")
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
