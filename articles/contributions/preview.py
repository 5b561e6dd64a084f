"""The piece as it will stand on the site: the page that would be made, in its own templates. Nothing is stored."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.models import Page

from articles import article_parts, chrome, meta, structured_data
from articles.contributions import building, submitting
from articles.contributions.desk import Desk
from articles.contributions.html_in import Block
from articles.models import ArticlePage, ContributionFile, FileKind, Keyword

WIDE = 1280
RATIO = 3 / 2


def context(desk: Desk) -> dict[str, Any]:
    """For articles/article_page.html."""
    piece, index = desk.piece, submitting.index()
    files = list(piece.files.select_related("picture", "download"))
    lead, body = building.arranged(piece, files)
    page = _page(desk, index)
    if lead is None and piece.content.get("lead_of_editors") and piece.page:
        stored = piece.page.get_latest_revision_as_object()
        page.lead_image, page.lead_image_alt = stored.lead_image, stored.lead_image_alt
    story = "".join(_part(page, desk, block) for block in body)
    return _dressed(
        page, _keywords(piece.content["keywords"]), story, _picture(desk, lead, is_lead=True) if lead else None
    )


def _page(desk: Desk, index: Page) -> ArticlePage:
    page = building.new_page(desk.piece)
    page.slug = slugify(desk.piece.title) or "voorbeeld"
    page.set_url_path(index)
    return building.fill(page, desk.piece, [])


def _part(page: ArticlePage, desk: Desk, block: Block) -> str:
    if block["type"] != "file":
        page.body = building.page_body([block])
        return article_parts.story_html(page)
    file: ContributionFile = block["value"]
    was = block.get("was", {})
    if file.kind == FileKind.PICTURE:
        picture = render_to_string("components/body_picture.html", {"picture": _picture(desk, file)})
        caption = render_to_string("blocks/caption.html", was)
        return f'<figure class="figure">{picture}{caption}</figure>'
    shown = _Shown(desk.file_url(file), file)
    if file.kind == FileKind.VIDEO:
        return render_to_string("blocks/video.html", {"value": {"title": file.alt or page.title, "file": shown}})
    return render_to_string("blocks/download.html", {"value": {"title": file.alt, "document": shown}})


class _Shown:
    """A file of a draft, as a block asks a document."""

    def __init__(self, url: str, file: ContributionFile) -> None:
        self.url, self.title, self.file_extension, self.size = url, file.name, file.extension, file.size

    def get_file_size(self) -> int:
        return self.size


def _picture(desk: Desk, file: ContributionFile, *, is_lead: bool = False) -> dict[str, Any]:
    """Where a picture is sent to its writer, and how large: views.file cuts it the same way."""
    width, height = shown_size(file, is_lead=is_lead)
    url = f"{desk.file_url(file)}{'?als=beeld-bovenaan' if is_lead else ''}"
    return {"src": url, "alt": file.alt, "width": width, "height": height, "avif": "", "webp": ""}


def shown_size(file: ContributionFile, *, is_lead: bool = False) -> tuple[int, int]:
    """In pixels, never larger than it is."""
    width, height = file.width or WIDE, file.height or WIDE
    if is_lead:
        width, height = (round(height * RATIO), height) if width / height > RATIO else (width, round(width / RATIO))
    scale = min(1.0, WIDE / width)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _keywords(names: list[str]) -> list[Keyword]:
    """Those that are there, and what the others would be. None is made."""
    return [Keyword.objects.named(name) or Keyword(name=name, slug=slugify(name) or "trefwoord") for name in names]


def _dressed(page: ArticlePage, keywords: list[Keyword], story: str, lead: dict[str, Any] | None) -> dict[str, Any]:
    themes = list(page.themes.all())
    url = page.url or ""
    from articles import pictures

    if lead is None and page.lead_image:
        lead = pictures.lead_picture(page.lead_image, page.lead_image_alt)  # type: ignore[assignment]
    said = meta.of(page.title, url, description=page.summary)
    html = render_to_string(
        article_parts.BODY_TEMPLATE,
        {
            "page": page, "story_html": mark_safe(story), "lead": lead, "meta": said,  # noqa: S308 (rendered by blocks)
            "keywords": keywords, "pdf_url": "",
            "themes": [chrome.label(theme, tint=theme.tint) for theme in themes],
            "organisations": [(one.title, one.url or "") for one in page.organisations.all()],
        },
    )  # fmt: skip
    crumbs = meta.breadcrumbs(url, page.title)
    return {
        "page": page, "body_html": SafeString(html), "breadcrumbs": crumbs, "meta": said,
        "breadcrumbs_json": mark_safe(structured_data.breadcrumb_list(crumbs)),  # noqa: S308 (escaped there)
    }  # fmt: skip
