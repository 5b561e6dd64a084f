"""The first pass over an export: notes what is in it. Bodies are looked at and let go."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from ..contents import HOUSEHOLD, TAKEN, Contents, Known, NotTaken, state_of
from ..export_file import Author, ExportFile, Item, Term
from .attachments import UPLOAD, Attachment, one_spelling, upload_path

logger = logging.getLogger(__name__)
OF_MEDIA = r"<!-- wp:(?:image|cover|file|video|audio|media-text|gallery)\s[^>]{0,2000}?\"(?:id|mediaId)\":(\d{1,15})\b"
USED = re.compile(rf"wp-image-(\d{{1,15}})|\bids=[\"'“”]([\d,\s]{{1,5000}})|{OF_MEDIA}|\"ids\":\[([\d,]{{1,5000}})\]")
CREDIT = re.compile(r'"credit";s:\d+:"([^"]{1,150})"')
# Of WordPress itself and of what is taken over as something else: authors of Co-Authors Plus are in the byline.
OWN_TAXONOMIES = {"category", "post_tag", "nav_menu", "post_format", "author", "wp_theme", "link_category"}


def take_stock(export: ExportFile, step: Callable[[int], None]) -> Contents:
    """Read the whole export once. ``step`` hears how many bytes of the file are behind us."""
    contents = Contents(export)
    for part in export.read():
        if isinstance(part, Author):
            contents.authors.setdefault(part.login, part)
        elif isinstance(part, Term):
            contents.terms.setdefault((part.taxonomy, part.slug), part)
        else:
            _try_to_note(contents, part)
        step(export.position)
    _note_files_of_names(contents)
    return contents


def _try_to_note(contents: Contents, item: Item) -> None:
    """One odd item must not cost the other thousand."""
    try:
        _note_item(contents, item)
    except Exception as error:
        logger.exception("item %s of an export could not be read", item.id)
        contents.unreadable.append((_without_texts(item), f"{type(error).__name__}: {error}"[:300]))


def _without_texts(item: Item) -> Item:
    return replace(item, content="", excerpt="", comments=(), meta={})


def _note_item(contents: Contents, item: Item) -> None:
    contents.types[item.type if item.status != "trash" else "trash"] += 1
    contents.comments.update(state_of(comment) for comment in item.comments)
    if item.type in HOUSEHOLD:
        _note_menu(contents, item)
        return
    if item.id in contents.lines:
        contents.repeated.append(_without_texts(item))
        return
    contents.lines[item.id] = item.line
    for taxonomy, slug, name in item.terms:
        contents.terms.setdefault((taxonomy, slug), Term(taxonomy, slug, name, "", ""))
    if item.type == "attachment":
        _note_attachment(contents, item)
        return
    contents.audience[item.id] = item.is_public
    _note_users(contents, item)
    if item.type == "wp_block":
        contents.reusable[item.id] = item.content
    elif item.type in TAKEN and item.status != "trash":
        _note_page(contents, item)
        _note_not_taken(contents, item)


def _note_menu(contents: Contents, item: Item) -> None:
    number = item.meta.get("_menu_item_object_id", "").strip()
    if item.meta.get("_menu_item_object") == "page" and number.isdecimal() and len(number) < 18:
        contents.in_menu.add(int(number))


def _note_page(contents: Contents, item: Item) -> None:
    contents.items[item.id] = Known(item.id, item.type, item.status, item.is_public, item.slug, item.link, item.parent,
                                    item.title[:200], item.date[:10], item.old_slugs)  # fmt: skip
    if path := contents.own_path(item.link):
        contents.id_of_path.setdefault(path.lower(), item.id)
    for slug in (item.slug, *item.old_slugs):
        if slug and item.id not in contents.ids_of_slug[slug.lower()]:
            contents.ids_of_slug[slug.lower()].append(item.id)


def _note_users(contents: Contents, item: Item) -> None:
    """Which files it shows, by number and by name, and whether anyone could see them there."""
    found = (number for groups in USED.findall(item.content) for group in groups for number in group.split(","))
    for number in (item.meta.get("_thumbnail_id", ""), *found):
        if (digits := number.strip()).isdecimal() and 0 < len(digits) < 18:
            contents.users_of_media[int(digits)].add(item.is_public)
    for path in UPLOAD.findall(item.content):
        contents.users_of_file[one_spelling(unquote(path).strip("/"))].add(item.is_public)


def _note_files_of_names(contents: Contents) -> None:
    """A text that shows ``foto-300x200.jpg`` shows ``foto.jpg``."""
    for path, users in list(contents.users_of_file.items()):
        if found := contents.attachment(0, path):
            contents.users_of_media[found.id] |= users


def _note_attachment(contents: Contents, item: Item) -> None:
    file = one_spelling(item.meta.get("_wp_attached_file", "").strip()) or upload_path(item.attachment_url)
    credit = CREDIT.search(item.meta.get("_wp_attachment_metadata", ""))
    contents.attachments[item.id] = Attachment(
        item.id, file, item.attachment_url, item.link, item.title[:500],
        item.meta.get("_wp_attachment_image_alt", "")[:1000], item.excerpt[:2000], credit[1] if credit else "",
        item.date_gmt, item.parent, item.fingerprint,
    )  # fmt: skip
    contents.files.add(file, item.id)
    contents.attached_to[item.parent].append(item.id)
    if path := contents.own_path(item.link):
        contents.id_of_path.setdefault(path.lower(), item.id)


def _note_not_taken(contents: Contents, item: Item) -> None:
    """What plugins kept beside the text, so that nobody finds out too late."""
    for key in item.other_fields:
        _first(contents.other_fields, key, item).count += 1
    for taxonomy in {taxonomy for taxonomy, _, _ in item.terms} - OWN_TAXONOMIES:
        found = _first(contents.other_terms, taxonomy, item)
        found.count += 1
        found.names |= {name[:60]: None for kind, _, name in item.terms if kind == taxonomy and len(found.names) < 8}


def _first(told: dict[str, NotTaken], key: str, item: Item) -> NotTaken:
    return told.setdefault(key, NotTaken(item.id, item.title[:200], item.link))
