"""What a writer does later with an own piece: change what is on the site, withdraw, begin anew."""

import re
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles import erasing
from articles.contributions import content, drafts, files, html_out, unmarked, workflow
from articles.contributions.drafts import TooLateError
from articles.models import ArticlePage, Contribution, ContributionStep, FileKind, PieceState, StepKind
from participants.names import ShownAs

MARKER = re.compile(r"<p>\[\[[^\]]*\]\]</p>")
WITHDRAWABLE = (PieceState.SUBMITTED, PieceState.QUESTION, PieceState.PLACED, PieceState.CONCEPT)
OVER = (PieceState.REFUSED, PieceState.WITHDRAWN, PieceState.OFFLINE)


def revise(piece: Contribution) -> Contribution:
    """Begin a new version of what is on the site now; that stays until an editor places the new one."""
    with transaction.atomic():
        piece = drafts.locked(piece)
        if piece.state != PieceState.PLACED or not piece.is_live:
            raise TooLateError(piece)
        ContributionStep.objects.create(contribution=piece, kind=StepKind.REVISED, by=piece.member)
        drafts.move(
            piece, PieceState.CONCEPT, content=from_page(piece), saved_at=timezone.now(), refusal="", refusal_note=""
        )
    return piece


def back_to_live(piece: Contribution) -> None:
    """No new version after all. The caller holds the lock."""
    if piece.page:
        workflow.end(piece.page, None)
        forget_new_version(piece.page)
    drafts.move(piece, PieceState.PLACED, question="", waiting_since=None)


def forget_new_version(page: ArticlePage) -> None:
    """What editors find when they open the page is what is on the site, not a version that never came there."""
    page = ArticlePage.objects.get(pk=page.pk)
    if page.live and page.has_unpublished_changes:
        revision = page.save_revision(clean=False, changed=False)
        ArticlePage.objects.filter(pk=page.pk).update(has_unpublished_changes=False, live_revision=revision)


def take_over(piece: Contribution, version: int) -> int:
    """Go on with the text of the editors, not the own one; what was answered stays. Answers the new version."""
    theirs = from_page(piece, newest=True)
    return drafts.save(piece, {**theirs, "answer": piece.content.get("answer", "")}, version)


def withdraw(piece: Contribution) -> Contribution:
    """From the site at once, with the reactions under it. The writer keeps the text."""
    with transaction.atomic():
        piece = drafts.locked(piece)
        if piece.state not in WITHDRAWABLE:
            raise TooLateError(piece)
        page, kept = piece.page, from_page(piece) if piece.is_live else piece.content
        ContributionStep.objects.create(contribution=piece, kind=StepKind.WITHDRAWN, by=piece.member)
        drafts.move(
            piece, PieceState.WITHDRAWN, page=None, content=kept, decided_at=timezone.now(), waiting_since=None,
            question="",
        )  # fmt: skip
        if page:
            workflow.end(page, None)
            erasing.erase_page(page)
        erasing.erase_binned(piece)
        files.remove_all(piece)
    return piece


def begin_again(piece: Contribution) -> Contribution:
    """A new draft with the text of one that is over, and with its files while they are there and there is room. The
    old one stays as it is: it cannot be sent again.

    Raises TooLateError, and TooManyError as for any other draft.
    """
    if piece.state not in OVER or piece.member is None:
        raise TooLateError(piece)
    drafts.check_number(piece.member)
    typed = {**content.blank(piece.content["kind"]), **piece.content, "answer": ""}
    for name in ("kept", "unused", "lead", "lead_of_editors", "had_organisation", "began_with"):
        typed.pop(name, None)
    typed["text"] = MARKER.sub("", typed["text"])
    again = Contribution.objects.create(member=piece.member, content=typed, version=2)
    for file in piece.files.select_related("picture", "download", "contribution"):
        with suppress(ValidationError, FileNotFoundError):
            files.copy(file, again)
    return again


def from_page(piece: Contribution, *, newest: bool = False) -> dict[str, Any]:
    """What stands on the page as the form knows it. ``newest``: with what editors wrote and did not publish yet."""
    stored = ArticlePage.objects.get(pk=piece.page_id)
    page = stored.get_latest_revision_as_object() if newest else stored
    html, kept = html_out.html(page.body.get_prep_value())
    typed: dict[str, Any] = {
        **content.blank(page.kind), "kind": page.kind, "title": page.title, "summary": page.summary, "text": html,
        "kept": kept, "themes": [one.pk for one in page.themes.all()],
        "keywords": [one.name for one in page.keywords.all()], "comments_open": page.comments_open,
        "shown_as": piece.content.get("shown_as", ShownAs.NAME), "pseudonym": piece.content.get("pseudonym", ""),
        "began_with": stored.latest_revision_id if newest else stored.live_revision_id or stored.latest_revision_id,
    }  # fmt: skip
    chosen = [one.pk for one in page.organisations.all()]
    own_one = piece.content.get("organisation")
    typed["organisation"] = typed["had_organisation"] = own_one if own_one in chosen else (chosen or [None])[0]
    return unmarked.where_possible(piece, {**typed, **_media(piece, page, kept)})


def _media(piece: Contribution, page: Any, kept: dict[str, Any]) -> dict[str, Any]:
    """Which markers stand for files and the address of the form, and which files editors left out."""
    mine = list(piece.files.all())
    lead = next((file.pk for file in mine if file.picture_id and file.picture_id == page.lead_image_id), None)
    used, address = {lead}, ""
    for item in kept.values():
        kind, value = item["block"]["type"], item["block"]["value"]
        if kind == "video" and value.get("url") and not address:
            address, item["address"] = value["url"], True
            continue
        file = next((file for file in mine if _is_of(file, kind, value)), None)
        if file:
            item["file"] = file.pk
            used.add(file.pk)
    unused = [file.pk for file in mine if file.pk not in used]
    foreign = bool(page.lead_image_id and not lead)
    return {"video": address, "lead": lead, "lead_of_editors": foreign, "unused": unused}


def _is_of(file: Any, kind: str, value: dict[str, Any]) -> bool:
    if kind == "figure":
        return bool(file.picture_id) and file.picture_id == (value.get("image") or {}).get("image")
    number = {"video": value.get("file"), "download": value.get("document")}.get(kind)
    return file.kind != FileKind.PICTURE and bool(number) and file.download_id == number
