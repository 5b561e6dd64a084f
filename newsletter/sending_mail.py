"""Mail to the editors about a sending."""

from django.conf import settings
from django.utils import timezone

from newsletter.models import Sending
from rvggz import outbox


def stopped(sending: Sending) -> None:
    """To who asked and who approved: it stopped by itself."""
    url = f"{settings.WAGTAILADMIN_BASE_URL}/beheer/"
    for person in {one for one in (sending.asked_by, sending.approved_by) if one}:
        outbox.put(
            "letter_stopped", person.email, {"subject": sending.subject, "why": sending.why_stopped, "url": url},
            key=f"letter-stopped:{sending.pk}:{person.pk}:{timezone.now():%Y-%m-%d %H:%M}",
        )  # fmt: skip
