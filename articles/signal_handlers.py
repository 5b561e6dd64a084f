"""Every connection between what Wagtail does and what we keep beside it, in one list."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from articles import entries
from articles.models import Download, Picture, StoredPdf
from articles.pdf import making, tasks


def connect() -> None:
    page_published.connect(on_published, dispatch_uid="entries_published")
    page_unpublished.connect(on_unpublished, dispatch_uid="entries_unpublished")
    page_slug_changed.connect(on_address_changed, dispatch_uid="entries_slug")
    post_page_move.connect(on_address_changed, dispatch_uid="entries_moved")
    for signal in (post_save, post_delete):
        signal.connect(on_restriction, sender=PageViewRestriction, dispatch_uid=f"entries_restriction_{id(signal)}")
    page_published.connect(on_published_for_pdf, dispatch_uid="pdf_published")
    page_unpublished.connect(on_unpublished_for_pdf, dispatch_uid="pdf_unpublished")
    for signal in (post_save, post_delete):
        signal.connect(on_restriction_for_pdf, sender=PageViewRestriction, dispatch_uid=f"pdf_restriction_{id(signal)}")
    post_delete.connect(on_pdf_deleted, sender=StoredPdf, dispatch_uid="pdf_deleted")
    post_save.connect(on_media_saved, sender=Picture, dispatch_uid="entries_picture")
    post_save.connect(on_media_saved, sender=Download, dispatch_uid="entries_download")


def on_published(instance: Any, **kwargs: Any) -> None:
    entries.write(instance)


def on_unpublished(instance: Any, **kwargs: Any) -> None:
    entries.forget(instance)


def on_address_changed(instance: Any, **kwargs: Any) -> None:
    entries.write_below(instance)


def on_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    entries.write_below(instance.page)


def on_media_saved(instance: Any, **kwargs: Any) -> None:
    entries.write_users_of(instance)


def on_published_for_pdf(instance: Any, **kwargs: Any) -> None:
    tasks.make_soon(instance)


def on_unpublished_for_pdf(instance: Any, **kwargs: Any) -> None:
    making.forget_page(instance.pk)


def on_restriction_for_pdf(instance: PageViewRestriction, **kwargs: Any) -> None:
    making.forget_below(instance.page)


def on_pdf_deleted(instance: StoredPdf, **kwargs: Any) -> None:
    making.forget_file(instance.file.name)
