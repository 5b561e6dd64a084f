"""Sending a letter, beside a bare loop over smtplib; and preparing a million deliveries."""

import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
READERS, MILLION, TASTE, TURNS = 20_000, 1_000_000, 2_000, 3
ADD = """
INSERT INTO newsletter_subscriber (key, email, name, state, monthly, weekly, source, asked_at, confirmed_at,
    consent_version, consent_text, evidence, state_at, wanted_email)
SELECT gen_random_uuid(), 'brief' || n || '@bench.example.test', 'Lezer ' || n, 'confirmed', true, false, 'page', now(),
    now(), 1, '', '', now(), '' FROM generate_series(1, %s) AS n
"""


def measured() -> dict[str, float]:
    from newsletter import rules
    from newsletter.models import NewsletterPage, Sending
    from wagtail.models import Site

    choices = rules.get()
    choices.site = Site.objects.get(is_default_site=True)
    choices.per_second, choices.per_hour, choices.second_editor = 10**6, 10**9, False
    choices.save()
    try:
        figures = _rates() | _million()
    finally:
        Sending.objects.all().delete()
        _forget()
        for page in NewsletterPage.objects.all():
            page.delete()
        choices.delete()
    return figures


def _forget() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE newsletter_subscriber, newsletter_delivery CASCADE")


def _readers(number: int) -> None:
    from django.db import connection

    _forget()
    with connection.cursor() as cursor:
        cursor.execute(ADD, [number])
        cursor.execute("ANALYZE newsletter_subscriber")


def _prepared(title: str) -> Any:
    """A sending of an issue of ordinary length, prepared: the sending, and the seconds that took."""
    from articles.models import HomePage
    from newsletter import preparing
    from newsletter.models import NewsletterArchivePage, NewsletterIssue, NewsletterPage, Sending

    home = HomePage.objects.first()
    page = NewsletterPage.objects.first() or home.add_child(
        instance=NewsletterPage(title="Nieuwsbrief", slug="letters")
    )
    archive = NewsletterArchivePage.objects.first()
    if archive is None:
        archive = page.add_child(instance=NewsletterArchivePage(title="Archief", slug="archief"))
    text = "<p>" + "Wat er deze maand gebeurde, en wie er was. " * 12 + "</p>"
    issue = NewsletterIssue(title=title, slug=title.lower().replace(" ", "-"), live=False)
    issue.body = [("greeting", {"text": "Beste", "without_name": "Beste lezer"}), *[("text", text)] * 12]
    archive.add_child(instance=issue)
    row = Sending.objects.create(issue=issue, revision=issue.save_revision(), state="planned", subject=title)
    start = time.monotonic()
    preparing.prepare(row)
    return Sending.objects.get(pk=row.pk), time.monotonic() - start


def _rates() -> dict[str, float]:
    """Letters a second. In turn, of each the best, as of pages: a machine is never equally quick for minutes."""
    _readers(READERS)
    seconds: dict[str, list[float]] = {"bare": [], "one": [], "two": []}
    with _sink() as port:
        for turn in range(TURNS):
            seconds["bare"].append(_bare(port, _prepared(f"Kaal {turn}")[0]))
            seconds["one"].append(_sent(port, _prepared(f"Een {turn}")[0], 1)[0])
            seconds["two"].append(_sent(port, _prepared(f"Twee {turn}")[0], 2)[0])
    return {f"letters_{name}": READERS / min(all_of_it) for name, all_of_it in seconds.items()}


def _million() -> dict[str, float]:
    _readers(MILLION)
    row, seconds = _prepared("Miljoen")
    with _sink() as port:
        _, memory = _sent(port, row, 1, TASTE)
    return {"letters_prepare": seconds, "letters_memory": memory}


def _bare(port: int, row: Any) -> float:
    """Seconds that smtplib needs for as many ready-made messages over one connection."""
    from newsletter.models import Subscriber
    from newsletter.moulds import Mould, Reader

    mould = Mould(row)
    readers = [Reader(n, one.email, one.name, one.key) for n, one in enumerate(Subscriber.objects.all()[:200], 1)]
    ready = [(reader.email, mould.fill(reader)) for reader in readers]
    server = smtplib.SMTP("127.0.0.1", port)
    start = time.monotonic()
    for to, letter in islice(cycle(ready), READERS):
        server.sendmail("post@example.test", [to], letter)
    seconds = time.monotonic() - start
    server.close()
    return seconds


def _sent(port: int, row: Any, workers: int, most: int = 10**9) -> tuple[float, float]:
    """Seconds from the word go until the last worker is done; the most memory that one of them had, in MB."""
    from django.db import connection

    known = connection.settings_dict
    url = f"postgresql://{known['USER']}@/{known['NAME']}?host={known['HOST']}"  # as a host gives it
    started = [
        subprocess.Popen(
            [sys.executable, str(HERE / "letter_worker.py"), str(row.pk), str(port), str(most)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"DATABASE_URL": url},
        ) for _ in range(workers)
    ]  # fmt: skip
    for process in started:
        process.stdout.readline()
    start = time.monotonic()
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    memory = [int(process.stdout.readline()) for process in started]
    seconds = time.monotonic() - start
    for process in started:
        process.wait()
    return seconds, max(memory)


@contextmanager
def _sink() -> Iterator[int]:
    process = subprocess.Popen([sys.executable, str(HERE / "sink.py")], stdout=subprocess.PIPE, text=True)
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
