"""Makes a PDF once, whoever asks: a reader, the worker, or both at the same moment. Only writer of StoredPdf.

Who makes it claims the row first, with a write that one process can win. A claim is good for as long as a rendering may
take: after a ``kill -9`` the next one who asks takes over.
"""

import hashlib
import logging
import secrets
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from threading import Thread

from django.core.files import File
from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from articles.models import PdfState, StoredPdf

from . import renderer
from .addresses import absolute, sources
from .sources import READING_MAP, Source

logger = logging.getLogger(__name__)
CLAIM_LASTS = timedelta(seconds=renderer.SECONDS_LIMIT + 30)
TRY_AGAIN_AFTER = timedelta(minutes=5)
KEPT_READING_MAPS = 60  # readers choose their articles: the number of different ones has no end
POLL_SECONDS = 0.2
AT_ONCE, COUNTING = 2, 5_318_008  # documents; the lock under which they are counted


def make(source: Source, patience: float, *, waits_for_others: bool = True) -> StoredPdf:
    """The PDF, made if it is not there. Waits at most ``patience`` seconds; a slow one goes on after that.

    ``waits_for_others``: also when another makes this one, or as many as may be are being made. The answer may be in
    any state: READY; MAKING or WAITING, ask again later; FAILED, and not tried again for a while.
    Raises ``StoredPdf.DoesNotExist`` when the page went offline meanwhile.
    """
    until = time.monotonic() + patience
    try:
        pdf, _ = StoredPdf.objects.get_or_create(key=source.key, defaults={"page": source.page})
    except IntegrityError:  # the page was deleted meanwhile
        raise StoredPdf.DoesNotExist from None
    while pdf.state != PdfState.READY and not is_given_up(pdf):
        if claimed := claim(pdf):
            carry_out(pdf, claimed, source, until)
            pdf.refresh_from_db()
            break
        if time.monotonic() >= until or not waits_for_others:
            break
        time.sleep(POLL_SECONDS)
        pdf.refresh_from_db()
    return pdf


def ahead_of(pdf: StoredPdf) -> int:
    """How many documents are being made, or were asked for before this one not long ago."""
    now = timezone.now()
    waiting = Q(state=PdfState.WAITING, requested_at__gte=now - TRY_AGAIN_AFTER, requested_at__lt=pdf.requested_at)
    return StoredPdf.objects.filter(being_made(now) | waiting).exclude(pk=pdf.pk).count()


def being_made(now: datetime) -> Q:
    return Q(state=PdfState.MAKING, started_at__gte=now - CLAIM_LASTS)


def is_given_up(pdf: StoredPdf) -> bool:
    """It failed, not long ago."""
    recently = timezone.now() - TRY_AGAIN_AFTER
    return pdf.state == PdfState.FAILED and pdf.started_at is not None and pdf.started_at > recently


def claim(pdf: StoredPdf) -> datetime | None:
    """Win the right to make this PDF; the moment of winning is the proof, and is None when another is at work,
    or when as many as may be are being made.
    """
    now = timezone.now()
    free = (
        Q(state=PdfState.WAITING)
        | Q(state=PdfState.MAKING, started_at__lt=now - CLAIM_LASTS)
        | Q(state=PdfState.FAILED, started_at__lt=now - TRY_AGAIN_AFTER)
    )
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COUNTING])
        if StoredPdf.objects.filter(being_made(now)).exclude(pk=pdf.pk).count() >= AT_ONCE:
            return None
        won = StoredPdf.objects.filter(free, pk=pdf.pk).update(state=PdfState.MAKING, started_at=now, error="")
    return now if won else None


def carry_out(pdf: StoredPdf, claimed: datetime, source: Source, until: float) -> None:
    """Make a claimed PDF; what is not ready in time is finished by a thread, after the answer to the reader."""
    try:
        rendering = renderer.Rendering(source.html(), absolute("/"), sources())
    except Exception as error:
        logger.exception("the HTML of %s could not be made", source.key)
        fail(pdf, claimed, repr(error))
        return
    if rendering.wait(max(0.0, until - time.monotonic())):
        finish(pdf, claimed, source, rendering)
    else:
        Thread(target=finish_later, args=(pdf, claimed, source, rendering), daemon=True).start()


def finish_later(pdf: StoredPdf, claimed: datetime, source: Source, rendering: renderer.Rendering) -> None:
    try:
        rendering.wait(renderer.SECONDS_LIMIT)
        finish(pdf, claimed, source, rendering)
    finally:
        connection.close()


def finish(pdf: StoredPdf, claimed: datetime, source: Source, rendering: renderer.Rendering) -> None:
    try:
        if rendering.error:
            logger.error("%s could not be made: %s", source.key, rendering.error)
            fail(pdf, claimed, rendering.error)
        else:
            keep(pdf, claimed, rendering)
            forget_older(source)
    finally:
        rendering.close()


def fail(pdf: StoredPdf, claimed: datetime, error: str) -> None:
    mine(pdf, claimed).update(state=PdfState.FAILED, error=error[-5000:])


def keep(pdf: StoredPdf, claimed: datetime, rendering: renderer.Rendering) -> None:
    """Store the file under a name that nobody can guess: media may be public where the page is not."""
    storage = StoredPdf._meta.get_field("file").storage
    with rendering.file.open("rb") as file:
        etag = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        name = storage.save(f"pdf/{secrets.token_urlsafe(24)}.pdf", File(file))
    ready = {"state": PdfState.READY, "file": name, "etag": etag, "made_at": timezone.now()}
    if not mine(pdf, claimed).update(**ready):
        storage.delete(name)  # the page went offline, or another took over


def mine(pdf: StoredPdf, claimed: datetime) -> QuerySet[StoredPdf]:
    """The row, as long as this claim is the one that counts."""
    return StoredPdf.objects.filter(pk=pdf.pk, state=PdfState.MAKING, started_at=claimed)


def forget_older(source: Source) -> None:
    """Earlier versions of an article; of leesmappen the ones made longest ago."""
    if source.older_keys:
        forget(StoredPdf.objects.filter(key__startswith=source.older_keys).exclude(key=source.key))
        return
    maps = StoredPdf.objects.filter(key__startswith=READING_MAP).order_by("-requested_at")
    newest = maps.values_list("pk", flat=True)[:KEPT_READING_MAPS]
    forget(maps.exclude(pk__in=list(newest)))


def forget(pdfs: Iterable[StoredPdf]) -> None:
    """Delete them, rows and files."""
    for pdf in pdfs:
        pdf.delete()


def forget_file(name: str | None) -> None:
    """The file of a row that was deleted, alone or with its page."""
    if name:
        storage = StoredPdf._meta.get_field("file").storage
        transaction.on_commit(lambda: storage.delete(name))


def forget_page(page_id: int) -> None:
    """A page went offline: its PDF goes, and every leesmap, which may hold it."""
    forget(StoredPdf.objects.filter(Q(page_id=page_id) | Q(key__startswith=READING_MAP)))


def forget_below(page: Page) -> None:
    """Who may see a page and all below it has changed."""
    below = Page.objects.descendant_of(page, inclusive=True)
    forget(StoredPdf.objects.filter(Q(page__in=below) | Q(key__startswith=READING_MAP)))
