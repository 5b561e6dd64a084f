"""A letter before it is sent: as a mail program shows it, and as a real mail to a few."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from django.conf import settings

from articles.meta import absolute
from newsletter import marks, rendering, rules
from newsletter.models import NewsletterIssue, NewsletterPage
from rvggz import outbox

MARK = re.compile(f"{marks.OPEN}[^{marks.OPEN}{marks.CLOSE}]*{marks.CLOSE}")
DARK = re.compile(r"@media\s*\(prefers-color-scheme:\s*dark\)")
MOST = 30  # addresses of the named list


def filled(text: str, name: str, *, is_html: bool) -> str:
    """What is frozen with this name in it. The links to choose and leave lead to the page about the letter: a trial
    letter unsubscribes nobody."""
    page = NewsletterPage.objects.first()
    about = absolute(page.url or "/" if page else "/")

    def value(found: re.Match[str]) -> str:
        mark = found[0]
        if mark in {marks.UNSUBSCRIBE, marks.CHOICES}:
            return about
        words = (f" {name}" if name else "") if mark == marks.NAME else marks.greeting(mark, name)
        return escape(words) if is_html else words

    return MARK.sub(value, text)


def as_mail(issue: NewsletterIssue, name: str, *, is_dark: bool = False) -> str:
    """The HTML of the letter. ``is_dark``: as who chose a dark screen sees it, whatever this screen is."""
    html = filled(rendering.frozen(issue).html, name, is_html=True)
    html = html.replace(f'src="{settings.WAGTAILADMIN_BASE_URL}/', 'src="/')  # by whatever name we are asked
    return DARK.sub("@media all" if is_dark else "@media not all", html)


def named_list() -> list[str]:
    """The addresses of the test list, each once."""
    lines = (line.strip().lower() for line in rules.get().test_addresses.splitlines())
    return list(dict.fromkeys(line for line in lines if "@" in line))[:MOST]


def send_proof(issue: NewsletterIssue, to: Iterable[str], name: str, key: str) -> int:
    """A trial letter to each. ``key``: of the form; pressing twice sends one. Answers how many."""
    frozen = rendering.frozen(issue)
    context: dict[str, Any] = {
        "subject": frozen.subject, "html": filled(frozen.html, name, is_html=True),
        "text": filled(frozen.text, name, is_html=False),
    }  # fmt: skip
    addresses = list(to)
    for address in addresses:
        outbox.put("letter_proof", address, context, key=f"letter-proof:{key}:{address}")
    return len(addresses)
