"""What a member tells about oneself at /mijn/profiel/, and what others see of it at /leden/."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from participants import access, profiles
from participants.models import Member, Profile
from participants.profile_forms import ROLES, ProfileForm
from rvggz import private_files
from rvggz.rate_limit import limited

PIECES = 24  # the newest; more are found by search


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@limited("profile", tries=60, seconds=3600, methods=("POST",))
def edit(request: HttpRequest) -> HttpResponse:
    profile = profiles.of(access.member_of(request))
    form = ProfileForm(request.POST or None, request.FILES or None, instance=profile)
    if form.is_valid():
        form.keep()
        messages.success(request, "Je profiel is bewaard. Hieronder zie je hoe anderen je zien.")
        return redirect("profile")
    context = {"form": form, "roles": ROLES, "profile": profile, **({} if form.errors else _previews(profile))}
    return render(request, "mijn/profile.html", context, status=422 if form.errors else 200)


def _previews(profile: Profile) -> dict[str, Any]:
    organisations = profiles.organisations_of(profile.member)
    return {
        "for_members": profiles.as_seen(profile, organisations, by_member=True),
        "for_all": profiles.as_seen(profile, organisations, by_member=False),
        "organisations": organisations,
    }


@never_cache
@login_required
@require_safe
def own_picture(request: HttpRequest) -> HttpResponseBase:
    """For the member alone, also while nobody else may see it."""
    profile = profiles.of(access.member_of(request))
    if not profile.picture:
        raise Http404
    return private_files.send(profile.picture, content_type="image/jpeg")


@never_cache
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a member who wants one."""
    profile = _with_page(slug)
    person = profiles.as_seen(
        profile, profiles.organisations_of(profile.member), by_member=request.user.is_authenticated
    )
    context = {"profile": profile, "person": person, "pieces": _pieces(profile.member)}
    return _for_machines(profile, render(request, "participants/member_page.html", context))


@never_cache
@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Asks who looks: the address alone gives nobody the picture."""
    profile = _with_page(slug)
    if not profiles.as_seen(profile, [], by_member=request.user.is_authenticated).has_picture:
        raise Http404
    return _for_machines(profile, private_files.send(profile.picture, content_type="image/jpeg"))


def _with_page(slug: str) -> Profile:
    pages = Profile.objects.filter(has_page=True, member__is_active=True).select_related("member")
    return get_object_or_404(pages, slug=slug)


def _pieces(member: Member) -> list[Any]:
    """What stands on the site under the name of the member: nothing under a pseudonym, nothing anonymous."""
    pages = member.articles.filter(entry__byline=member.get_full_name()).select_related("entry")
    newest = pages.defer("entry__body_html", "entry__head_html", "entry__text").order_by("-published_on", "-pk")
    return [page.entry for page in newest[:PIECES]]


def _for_machines(profile: Profile, response: Any) -> Any:
    if not profile.may_be_found:
        response.headers["X-Robots-Tag"] = "noindex"
    return response
