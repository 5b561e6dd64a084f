"""Every connection between what Wagtail does and what we keep beside it, in one list."""

from typing import Any

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, workflow_rejected

from articles import chrome, entries
from articles.contributions import deciding, files, workflow
from articles.following import by_clock, letters, news, writing
from articles.models import (
    ArticlePage,
    ContributionFile,
    ContributionIndexPage,
    Download,
    Entry,
    Keyword,
    Picture,
    SiteTexts,
    StoredPdf,
    ThemePage,
)
from articles.pdf import making, tasks
from participants.models import ParticipantPage
from rvggz import clock, mail_queue
from rvggz.text import stored_text


def connect() -> None:
    pre_save.connect(stored_text.before_save, dispatch_uid="texts_tidied")
    request_started.connect(on_request_started, dispatch_uid="chrome_request_started")
    request_finished.connect(on_request_finished, dispatch_uid="chrome_request_finished")
    page_published.connect(on_published, dispatch_uid="entries_published")
    page_unpublished.connect(on_unpublished, dispatch_uid="entries_unpublished")
    page_slug_changed.connect(on_address_changed, dispatch_uid="entries_slug")
    post_page_move.connect(on_address_changed, dispatch_uid="entries_moved")
    pre_delete.connect(on_entry_deleted, sender=Entry, dispatch_uid="entries_deleted")
    for signal in (post_save, post_delete):
        signal.connect(on_restriction, sender=PageViewRestriction, dispatch_uid=f"entries_restriction_{id(signal)}")
        signal.connect(on_chrome_changed, sender=SiteTexts, dispatch_uid=f"chrome_texts_{id(signal)}")
        signal.connect(on_chrome_changed, sender=Site, dispatch_uid=f"chrome_site_{id(signal)}")
    page_published.connect(on_published_for_pdf, dispatch_uid="pdf_published")
    page_unpublished.connect(on_unpublished_for_pdf, dispatch_uid="pdf_unpublished")
    for signal in (post_save, post_delete):
        signal.connect(on_restriction_for_pdf, sender=PageViewRestriction, dispatch_uid=f"pdf_restriction_{id(signal)}")
    post_delete.connect(on_pdf_deleted, sender=StoredPdf, dispatch_uid="pdf_deleted")
    post_save.connect(on_media_saved, sender=Picture, dispatch_uid="entries_picture")
    post_save.connect(on_media_saved, sender=Download, dispatch_uid="entries_download")
    post_save.connect(on_name_saved, sender=Keyword, dispatch_uid="entries_keyword")
    for named in (ThemePage, ParticipantPage, Keyword):
        post_delete.connect(on_named_deleted, sender=named, dispatch_uid=f"entries_{named.__name__}_deleted")
    pre_delete.connect(before_author_deleted, sender=settings.AUTH_USER_MODEL, dispatch_uid="entries_author_before")
    post_delete.connect(on_author_deleted, sender=settings.AUTH_USER_MODEL, dispatch_uid="entries_author_deleted")
    post_save.connect(on_name_saved, sender=settings.AUTH_USER_MODEL, dispatch_uid="entries_author")
    page_published.connect(on_piece_published, sender=ArticlePage, dispatch_uid="pieces_published")
    page_unpublished.connect(on_piece_unpublished, sender=ArticlePage, dispatch_uid="pieces_unpublished")
    pre_delete.connect(on_piece_deleted, sender=ArticlePage, dispatch_uid="pieces_deleted")
    workflow_rejected.connect(on_workflow_rejected, dispatch_uid="pieces_sent_back")
    post_save.connect(on_section_made, sender=ContributionIndexPage, dispatch_uid="pieces_section")
    post_delete.connect(on_piece_file_deleted, sender=ContributionFile, dispatch_uid="pieces_file")

    clock.every(60, "following: what is new", by_clock.wake)
    mail_queue.for_many(writing.NAME)


def on_request_started(**kwargs: Any) -> None:
    chrome.on_request(is_running=True)


def on_request_finished(**kwargs: Any) -> None:
    chrome.on_request(is_running=False)


def on_published(instance: Any, has_entry: bool = False, **kwargs: Any) -> None:
    if not has_entry:
        entries.write(instance)
    if isinstance(instance, ArticlePage):
        news.published(instance)


def on_unpublished(instance: Any, **kwargs: Any) -> None:
    entries.forget(instance)


def on_entry_deleted(instance: Entry, **kwargs: Any) -> None:
    entries.uncount(instance)
    letters.take_back(instance.pk)


def on_address_changed(instance: Any, **kwargs: Any) -> None:
    entries.write_below(instance)


def on_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    entries.write_below(instance.page)


def on_media_saved(instance: Any, created: bool, **kwargs: Any) -> None:
    if not created:
        entries.write_users_of(instance)


def on_name_saved(instance: Any, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    if not created and set(update_fields or ["name"]) != {"last_login"}:
        entries.write_named_by(instance)


def on_named_deleted(instance: Any, **kwargs: Any) -> None:
    entries.write_named_by(instance)


def before_author_deleted(instance: Any, **kwargs: Any) -> None:
    instance.articles_left = list(instance.articles.values_list("pk", flat=True))


def on_author_deleted(instance: Any, **kwargs: Any) -> None:
    entries.write_all(ArticlePage.objects.filter(pk__in=instance.articles_left))


def on_chrome_changed(**kwargs: Any) -> None:
    chrome.forget()


def on_published_for_pdf(instance: Any, **kwargs: Any) -> None:
    tasks.make_soon(instance)


def on_unpublished_for_pdf(instance: Any, **kwargs: Any) -> None:
    making.forget_page(instance.pk)


def on_restriction_for_pdf(instance: PageViewRestriction, **kwargs: Any) -> None:
    making.forget_below(instance.page)


def on_pdf_deleted(instance: StoredPdf, **kwargs: Any) -> None:
    making.forget_file(instance.file.name)


def on_piece_published(instance: ArticlePage, **kwargs: Any) -> None:
    deciding.on_published(instance)


def on_piece_unpublished(instance: ArticlePage, **kwargs: Any) -> None:
    deciding.on_unpublished(instance)


def on_piece_deleted(instance: ArticlePage, **kwargs: Any) -> None:
    deciding.on_deleted(instance)


def on_workflow_rejected(instance: Any, user: Any, **kwargs: Any) -> None:
    deciding.on_sent_back(instance.content_object, instance.current_task_state.comment, user)


def on_section_made(created: bool, **kwargs: Any) -> None:
    if created:
        workflow.ensure()


def on_piece_file_deleted(instance: ContributionFile, **kwargs: Any) -> None:
    files.forget(instance)
