"""Browsers that members log in with: recognised by a cookie, named in plain words. No address is kept."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from participants.accounts import letters
from participants.models import KnownDevice, Member

COOKIE, PATH, SALT = "device", "/mijn/", "known device"
KEPT = timedelta(days=365)  # since it was last used
MOST = 30  # a member
NO_ADDRESS = "0.0.0.0"  # noqa: S104 (no address to listen on: nothing)

BROWSERS = (
    ("Edg", "Edge"), ("OPR|Opera", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip # the first that fits: the later ones stand in the others' names too
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "Chromebook"),
    ("Macintosh|Mac OS X", "Mac"), ("Linux|X11", "Linux"),
)  # fmt: skip


def name_of(user_agent: str) -> str:
    """ "Firefox op Windows": what somebody recognises. A browser may say whatever it likes."""
    found = [
        next((name for pattern, name in known if re.search(pattern, user_agent)), "") for known in (BROWSERS, SYSTEMS)
    ]
    return " op ".join(part for part in found if part) or "Onbekend apparaat"


def recognise(request: HttpRequest, response: HttpResponse, member: Member) -> None:
    """Somebody logged in. On a browser that this member never used before the owner of the account gets a mail.

    The first device of all is where the account began, or the first login on this site: no news.
    """
    token = request.get_signed_cookie(COOKIE, "", salt=SALT) or secrets.token_urlsafe(24)
    mine = KnownDevice.objects.filter(member=member)
    known = set(mine.values_list("token_hash", flat=True))
    is_new = _hash(token) not in known
    if is_new:
        KnownDevice.objects.bulk_create([KnownDevice(member=member, token_hash=_hash(token))], ignore_conflicts=True)
    else:
        mine.filter(token_hash=_hash(token)).update(used_at=timezone.now())
    response.set_signed_cookie(
        COOKIE, token, salt=SALT, max_age=KEPT, path=PATH, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    if is_new and known:
        _forget_oldest(member)
        name = name_of(request.headers.get("User-Agent", ""))
        letters.send("account_new_device", member.email, {"device": name, "when": letters.moment()})


def known_by(request: HttpRequest, email: str) -> str:
    """What names this browser, when the member with this address logged in on it before; otherwise nothing."""
    token = request.get_signed_cookie(COOKIE, "", salt=SALT) or ""
    mine = KnownDevice.objects.filter(member__email__iexact=email, token_hash=_hash(token))
    return _hash(token) if token and mine.exists() else ""


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _forget_oldest(member: Member) -> None:
    mine = KnownDevice.objects.filter(member=member).order_by("-used_at")
    KnownDevice.objects.filter(pk__in=list(mine.values_list("pk", flat=True)[MOST:])).delete()


def tidy(now: datetime) -> int:
    gone, _ = KnownDevice.objects.filter(used_at__lt=now - KEPT).delete()
    return gone


def without_address(sender: Any, instance: Any, **more: Any) -> None:
    """allauth keeps the address of a device with every session. We do not: it never reaches the table."""
    instance.ip = NO_ADDRESS
