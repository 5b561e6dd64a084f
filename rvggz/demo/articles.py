"""The articles of the demo: of each text file a page."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from articles.models import VOICES, ArticlePage
from participants.models import Member
from rvggz import placing
from rvggz.demo import content, pictures
from rvggz.demo.story import Shelf, link, story
from rvggz.initial_pages import SiteTree

Say = Callable[[str], None]


def place(tree: SiteTree, shelf: Shelf, members: dict[str, Member], framer: pictures.Framer, say: Say) -> None:
    pieces = content.pieces("articles")
    for number, piece in enumerate(pieces, start=1):
        page = article(piece, shelf, members)
        owner, parent = page.author or members["anna"], tree.voices if page.kind in VOICES else tree.articles
        if page.lead_image:
            framer.finish(page.lead_image)
        if piece.get("state") == "draft":
            page.live, page.owner = False, owner
            parent.add_child(instance=page)
            page.save_revision(user=owner)
        else:
            publish(page, parent, page.published_on, owner)
        shelf.pages[page.slug] = page
        if number % 10 == 0:
            say(f"{number} van {len(pieces)} artikelen geplaatst …")


def article(piece: dict[str, Any], shelf: Shelf, members: dict[str, Member]) -> ArticlePage:
    """The page of one text file, not saved yet."""
    later = timedelta(days=piece.get("days_ahead", 0))
    day = timezone.localdate() + later if later else piece["date"]
    picture = shelf.pictures.get(piece.get("picture", ""))
    page = ArticlePage(
        title=piece["title"],
        slug=piece["slug"],
        kind=piece["kind"],
        published_on=day,
        summary=piece["summary"],
        author=members.get(piece.get("member", "")),
        author_name=piece.get("author", ""),
        author_role=piece.get("role", ""),
        lead_image=picture,
        lead_image_alt=picture.description if picture else "",
        lead_image_caption=piece.get("caption", ""),
        language_level=piece.get("level", ""),
        search_description=piece["summary"],
        go_live_at=timezone.make_aware(datetime.combine(day, time(9))) if later else None,
        body=story(piece["body"], shelf, piece["slug"]),
    )
    page.more_links = [{"type": "link", "value": link(part, shelf)} for part in piece.get("more", [])]
    page.themes.set([shelf.pages[slug] for slug in piece["themes"]])
    page.organisations.set([shelf.pages[slug] for slug in piece.get("organisations", [])])
    page.keywords.add(*piece["keywords"])
    return page


def publish(page: Page, parent: Page, day: date, by: Member) -> None:
    """Add a page as if it had been published on that day."""
    page.owner = by
    moment = timezone.make_aware(datetime.combine(day, time(9, 30)))
    if page.go_live_at:
        page.live = False
        parent.add_child(instance=page)
        page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    else:
        placing.place(page, parent, by=by, moment=moment)
