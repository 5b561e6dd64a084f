"""The first pass over an export: what is in it, kept small. Bodies are looked at and let go."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from .export_file import Author, ExportFile, Item, Term
from .export_parts import Comment

TAKEN = {"post", "page"}
# Rows of WordPress' own household: nobody misses them.
HOUSEHOLD = {
    "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_template",
    "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face", "acf-field",
    "acf-field-group", "wpcf7_contact_form",
}  # fmt: skip
UPLOAD = re.compile(r"wp-content/uploads/([^\s\"'<>?#\\]+)")
USED = re.compile(r"wp-image-(\d{1,15})|\bids=[\"'“”]([\d,\s]+)|\"(?:id|mediaId)\":(\d{1,15})\b|\"ids\":\[([\d,]+)\]")
SIZED = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated|-e\d{9,14})+(?=\.[A-Za-z0-9]{1,5}$)")
CREDIT = re.compile(r'"credit";s:\d+:"([^"]{1,150})"')
APPROVED, WAITING, SPAM, TRASH = "goedgekeurd", "wachten op goedkeuring", "spam", "prullenbak"
PINGBACKS, OF_A_PLUGIN = "pingbacks", "van een plugin"
COMMENT_STATES = {
    "1": APPROVED, "approve": APPROVED, "approved": APPROVED, "0": WAITING, "hold": WAITING, "spam": SPAM,
    "trash": TRASH, "post-trashed": TRASH,
}  # fmt: skip


def upload_path(url: str) -> str:
    """``2021/03/foto.jpg`` for any address of that upload; nothing when it is none."""
    found = UPLOAD.search(unquote(urlsplit(url).path if "//" in url[:10] else url))
    return found[1].strip("/") if found else ""


def original_of(path: str) -> str:
    """``2021/03/foto.jpg`` for ``2021/03/foto-1024x683.jpg``."""
    return SIZED.sub("", path)


@dataclass(frozen=True, slots=True)
class Known:
    """An item, as much as links and addresses need."""

    id: int
    type: str
    status: str
    is_public: bool
    slug: str
    link: str
    parent: int
    title: str
    year_month: str


@dataclass(frozen=True, slots=True)
class Attachment:
    id: int
    file: str  # below uploads/
    url: str
    link: str
    title: str
    alt: str
    caption: str
    credit: str
    date: str
    parent: int
    fingerprint: str


@dataclass
class Contents:
    export: ExportFile
    items: dict[int, Known] = field(default_factory=dict)
    attachments: dict[int, Attachment] = field(default_factory=dict)
    attachment_of_file: dict[str, int] = field(default_factory=dict)
    attached_to: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    authors: dict[str, Author] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    reusable: dict[int, str] = field(default_factory=dict)
    id_of_path: dict[str, int] = field(default_factory=dict)
    ids_of_slug: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    users_of_media: dict[int, set[bool]] = field(default_factory=lambda: defaultdict(set))
    users_of_file: dict[str, set[bool]] = field(default_factory=lambda: defaultdict(set))
    in_menu: set[int] = field(default_factory=set)  # pages that a menu of the old site leads to
    types: Counter[str] = field(default_factory=Counter)
    comments: Counter[str] = field(default_factory=Counter)
    lines: dict[int, int] = field(default_factory=dict)  # line of the first item with this number
    repeated: list[tuple[int, str, int]] = field(default_factory=list)  # (id, title, line)

    @property
    def site(self) -> str:
        return self.export.site

    def path_of(self, link: str) -> str:
        """``/actueel/titel`` of an address on the old site."""
        return "/" + unquote(urlsplit(link).path).strip("/")

    def is_in_menu(self, item: Item) -> bool:
        """Without a menu of its own, WordPress shows every page that stands below no other."""
        return item.id in self.in_menu if self.in_menu else not item.parent

    def is_hidden_media(self, attachment: Attachment) -> bool:
        """Only used by what the public could not read."""
        users = self.users_of_media.get(attachment.id, set()) | self.users_of_file.get(attachment.file, set())
        parent = self.items.get(attachment.parent)
        if not users and parent:
            users = {parent.is_public}
        return bool(users) and True not in users


def take_stock(export: ExportFile, step: Callable[[int], None]) -> Contents:
    """Read the whole export once. ``step`` hears how many bytes of the file are behind us."""
    contents = Contents(export)
    for part in export.read():
        if isinstance(part, Author):
            contents.authors.setdefault(part.login, part)
        elif isinstance(part, Term):
            contents.terms.setdefault((part.taxonomy, part.slug), part)
        else:
            _note_item(contents, part)
        step(export.position)
    return contents


def _note_item(contents: Contents, item: Item) -> None:
    contents.types[item.type if item.status != "trash" else "trash"] += 1
    contents.comments.update(state_of(comment) for comment in item.comments)
    if item.id in contents.lines:
        contents.repeated.append((item.id, item.title[:200], item.line))
        return
    contents.lines[item.id] = item.line
    for slug_term in item.terms:
        taxonomy, slug, name = slug_term
        contents.terms.setdefault((taxonomy, slug), Term(taxonomy, slug, name, "", ""))
    if item.type == "attachment":
        _note_attachment(contents, item)
    elif item.type == "wp_block":
        contents.reusable[item.id] = item.content
    elif item.type == "nav_menu_item":
        _note_menu(contents, item)
    elif item.type in TAKEN and item.status != "trash":
        _note_page(contents, item)


def _note_menu(contents: Contents, item: Item) -> None:
    number = item.meta.get("_menu_item_object_id", "").strip()
    if item.meta.get("_menu_item_object") == "page" and number.isdigit() and len(number) < 18:
        contents.in_menu.add(int(number))


def state_of(comment: Comment) -> str:
    """What it was there; for what WordPress does not know itself a person decides."""
    if comment.type in {"pingback", "trackback"}:
        return PINGBACKS
    if comment.type != "comment":  # an order of a shop, a log: not meant for readers
        return OF_A_PLUGIN
    return COMMENT_STATES.get(comment.approved, WAITING)


def _note_page(contents: Contents, item: Item) -> None:
    contents.items[item.id] = Known(item.id, item.type, item.status, item.is_public, item.slug, item.link, item.parent,
                                    item.title[:200], item.date[:7])  # fmt: skip
    if urlsplit(item.link).query == "" and item.link:
        contents.id_of_path.setdefault(contents.path_of(item.link).lower(), item.id)
    if item.slug:
        contents.ids_of_slug[item.slug.lower()].append(item.id)
    thumbnail = item.meta.get("_thumbnail_id", "")
    numbers = [
        thumbnail,
        *(number for found in USED.findall(item.content) for group in found for number in group.split(",")),
    ]
    for number in numbers:
        if number.strip().isdigit():
            contents.users_of_media[int(number)].add(item.is_public)
    for path in UPLOAD.findall(item.content):
        contents.users_of_file[original_of(unquote(path))].add(item.is_public)


def _note_attachment(contents: Contents, item: Item) -> None:
    file = item.meta.get("_wp_attached_file", "").strip() or upload_path(item.attachment_url)
    credit = CREDIT.search(item.meta.get("_wp_attachment_metadata", ""))
    found = Attachment(
        item.id, original_of(file), item.attachment_url, item.link, item.title[:500],
        item.meta.get("_wp_attachment_image_alt", "")[:1000], item.excerpt[:2000], credit[1] if credit else "",
        item.date_gmt, item.parent, item.fingerprint,
    )  # fmt: skip
    contents.attachments[item.id] = found
    contents.attachment_of_file.setdefault(found.file, item.id)
    contents.attached_to[item.parent].append(item.id)
    if urlsplit(item.link).query == "" and item.link:
        contents.id_of_path.setdefault(contents.path_of(item.link).lower(), item.id)
