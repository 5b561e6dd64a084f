"""``/nieuwsbrief/`` to subscribe, ``/nieuwsbrief/archief/`` to read back, and the issues below it."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from newsletter.blocks import LetterBlock
from rvggz.page_contexts import PublicPageMixin
from rvggz.page_panels import tabs, title_panel

PREVIEWS = [("", "Op de site"), ("mail", "Als mail"), ("mail-dark", "Als mail, in het donker")]


class NewsletterPage(PublicPageMixin, Page):
    """Where people subscribe."""

    introduction = RichTextField("inleiding", blank=True, features=["bold", "italic", "link"])

    max_count = 1
    is_section = True
    parent_page_types: ClassVar[list[str]] = ["articles.HomePage"]
    subpage_types: ClassVar[list[str]] = ["newsletter.NewsletterArchivePage"]
    template = "newsletter/newsletter_page.html"
    content_panels: ClassVar = [title_panel("Titel"), FieldPanel("introduction")]
    edit_handler = tabs(content_panels, in_menu=True)

    class Meta:
        verbose_name = "nieuwsbriefpagina"
        verbose_name_plural = "nieuwsbriefpagina's"


class NewsletterArchivePage(PublicPageMixin, Page):
    introduction = RichTextField("inleiding", blank=True, features=["bold", "italic", "link"])

    max_count = 1
    is_section = True
    parent_page_types: ClassVar[list[str]] = ["newsletter.NewsletterPage"]
    subpage_types: ClassVar[list[str]] = ["newsletter.NewsletterIssue"]
    template = "newsletter/newsletter_archive_page.html"
    content_panels: ClassVar = [title_panel("Titel"), FieldPanel("introduction")]
    edit_handler = tabs(content_panels, in_menu=True)

    class Meta:
        verbose_name = "nieuwsbriefarchief"
        verbose_name_plural = "nieuwsbriefarchieven"


class NewsletterIssue(RoutablePageMixin, PublicPageMixin, Page):
    """One letter. Its title is the subject of the mail. Publishing shows it in the archive; sending is another step
    (see Sending)."""

    preview_line = models.CharField(
        "voorproefje", max_length=150, blank=True,
        help_text="De regel die mailprogramma's achter het onderwerp laten zien.",
    )  # fmt: skip
    body = StreamField(LetterBlock(), blank=True, verbose_name="brief")
    date = models.DateField("datum", null=True, blank=True)  # shown; set when it is sent
    mail_only = models.BooleanField(
        "alleen als e-mail", default=False, help_text="Aan: deze brief komt niet in het openbare archief."
    )

    parent_page_types: ClassVar[list[str]] = ["newsletter.NewsletterArchivePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "newsletter/newsletter_issue.html"
    content_panels: ClassVar = [
        HelpPanel(template="newsletter/admin/editor_steps.html"),
        title_panel("Onderwerp van de brief"),
        FieldPanel("preview_line"),
        FieldPanel("body"),
        FieldPanel("mail_only"),
    ]
    edit_handler = tabs(content_panels)

    class Meta:
        verbose_name = "nieuwsbrief"
        verbose_name_plural = "nieuwsbrieven"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """A letter that was only mailed has no address for the public."""
        if self.mail_only:
            raise Http404
        return super().route(request, path_components)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return PREVIEWS

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Beside the editor, while somebody types: as a page of the site, or as a mail program shows it."""
        if mode_name not in {"mail", "mail-dark"}:
            return super().serve_preview(request, mode_name)
        from newsletter import previews

        return HttpResponse(previews.as_mail(self, "", is_dark=mode_name == "mail-dark"))

    @path("pdf/")
    def pdf(self, request: HttpRequest) -> HttpResponseBase:
        from newsletter import letter_pdf

        return letter_pdf.answer(request, self)

    @property
    def shown_on(self) -> datetime.date | None:
        """The day that stands above it: when it was sent, else when it came on the site."""
        return self.date or (timezone.localdate(self.first_published_at) if self.first_published_at else None)
