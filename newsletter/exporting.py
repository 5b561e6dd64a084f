"""The list as a file that a spreadsheet opens, and that importing.py reads back."""

import csv
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone

from newsletter.models import Subscriber
from rvggz.spreadsheets import harmless

HEADER = (
    "e-mailadres", "naam", "stand", "toestemming", "gevraagd op", "bevestigd op", "nieuwsbrief", "weekbericht",
    "pauze tot", "aangemeld via", "stand sinds",
)  # fmt: skip


class _Echo:
    def write(self, line: str) -> str:
        return line


def answer(subscribers: QuerySet[Subscriber]) -> StreamingHttpResponse:
    name = f"abonnees-{timezone.localdate():%Y-%m-%d}.csv"
    response = StreamingHttpResponse(lines(subscribers), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def lines(subscribers: QuerySet[Subscriber]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + writer.writerow(HEADER)  # so that Excel sees that it is UTF-8
    for one in subscribers.order_by("pk").iterator(chunk_size=2000):
        yield writer.writerow([harmless(cell) for cell in row(one)])


def row(one: Subscriber) -> tuple[Any, ...]:
    return (
        one.email, one.name, one.get_state_display(), evidence(one),
        "" if one.is_since_unknown else _moment(one.asked_at), _moment(one.confirmed_at),
        "ja" if one.monthly else "nee", "ja" if one.weekly else "nee", one.paused_until or "",
        one.get_source_display(), _moment(one.state_at),
    )  # fmt: skip


def evidence(one: Subscriber) -> str:
    """In words: what proves that somebody agreed."""
    if one.evidence or not one.consent_text:
        return one.evidence
    return f"{one.get_source_display()}, tekst {one.consent_version}: “{one.consent_text}”"


def _moment(moment: Any) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""
