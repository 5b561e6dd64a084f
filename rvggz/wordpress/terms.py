"""Categories and tags: themes, kinds and keywords."""

from dataclasses import dataclass, field
from html import escape

from django.utils.text import slugify

from articles.models import ImportedKind, Keyword, KeywordAlias, Kind, ThemePage, Tint
from articles.models.keyword import MOST_LETTERS
from rvggz import placing
from rvggz.checks import text
from rvggz.initial_pages import SiteTree
from rvggz.text.folding import folded

from .contents import Contents
from .export_parts import Item, Term, fingerprint
from .html import words
from .kinds import is_nothing, is_theme, is_themes, kind_of
from .ledger import Ledger
from .publishing import free_slug
from .report import Outcome, Report
from .story import short

MOST_THEMES = 3


@dataclass(frozen=True)
class Meaning:
    """What the categories and tags of one item say."""

    kind: Kind
    themes: list[ThemePage]
    keywords: list[Keyword]
    remarks: list[str]


def keyword_name(name: str) -> str:
    """A name that fits, also as it is compared: ``…`` and ``½`` are three letters there, ``ß`` is two."""
    name, length = text.clean_line(name), MOST_LETTERS
    while len(folded(fits := short(name, length))) > MOST_LETTERS:
        length -= 1
    return fits


