"""What a block of a letter knows of itself, wherever it is shown."""

from typing import Any

from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.blocks import StreamValue

from articles import cards
from articles.blocks.links import LinkValue
from articles.models import Entry


class ArticleValue(blocks.StructValue):
    @cached_property
    def entry(self) -> Any:
        """What the public may see of the article; nothing when it is gone, offline or for a few."""
        page = self.get("article")
        found = Entry.objects.cards().filter(pk=page.pk).first() if page else None
        return cards.dress([found])[0] if found else None

    @property
    def summary(self) -> str:
        return (self.get("text") or (self.entry.summary if self.entry else "")).strip()


class ImageValue(blocks.StructValue):
    @property
    def shown_alt(self) -> str:
        return "" if self.get("is_decorative") else (self.get("alt") or "").strip()


class ButtonValue(LinkValue):
    pass


def fetch_entries(body: StreamValue) -> None:
    """Read what all articles of a letter show in one query, instead of one for each."""
    chosen = [block.value for block in body if block.block_type == "article" and block.value.get("article")]
    found = Entry.objects.cards().in_bulk([value["article"].pk for value in chosen])
    cards.dress(found.values())
    for value in chosen:
        value.entry = found.get(value["article"].pk)
