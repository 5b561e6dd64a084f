"""Production settings: refuse to start with something missing, and leave Django's own check nothing to say."""

import os
import subprocess
import sys
from pathlib import Path

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
READ = "from django.conf import settings as s; print({})"


def python(*arguments, **changes):
    """Run Python in production's environment, with changes; ``None`` takes a variable away."""
    environment = {"PATH": os.environ["PATH"], **COMPLETE, **changes}
    environment = {name: value for name, value in environment.items() if value is not None}
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("name", sorted(set(COMPLETE) - {"DJANGO_SETTINGS_MODULE"}))
def test_refuses_to_start_and_names_what_is_missing(name):
    done = python("-c", READ.format("s.DEBUG"), **{name: None})

    assert done.returncode != 0
    assert f'{name} is not set (see README, "Settings")' in done.stderr


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
def test_refuses_nonsense(name, value, complaint):
    done = python("-c", READ.format("s.DEBUG"), **{name: value})

    assert done.returncode != 0
    assert complaint in done.stderr


def test_it_starts_with_everything_about_mail_that_can_be_set(tmp_path):
    (tmp_path / "brief.pem").write_text("x")
    mail = {
        "BOUNCE_ADDRESS": "bounces@example.test", "BOUNCE_MAILBOX_URL": "imaps://b%40example.test:ge%3Aheim@mail.example.test",
        "DKIM_KEY_FILE": str(tmp_path / "brief.pem"), "DKIM_DOMAIN": "example.test", "DKIM_SELECTOR": "brief",
        "MAIL_WEBHOOKS": "mailgun", "MAIL_WEBHOOK_KEY": "sleutel",
        "MAIL_WEBHOOK_SECRET": "post:een-lang-en-geheim-woord",
    }  # fmt: skip

    box = python("-c", READ.format("s.BOUNCE_MAILBOX['user'], s.BOUNCE_MAILBOX['password'], s.ANYMAIL"), **mail)
    checked = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **mail)

    assert box.stdout.startswith("b@example.test ge:heim {'WEBHOOK_SECRET'")
    assert checked.returncode == 0, checked.stderr


def test_the_check_for_deployment_finds_nothing():
    done = python("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_nothing_of_the_demo_is_there():
    code = "import django; django.setup(); from rvggz.urls import urlpatterns; print(urlpatterns)"
    done = python("-c", code)

    assert done.returncode == 0, done.stderr
    assert "demo" not in done.stdout
    assert "media" not in done.stdout


def test_the_mail_server_and_the_host_come_from_their_addresses():
    done = python("-c", READ.format("s.EMAIL_HOST_PASSWORD, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.ALLOWED_HOSTS"))

    assert done.stdout.strip() == "ge@heim 587 True ['www.example.test']"
