"""Where the site and its files are: as an address for a reader, as a folder for the rendering process."""

from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings

STYLESHEET = "css/pdf.css"


def absolute(address: str) -> str:
    """The address as it must stand in a document that leaves the site."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL + "/", address or "")


def sources() -> list[tuple[str, Path]]:
    """The folders that a PDF may read, each behind the address that it has on the site.

    Of the media only pictures: documents may be for a few people.
    """
    static, media = absolute(settings.STATIC_URL), absolute(settings.MEDIA_URL)
    own = [*map(Path, settings.STATICFILES_DIRS), Path(settings.STATIC_ROOT)]
    return [
        *((static, folder) for folder in own),
        (media + "images/", Path(settings.MEDIA_ROOT, "images")),
    ]


def stylesheet() -> str:
    """By its plain name: the hashed names are for browsers."""
    return absolute(settings.STATIC_URL) + STYLESHEET
