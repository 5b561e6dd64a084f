"""By a link from a letter: confirm, choose, another address, leave. Opening a link changes nothing: a button posts."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsletter import changing_address, choosing, consent, links, subscriptions
from newsletter.models import Subscriber, SubscriberState
from rvggz import signed_links
from rvggz.rate_limit import limited
from rvggz.same_origin import same_origin
from rvggz.signed_links import BadLinkError, ExpiredLinkError, secret

View = Callable[..., HttpResponse]
by_mail_program = limited("letter-leave", tries=600, seconds=60, methods=("POST",))


def by_link(purpose: str, days: int | None = None) -> Callable[[View], View]:
    """Decorate a view: it gets the subscriber that the link is about, and what else the link says."""

    def decorate(view: View) -> View:
        @never_cache
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def found(request: HttpRequest, token: str) -> HttpResponse:
            try:
                key, *more = _as_list(signed_links.read(purpose, token, days))
                subscriber = Subscriber.objects.get(key=UUID(key))
            except ExpiredLinkError:
                return gone(request, 410)
            except (BadLinkError, Subscriber.DoesNotExist, ValueError, TypeError, AttributeError):
                return gone(request, 404)
            return secret(view(request, token, subscriber, *more))

        return found

    return decorate


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def page(request: HttpRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    """Without the form to subscribe in the footer: who comes here did that."""
    return render(request, f"newsletter/{name}.html", {**context, "no_letter": True}, status=status)


def gone(request: HttpRequest, status: int) -> HttpResponse:
    return secret(page(request, "link_gone", status, is_old=status == 410))


@same_origin
@by_link(links.CONFIRM, links.CONFIRM_DAYS)
def confirm(request: HttpRequest, token: str, subscriber: Subscriber, asked: str, source: str) -> HttpResponse:
    """The words somebody says yes to stand on this page; when they changed meanwhile, they are shown anew."""
    wording = consent.get()
    if subscriber.state == SubscriberState.CONFIRMED:
        return done(subscriber, "klaar")
    if request.method == "POST" and request.POST.get("version") == str(wording.version):
        subscriptions.confirm(subscriber, wording, datetime.fromisoformat(asked), source)
        return done(subscriber, "welkom")
    return page(request, "confirm", subscriber=subscriber, wording=wording)


@same_origin
@by_link(links.CHOICES)
def choices(request: HttpRequest, token: str, subscriber: Subscriber) -> HttpResponse:
    """What one gets, and all one can do about it."""
    act = choosing.ACTIONS.get(request.POST.get("do", "")) if request.method == "POST" else None
    if act and (answer := act(request, subscriber, choosing.BY_LINK)):
        return answer
    return choosing.show(request, subscriber)


@by_link(links.CHOICES)
def download(request: HttpRequest, token: str, subscriber: Subscriber) -> HttpResponse:
    """All that we hold of this address for letters."""
    return choosing.copy_of(subscriber)


@same_origin
@by_link(links.NEW_ADDRESS, links.NEW_ADDRESS_DAYS)
def new_address(request: HttpRequest, token: str, subscriber: Subscriber, number: str) -> HttpResponse:
    if not subscriber.wanted_email or number != changing_address.number_of(subscriber):
        return gone(request, 410)
    if request.method == "POST":
        moved = changing_address.move(subscriber, number)
        return done(moved, "verhuisd") if moved else gone(request, 410)
    return page(request, "new_address", subscriber=subscriber)


@csrf_exempt  # a mail program posts here itself (RFC 8058), and the link can do nothing but this
@by_mail_program
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """No letters any more. Works as long as the site does; who left or was forgotten is told the same.

    No way from here to the choices: who found this link (in a letter that was passed on) can do nothing else.
    """
    try:
        subscriber, delivery = links.read_leave(token)
    except Subscriber.DoesNotExist:
        return secret(page(request, "left"))
    except BadLinkError:
        return gone(request, 404)
    if request.method == "POST":
        subscriptions.leave(subscriber, delivery)
    has_left = not Subscriber.objects.filter(pk=subscriber.pk).exclude(state=SubscriberState.LEFT).exists()
    return secret(page(request, "left" if has_left else "leave", subscriber=subscriber))


@csrf_exempt  # as leave
@by_mail_program
@by_link(links.STOP_WEEKLY)
def stop_weekly(request: HttpRequest, token: str, subscriber: Subscriber) -> HttpResponse:
    if request.method == "POST":
        subscriptions.stop_weekly(subscriber)
        subscriber.weekly = False
    return page(request, "stop_weekly", subscriber=subscriber)


def done(subscriber: Subscriber, what: str) -> HttpResponse:
    """To one's choices, with a word about what was done."""
    return secret(choosing.here(subscriber, what))


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    return page(request, "forgotten")
