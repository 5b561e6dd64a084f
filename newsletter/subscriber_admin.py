"""Abonnees in the admin: who gets the letter, how each agreed to it, and how the list grows."""

from typing import Any, ClassVar

from django.forms import CheckboxSelectMultiple
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django_filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from newsletter import subscriber_views
from newsletter.models import Source, Subscriber, SubscriberState

NAME = "abonnees"


class SubscriberFilterSet(WagtailFilterSet):
    state = MultipleChoiceFilter(label="Stand", choices=SubscriberState.choices, widget=CheckboxSelectMultiple)
    source = MultipleChoiceFilter(label="Aangemeld via", choices=Source.choices, widget=CheckboxSelectMultiple)

    class Meta:
        model = Subscriber
        fields: ClassVar = ["state", "source"]


class SubscriberIndexView(generic.IndexView):
    page_title = "Abonnees"

    @cached_property
    def header_buttons(self) -> list[Any]:
        return [
            HeaderButton("Lijst inlezen", url=reverse(f"{NAME}:import"), icon_name="upload"),
            HeaderButton("Lijst opslaan", url=reverse(f"{NAME}:export"), icon_name="download"),
            HeaderButton("Groei", url=reverse(f"{NAME}:growth"), icon_name="history"),
        ]

    def search_queryset(self, queryset: Any) -> Any:
        """By an index; what Wagtail does itself reads the whole list twice."""
        self.search_query: str = (self.search_query or "").strip()
        return queryset.with_words(self.search_query) if self.search_query else queryset


class SubscriberViewSet(ModelViewSet):
    """No form to write an address: who wants the letter asks for it, or comes with a list that says how."""

    model = Subscriber
    name = url_prefix = NAME
    icon = "group"
    menu_label = "Abonnees"
    menu_order = 200
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = SubscriberIndexView
    filterset_class = SubscriberFilterSet
    form_fields: ClassVar = ["name"]
    list_per_page = 50
    search_fields: ClassVar = ["email", "name"]
    ordering: ClassVar = ["-state_at", "-pk"]
    list_display: ClassVar = [
        TitleColumn("email", label="E-mailadres", url_name=f"{NAME}:inspect", sort_key="email"),
        Column("name", label="Naam"),
        Column("state", label="Stand", accessor="get_state_display", sort_key="state"),
        DateColumn("state_at", label="Sinds", sort_key="state_at"),
        Column("source", label="Aangemeld via", accessor="get_source_display"),
    ]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        nothing = dict.fromkeys(("add_url_name", "edit_url_name", "delete_url_name", "copy_url_name"))
        return super().get_index_view_kwargs(**{**nothing, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inlezen/", subscriber_views.bring_in, name="import"),
            path("opslaan/", subscriber_views.export, name="export"),
            path("groei/", subscriber_views.growth, name="growth"),
            path("<int:pk>/", subscriber_views.one, name="inspect"),
        ]
