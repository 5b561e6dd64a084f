"""Did editors change the page since the writer took the text from it? Then nothing of theirs is overwritten unseen."""

from typing import Any

from wagtail.models import Revision

from articles.models import ArticlePage, Contribution


def newest(piece: Contribution) -> ArticlePage | None:
    """The page with what editors wrote last, when that is not what the writer began with. The caller holds the lock."""
    stored = ArticlePage.objects.select_for_update(of=("self",)).filter(pk=piece.page_id).first()
    began_with = piece.content.get("began_with")
    if stored is None or stored.latest_revision_id == began_with:
        return None
    now: ArticlePage = stored.get_latest_revision_as_object()
    then = Revision.objects.filter(pk=began_with or 0).first()
    return None if then and _typed(then.as_object()) == _typed(now) else now


def _typed(page: Any) -> tuple[Any, ...]:
    """What the form writes over."""
    return (
        page.title, page.summary, page.kind, page.comments_open, page.lead_image_id, page.lead_image_alt,
        page.body.get_prep_value(), {one.pk for one in page.themes.all()}, {one.pk for one in page.organisations.all()},
        {one.name for one in page.keywords.all()},
    )  # fmt: skip
