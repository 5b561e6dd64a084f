"""The tabs that every page of ours has in the admin, in words an editor knows. A leaf: imports no app."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from rvggz import reserved_paths

ADDRESS_HELP = (
    "Dit is het laatste stuk van het adres van de pagina. Het volgt vanzelf uit de titel; je hoeft hier niets te doen. "
    "Verander je het later, dan stuurt het oude adres bezoekers door."
)
SCHEDULE_HELP = (
    "<p>De pagina nu online zetten? Klik onderaan op het pijltje naast “Bewaar concept” en kies “Publiceren”.</p>"
    "<p>Liever op een later moment? Klik rechtsboven op het rondje met de i (“Status”) en dan op “Kies een moment”. "
    "Bewaar het moment. Kies daarna onderaan, bij hetzelfde pijltje, “Inplannen”.</p>"
)


class PageForm(WagtailAdminPageForm):
    """Of every page: an address that the site itself answers at is refused in words."""

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        if self.parent_page.depth == reserved_paths.SITE_ROOT_DEPTH and reserved_paths.is_reserved(slug):
            raise ValidationError(reserved_paths.message(slug))
        return slug


class PageCopyForm(CopyForm):
    """The same for a copy, which asks its address anew."""

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        parent = found.get("new_parent_page") or self.page.get_parent()
        slug = str(found.get("new_slug", ""))
        if parent.depth == reserved_paths.SITE_ROOT_DEPTH and reserved_paths.is_reserved(slug):
            self.add_error("new_slug", reserved_paths.message(slug))
        return found


def title_panel(label: str) -> TitleFieldPanel:
    """The title, from which the address follows until the page is online."""
    return TitleFieldPanel("title", heading=label, placeholder=label)


def publish_tab(*, in_menu: bool = False) -> ObjectList:
    menu = [FieldPanel("show_in_menus", heading="Zet deze pagina in het menu bovenaan de site")] if in_menu else []
    return ObjectList(
        [
            HelpPanel(content=SCHEDULE_HELP, heading="Wanneer komt de pagina online?"),
            MultiFieldPanel(
                [FieldPanel("slug", heading="Adres van de pagina", help_text=ADDRESS_HELP), *menu],
                heading="Waar staat de pagina?",
            ),
            PublishingPanel(),
        ],
        heading="Publiceren",
    )


def tabs(content: Sequence[Any], *more: ObjectList, in_menu: bool = False, form: type = PageForm) -> TabbedInterface:
    """The content, what a page type adds to it, and when and where it is published."""
    first = ObjectList(content, heading="Tekst")
    return TabbedInterface([first, *more, publish_tab(in_menu=in_menu)], base_form_class=form)
