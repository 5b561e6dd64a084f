"""What a letter is made of. Each block is shown in three ways: on the site, in the mail (MJML) and as plain text."""

from wagtail import blocks

from articles.blocks.links import LinkBlock
from newsletter.blocks.parts import (
    ArticleBlock,
    ButtonBlock,
    DividerBlock,
    EventBlock,
    GreetingBlock,
    HeadingBlock,
    ImageBlock,
    QuoteBlock,
    TextBlock,
)

__all__ = ["LetterBlock", "LinkBlock"]


class LetterBlock(blocks.StreamBlock):
    greeting = GreetingBlock()
    text = TextBlock()
    heading = HeadingBlock()
    article = ArticleBlock()
    event = EventBlock()
    image = ImageBlock()
    quote = QuoteBlock()
    button = ButtonBlock()
    divider = DividerBlock()

    class Meta:
        template = "newsletter/letter.html"
