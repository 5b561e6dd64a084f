"""Files that not everyone may have: outside what a web server gives away, sent by views that ask who asks."""

from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse


class PrivateStorage(FileSystemStorage):
    """Below PRIVATE_ROOT, which has no address. Nobody else on the machine can read the files."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> Any:
        return settings.PRIVATE_ROOT

    @property
    def location(self) -> str:
        return str(settings.PRIVATE_ROOT)

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has no address of its own: send it by a view that asks who asks")


def storage() -> PrivateStorage:
    """For ``FileField(storage=storage)``."""
    return PrivateStorage()


def send(file: Any, *, name: str = "", content_type: str = "", download: bool = False) -> FileResponse:
    """Answer with a private file: kept by nobody on the way, and never run as a page of ours."""
    response = FileResponse(file.open("rb"), as_attachment=download, filename=name)
    if content_type:
        response.headers["Content-Type"] = content_type
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
