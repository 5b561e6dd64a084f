"""A field for a picture, wherever one is asked: says in plain words what is wrong with a file."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField

from rvggz.picture_files import whole_pictures_only
from rvggz.upload_checks import check_pixels

NOT_A_PICTURE = (
    "Dit is geen afbeelding die we kunnen laten zien. Kies een jpg-, png-, webp-, gif-, heic- of avif-bestand."
)
DAMAGED = "Deze afbeelding is beschadigd. Open hem op je computer of telefoon, bewaar hem opnieuw en probeer het dan."
EMPTY = "Dit bestand is leeg. Kies een ander bestand."


class PictureField(WagtailImageField):
    def __init__(self, *args: Any, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if help_text:  # Wagtail writes its own over what was given
            self.help_text = help_text
        self.error_messages.update(
            invalid_image=NOT_A_PICTURE, invalid_image_extension=NOT_A_PICTURE, invalid_extension=NOT_A_PICTURE,
            empty=EMPTY,
        )  # fmt: skip

    def to_python(self, data: Any) -> Any:
        if data:
            self.check_image_file_size(data)
            check_pixels(data)
        try:
            with whole_pictures_only():
                return super().to_python(data)
        except (OSError, SyntaxError) as error:  # begins as a picture, and then breaks off
            raise ValidationError(DAMAGED, code="damaged") from error

    def check_image_file_format(self, f: Any) -> None:
        """A picture with the name of another kind of picture is fine: it gets its own name."""
        found = f.image.format_name
        if found not in self.allowed_image_extensions:
            raise ValidationError(NOT_A_PICTURE, code="invalid_image_known_format")
        extension = PurePath(f.name).suffix.lower().lstrip(".")
        if extension.replace("jpg", "jpeg") != found:
            f.name = f"{PurePath(f.name).stem}.{found}"
