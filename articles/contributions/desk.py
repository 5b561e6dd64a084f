"""Where a writer sits: a member at the address of the piece, a guest at a link of the own mail. The form is one."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.contributions import links
from articles.models import Contribution, ContributionFile


@dataclass(frozen=True)
class Desk:
    piece: Contribution

    @property
    def is_guest(self) -> bool:
        return self.piece.member_id is None

    def _url(self, name: str, *more: Any) -> str:
        if self.is_guest:
            return reverse(f"contribution_guest_{name}", args=[links.own_token(self.piece), *more])
        return reverse(f"contribution_{name}" if name != "own" else "contribution", args=[self.piece.key, *more])

    @property
    def url(self) -> str:
        return self._url("own")

    @property
    def preview_url(self) -> str:
        return self._url("preview")

    @property
    def save_url(self) -> str:
        """For a script that saves as you type; guests keep a copy on their own device."""
        return "" if self.is_guest else self._url("save")

    @property
    def upload_url(self) -> str:
        return "" if self.is_guest else self._url("files")

    def file_url(self, file: ContributionFile) -> str:
        return self._url("file", file.pk)

    @property
    def after_url(self) -> str:
        return self.url if self.is_guest else reverse("contributions")
