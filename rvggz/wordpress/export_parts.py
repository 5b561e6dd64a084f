"""What an export is made of, as plain data."""

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/Amsterdam")
NAMES = (
    "a|abbr|acronym|b|bdi|bdo|big|br|center|cite|code|del|dfn|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|ol|p|q|s|"
    "samp|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|var|wbr"
)
TAG = re.compile(rf"</?(?P<name>{NAMES})(?:\s[^<>=]{{0,100}}=[^<>]*)?\s*/?>", re.IGNORECASE)
BREAKING = re.compile(r"br|div|h[1-6]|hr|li|ol|p|table|tbody|td|th|tr|ul", re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Author:
    login: str
    email: str
    display_name: str
    first_name: str
    last_name: str
    id: int = 0


@dataclass(frozen=True)
class Term:
    taxonomy: str  # "category", "post_tag" or one of a plugin
    slug: str
    name: str
    parent: str  # slug of the term above it; its name in WXR 1.0
    description: str
    id: int = 0


@dataclass(frozen=True)
class Comment:
    id: int
    author: str
    email: str
    date: str
    date_gmt: str
    content: str
    approved: str  # "1", "0", "spam", "trash", "post-trashed"
    type: str
    parent: int
    user_id: int

    @property
    def written(self) -> datetime | None:
        return moment(self.date_gmt, UTC) or moment(self.date, LOCAL)


@dataclass(frozen=True)
class Item:
    """A post, page, attachment or anything else WordPress keeps in its table of posts."""

    id: int
    type: str
    status: str
    title: str
    link: str
    creator: str
    content: str
    excerpt: str
    date: str
    date_gmt: str
    modified: str
    modified_gmt: str
    slug: str
    parent: int
    password: str
    is_sticky: bool
    comments_open: bool
    attachment_url: str
    terms: tuple[tuple[str, str, str], ...]  # (taxonomy, slug, name)
    meta: Mapping[str, str]
    comments: tuple[Comment, ...] = field(repr=False)
    line: int = 0
    cut: str = ""  # name of a field that was too long to take over whole
    old_slugs: tuple[str, ...] = ()
    other_fields: tuple[str, ...] = ()  # names of fields of plugins that hold words

    @property
    def is_public(self) -> bool:
        """Anyone could read it there, without a password."""
        return self.status == "publish" and not self.password

    @property
    def published(self) -> datetime | None:
        """When it appeared; the clock of the old site when only that is known."""
        return moment(self.date_gmt, UTC) or moment(self.date, LOCAL)

    @property
    def changed(self) -> datetime | None:
        return moment(self.modified_gmt, UTC) or moment(self.modified, LOCAL) or self.published

    @property
    def fingerprint(self) -> str:
        """Of all that the import takes over; comments are no part of it."""
        told = (self.type, self.status, self.title, self.link, self.creator, self.content, self.excerpt, self.date,
                self.date_gmt, self.modified_gmt, self.slug, self.parent, self.password, self.comments_open,
                self.terms, sorted(self.meta.items()))  # fmt: skip
        return fingerprint(*told)


Part = Author | Term | Item


def fingerprint(*told: object) -> str:
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def moment(stamp: str, zone: tzinfo) -> datetime | None:
    """``2021-03-02 09:12:00`` as a moment; nothing for the zeros WordPress gives a draft."""
    try:
        found = datetime.strptime(stamp.strip()[:19], "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None
    return found.replace(tzinfo=zone) if 1970 <= found.year < 9000 else None


def plain(text: str) -> str:
    """A title or name as people read it: no tags, no entities, single spaces.

    Only what is a tag of HTML goes: "jongeren (< 18) en ouderen (> 65)" and "Liefde <3" are words.
    """
    text = html.unescape(text) if "&lt;" in text else text  # WXR 1.0 wrote its tags so
    if "<" in text:
        text = TAG.sub(lambda found: " " if BREAKING.fullmatch(found["name"]) else "", COMMENT.sub("", text))
    return " ".join(html.unescape(text).split())
