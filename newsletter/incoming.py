"""One message that came to the mailbox for reports: read, counted, and then it may go."""

import logging

from newsletter import bounces, list_mail, reports
from newsletter.reports import BOUNCES, Kind

logger = logging.getLogger(__name__)


def take(data: bytes) -> bool:
    """Do what it asks for. Committed when this answers; the same message once more changes nothing.

    Answers whether it was understood: False is for a person to look at.
    """
    report = reports.read(data)
    if report.kind == Kind.LEAVE and report.mark:
        list_mail.leave(report.mark)
    elif report.kind in BOUNCES and report.mark:
        mark = report.mark
        bounces.count(
            BOUNCES[report.kind], report.fingerprint, report.code, delivery=mark.delivery, subscriber=mark.subscriber
        )
    return report.kind != Kind.UNKNOWN
