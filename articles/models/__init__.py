from .article import VOICES, ArticleIndexPage, ArticlePage, ContributionIndexPage, Kind
from .entry import Entry, EntryType, FilterCount, Word
from .follow import Digest, Follow, Happening, Notice, Pace, What
from .home import HomePage, InformationPage
from .imported import ImportedItem, ImportedKind
from .keyword import ArticleKeyword, Keyword, KeywordAlias, folded
from .media import Download, Picture, PictureRendition
from .pdf import PdfState, StoredPdf
from .site_texts import SiteTexts
from .theme import ThemeIndexPage, ThemePage, Tint

__all__ = [
    "VOICES",
    "ArticleIndexPage",
    "ArticleKeyword",
    "ArticlePage",
    "ContributionIndexPage",
    "Digest",
    "Download",
    "Entry",
    "EntryType",
    "FilterCount",
    "Follow",
    "Happening",
    "HomePage",
    "ImportedItem",
    "ImportedKind",
    "InformationPage",
    "Keyword",
    "KeywordAlias",
    "Kind",
    "Notice",
    "Pace",
    "PdfState",
    "Picture",
    "PictureRendition",
    "SiteTexts",
    "StoredPdf",
    "ThemeIndexPage",
    "ThemePage",
    "Tint",
    "What",
    "Word",
    "folded",
]
