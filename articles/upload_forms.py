"""The forms for pictures and documents in the admin: refuse what is not what it says, and lose nothing of the rest."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from rvggz.upload_checks import check_document
from rvggz.upload_fields import EMPTY, PictureField


class PictureForm(BaseImageForm):
    file = PictureField(label="Bestand", widget=BaseImageForm.Meta.widgets["file"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" not in self._meta.fields:  # after uploading many at once, only the rest is asked
            del self.fields["file"]


class DownloadForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].error_messages["empty"] = EMPTY

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_document(file, file.name)
        return file
