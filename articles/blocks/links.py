"""Blocks that lead elsewhere: related article, button, "Meer weten"."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from articles.blocks import samples


class RelatedArticleBlock(blocks.StructBlock):
    article = blocks.PageChooserBlock(label="Artikel", page_type="articles.ArticlePage")

    class Meta:
        label = "Lees ook"
        description = "Een verwijzing naar een ander artikel van deze site."
        preview_template = "blocks/previews/related_article.html"
        icon = "doc-full-inverse"
        template = "blocks/related_article.html"


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        """The address, or nothing when the page behind it is gone or not public."""
        if page := self.get("page"):
            return page.url or "" if page.live else ""
        if document := self.get("document"):
            return str(document.url)
        return self.get("url") or ""

    @property
    def label(self) -> str:
        target = self.get("page") or self.get("document")
        return self.get("text") or (target.title if target else self.get("url") or "")

    @property
    def is_external(self) -> bool:
        return not (self.get("page") or self.get("document"))


class LinkBlock(blocks.StructBlock):
    text = blocks.CharBlock(label="Tekst", required=False, max_length=150)
    page = blocks.PageChooserBlock(label="Pagina van deze site", required=False)
    document = DocumentChooserBlock(label="Of een document", required=False)
    url = blocks.URLBlock(label="Of een adres ergens anders", required=False, help_text="Begint met https://")

    class Meta:
        label = "Link"
        icon = "link"
        template = "blocks/link.html"
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if self.is_deferred_validation:  # a draft may be half done
            return value
        targets = [name for name in ("page", "document", "url") if value.get(name)]
        if len(targets) != 1:
            raise StructBlockValidationError(
                {"page": ValidationError("Kies één ding om naar te linken: een pagina, een document of een adres.")}
            )
        if value.get("url") and not value.get("text"):
            raise StructBlockValidationError(
                {"text": ValidationError("Zeg in een paar woorden waar de link heen gaat.")}
            )
        return value


class ButtonBlock(LinkBlock):
    text = blocks.CharBlock(
        label="Tekst op de knop", max_length=60, help_text="Begin met een werkwoord: “Meld je aan”."
    )

    class Meta:
        label = "Knop"
        icon = "link"
        description = "Een opvallende link naar iets dat de lezer kan doen."
        preview_value = samples.BUTTON
        template = "blocks/button.html"
        value_class = LinkValue


class MoreLinksBlock(blocks.StreamBlock):
    link = LinkBlock()

    class Meta:
        block_counts: ClassVar = {"link": {"max_num": 20}}
        template = "blocks/more_links.html"
