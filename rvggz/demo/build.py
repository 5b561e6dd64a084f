"""Builds the demo site from its content: the same every time."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from articles import following
from articles.models import VOICES, ArticlePage, InformationPage, Picture, SiteTexts, ThemePage
from comments.models import Comment
from participants.models import Member, ParticipantPage
from rvggz import placing, site_tree
from rvggz.demo import content, files, letters, members, people, pictures, pieces, reactions, subscribers
from rvggz.demo.story import Shelf, link, story
from rvggz.site_tree import SiteTree

Say = Callable[[str], None]


class NotEmptyError(Exception):
    """The site has content already: the demo would mix with it."""


def is_empty() -> bool:
    models = (ArticlePage, ThemePage, ParticipantPage, InformationPage, Picture)
    return not any(model.objects.exists() for model in models)


def load(say: Say) -> None:
    """Fill an empty site, all or nothing (but for the home and index pages, which every site has).

    Raises NotEmptyError when there are articles, themes, organisations, information pages or pictures.
    """
    if not is_empty():
        raise NotEmptyError
    # Before the rest: a changed slug of the home page makes all entries anew when the transaction ends.
    tree = site_tree.make_or_find()
    with transaction.atomic():
        _fill(tree, say)


def _fill(tree: SiteTree, say: Say) -> None:
    everyone, shelf = people.make(), Shelf()
    say("Beelden tekenen …")
    shelf.pictures.update(pictures.hang({**content.table("pictures"), **_logo_recipes()}))
    shelf.files.update(files.make())
    framer = pictures.Framer()
    for piece in content.pieces("articles"):
        if "picture" in piece:
            framer.start(shelf.pictures[piece["picture"]])
    say(f"{len(shelf.pictures)} beelden en {len(shelf.files)} documenten staan klaar.")
    editor = everyone["anna"]
    _front_page(tree, shelf, editor)
    _themes(tree, shelf, editor)
    _organisations(tree, shelf, editor)
    _information(tree, shelf, editor)
    _articles(tree, shelf, everyone, framer, say)
    _finish(tree, shelf, editor)
    members.introduce(everyone, shelf)
    reactions.settle_rules(tree.site, shelf.pages["huisregels"])
    reactions.Conversations(everyone).build()
    say(f"{Comment.objects.count()} reacties geschreven en gelezen.")
    say(f"{pieces.write(everyone)} stukken van leden liggen klaar.")
    say(f"{subscribers.make()} mensen krijgen de nieuwsbrief.")
    say(f"{letters.make(editor)} nieuwsbrieven gemaakt.")
    for name, slugs in content.table("site")["follows"].items():
        for slug in slugs:
            following.follow(everyone[name], shelf.pages[slug])


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


def _logo_recipes() -> dict[str, dict[str, Any]]:
    return {
        f"logo-{name}": {
            "scene": "mark",
            "seed": number,
            "with": organisation["mark"],
            "title": f"Logo {organisation['title']}",
            "description": f"Logo van {organisation['title']}",
        }
        for number, (name, organisation) in enumerate(content.table("organisations").items())
    }


def _front_page(tree: SiteTree, shelf: Shelf, editor: Member) -> None:
    texts = content.table("site")
    home = tree.home
    home.title, home.dream = texts["home"]["title"], texts["home"]["dream"]
    home.introduction = shelf.html(texts["home"]["introduction"])
    home.lead_image = shelf.pictures[texts["home"]["picture"]]
    home.search_description = texts["home"]["description"]
    home.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
    for index, name in (
        (tree.articles, "articles"),
        (tree.voices, "voices"),
        (tree.themes, "themes"),
        (tree.participants, "participants"),
    ):
        index.introduction = shelf.html(texts[name]["introduction"])
        index.search_description = texts[name]["description"]
        index.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)


def _themes(tree: SiteTree, shelf: Shelf, editor: Member) -> None:
    for slug, theme in content.table("themes").items():
        page = ThemePage(
            title=theme["title"],
            slug=slug,
            summary=theme["summary"],
            tint=theme["tint"],
            introduction=shelf.html(theme["introduction"]),
            search_description=theme["summary"],
        )
        publish(page, tree.themes, date(2024, 1, 8), editor)
        shelf.pages[slug] = page


def _organisations(tree: SiteTree, shelf: Shelf, editor: Member) -> None:
    plain = ("title", "role", "region", "summary", "website", "contact_name", "contact_email", "contact_phone")
    for slug, organisation in content.table("organisations").items():
        page = ParticipantPage(
            slug=slug,
            logo=shelf.pictures[f"logo-{slug}"],
            introduction=shelf.html(organisation["introduction"]),
            joined_on=organisation["joined_on"],
            left_on=organisation.get("left_on"),
            **{key: organisation[key] for key in plain if key in organisation},
        )
        publish(page, tree.participants, organisation["joined_on"], editor)
        shelf.pages[slug] = page


def _information(tree: SiteTree, shelf: Shelf, editor: Member) -> None:
    for piece in content.pieces("pages"):
        slug = piece["slug"]
        page = InformationPage(
            title=piece["title"],
            slug=slug,
            summary=piece["summary"],
            show_in_menus=piece.get("menu", False),
            body=story(piece["body"], shelf, slug),
        )
        publish(page, shelf.pages[piece["below"]] if "below" in piece else tree.home, piece["published"], editor)
        shelf.pages[slug] = page


def _articles(tree: SiteTree, shelf: Shelf, members: dict[str, Member], framer: pictures.Framer, say: Say) -> None:
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


def _finish(tree: SiteTree, shelf: Shelf, editor: Member) -> None:
    """What points at pages that only now exist."""
    texts = content.table("site")
    footer = texts["texts"]
    SiteTexts.objects.update_or_create(
        site=tree.site, defaults={**footer, "footer_text": shelf.html(footer["footer_text"])}
    )
    invitation = texts["invitation"]
    tree.home.invitation = invitation["text"]
    tree.home.invitation_page = shelf.pages[invitation["page"]]
    tree.home.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
