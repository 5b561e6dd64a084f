"""Where the admin gets its menu, its lists and its first page from."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from articles import chrome, forms, rich_text, viewsets
from articles.admin import (
    bin_hooks,  # noqa: F401 - registers itself
    first_steps,
    first_steps_views,
)
from articles.dashboard import EditorPanel
from articles.keyword_admin import KeywordViewSet
from articles.models import ArticlePage

# What five editors never need. A host with all rights keeps everything.
HIDDEN_REPORTS = {"locked-pages", "workflows", "workflow-tasks", "page-types-usage"}


@hooks.register("register_rich_text_features", order=100)  # after those of Wagtail, which it widens
def attributes_with_meaning(features: FeatureRegistry) -> None:
    rich_text.register(features)


@hooks.register("register_admin_viewset")
def lists() -> list[Any]:
    return [
        viewsets.ArticleListViewSet(),
        viewsets.ThemeListViewSet(),
        viewsets.OrganisationListViewSet(),
        viewsets.ArticlesBelowPageViewSet(),
        KeywordViewSet(),
    ]


class SiteTextsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("articles.change_sitetexts"))


@hooks.register("register_admin_menu_item")
def site_texts_item() -> MenuItem:
    address = reverse("wagtailsettings:edit", args=("articles", "sitetexts"))
    return SiteTextsMenuItem("Vaste teksten", address, name="site-texts", icon_name="edit", order=150)


@hooks.register("construct_main_menu", order=100)
def start_where_editors_work(request: HttpRequest, items: list[MenuItem]) -> None:
    """All pages, from the home page on: the tree above it holds nothing that an editor can use."""
    home = chrome.get().home_id
    for number, item in enumerate(items):
        if item.name == "explorer" and home:
            address = reverse("wagtailadmin_explore", args=[home])
            items[number] = MenuItem("Alle pagina's", address, name="explorer", icon_name="home", order=160)
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in {"help", "reports"}]


@hooks.register("construct_settings_menu")
def texts_stand_in_main_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if "sitetexts" not in item.url]


@hooks.register("construct_reports_menu")
def only_useful_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN_REPORTS]


@hooks.register("construct_help_menu")
def no_english_help(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if "wagtail.org" not in item.url]


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(EditorPanel())
    if first_steps.may_see(request.user):
        panels.append(first_steps.FirstStepsPanel())


@hooks.register("register_admin_urls")
def buttons_of_first_steps() -> list[URLPattern]:
    return [path("begin/<str:what>/", first_steps_views.press, name="first_steps")]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_numbers(request: HttpRequest, items: list[SummaryItem]) -> None:
    items.clear()


@hooks.register("before_bulk_action")
def articles_need_a_theme(
    request: HttpRequest, action: str, objects: list[Any], action_class: Any
) -> HttpResponse | None:
    """The form asks for a theme; publishing many articles at once goes past the form."""
    if action != "publish" or request.method != "POST":
        return None
    bare = [page.specific for page in objects if issubclass(page.specific_class, ArticlePage)]
    bare = [page for page in bare if not page.get_latest_revision_as_object().themes.all()]
    if not bare:
        return None
    names = ", ".join(f"“{page.title}”" for page in bare)
    messages.error(request, f"Niet online gezet: {names}. {forms.NO_THEME}")
    return redirect(action_class.next_url)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def admin_js() -> str:
    files = [(static("js/admin.js"),), (static("js/admin-saving.js"),), (static("js/admin-pasting.js"),)]
    return format_html_join("", '<script type="module" src="{}"></script>', files)
