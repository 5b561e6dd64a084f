"""Blocks of words: text, headings, quotes, call-outs, tables, accordions."""

from typing import Any

from django.utils.text import slugify
from wagtail import blocks
from wagtail.blocks import BlockGroup
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from articles.blocks import samples

TEXT_FEATURES = [
    "bold", "italic", "strikethrough", "ol", "ul", "link", "document-link", "superscript", "subscript", "attributes",
]  # fmt: skip
INLINE_FEATURES = ["bold", "italic", "strikethrough", "link", "document-link", "superscript", "subscript"]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = "Tekst"
        icon = "pilcrow"
        description = "Gewone tekst, met vet, cursief, lijsten en links."
        preview_value = samples.TEXT
        template = "blocks/text.html"


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        return self.get("fragment") or slugify(self["text"]) or "kop"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label="Kop", max_length=150)
    level = blocks.ChoiceBlock(label="Soort kop", choices=[("h2", "Kop"), ("h3", "Tussenkop")], default="h2")
    fragment = blocks.RegexBlock(
        regex=r"^[a-z0-9][a-z0-9_.-]*$", label="Naam voor links naar deze kop", required=False, max_length=100,
        help_text="Meestal leeg. Wat in een adres achter het hekje staat: kleine letters, cijfers en streepjes.",
        error_messages={"invalid": "Gebruik alleen kleine letters, cijfers en streepjes."},
    )  # fmt: skip

    class Meta:
        form_layout = BlockGroup(["text", "level"], settings=["fragment"])
        label = "Kop"
        icon = "title"
        description = "Een kop boven een stuk tekst. Zo vindt de lezer snel wat hij zoekt."
        preview_value = samples.HEADING
        template = "blocks/heading.html"
        value_class = HeadingValue


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="Citaat", rows=3)
    attribution = blocks.CharBlock(label="Wie zei dit?", required=False, max_length=150)
    role = blocks.CharBlock(label="Rol", required=False, max_length=150)

    class Meta:
        label = "Citaat"
        icon = "openquote"
        description = "Wat iemand zei, met wie het zei."
        preview_value = samples.QUOTE
        template = "blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Kop", required=False, max_length=100)
    text = blocks.RichTextBlock(label="Tekst", features=TEXT_FEATURES)
    tone = blocks.ChoiceBlock(
        label="Toon", choices=[("note", "Goed om te weten"), ("tip", "Tip"), ("help", "Hulp")], default="note"
    )

    class Meta:
        label = "Kader"
        icon = "info-circle"
        description = "Iets dat moet opvallen: een tip, een uitleg, of waar je hulp vindt."
        preview_value = samples.CALLOUT
        template = "blocks/callout.html"


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label="Titel van de tabel", max_length=200)
    table = TypedTableBlock(
        [("text", blocks.RichTextBlock(label="Tekst", features=INLINE_FEATURES, required=False))], label="Tabel"
    )
    row_headings = blocks.BooleanBlock(label="De eerste kolom is de naam van de rij", required=False, default=True)

    class Meta:
        label = "Tabel"
        icon = "table"
        description = "Gegevens in rijen en kolommen. Houd het klein: op een telefoon is weinig plaats."
        preview_value = samples.TABLE
        template = "blocks/table.html"


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Vraag of kop", max_length=150)
    text = blocks.RichTextBlock(label="Tekst", features=TEXT_FEATURES)

    class Meta:
        label = "Onderdeel"


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(AccordionItemBlock(), label="Onderdelen", min_num=1)

    class Meta:
        label = "Uitklapteksten"
        icon = "collapse-down"
        description = "Vragen of koppen die de lezer kan openklappen."
        preview_value = samples.ACCORDION
        template = "blocks/accordion.html"
