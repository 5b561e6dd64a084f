"""The body of an article or an information page."""

from wagtail import blocks

from .links import ButtonBlock, RelatedArticleBlock
from .media import AudioBlock, DownloadBlock, FigureBlock, GalleryBlock, VideoBlock
from .text import AccordionBlock, CalloutBlock, HeadingBlock, QuoteBlock, TableBlock, TextBlock

WORDS, IMAGES, MORE = "Woorden", "Beeld en geluid", "Verder"


class StoryBlock(blocks.StreamBlock):
    text = TextBlock(group=WORDS)
    heading = HeadingBlock(group=WORDS)
    quote = QuoteBlock(group=WORDS)
    callout = CalloutBlock(group=WORDS)
    table = TableBlock(group=WORDS)
    accordion = AccordionBlock(group=WORDS)
    figure = FigureBlock(group=IMAGES)
    gallery = GalleryBlock(group=IMAGES)
    video = VideoBlock(group=IMAGES)
    audio = AudioBlock(group=IMAGES)
    download = DownloadBlock(group=MORE)
    related_article = RelatedArticleBlock(group=MORE)
    button = ButtonBlock(group=MORE)

    class Meta:
        template = "blocks/story.html"
