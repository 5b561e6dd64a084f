from .article import ArticleIndexPage, ArticlePage, Kind
from .entry import Entry, EntryType, FilterCount, Word
from .home import HomePage, InformationPage
from .imported import ImportedItem, ImportedKind
from .keyword import ArticleKeyword, Keyword, KeywordAlias, folded
from .media import Download, Picture, PictureRendition
from .pdf import PdfState, StoredPdf
from .site_texts import SiteTexts
from .theme import ThemeIndexPage, ThemePage, Tint

__all__ = [
    "ArticleIndexPage",
    "ArticleKeyword",
    "ArticlePage",
    "Download",
    "Entry",
    "EntryType",
    "FilterCount",
    "HomePage",
    "ImportedItem",
    "ImportedKind",
    "InformationPage",
    "Keyword",
    "KeywordAlias",
    "Kind",
    "PdfState",
    "Picture",
    "PictureRendition",
    "SiteTexts",
    "StoredPdf",
    "ThemeIndexPage",
    "ThemePage",
    "Tint",
    "Word",
    "folded",
]
