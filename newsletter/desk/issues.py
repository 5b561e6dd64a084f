"""All letters with how far each is, and filling one with what is new."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsletter import filling, sending_lock
from newsletter.desk import screens
from newsletter.models import MailHouse, NewsletterArchivePage, NewsletterIssue, Sending
from rvggz.web.request_numbers import whole_number, whole_numbers

AT_ONCE = 30


@screens.editors_only
@require_GET
def issues(request: HttpRequest) -> HttpResponse:
    found = NewsletterIssue.objects.order_by(F("latest_revision_created_at").desc(nulls_last=True), "-pk")
    number = whole_number(request.GET.get("p"), 5) or 1
    start = (number - 1) * AT_ONCE
    rows = list(found.defer("body")[start : start + AT_ONCE + 1])
    sendings = {one.issue_id: one for one in screens.plain_sendings().filter(issue__in=[row.pk for row in rows])}
    archive = NewsletterArchivePage.objects.order_by("path").first()
    add = ("newsletter", "newsletterissue", archive.pk) if archive else None
    return screens.page(
        request, "issues", "Alle brieven", rows=[(row, sendings.get(row.pk)) for row in rows[:AT_ONCE]],
        new_url=reverse("wagtailadmin_pages:add", args=add) if add else "",
        earlier=number - 1, later=number + 1 if len(rows) > AT_ONCE else 0,
        locked_at=MailHouse.objects.filter(pk=1).values_list("locked_at", flat=True).first(),
    )  # fmt: skip


@screens.editors_only
@require_POST
def open_up(request: HttpRequest) -> HttpResponse:
    sending_lock.open_up()
    return screens.done(request, "De post mag weer weg.", "letters_issues")


@screens.editors_only
@require_http_methods(["GET", "POST"])
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose from what came online since the last letter; chosen ones come at the end of the draft."""
    issue = screens.issue_of(pk)
    if sending := Sending.objects.filter(issue=pk).first():
        return screens.refused(request, "Deze brief is al voorgelegd of verstuurd.", "letters_progress", sending.pk)
    if why := screens.held(request, issue):
        return screens.refused(request, why, "letters_issues")
    if request.method == "POST":
        chosen = set(whole_numbers(request.POST.getlist("artikel"), 9))
        number = filling.fill(issue, chosen, request.user)
        said = "Er is 1 artikel bij gezet." if number == 1 else f"Er zijn {number} artikelen bij gezet."
        return screens.done(request, said, "wagtailadmin_pages:edit", pk)
    return screens.page(
        request, "fill", "Vul met nieuwe artikelen", issue=issue, articles=filling.new_articles(issue),
        since=filling.since(issue),
    )  # fmt: skip
