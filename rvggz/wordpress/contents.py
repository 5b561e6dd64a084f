"""What an export holds, as much of it as links, files and counts need. export/stock.py fills it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from .export.attachments import Attachment, FileNames, original_of
from .export_file import Author, ExportFile, Item, Term
from .export_parts import Comment

TAKEN = {"post", "page"}
# Rows of WordPress' own household: nobody misses them.
HOUSEHOLD = {
    "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_template",
    "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face", "acf-field",
    "acf-field-group", "wpcf7_contact_form",
}  # fmt: skip
APPROVED, WAITING, SPAM, TRASH = "goedgekeurd", "wachten op goedkeuring", "spam", "prullenbak"
PINGBACKS, OF_A_PLUGIN = "pingbacks", "van een plugin"
COMMENT_STATES = {
    "1": APPROVED, "approve": APPROVED, "approved": APPROVED, "0": WAITING, "hold": WAITING, "spam": SPAM,
    "trash": TRASH, "post-trashed": TRASH,
}  # fmt: skip


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
    day: str  # "2021-03-02" by the clock of the old site
    old_slugs: tuple[str, ...] = ()


@dataclass
class NotTaken:
    """Something of a plugin that many items have: told once, with the first of them."""

    number: int
    title: str
    link: str
    count: int = 0
    names: dict[str, None] = field(default_factory=dict)


@dataclass
class Contents:
    export: ExportFile
    items: dict[int, Known] = field(default_factory=dict)
    attachments: dict[int, Attachment] = field(default_factory=dict)
    files: FileNames = field(default_factory=FileNames)
    audience: dict[int, bool] = field(default_factory=dict)  # all but files: could anyone read it?
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
    repeated: list[Item] = field(default_factory=list)  # without their texts
    unreadable: list[tuple[Item, str]] = field(default_factory=list)  # and why
    other_fields: dict[str, NotTaken] = field(default_factory=dict)
    other_terms: dict[str, NotTaken] = field(default_factory=dict)

    @property
    def site(self) -> str:
        return self.export.site

    def path_of(self, link: str) -> str:
        """``/actueel/titel`` of an address on the old site; nothing when it is no address."""
        try:
            return "/" + unquote(urlsplit(link).path).strip("/")
        except ValueError:
            return ""

    def own_path(self, link: str) -> str:
        """The path of an address that says all by its path; nothing for ``/?p=12``."""
        return self.path_of(link) if link and "?" not in link else ""

    def is_in_menu(self, item: Item) -> bool:
        """Without a menu of its own, WordPress shows every page that stands below no other."""
        return item.id in self.in_menu if self.in_menu else not item.parent

    def attachment(self, number: int, path: str) -> Attachment | None:
        """The file that is meant: by its exact name, else by its number, else by a guess."""
        number = self.files.exact(path) or (number if number in self.attachments else 0) or self.files.guess(path)
        return self.attachments.get(number)

    def audiences_of(self, number: int, file: str) -> set[bool]:
        """Could anyone read what shows this file? Both answers when some could be read and some could not."""
        if number:
            return self.users_of_media.get(number, set()) | self.users_of_file.get(file, set())
        same = original_of(file)
        return {each for path, users in self.users_of_file.items() if original_of(path) == same for each in users}


def state_of(comment: Comment) -> str:
    """What it was there; for what WordPress does not know itself a person decides."""
    if comment.type in {"pingback", "trackback"}:
        return PINGBACKS
    if comment.type != "comment":  # an order of a shop, a log: not meant for readers
        return OF_A_PLUGIN
    return COMMENT_STATES.get(comment.approved, WAITING)
