"""A piece goes to the editors: the row becomes a draft page, the page goes through the workflow of Praat mee."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from articles.contributions import building, content, drafts, emails, files, meanwhile, signals, workflow
from articles.contributions.drafts import ConflictError, TooLateError
from articles.following import follows
from articles.models import (
    EDITABLE,
    ArticlePage,
    Contribution,
    ContributionIndexPage,
    ContributionStep,
    Kind,
    PieceState,
    StepKind,
)
from rvggz import placing
from rvggz.checks import phrases, private_data


class EditedError(Exception):
    """Editors changed the page after the writer took the text from it. ``page``: as they left it."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__("changed by editors")
        self.page = page


class NoPlaceError(Exception):
    """There is no page Praat mee to put it under."""


def submit(piece: Contribution, version: int) -> Contribution:
    """Give a saved piece to the editors, with the answer to their question. Raises ConflictError,
    TooLateError, EditedError or NoPlaceError.

    A form that is sent again finds another state or version: nothing happens twice.
    """
    with transaction.atomic():
        piece = drafts.locked(piece)
        if piece.state not in EDITABLE:
            raise TooLateError(piece)
        if piece.version != version:
            raise ConflictError(piece)
        if piece.member is None and piece.confirmed_at is None:
            drafts.move(piece, PieceState.UNCONFIRMED)
            emails.ask_to_confirm(piece)
            return piece
        if page := meanwhile.newest(piece):
            raise EditedError(page)
        return hand_over(piece)


def hand_over(piece: Contribution) -> Contribution:
    """The caller holds the lock. An answer is sent once: it goes from the draft to the steps."""
    page, now = write_page(piece), timezone.now()
    was_asked, answer = piece.state == PieceState.QUESTION, piece.content.get("answer", "")
    if piece.member and page.kind == Kind.QUESTION and piece.submitted_at is None:
        follows.follow_own_question(piece.member, page)
    kind = StepKind.ANSWERED if was_asked else StepKind.SUBMITTED
    ContributionStep.objects.create(contribution=piece, kind=kind, text=answer, by=piece.member)
    drafts.move(
        piece, PieceState.SUBMITTED, page=page, submitted_at=now, waiting_since=now, decided_at=None, question="",
        refusal="", refusal_note="", content={**piece.content, "answer": ""}, **found(piece),
    )  # fmt: skip
    workflow.begin(page)
    if not was_asked:
        emails.received(piece)
    signals.waits.send(sender=Contribution, piece=piece)
    return piece


def found(piece: Contribution) -> dict[str, Any]:
    """What the checks see, for the editors."""
    words = content.all_words(piece)
    spans = [[one.start, one.end, str(one.kind)] for one in private_data.find(words)]
    return {"crisis_words": phrases.urgent(words), "private_spans": spans}


def write_page(piece: Contribution) -> ArticlePage:
    """The page of a piece with what was typed, as a new revision that nobody sees yet."""
    mine = list(piece.files.select_related("picture", "download"))
    files.bring_to_site(mine, piece.member)
    lead, body = building.arranged(piece, mine)
    stored = ArticlePage.objects.filter(pk=piece.page_id).first() if piece.page_id else None
    page = stored.get_latest_revision_as_object() if stored else building.new_page(piece)
    building.fill(page, piece, building.with_files(body, piece.content["title"]))
    building.set_keywords(page, piece)
    if not piece.content.get("lead_of_editors"):
        page.lead_image = lead.picture if lead else None
        page.lead_image_alt = lead.alt if lead else ""
    if stored is None:
        placing.place(page, index(), live=False, by=piece.member)
    else:
        page.save_revision(user=piece.member, clean=False)
    return ArticlePage.objects.get(pk=page.pk)


def index() -> Page:
    found = ContributionIndexPage.objects.order_by("path").first()
    if found is None:
        raise NoPlaceError
    return found


def confirm(piece: Contribution) -> Contribution:
    """A guest says: this address is mine. Twice is the same as once."""
    with transaction.atomic():
        piece = drafts.locked(piece)
        if piece.confirmed_at:
            return piece
        piece.confirmed_at = timezone.now()
        piece.save(update_fields=["confirmed_at"])
        return hand_over(piece) if piece.state == PieceState.UNCONFIRMED else piece
