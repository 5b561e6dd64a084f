"""The parts of a letter."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from articles.blocks.links import LinkBlock
from newsletter.blocks import samples
from newsletter.blocks.values import ArticleValue, ButtonValue, ImageValue

FEATURES = ["bold", "italic", "ol", "ul", "link"]


class GreetingBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        label="Aanhef", default="Beste", max_length=60, help_text="De naam van de lezer komt er vanzelf achter."
    )
    without_name = blocks.CharBlock(
        label="En als we geen naam kennen", default="Beste lezer", max_length=60,
    )  # fmt: skip

    class Meta:
        label = "Aanhef"
        icon = "user"
        description = "“Beste”, met de naam van de lezer erachter als die bekend is."
        preview_value = samples.GREETING
        preview_template = "newsletter/blocks/preview.html"
        template = "newsletter/blocks/greeting.html"


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = "Tekst"
        icon = "pilcrow"
        description = "Gewone tekst, met vet, cursief, lijsten en links."
        preview_value = samples.TEXT
        preview_template = "newsletter/blocks/preview.html"
        template = "newsletter/blocks/text.html"


class HeadingBlock(blocks.CharBlock):
    class Meta:
        label = "Kop"
        icon = "title"
        max_length = 120
        description = "Een kop boven een stuk van de brief."
        preview_value = samples.HEADING
        preview_template = "newsletter/blocks/preview.html"
        template = "newsletter/blocks/heading.html"


class ArticleBlock(blocks.StructBlock):
    article = blocks.PageChooserBlock(label="Artikel", page_type="articles.ArticlePage")
    text = blocks.TextBlock(
        label="Eigen inleiding", required=False, rows=3, max_length=500,
        help_text="Leeg: de samenvatting van het artikel.",
    )  # fmt: skip

    class Meta:
        label = "Artikel van de site"
        icon = "doc-full"
        description = "Beeld, titel en samenvatting van een artikel, met een link."
        preview_template = "newsletter/blocks/previews/article.html"
        value_class = ArticleValue
        template = "newsletter/blocks/article.html"


class EventBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Wat", max_length=120)
    when = blocks.CharBlock(label="Wanneer", max_length=120)
    where = blocks.CharBlock(label="Waar", max_length=200, required=False)
    text = blocks.TextBlock(label="Uitleg", required=False, rows=3, max_length=500)
    url = blocks.URLBlock(label="Meer weten of aanmelden", required=False, help_text="Begint met https://")

    class Meta:
        label = "Bijeenkomst"
        icon = "date"
        description = "Iets om naartoe te gaan: wat, wanneer en waar."
        preview_value = samples.EVENT
        preview_template = "newsletter/blocks/preview.html"
        template = "newsletter/blocks/event.html"


class ImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label="Beeld")
    alt = blocks.CharBlock(
        label="Wat is er te zien?", max_length=200, required=False,
        help_text="Voor wie het beeld niet ziet. Leeg alleen als het beeld versiering is.",
    )  # fmt: skip
    is_decorative = blocks.BooleanBlock(label="Het beeld is alleen versiering", required=False)
    caption = blocks.CharBlock(label="Bijschrift", max_length=200, required=False)

    class Meta:
        label = "Beeld"
        icon = "image"
        description = "Een foto of tekening, met een bijschrift."
        preview_template = "newsletter/blocks/previews/image.html"
        value_class = ImageValue
        template = "newsletter/blocks/image.html"

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if self.is_deferred_validation:  # a draft may be half done
            return value
        if not value.get("alt") and not value.get("is_decorative"):
            raise StructBlockValidationError(
                {"alt": ValidationError("Zeg wat er te zien is, of vink aan dat het beeld versiering is.")}
            )
        return value


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="Citaat", rows=3)
    attribution = blocks.CharBlock(label="Wie zei dit?", required=False, max_length=150)

    class Meta:
        label = "Citaat"
        icon = "openquote"
        description = "Wat iemand zei, met wie het zei."
        preview_value = samples.QUOTE
        preview_template = "newsletter/blocks/preview.html"
        template = "newsletter/blocks/quote.html"


class ButtonBlock(LinkBlock):
    text = blocks.CharBlock(
        label="Tekst op de knop", max_length=60, help_text="Begin met een werkwoord: “Meld je aan”."
    )

    class Meta:
        label = "Knop"
        icon = "link"
        description = "Een opvallende link naar iets dat de lezer kan doen."
        preview_value = samples.BUTTON
        preview_template = "newsletter/blocks/preview.html"
        template = "newsletter/blocks/button.html"
        value_class = ButtonValue


class DividerBlock(blocks.StaticBlock):
    class Meta:
        label = "Streep"
        icon = "minus"
        admin_text = "Een streep tussen twee onderwerpen."
        description = "Een streep tussen twee onderwerpen."
        preview_template = "newsletter/blocks/preview.html"
        template = "newsletter/blocks/divider.html"
