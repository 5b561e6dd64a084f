"""What can be followed: as it stands in addresses, and as people call it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import slugify

from articles import chrome
from articles.models import Entry, EntryType, Follow, Keyword, Kind, What
from articles.voices import PLURALS
from rvggz.web.request_numbers import whole_number

SLUGS = {
    "thema": What.THEME, "trefwoord": What.KEYWORD, "organisatie": What.ORGANISATION, "soort": What.KIND,
    "gesprek": What.ARTICLE,
}  # fmt: skip
SLUG_OF = {what: slug for slug, what in SLUGS.items()}
ENTRY_TYPES = {
    What.THEME: EntryType.THEME, What.ORGANISATION: EntryType.ORGANISATION, What.ARTICLE: EntryType.ARTICLE
}  # fmt: skip
KIND_OF_SLUG = {slugify(kind.label): kind for kind in Kind}
THIS = {
    What.THEME: "dit thema", What.KEYWORD: "dit trefwoord", What.ORGANISATION: "deze organisatie",
    What.ARTICLE: "dit gesprek",
}  # fmt: skip


@dataclass(frozen=True)
class Target:
    what: What
    key: str  # in the address: a number, or the word for a kind
    columns: dict[str, Any]  # of Follow
    title: str = ""
    url: str = ""
    kind: str = ""  # of an article

    @property
    def this(self) -> str:
        """As its own page calls it: "dit thema"."""
        if self.what == What.KIND:
            return PLURALS[Kind(self.columns["kind"])].lower()
        return "deze vraag" if self.kind == Kind.QUESTION else THIS[self.what]

    @property
    def name(self) -> str:
        """As other pages call it: "thema Praten"."""
        return name_of(self.what, self.title)

    @property
    def follow_url(self) -> str:
        return reverse("follow", args=[SLUG_OF[self.what], self.key])


def name_of(what: str, title: str) -> str:
    match what:
        case What.ARTICLE:
            return f"het gesprek bij “{title}”"
        case What.KIND:
            return title.lower()
        case What.ORGANISATION:
            return title
    return f"{What(what).label.lower()} “{title}”"


def of_page(what: What, pk: int, title: str = "", url: str = "", kind: str = "") -> Target:
    return Target(what, str(pk), {"page_id": pk}, title, url, kind)


def of_keyword(keyword: Keyword) -> Target:
    return Target(What.KEYWORD, str(keyword.pk), {"keyword_id": keyword.pk}, keyword.name, keyword.get_absolute_url())


def of_kind(kind: Kind) -> Target:
    slug = slugify(kind.label)
    sections = chrome.get().section_urls
    base = sections.get("contributionindexpage") or sections.get("articleindexpage", "/")
    return Target(What.KIND, slug, {"kind": kind.value}, PLURALS[kind], f"{base}?soort={slug}")


def find(slug: str, key: str) -> Target | None:
    """What an address names, when the public may see it."""
    what = SLUGS.get(slug)
    if what == What.KIND:
        return of_kind(KIND_OF_SLUG[key]) if key in KIND_OF_SLUG else None
    if what is None or whole_number(key, 9) is None:
        return None
    if what == What.KEYWORD:
        keyword = Keyword.objects.filter(pk=key).first()
        is_public = keyword and Entry.objects.with_keyword(keyword).exists()  # not that of a piece nobody read yet
        return of_keyword(keyword) if keyword and is_public else None
    entry = Entry.objects.filter(pk=key, type=ENTRY_TYPES[what]).values_list("pk", "title", "url", "kind").first()
    return of_page(what, *entry) if entry else None


def of_follow(follow: Follow) -> Target:
    """For a follow that was fetched with its keyword and the entry of its page."""
    what = What(follow.what)
    if follow.keyword:
        return of_keyword(follow.keyword)
    if follow.kind:
        return of_kind(Kind(follow.kind))
    entry = getattr(follow.page, "entry", None)
    if entry is None:  # offline now
        return of_page(what, follow.page_id or 0, follow.page.title if follow.page else "")
    return of_page(what, entry.pk, entry.title, entry.url, entry.kind)
