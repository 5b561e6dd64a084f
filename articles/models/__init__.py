from .article import VOICES, ArticleIndexPage, ArticlePage, ContributionIndexPage, Kind
from .binned_page import BinnedPage
from .contribution import (
    AT_EDITORS,
    EDITABLE,
    Contribution,
    ContributionFile,
    ContributionStep,
    FileKind,
    PieceRefusal,
    PieceState,
    StepKind,
)
from .entry import Entry, EntryType, FilterCount, Word
from .first_steps import FirstSteps
from .follow import Digest, Follow, Happening, Notice, Pace, What
from .home import HomePage, InformationPage
from .imported import ImportedItem, ImportedKind
from .keyword import ArticleKeyword, Keyword, KeywordAlias
from .media import Download, Picture, PictureRendition
from .pdf import PdfState, StoredPdf
from .reading_task import ReadingTask
from .site_texts import SiteTexts
from .theme import ThemeIndexPage, ThemePage, Tint

__all__ = [
    "AT_EDITORS",
    "EDITABLE",
    "VOICES",
    "ArticleIndexPage",
    "ArticleKeyword",
    "ArticlePage",
    "BinnedPage",
    "Contribution",
    "ContributionFile",
    "ContributionIndexPage",
    "ContributionStep",
    "Digest",
    "Download",
    "Entry",
    "EntryType",
    "FileKind",
    "FilterCount",
    "FirstSteps",
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
    "PieceRefusal",
    "PieceState",
    "ReadingTask",
    "SiteTexts",
    "StepKind",
    "StoredPdf",
    "ThemeIndexPage",
    "ThemePage",
    "Tint",
    "What",
    "Word",
]
