"""What a PDF may read: our own stylesheets, fonts and pictures, as files. No network, nothing else of this machine.

Knows nothing of Django: it runs in the rendering process.
"""

import mimetypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

TYPES = {
    ".css": "text/css", ".ttf": "font/ttf", ".woff2": "font/woff2", ".gif": "image/gif", ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
}  # fmt: skip
LARGEST_FILE = 30 * 1024 * 1024

# The registry of types of the machine is a file too, and not ours.
mimetypes.init(files=[])


class NotOurs(ValueError):  # noqa: N818 - reads better in "raise NotOurs"
    """The address leads outside the folders that a PDF may read."""


class OwnFilesFetcher(URLFetcher):
    """Answers addresses below the given prefixes with files below the given folders.

    ``sources`` are pairs of an absolute address that ends in ``/`` and a folder; an address is looked for in every
    folder whose prefix it has, in order.
    """

    def __init__(self, sources: Sequence[tuple[str, Path]]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.sources = [(prefix, folder.resolve()) for prefix, folder in sources]

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        path = self.file_of(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES[path.suffix.lower()]})

    def file_of(self, url: str) -> Path:
        """The file behind an address; raises ``NotOurs`` when there is none that a PDF may read."""
        address = urlsplit(url)._replace(query="", fragment="").geturl()
        for prefix, folder in self.sources:
            if address.startswith(prefix) and (found := contained(folder, unquote(address.removeprefix(prefix)))):
                return found
        raise NotOurs(url)


def contained(folder: Path, name: str) -> Path | None:
    """The file ``name`` below ``folder``, or nothing when ``..`` or a symbolic link leads out of it."""
    if "\0" in name or Path(name).is_absolute():
        return None
    path = (folder / name).resolve()
    fits = path.is_relative_to(folder) and path.suffix.lower() in TYPES and path.is_file()
    return path if fits and path.stat().st_size <= LARGEST_FILE else None
