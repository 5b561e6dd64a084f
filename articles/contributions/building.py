"""What a writer typed as an ``ArticlePage``: a new one, or over what stands on the page by now."""

from typing import Any

from django.utils import timezone

from articles.contributions import html_in
from articles.contributions.html_in import Block
from articles.models import (
    ArticlePage,
    Contribution,
    ContributionFile,
    FileKind,
    Keyword,
    Kind,
    ThemePage,
)
from participants import names
from participants.models import ParticipantPage
from participants.names import ShownAs


def fill(page: ArticlePage, piece: Contribution, body: list[Block]) -> ArticlePage:
    """Set what the form knows; what editors added beside it stays. Saves nothing."""
    typed = piece.content
    page.title, page.summary = typed["title"], typed["summary"]
    page.kind, page.comments_open = typed["kind"], typed["comments_open"]
    page.author, page.author_name = byline(piece)
    page.body = page_body(body)
    page.themes = list(ThemePage.objects.live().filter(pk__in=typed["themes"]))
    others = [one for one in page.organisations.all() if one.pk != typed.get("had_organisation")] if page.pk else []
    chosen = ParticipantPage.objects.live().filter(pk=typed["organisation"]) if typed["organisation"] else []
    page.organisations = list({one.pk: one for one in (*others, *chosen)}.values())
    return page


def set_keywords(page: ArticlePage, piece: Contribution) -> None:
    """Makes keywords that are not there yet: only of what is handed over, never to show a preview."""
    names = piece.content["keywords"]
    page.keywords.set([(Keyword.objects.named(name) or Keyword(name=name)).name for name in names])


def page_body(body: list[Block]) -> Any:
    from wagtail.blocks import StreamValue

    return StreamValue(ArticlePage._meta.get_field("body").stream_block, body, is_lazy=True)


def byline(piece: Contribution) -> tuple[Any, str]:
    """The member under the own name; otherwise only the other name, and no trace of the member in public."""
    shown_as, pseudonym = piece.content["shown_as"], piece.content["pseudonym"]
    if piece.member and shown_as == ShownAs.NAME:
        return piece.member, ""
    if piece.member:
        return None, names.name_of(piece.member, shown_as, pseudonym)
    return None, (names.public_name(piece.guest_name) if shown_as == ShownAs.NAME else "") or names.ANONYMOUS


def new_page(piece: Contribution) -> ArticlePage:
    return ArticlePage(owner=piece.member, live=False, published_on=timezone.localdate())


def arranged(piece: Contribution, files: list[ContributionFile]) -> tuple[ContributionFile | None, list[Block]]:
    """The file above the piece, and the body with ``{"type": "file", "value": file}`` where files come."""
    typed, kept = piece.content, piece.content.get("kept", {})
    by_number = {file.pk: file for file in files}
    placed: set[int] = set(typed.get("unused", []))
    body, has_address = [], False
    for block in html_in.blocks(typed["text"], kept):
        item = kept.get(block["value"], {}) if block["type"] == "kept" else None
        if item is None:
            body.append(block)
        elif item.get("file"):
            if item["file"] in by_number:
                placed.add(item["file"])
                body.append({"type": "file", "value": by_number[item["file"]], "was": item["block"]["value"]})
        elif item.get("address"):
            has_address = bool(typed["video"])
            body += [video(typed["title"], typed["video"], item["block"]["value"])] if has_address else []
        else:
            body.append(item["block"])
    left = [file for file in files if file.pk not in placed]
    lead = None
    if not typed.get("lead_of_editors"):
        pictures = [file for file in left if file.kind == FileKind.PICTURE]
        lead = next((file for file in pictures if file.pk == typed.get("lead")), pictures[0] if pictures else None)
    films = [] if has_address or not typed["video"] else [video(typed["title"], typed["video"])]
    films += [as_block(file) for file in left if file.kind == FileKind.VIDEO]
    rest = [as_block(file) for file in left if file.kind == FileKind.PICTURE and file != lead]
    rest += [as_block(file) for file in left if file.kind == FileKind.DOCUMENT]
    return lead, [*films, *body, *rest] if typed["kind"] == Kind.VLOG else [*body, *films, *rest]


def as_block(file: ContributionFile) -> Block:
    return {"type": "file", "value": file}


def video(title: str, address: str, was: dict[str, Any] | None = None) -> Block:
    made = {"title": title[:150] or "Video", "file": None, "poster": no_picture(), "transcript": "", **(was or {})}
    return {"type": "video", "value": {**made, "url": address}}


def no_picture() -> dict[str, Any]:
    return {"image": None, "decorative": False, "alt_text": ""}


def with_files(body: list[Block], title: str) -> list[Block]:
    """The body with real blocks for files that are pictures and documents of the site by now."""
    return [file_block(block, title) if block["type"] == "file" else block for block in body]


def file_block(block: Block, title: str) -> Block:
    file: ContributionFile = block["value"]
    was: dict[str, Any] = block.get("was", {})
    if file.kind == FileKind.PICTURE:
        image = {"image": file.picture_id, "decorative": False, "alt_text": file.alt}
        return {"type": "figure", "value": {"caption": "", "credit": "", **was, "image": image}}
    if file.kind == FileKind.VIDEO:
        named = file.alt or title
        made = {"title": named[:150], "url": "", "poster": no_picture(), "transcript": "", **was}
        return {"type": "video", "value": {**made, "file": file.download_id}}
    return {"type": "download", "value": {"title": file.alt, **was, "document": file.download_id}}