@dataclass
class Terms:
    contents: Contents
    ledger: Ledger
    tree: SiteTree
    report: Report
    overwrite: bool = False
    _themes: dict[str, ThemePage | None] = field(default_factory=dict)
    _words: dict[tuple[str, str, str], Keyword | None] = field(default_factory=dict)
    _is_theme: dict[str, bool] = field(default_factory=dict)

    def take_themes(self) -> None:
        for term in self._categories():
            if self.is_theme(term.slug):
                with self.report.item("themes", term.slug, term.name):
                    self.report.count("themes", self._take_theme(term))

    def take_keywords(self) -> None:
        for term in [*self._categories(), *self._of("post_tag")]:
            if self.is_word(term):
                with self.report.item("keywords", term.slug, term.name):
                    self.report.count("keywords", self._take_keyword(term))

    def _of(self, taxonomy: str) -> list[Term]:
        return [
            term for (kind, _), term in self.contents.terms.items() if kind == taxonomy and (term.slug or term.name)
        ]

    def _categories(self) -> list[Term]:
        return self._of("category")

    def is_theme(self, slug: str) -> bool:
        if slug not in self._is_theme:
            self._is_theme[slug] = is_theme(self.contents, slug)
        return self._is_theme[slug]

    def is_word(self, term: Term) -> bool:
        """A tag, or a category that says neither theme nor kind."""
        if term.taxonomy == "post_tag":
            return True
        plain = is_nothing(term.slug, term.name) or is_themes(term.slug, term.name) or kind_of(term.slug, term.name)
        return term.taxonomy == "category" and not plain and not self.is_theme(term.slug)

    def _take_theme(self, term: Term) -> Outcome:
        source = fingerprint(term.name, term.description)
        record = self.ledger.find(ImportedKind.THEME, term.slug)
        page = self.ledger.thing(record)
        if record and not isinstance(page, ThemePage):
            return Outcome.KEPT
        if record and isinstance(page, ThemePage):
            if record.source == source:
                return Outcome.UNCHANGED
            if not self.overwrite and not self.ledger.is_untouched(record, page):
                return Outcome.KEPT
            self._fill(page, term).save_revision().publish()
            page.refresh_from_db()
            self.ledger.write(ImportedKind.THEME, term.slug, page, source)
            return Outcome.UPDATED
        twin = self._twin(term)
        page = twin or self._new_theme(term)
        self.ledger.write(ImportedKind.THEME, term.slug, page, source, path=f"/category/{term.slug}")
        return Outcome.UNCHANGED if twin else Outcome.NEW

    def _twin(self, term: Term) -> ThemePage | None:
        """A theme of that name that stands here already is the same theme."""
        for page in ThemePage.objects.child_of(self.tree.themes):
            if page.slug == slugify(term.slug) or folded(page.title) == folded(term.name):
                return page
        return None

    def _new_theme(self, term: Term) -> ThemePage:
        tints = list(Tint.values)
        page = ThemePage(slug=free_slug(self.tree.themes, term.slug or term.name, "thema"))
        page.tint = tints[ThemePage.objects.child_of(self.tree.themes).count() % len(tints)]
        self._fill(page, term)
        placing.place(page, self.tree.themes)
        return ThemePage.objects.get(pk=page.pk)

    @staticmethod
    def _fill(page: ThemePage, term: Term) -> ThemePage:
        page.title = short(term.name or term.slug, 255)
        said = words(term.description)
        page.summary = short(said, 250) if not page.summary else page.summary
        page.introduction = f"<p>{escape(said, quote=False)}</p>" if said else page.introduction
        return page

    def _take_keyword(self, term: Term) -> Outcome:
        key = f"{term.taxonomy}:{term.slug}"
        record = self.ledger.find(ImportedKind.KEYWORD, key)
        if record:
            return Outcome.UNCHANGED if self.ledger.thing(record) else Outcome.KEPT
        written = text.clean_line(term.name if folded(term.name) else term.slug)
        name = keyword_name(written)
        if name != written:
            self.report.ask("keywords", term.slug, term.name or term.slug, "", "",
                            f"Dit trefwoord was te lang en is afgekapt tot “{name}”.")  # fmt: skip
        found = self._keyword(name)
        keyword = found or self._new_keyword(name, term.slug)
        self.ledger.write(ImportedKind.KEYWORD, key, keyword, fingerprint(name))
        return Outcome.UNCHANGED if found else Outcome.NEW

    @staticmethod
    def _keyword(name: str) -> Keyword | None:
        word = folded(name)
        alias = KeywordAlias.objects.select_related("keyword").filter(folded_name=word).first()
        return Keyword.objects.filter(folded_name=word).first() or (alias.keyword if alias else None)

    @staticmethod
    def _new_keyword(name: str, slug: str) -> Keyword:
        """With the slug it had, when that is free and a slug here too."""
        clean = slugify(slug)[:100]
        taken = Keyword.objects.filter(slug=clean).exists() or KeywordAlias.objects.filter(slug=clean).exists()
        keyword = Keyword(name=name, slug="" if taken else clean)
        keyword.save()
        return keyword

    def meaning(self, item: Item) -> Meaning:
        """Kind, themes and keywords of an item, as far as they are here."""
        kinds: list[Kind] = []
        themes: dict[int, ThemePage] = {}
        keywords: dict[int, Keyword] = {}
        for taxonomy, slug, name in item.terms:
            term = self.contents.terms.get((taxonomy, slug)) or Term(taxonomy, slug, name, "", "")
            if taxonomy == "category" and (theme := self._theme(slug)):
                themes[theme.pk] = theme
            elif taxonomy == "category" and not self.is_theme(slug) and (kind := kind_of(slug, name)):
                kinds.append(kind)
            elif self.is_word(term) and (keyword := self._word(taxonomy, slug, name)):
                keywords[keyword.pk] = keyword
        remarks = []
        if len(themes) > MOST_THEMES:
            remarks.append(f"had {len(themes)} thema's; de eerste drie zijn bewaard")
        special = [kind for kind in kinds if kind != Kind.NEWS] or kinds or [Kind.NEWS]
        if len(set(special)) > 1:
            remarks.append(f"had meer soorten; gekozen is “{special[0].label}”")
        return Meaning(special[0], list(themes.values())[:MOST_THEMES], list(keywords.values()), remarks)

    def _word(self, taxonomy: str, slug: str, name: str) -> Keyword | None:
        key = (taxonomy, slug, name)
        if key not in self._words:
            found = self.ledger.thing(self.ledger.find(ImportedKind.KEYWORD, f"{taxonomy}:{slug}"))
            self._words[key] = found if isinstance(found, Keyword) else self._keyword(keyword_name(name))
        return self._words[key]

    def _theme(self, slug: str) -> ThemePage | None:
        """The theme of a category; in an export without definitions one that stands here with that name."""
        if slug not in self._themes:
            found = self.ledger.thing(self.ledger.find(ImportedKind.THEME, slug))
            self._themes[slug] = found if isinstance(found, ThemePage) else None
        return self._themes[slug]
