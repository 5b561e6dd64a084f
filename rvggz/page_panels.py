"""The tabs that every page of ours has in the admin, in words an editor knows. A leaf: imports no app."""

from collections.abc import Sequence
from typing import Any

from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

ADDRESS_HELP = (
    "Dit is het laatste stuk van het adres van de pagina. Het volgt vanzelf uit de titel; je hoeft hier niets te doen. "
    "Verander je het later, dan stuurt het oude adres bezoekers door."
)
SCHEDULE_HELP = (
    "<p>De pagina nu online zetten? Klik onderaan op het pijltje naast “Bewaar concept” en kies “Publiceren”.</p>"
    "<p>Liever op een later moment? Klik rechtsboven op het rondje met de i (“Status”) en dan op “Kies een moment”. "
    "Bewaar het moment. Kies daarna onderaan, bij hetzelfde pijltje, “Inplannen”.</p>"
)


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


def tabs(content: Sequence[Any], *more: ObjectList, in_menu: bool = False, form: type | None = None) -> TabbedInterface:
    """The content, what a page type adds to it, and when and where it is published."""
    first = ObjectList(content, heading="Tekst")
    return TabbedInterface([first, *more, publish_tab(in_menu=in_menu)], base_form_class=form)
