"""Tells the host by mail that a page broke (status 500), as the page says that we do.

A short mail, without anything of who visited: which view and what kind of error; the log has the rest. At most one an
hour, whatever happens: its key in the outbox is the hour, so many processes agree without speaking to each other.
"""

import logging
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.signals import got_request_exception
from django.utils import formats, timezone

from rvggz import outbox

logger = logging.getLogger(__name__)
MAIL = "page_broke"


def connect() -> None:
    got_request_exception.connect(page_broke, dispatch_uid="tell the host that a page broke")


def page_broke(sender: Any, request: Any = None, **more: Any) -> None:
    """A view let an exception through; called while it is handled."""
    error = sys.exc_info()[0]
    try:
        tell(error.__name__ if error else "onbekend", view_of(request))
    except Exception as problem:  # nothing stands before the page that says what to do; the monitor hears of a database
        logger.warning("the host could not be told that a page broke: %s", type(problem).__name__)


def tell(kind: str, view: str) -> None:
    now = timezone.localtime()
    context = {"kind": kind, "view": view, "when": formats.date_format(now, r"j F \o\m H.i \u\u\r")}
    for address in addresses():
        outbox.put(MAIL, address, context, key=f"{MAIL}:{now:%Y-%m-%d %H}:{address}")


def addresses() -> list[str]:
    """Who hosts the site, or the administrators."""
    if settings.ERROR_MAIL:
        return [settings.ERROR_MAIL]
    members = get_user_model()._default_manager.filter(is_superuser=True, is_active=True)
    return sorted(members.values_list("email", flat=True))


def view_of(request: Any) -> str:
    """The name of the view: an address may hold words of a visitor, or a key."""
    match = getattr(request, "resolver_match", None)
    return str(match.view_name or match._func_path) if match else "onbekend"
