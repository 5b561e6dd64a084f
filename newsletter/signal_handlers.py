"""Every connection between what others do and what we keep beside it, in one list."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Site

from newsletter import by_clock, consent, finding, my_letter
from newsletter.models import LetterSettings, Sending
from participants.accounts import addresses


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(on_settings_changed, sender=LetterSettings, dispatch_uid=f"letter_settings_{id(signal)}")
        signal.connect(on_settings_changed, sender=Site, dispatch_uid=f"letter_site_{id(signal)}")
        signal.connect(finding.on_sending, sender=Sending, dispatch_uid=f"letter_sending_{id(signal)}")
    addresses.moved.connect(my_letter.on_account_moved, dispatch_uid="letter_follows_account")
    by_clock.register()


def on_settings_changed(**kwargs: Any) -> None:
    consent.forget()
