"""What the screens have in common: who may come, the issue that they are about, the page around them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from newsletter.models import MailHouse, NewsletterIssue, Sending
from newsletter.sending import NotNowError
from participants.models import Member

RIGHT = "newsletter.change_sending"
editors_only = permission_required(RIGHT)


def issue_of(pk: int) -> NewsletterIssue:
    """The issue as it was last kept, published or not."""
    page: NewsletterIssue = get_object_or_404(NewsletterIssue, pk=pk)
    return page.get_latest_revision_as_object()


def held(request: HttpRequest, issue: NewsletterIssue) -> str:
    """Why she may not change this issue in the editor of pages now; a screen that writes in it keeps to that."""
    if not issue.permissions_for_user(request.user).can_edit():
        return "Je mag deze brief niet veranderen."
    lock = issue.get_lock()
    if lock and lock.for_user(request.user):
        return "Deze brief is op slot gezet. Wie hem op slot zette, kan hem weer openen."
    return ""


def editor(request: HttpRequest) -> Member:
    """Who is behind the screen: editors_only let nobody else in."""
    return request.user  # type: ignore[return-value]


def sending_of(issue: NewsletterIssue) -> Sending | None:
    """Without the frozen text, which is large and which no screen shows."""
    return plain_sendings().filter(issue=issue.pk).first()


def plain_sendings() -> Any:
    found = Sending.objects.select_related("asked_by", "approved_by", "issue")
    return found.defer("html", "text", "issue__body")


def page(request: HttpRequest, template: str, title: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the admin, under "Alle brieven"."""
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Begin"}]
    if template != "issues":
        crumbs.append({"url": reverse("letters_issues"), "label": "Alle brieven"})
    if issue := context.get("issue"):
        crumbs.append({"url": reverse("wagtailadmin_pages:edit", args=[issue.pk]), "label": issue.title or "Brief"})
    crumbs.append({"url": "", "label": title})
    context |= {"header_title": title, "page_title": title, "breadcrumbs_items": crumbs, "header_icon": "mail"}
    return render(request, f"newsletter/admin/{template}.html", context, status=status)


def is_locked() -> bool:
    """After a backup was put back nothing leaves until an editor opens it: sending_lock.py."""
    return MailHouse.objects.filter(locked_at__isnull=False).exists()


def done(request: HttpRequest, said: str, where: str, *args: Any) -> HttpResponse:
    messages.success(request, said)
    return redirect(where, *args)


def not_now(request: HttpRequest, error: NotNowError, where: str, *args: Any) -> HttpResponse:
    """Somebody was first, or it is too late: tell it, and show how it stands."""
    messages.warning(request, str(error))
    return redirect(where, *args)


def refused(request: HttpRequest, said: str, where: str, *args: Any) -> HttpResponse:
    messages.error(request, said)
    return redirect(where, *args)
