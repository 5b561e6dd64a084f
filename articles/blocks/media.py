"""Blocks of pictures, sound, video and files."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from articles.blocks import samples
from articles.blocks.video_addresses import video_at

VIDEO_TYPES = {"mp4", "webm"}
AUDIO_TYPES = {"mp3", "m4a", "ogg"}


class FigureBlock(blocks.StructBlock):
    image = ImageBlock(label="Afbeelding")
    caption = blocks.CharBlock(label="Bijschrift", required=False, max_length=300)
    credit = blocks.CharBlock(label="Maker", required=False, max_length=150)

    class Meta:
        label = "Afbeelding"
        icon = "image"
        description = "Een foto of tekening, met bijschrift en maker."
        preview_template = "blocks/previews/figure.html"
        template = "blocks/figure.html"


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(FigureBlock(), label="Afbeeldingen", min_num=2, max_num=24)

    class Meta:
        label = "Fotoserie"
        icon = "grid"
        description = "Twee of meer foto's naast elkaar."
        preview_template = "blocks/previews/gallery.html"
        template = "blocks/gallery.html"


class VideoValue(blocks.StructValue):
    @property
    def provider(self) -> str:
        """YouTube, Vimeo, or nothing for a file of our own."""
        if self.get("file"):
            return ""
        video = video_at(self.get("url") or "")
        return video.provider if video else "Vimeo"

    @property
    def embed_url(self) -> str:
        """Where the player lives. Asked for only after a click."""
        video = video_at(self.get("url") or "")
        return video.player if video else ""


class VideoBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Titel van de video", max_length=150)
    url = blocks.URLBlock(
        label="Adres op YouTube of Vimeo",
        required=False,
        help_text="Bijvoorbeeld https://youtu.be/… of https://vimeo.com/…",
    )
    file = DocumentChooserBlock(label="Of een eigen videobestand", required=False, help_text="MP4 of WebM.")
    poster = ImageBlock(label="Stilstaand beeld", required=False)
    transcript = blocks.RichTextBlock(
        label="Wat er gezegd wordt", required=False, features=["bold", "italic", "ul", "ol", "link"],
        help_text="Voor wie de video niet kan horen of zien.",
    )  # fmt: skip

    class Meta:
        label = "Video"
        icon = "media"
        description = "Een video van YouTube of Vimeo, of een eigen bestand. Hij start pas als de lezer dat wil."
        preview_value = samples.VIDEO
        template = "blocks/video.html"
        value_class = VideoValue

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if self.is_deferred_validation:  # a draft may be half done
            return value
        url, file = value.get("url"), value.get("file")
        if bool(url) == bool(file):
            raise StructBlockValidationError(
                {"url": ValidationError("Geef het adres van de video of kies een eigen bestand: één van de twee.")}
            )
        if url and not video_at(url):
            raise StructBlockValidationError(
                {"url": ValidationError("Dit adres herkennen we niet. Gebruik een video op YouTube of Vimeo.")}
            )
        if file and file.file_extension.lower() not in VIDEO_TYPES:
            raise StructBlockValidationError({"file": ValidationError("Kies een MP4- of WebM-bestand.")})
        return value


class AudioBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Titel", max_length=150)
    file = DocumentChooserBlock(label="Geluidsbestand", help_text="MP3, M4A of OGG.")
    transcript = blocks.RichTextBlock(
        label="Wat er gezegd wordt", required=False, features=["bold", "italic", "ul", "ol", "link"]
    )

    class Meta:
        label = "Geluid"
        icon = "comment"
        description = "Een geluidsopname, zoals een gesprek of een podcast."
        preview_value = staticmethod(samples.audio)
        template = "blocks/audio.html"

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        if value["file"].file_extension.lower() not in AUDIO_TYPES:
            raise StructBlockValidationError({"file": ValidationError("Kies een MP3-, M4A- of OGG-bestand.")})
        return value


class DownloadBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label="Titel", required=False, max_length=150, help_text="Leeg: de titel van het document."
    )
    document = DocumentChooserBlock(label="Document")

    class Meta:
        label = "Document"
        icon = "doc-full"
        description = "Een bestand om te downloaden. Soort en grootte staan er vanzelf bij."
        preview_value = staticmethod(samples.download)
        template = "blocks/download.html"
