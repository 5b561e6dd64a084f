"""Takes a person out of what he or she wrote: the pieces themselves, or only the name on them."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex, Revision
from wagtail.signals import page_published

from articles.models import VOICES, ArticlePage, Contribution, ContributionFile, Download, Keyword, Picture
from participants.names import FORMER

if TYPE_CHECKING:
    from participants.models import Member

NAMELESS = {"author": None, "author_name": FORMER, "author_role": "", "owner": None}


def pieces_of(member: "Member") -> models.QuerySet[ArticlePage]:
    """What a member wrote for Praat mee, also under another name. What an editor put there for others is not his."""
    theirs = Q(author=member) | Q(owner=member, owner__is_staff=False)
    found: models.QuerySet[ArticlePage] = ArticlePage.objects.filter(theirs, kind__in=VOICES)
    return found


@transaction.atomic
def erase_pieces(member: "Member") -> int:
    """The pieces go, with their versions, the reactions below them and the files that nothing else shows."""
    pages = list(pieces_of(member).select_for_update(of=("self",)))
    for page in pages:
        files = _files_of(page)
        erase_page(page)
        _delete_unused(files, member)
    return len(pages)


def erase_page(page: ArticlePage) -> None:
    """The page with its versions and what the log tells of it; and keywords that only this page had."""
    Contribution.objects.filter(page=page).update(page=None)  # its writer does this, not an editor
    keywords = list(page.keyword_uses.values_list("tag", flat=True))
    page.delete()
    unused = Keyword.objects.filter(pk__in=keywords, uses=None, aliases=None)
    for keyword in unused:
        keyword.delete()
    _forget_in_log(page)


def erase_binned(contribution: Contribution) -> None:
    """The page of it that an editor threw away, while it could still be put back."""
    for page in ArticlePage.objects.filter(binned__contribution=contribution):
        erase_page(page)


@transaction.atomic
def keep_pieces(member: "Member") -> int:
    """The pieces stay, as of "een oud-lid", in every version that is kept."""
    pages = list(pieces_of(member).select_for_update(of=("self",)))
    for page in pages:
        ArticlePage.objects.filter(pk=page.pk).update(**NAMELESS)
        for revision in page.revisions.all():
            content = {**revision.content, **NAMELESS}
            Revision.objects.filter(pk=revision.pk).update(content=content, user=None)
        if page.live:  # who keeps something of the page hears that it changed
            page.refresh_from_db()
            page_published.send(sender=ArticlePage, instance=page)
    return len(pages)


def erase_unused_files(member: "Member | None" = None, before: datetime | None = None) -> int:
    """Pictures and documents of members that no page shows and no piece holds (any more).

    ``before``: only those that were put on the site before that moment.
    """
    number = 0
    for model, column in ((Picture, "picture"), (Download, "download")):
        shown = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model), to_object_id=Cast(OuterRef("pk"), CharField())
        )
        held = ContributionFile.objects.filter(**{column: OuterRef("pk")})
        theirs: Any = model.objects.filter(~Exists(shown), ~Exists(held), uploaded_by_user__is_staff=False)
        theirs = theirs.filter(uploaded_by_user=member) if member else theirs
        for file in theirs.filter(created_at__lt=before) if before else theirs:
            file.delete()
            number += 1
    return number


def _files_of(page: ArticlePage) -> list[tuple[type[models.Model], int]]:
    """The pictures and documents that this page shows."""
    shown = ReferenceIndex.get_references_for_object(page).select_related("to_content_type")
    return [
        (model, int(one.to_object_id))
        for one in shown
        if (model := one.to_content_type.model_class()) in (Picture, Download)
    ]


def _delete_unused(files: list[tuple[type[models.Model], int]], member: "Member") -> None:
    for model, pk in files:
        file: Any = model._default_manager.filter(pk=pk, uploaded_by_user=member).first()
        if file and not ReferenceIndex.get_references_to(file).exists():
            file.delete()


def _forget_in_log(page: ArticlePage) -> None:
    """The log of the admin repeats the title, and what editors and members told each other."""
    PageLogEntry.objects.filter(page=page.pk).update(label="Gewiste bijdrage", data={})
    ModelLogEntry.objects.filter(content_type=page.content_type, object_id=str(page.pk)).update(
        label="Gewiste bijdrage", data={}
    )
