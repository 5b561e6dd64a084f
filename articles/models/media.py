"""Pictures and documents of the site, with what an article shows beside them."""

from typing import Any, ClassVar

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from articles import renditions
from rvggz.picture_files import without_metadata


class Picture(AbstractImage):
    """``description`` (of Wagtail) is the alt text that a block starts with."""

    caption = models.CharField("bijschrift", max_length=300, blank=True)
    credit = models.CharField("maker", max_length=150, blank=True, help_text="Wie maakte de foto of tekening?")

    admin_form_fields: ClassVar = (
        "title", "file", "description", "caption", "credit", "collection",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file loses where, when and with what it was made, whoever brings it in."""
        file: Any = self.file  # type: ignore[has-type]
        if file and not file._committed and (clean := without_metadata(file.file)):
            self.file = clean
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractRendition]:
        """One after another. Wagtail makes three at a time, and three times a photo of 24 megapixels is 220 MB."""
        with renditions.together(self, filters) as shared:
            return {each: self.create_rendition(maker) for each, maker in shared}

    @property
    def default_alt_text(self) -> str:
        """No alt text rather than a file name read aloud."""
        return str(self.description)


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_a_spec"),
        )


class Download(AbstractDocument):
    """A file to take away: a report, a recording, a video of our own."""

    admin_form_fields: ClassVar = ("title", "file", "collection")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"
