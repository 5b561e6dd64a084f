"""Trefwoorden in the admin: how often each is used, another name, away with it, or two into one."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from articles import keyword_merging
from articles.models import Keyword
from rvggz.admin_order import InNameOrder
from rvggz.text.name_order import NameOrder
from rvggz.web.request_numbers import whole_numbers

GONE = (
    "Een collega was net eerder: “{}” is er niet meer, het is samengevoegd of weggehaald. Er is nu niets veranderd. "
    "Kijk in de lijst hoe het staat, en kies opnieuw."
)


def counted() -> QuerySet[Keyword]:
    return Keyword.objects.annotate(articles=Count("uses"))


def in_articles(number: int) -> str:
    return "1 artikel" if number == 1 else f"{number} artikelen"


class KeywordIndexView(InNameOrder, generic.IndexView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        merge = HeaderButton("Trefwoorden samenvoegen", url=reverse("keywords:merge"), icon_name="copy")
        return [*super().header_buttons, merge]

    def get_base_queryset(self) -> Any:
        return counted()

    def get_list_more_buttons(self, instance: Keyword) -> list[Any]:
        merge = MenuItem(
            "Samenvoegen met…", url=f"{reverse('keywords:merge')}?{urlencode({'weg': instance.pk})}",
            icon_name="copy", priority=15,
        )  # fmt: skip
        return [*super().get_list_more_buttons(instance), merge]


class KeywordDeleteView(generic.DeleteView):
    def delete_action(self) -> None:
        """Alone, as merging: no article that is being saved keeps a keyword that is not there."""
        with transaction.atomic():
            Keyword.objects.hold(alone=True)
            super().delete_action()

    @property
    def confirmation_message(self) -> str:
        number = self.object.uses.count()
        return (
            f"Weet je zeker dat je het trefwoord “{self.object.name}” wilt weghalen? Het staat nu bij "
            f"{in_articles(number)}. De artikelen zelf blijven bestaan. Bedoelde je een ander woord voor hetzelfde? "
            "Voeg de trefwoorden dan samen: dan blijven ook de oude adressen werken."
        )


class CountedKeywords:
    """Says beside each keyword how many articles have it."""

    def label_from_instance(self, keyword: Any) -> str:
        return f"{keyword.name} ({in_articles(keyword.articles)})"


class ManyKeywords(CountedKeywords, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    pass


class OneKeyword(CountedKeywords, forms.ModelChoiceField):  # type: ignore[type-arg]
    pass


class MergeForm(forms.Form):
    sources = ManyKeywords(
        Keyword.objects.none(), label="Deze trefwoorden verdwijnen", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één trefwoord dat mag verdwijnen."},
    )  # fmt: skip
    target = OneKeyword(
        Keyword.objects.none(), label="Hun artikelen krijgen dit trefwoord", empty_label="Kies een trefwoord…",
        error_messages={"required": "Kies het trefwoord dat blijft."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("sources", "target"):
            self.fields[name].queryset = counted().order_by(NameOrder("name"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("target") in (cleaned.get("sources") or []):
            self.add_error("target", "Dit trefwoord staat ook bij de trefwoorden die verdwijnen. Kies een ander.")
        return cleaned


class MergeView(PermissionRequiredMixin, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """First the choice, then what will happen, then it is done."""

    permission_required = ("articles.change_keyword", "articles.delete_keyword")
    raise_exception = True
    form_class = MergeForm
    template_name = "articles/admin/merge_keywords.html"
    page_title = "Trefwoorden samenvoegen"
    header_icon = "tag"

    def get_initial(self) -> dict[str, Any]:
        return {"sources": whole_numbers(self.request.GET.getlist("weg"), 9)}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        here = [{"url": reverse("keywords:index"), "label": "Trefwoorden"}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *here]

    def form_valid(self, form: MergeForm) -> HttpResponse:
        sources, target = list(form.cleaned_data["sources"]), form.cleaned_data["target"]
        if "zeker" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, sources=sources, target=target))
        try:
            with transaction.atomic():
                for source in sources:
                    keyword_merging.merge(source, target)
        except keyword_merging.KeywordGoneError as error:
            messages.error(self.request, GONE.format(error.name))
            return self.render_to_response(self.get_context_data(form=MergeForm()), status=409)
        names = ", ".join(f"“{source.name}”" for source in sources)
        messages.success(self.request, f"{names} gaat nu verder als “{target.name}”. De oude adressen sturen door.")
        return redirect("keywords:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if sources := kwargs.get("sources"):
            uses = {use for source in sources for use in source.uses.values_list("content_object_id", flat=True)}
            context["moved"] = in_articles(len(uses))
        return context


class KeywordViewSet(ModelViewSet):
    model = Keyword
    name = "keywords"
    url_prefix = "trefwoorden"
    icon = "tag"
    menu_label = "Trefwoorden"
    menu_order = 140
    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 50
    ordering: ClassVar = ["name"]
    search_fields: ClassVar = ["name"]
    search_backend_name = None
    panels: ClassVar = [
        FieldPanel(
            "name", heading="Trefwoord", help_text="Zoals het onder een artikel staat. Het adres blijft gelijk."
        ),
    ]
    list_display: ClassVar = [
        TitleColumn("name", label="Trefwoord", sort_key="name", url_name="keywords:edit"),
        Column("articles", label="Aantal artikelen", sort_key="articles", width="20%"),
    ]
    index_view_class = KeywordIndexView
    delete_view_class = KeywordDeleteView
    template_prefix = "articles/admin/keyword_"

    def merge_view(self, request: HttpRequest) -> HttpResponseBase:
        return MergeView.as_view()(request)

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("samenvoegen/", self.merge_view, name="merge")]
