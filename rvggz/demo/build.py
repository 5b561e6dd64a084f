"""Builds the demo site from its content: the same every time."""

from datetime import date
from typing import Any

from django.db import transaction

from articles import following
from articles.models import ArticlePage, InformationPage, Picture, SiteTexts, ThemePage
from comments.models import Comment
from participants.models import Member, ParticipantPage
from rvggz import first_texts, initial_pages
from rvggz.demo import articles, content, files, letters, members, people, pictures, pieces, reactions, subscribers
from rvggz.demo.art.sheet import WIDTH
from rvggz.demo.articles import Say, publish
from rvggz.demo.story import Shelf
from rvggz.initial_pages import SiteTree

WRITTEN = date(2024, 1, 10)  # the information pages


class NotEmptyError(Exception):
    """The site has content already: the demo would mix with it."""


def is_empty() -> bool:
    models = (ArticlePage, ThemePage, ParticipantPage, InformationPage, Picture)
    return not any(model.objects.exists() for model in models)


def load(say: Say, picture_width: int = WIDTH) -> None:
    """Fill an empty site, all or nothing (but for the home and index pages, which every site has).

    Says how far it is. Pictures are drawn so many dots wide.

    Raises NotEmptyError when there are articles, themes, organisations, information pages or pictures.
    """
    if not is_empty():
        raise NotEmptyError
    tree = initial_pages.make_or_find()
    with transaction.atomic():
        _fill(tree, say, picture_width)


def _fill(tree: SiteTree, say: Say, picture_width: int) -> None:
    everyone, shelf = people.make(), Shelf()
    say("Beelden tekenen …")
    shelf.pictures.update(pictures.hang({**content.table("pictures"), **_logo_recipes()}, picture_width))
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
    articles.place(tree, shelf, everyone, framer, say)
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
    """Those of the demo, and the first texts of every site for the rest."""
    own = content.pieces("pages")
    known = {piece["slug"] for piece in own}
    email = content.table("site")["texts"]["contact_email"]
    rest = first_texts.pages(organisation=content.table("site")["home"]["title"], email=email)
    for piece in [*own, *(piece for piece in rest if piece["slug"] not in known)]:
        page = initial_pages.information_page(piece, shelf)
        publish(page, shelf.pages[piece["below"]] if "below" in piece else tree.home, WRITTEN, editor)
        shelf.pages[page.slug] = page


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
