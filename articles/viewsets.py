"""Lists of pages as editors look for them: articles, themes, organisations. Each with a place in the menu."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html_join
from django_filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages import listing
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from articles.models import ArticlePage, Kind, ThemePage
from participants.models import ParticipantPage, Region, Role
from rvggz.admin_order import InNameOrder
from rvggz.text.name_order import NameOrder

STATES = {
    "online": {"live": True},
    "concept": {"live": False},
    "wijziging": {"live": True, "has_unpublished_changes": True},
}


class StateFilter(ChoiceFilter):
    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.filter(**STATES[value]) if value in STATES else qs


def state_filter() -> StateFilter:
    return StateFilter(
        label="Status", empty_label="Alles", widget=forms.RadioSelect,
        choices=[("online", "Online"), ("concept", "Niet online"), ("wijziging", "Online, met nieuwe wijzigingen")],
    )  # fmt: skip


def choices(label: str, options: Any) -> MultipleChoiceFilter:
    return MultipleChoiceFilter(label=label, choices=options, widget=forms.CheckboxSelectMultiple)


class ArticleFilterSet(WagtailFilterSet):
    kind = choices("Soort", Kind.choices)
    themes = ModelMultipleChoiceFilter(
        label="Thema's", queryset=ThemePage.objects.order_by(NameOrder("title")), widget=forms.CheckboxSelectMultiple
    )
    live = state_filter()

    class Meta:
        model = ArticlePage
        fields: ClassVar = ["kind", "themes", "live"]


class OrganisationFilterSet(WagtailFilterSet):
    role = choices("Rol", Role.choices)
    region = choices("Regio", Region.choices)
    live = state_filter()

    class Meta:
        model = ParticipantPage
        fields: ClassVar = ["role", "region", "live"]


def themes_of(article: ArticlePage) -> str:
    return format_html_join(", ", "{}", ((theme.title,) for theme in article.themes.all()))


TITLE = PageTitleColumn("title", label="Titel", sort_key="title", classname="title")
CHANGED = DateColumn(
    "latest_revision_created_at", label="Gewijzigd", sort_key="latest_revision_created_at", width="12%"
)
STATE = PageStatusColumn("status", label="Status", sort_key="live", width="12%")

ARTICLE_COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    TITLE,
    Column("kind", label="Soort", accessor="get_kind_display", sort_key="kind", width="12%"),
    Column("themes", label="Thema's", accessor=themes_of, width="20%"),
    Column("published_on", label="Geplaatst op", sort_key="published_on", width="12%"),
    CHANGED,
    STATE,
]
ORGANISATION_COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    TITLE,
    Column("role", label="Rol", accessor="get_role_display", sort_key="role", width="12%"),
    Column("region", label="Regio", accessor="get_region_display", sort_key="region", width="15%"),
    CHANGED,
    STATE,
]


class ListView(InNameOrder, listing.IndexView):
    pass


class ListViewSet(PageListingViewSet):
    index_view_class = ListView
    add_to_admin_menu = True


class ArticleListViewSet(ListViewSet):
    model = ArticlePage
    name = url_prefix = "artikelen"
    icon = "doc-full"
    menu_label = "Artikelen"
    menu_order = 110
    columns = ARTICLE_COLUMNS
    filterset_class = ArticleFilterSet


class ThemeListViewSet(ListViewSet):
    model = ThemePage
    name = url_prefix = "themas"
    icon = "folder-open-inverse"
    menu_label = "Thema's"
    menu_order = 120
    columns: ClassVar = [BulkActionsColumn("bulk_actions"), TITLE, CHANGED, STATE]


class OrganisationListViewSet(ListViewSet):
    model = ParticipantPage
    name = url_prefix = "organisaties"
    icon = "group"
    menu_label = "Organisaties"
    menu_order = 130
    columns = ORGANISATION_COLUMNS
    filterset_class = OrganisationFilterSet


class ArticlesBelowPageViewSet(PageViewSet):
    """The same columns where one walks through the page tree."""

    model = ArticlePage
    columns = ARTICLE_COLUMNS
    filterset_class = ArticleFilterSet
