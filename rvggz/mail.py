"""One way to write a mail: ``message(name, to, context)`` from ``templates/emails/<name>/``."""

import re
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def message(
    name: str, to: str, context: dict[str, Any], headers: dict[str, str] | None = None
) -> EmailMultiAlternatives:
    """A message with subject, plain text and HTML. The subject is one line, whatever stands in the context."""
    known = {**context, "site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.WAGTAILADMIN_BASE_URL}
    subject, text, html = (
        render_to_string(f"emails/{name}/{part}", known) for part in ("subject.txt", "body.txt", "body.html")
    )
    mail = EmailMultiAlternatives(
        " ".join(subject.split()),
        re.sub(r"\n{3,}", "\n\n", text).strip() + "\n",
        to=[to],
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
    )
    mail.attach_alternative(html, "text/html")
    return mail
