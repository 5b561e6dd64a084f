"""An issue as a PDF: as of an article, made once for what it shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django_tasks import task

from articles.pdf import document, sources, tasks, views
from articles.pdf.addresses import absolute
from articles.pdf.pictures import PdfPicture
from articles.pdf.tidy_html import tidy
from newsletter import letter_parts
from newsletter.models import NewsletterIssue

KIND = "nieuwsbrief"


def answer(request: HttpRequest, issue: NewsletterIssue) -> HttpResponseBase:
    return views.answer(request, source(issue), make_letter_pdf, issue.pk)


@task(backend="background", queue_name="pdf", priority=-10)
def make_letter_pdf(issue_id: int) -> None:
    if issue := NewsletterIssue.objects.live().filter(pk=issue_id).first():
        tasks.make_in_turn(source(issue), make_letter_pdf, issue_id)


def source(issue: NewsletterIssue) -> sources.Source:
    shown = sources.digest(issue.url_path, sources.revision(issue.live_revision_id, issue.last_published_at))
    return sources.Source(f"{KIND}-{issue.pk}-{shown}", issue, f"{issue.slug}.pdf", lambda: html(issue))


def html(issue: NewsletterIssue) -> str:
    parts = [_for_paper(part) for part in letter_parts.of(issue.body) if part.kind != "greeting"]
    context = {"issue": issue, "date": issue.shown_on or document.version_date(issue), "parts": parts}
    facts = document.Facts(
        title=issue.title, author=settings.WAGTAIL_SITE_NAME, description=issue.preview_line, keywords="nieuwsbrief",
        address=absolute(issue.url or ""), date=document.version_date(issue), tint="ember", css_class="single",
    )  # fmt: skip
    return document.document(facts, tidy(render_to_string("pdf/letter.html", context)))


def _for_paper(part: letter_parts.Part) -> dict[str, Any]:
    picture = part.context.get("picture")
    shown = PdfPicture(picture.src, picture.alt, picture.width, picture.height) if picture else None
    return {"kind": part.kind, **part.context, "pdf_picture": shown}
