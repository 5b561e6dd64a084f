"""Can we hear what comes back? For ``manage.py check_mail``."""

from collections.abc import Iterator

from django.conf import settings

from newsletter.post_boxes import BROKEN, open_box
from rvggz.mail_records import Finding, Mark


def findings() -> Iterator[Finding]:
    if settings.MAIL_WEBHOOKS:
        yield Finding(
            Mark.GOOD, f"Wat terugkomt, hoort de site van {settings.MAIL_WEBHOOKS}, op /nieuwsbrief/terug/ (webhook)."
        )
    if settings.BOUNCE_MAILBOX:
        yield from _mailbox()
    elif not settings.MAIL_WEBHOOKS:
        yield Finding(
            Mark.NOTE,
            "De site hoort niet wat er terugkomt: stel BOUNCE_MAILBOX_URL of MAIL_WEBHOOKS in voor de nieuwsbrief.",
        )
    if settings.BOUNCE_MAILBOX and not settings.BOUNCE_ADDRESS:
        yield Finding(
            Mark.WRONG,
            "BOUNCE_ADDRESS ontbreekt: zonder dat adres komt er niets in de postbus dat bij een brief hoort.",
        )


def _mailbox() -> Iterator[Finding]:
    known = settings.BOUNCE_MAILBOX
    where = f"{known['host']}:{known['port']}"
    try:
        box = open_box(known)
    except BROKEN as error:
        yield Finding(
            Mark.WRONG,
            f"De postbus op {where} gaat niet open ({type(error).__name__}). Kloppen naam, wachtwoord en map in "
            "BOUNCE_MAILBOX_URL?",
        )
        return
    try:
        yield Finding(Mark.GOOD, f"De postbus op {where} gaat open; er liggen {len(box.waiting())} berichten.")
        box.finish()
    except BROKEN as error:
        yield Finding(Mark.WRONG, f"De postbus op {where} is niet te lezen ({type(error).__name__}).")
    finally:
        box.hang_up()
