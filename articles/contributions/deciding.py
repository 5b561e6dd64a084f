"""What editors do with a piece. Our buttons press Wagtail's; whatever happens there comes back here by its signals.

So state, log and mail follow also when an editor works in the editor of the page itself.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.contributions import drafts, emails, own, submitting, workflow
from articles.contributions.drafts import TooLateError
from articles.models import (
    AT_EDITORS,
    ArticlePage,
    Contribution,
    ContributionStep,
    PieceRefusal,
    PieceState,
    StepKind,
)

UNDER_WAY = (PieceState.CONCEPT, *AT_EDITORS)


def approve(piece: Contribution, version: int, by: Any) -> Contribution:
    """Put it on the site as the page is now, with what editors changed in it. Raises TooLateError."""
    with transaction.atomic():
        piece = waiting(piece, version)
        page = piece.page or submitting.write_page(piece)
        if piece.page is None:
            drafts.move(piece, PieceState(piece.state), page=page)
        dated_today(page)
        step = workflow.open_step(page)
        if step:
            step.task.specific.on_action(step, by, "approve")
        else:
            page.get_latest_revision().publish(user=by, skip_permission_checks=True)
        piece.refresh_from_db()
    return piece


def dated_today(page: ArticlePage) -> None:
    """A new piece is as old as its place on the site, not as its draft."""
    if page.first_published_at is None:
        newest = page.get_latest_revision_as_object()
        if newest.published_on != timezone.localdate():
            newest.published_on = timezone.localdate()
            newest.save_revision(clean=False)


def ask(piece: Contribution, version: int, question: str, by: Any) -> Contribution:
    """Back to the writer with a question. Raises TooLateError."""
    with transaction.atomic():
        piece = waiting(piece, version)
        step = workflow.open_step(piece.page) if piece.page else None
        if step:
            step.task.specific.on_action(step, by, "reject", comment=question)
        else:
            asked(piece, question, by)
        piece.refresh_from_db()
    return piece


def refuse(piece: Contribution, version: int, refusal: str, note: str, by: Any) -> Contribution:
    """Not on the site, and why. Raises TooLateError."""
    with transaction.atomic():
        piece = waiting(piece, version)
        not_placed(piece, refusal, note, by)
    return piece


def refuse_page(page: Any, refusal: str, note: str, by: Any) -> None:
    """The same from the editor of the page."""
    piece = of_page(page, *AT_EDITORS)
    if piece:
        not_placed(piece, refusal, note, by)
    else:
        workflow.end(page, by)


def waiting(piece: Contribution, version: int) -> Contribution:
    """The piece, locked, when it still is as the editor saw it."""
    piece = drafts.locked(piece)
    if piece.state not in AT_EDITORS or piece.version != version:
        raise TooLateError(piece)
    return piece


def of_page(page: Any, *states: PieceState) -> Contribution | None:
    """The piece of this page, locked, when it is in one of these states, also once nobody else holds it."""
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("member", "page")
    return rows.filter(page=page.pk, state__in=states).first()  # after waiting the database looks again


def contribution_of(page: Any) -> Contribution | None:
    """What a member wrote and became this page, locked."""
    return Contribution.objects.select_for_update(of=("self",)).filter(page=page.pk).first()


def belongs_again(piece: Contribution, page_pk: int) -> None:
    """An editor put the page back that was thrown away, unless its writer went on otherwise."""
    piece = drafts.locked(piece)
    if piece.page_id is None and piece.state != PieceState.WITHDRAWN:
        drafts.move(piece, PieceState(piece.state), page=ArticlePage.objects.get(pk=page_pk))


# What follows


def placed(piece: Contribution, by: Any = None) -> None:
    ContributionStep.objects.create(contribution=piece, kind=StepKind.PLACED, by=by)
    drafts.move(
        piece, PieceState.PLACED, decided_at=timezone.now(), waiting_since=None, question="", refusal="",
        refusal_note="",
    )  # fmt: skip
    emails.placed(piece)


def asked(piece: Contribution, question: str, by: Any) -> None:
    """The writer goes on with the text as editors left it."""
    ContributionStep.objects.create(contribution=piece, kind=StepKind.QUESTION, text=question, by=by)
    changes = {"content": own.from_page(piece, newest=True)} if piece.page else {}
    drafts.move(piece, PieceState.QUESTION, question=question, waiting_since=None, **changes)
    emails.question(piece)


def not_placed(piece: Contribution, refusal: str, note: str, by: Any) -> None:
    """Of a piece that stands on the site only the new version is refused."""
    said = PieceRefusal(refusal).label + (f"\n\n{note}" if note else "")
    ContributionStep.objects.create(contribution=piece, kind=StepKind.REFUSED, text=said, by=by)
    state = PieceState.PLACED if piece.is_live else PieceState.REFUSED
    drafts.move(
        piece, state, refusal=refusal, refusal_note=note, decided_at=timezone.now(), waiting_since=None, question=""
    )
    if piece.page:
        workflow.end(piece.page, by)
        own.forget_new_version(piece.page)
    emails.refused(piece)


# What Wagtail tells: connected in articles/signal_handlers.py


def on_published(page: ArticlePage) -> None:
    with transaction.atomic():
        if piece := of_page(page, *AT_EDITORS, PieceState.REFUSED, PieceState.OFFLINE):
            placed(piece)


def on_sent_back(page: Any, question: str, by: Any) -> None:
    with transaction.atomic():
        if piece := of_page(page, PieceState.SUBMITTED):
            asked(piece, question, by)


def on_unpublished(page: Any) -> None:
    """An editor took it from the site."""
    with transaction.atomic():
        if piece := of_page(page, PieceState.PLACED, *UNDER_WAY):
            taken_off(piece)


def on_deleted(page: Any) -> None:
    """An editor is throwing the page away (writers who do so let go of it first). The writer keeps the text."""
    with transaction.atomic():
        piece = of_page(page, PieceState.PLACED, PieceState.OFFLINE, *UNDER_WAY)
        if piece is None:
            return
        if piece.state in {PieceState.PLACED, PieceState.OFFLINE}:
            piece.content = own.from_page(piece)
        if piece.is_live:
            taken_off(piece)
        elif piece.state in AT_EDITORS:
            not_placed(piece, PieceRefusal.OTHER, "", None)
        drafts.move(piece, PieceState(piece.state), page=None, content=piece.content)


def taken_off(piece: Contribution) -> None:
    """A new version that somebody is at goes on: only what stood on the site is over."""
    ContributionStep.objects.create(contribution=piece, kind=StepKind.OFFLINE)
    if piece.state == PieceState.PLACED:
        drafts.move(piece, PieceState.OFFLINE, decided_at=timezone.now(), refusal="", refusal_note="")
    emails.offline(piece)
