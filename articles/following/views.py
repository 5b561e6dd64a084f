"""A member follows, and chooses what mail comes of it. The link in a letter stops it without logging in."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.following import follows, links, targets
from articles.models import Follow, Pace
from participants.models import Member
from rvggz import rate_limit, signed_links
from rvggz.web.request_numbers import whole_number

TOO_MANY = (
    f"Je volgt al {follows.MOST} dingen. Meer past er niet. Stop eerst met iets dat je niet meer wilt volgen, "
    "dan kun je dit erbij zetten."
)
KEPT = "Je keuze is bewaard."


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """All that I follow, and how often I want mail of it."""
    if request.method == "POST":
        messages.success(request, _change(request))
        return redirect("following")
    return render(request, "mijn/following.html", {"follows": follows.of(me(request)), "paces": Pace.choices})


def _change(request: HttpRequest) -> str:
    """Answers what was done, in words."""
    asked, member = request.POST, me(request)
    if asked.get("do") == "all" and asked.get("all") in Pace.values:
        follows.set_all(member, asked["all"])
        return KEPT
    wanted = {whole_number(name.removeprefix("pace-")): str(asked[name]) for name in asked if name.startswith("pace-")}
    follows.set_paces(member, {number: pace for number, pace in wanted.items() if number is not None})
    if (number := whole_number(asked.get("stop"))) is not None:
        follows.stop_numbered(member, number)
        return "Je volgt het niet meer."
    return KEPT


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, what: str, key: str) -> HttpResponse:
    """Follow one thing, or stop. By GET it asks: who had to log in first comes back here."""
    target = targets.find(what, key)
    if target is None:
        raise Http404
    if request.method == "POST":
        return _follow(request, target)
    is_following = Follow.objects.filter(member=me(request).pk, **target.columns).exists()
    return render(request, "mijn/follow.html", {"target": target, "is_following": is_following})


def _follow(request: HttpRequest, target: targets.Target) -> HttpResponse:
    if not rate_limit.take(request, "follow", tries=60, seconds=60, who=f"member {me(request).pk}"):
        return rate_limit.too_often(request, 60)
    if request.POST.get("do") == "stop":
        follows.stop(me(request), target)
    else:
        try:
            follows.follow_target(me(request), target)
        except follows.TooManyError:
            context = {"target": target, "is_following": False, "problem": TOO_MANY}
            return render(request, "mijn/follow.html", context, status=409)
    return redirect(f"{target.url}#volgen")


@csrf_exempt  # a mail program posts here itself (RFC 8058), and the link can do nothing but this
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """No mail any more: opening the link asks, the button does it."""
    try:
        member, number = map(int, signed_links.read(links.STOP, token))
    except (signed_links.BadLinkError, TypeError, ValueError):
        return signed_links.secret(render(request, "following/link_gone.html", status=404))
    if request.method == "POST":
        follows.silence(member, number)
        return signed_links.secret(render(request, "following/stopped.html", {"name": _name(member, number)}))
    return signed_links.secret(render(request, "following/stop.html", {"name": _name(member, number)}))


def _name(member: int, number: int) -> str:
    """What it is about, in words; nothing when it is about all."""
    found = Follow.objects.filter(member=member, pk=number).select_related("keyword", "page__entry").first()
    return targets.of_follow(found).name if number and found else ""


def me(request: HttpRequest) -> Member:
    """Who is logged in: these pages ask for that first."""
    return cast("Member", request.user)
