"""What was taken over from an older site: which thing there became which thing here, and what it looked like then."""

from typing import ClassVar

from django.db import models


class ImportedKind(models.TextChoices):
    THEME = "themes", "thema"
    KEYWORD = "keywords", "trefwoord"
    PERSON = "people", "schrijver"
    PICTURE = "pictures", "afbeelding"
    DOWNLOAD = "documents", "document"
    PAGE = "pages", "pagina"
    ORGANISATION = "organisations", "organisatie"
    ARTICLE = "articles", "artikel"
    REACTION = "comments", "reactie"


class ImportedItem(models.Model):
    """One thing of one old site. It stays when its object is deleted here, so that it does not come back by itself."""

    site = models.CharField(max_length=200)  # "oud.example/blog", without scheme and www
    kind = models.CharField(max_length=20, choices=ImportedKind)
    key = models.CharField(max_length=250)  # its number there; a slug, login or path when it has no number
    path = models.CharField(max_length=1000, blank=True)  # where it stood: "/2021/03/titel", "2021/03/foto.jpg"
    object_id = models.BigIntegerField()
    source = models.CharField(max_length=64)  # fingerprint of what stood in the export
    written = models.CharField(max_length=64)  # fingerprint of what the import made of it here
    is_complete = models.BooleanField(default=True)  # False: something it needs was not there yet
    has_old_links = models.BooleanField(default=False)  # links to the old site that may find their page later
    parent = models.BigIntegerField(default=0)  # of a file: number of what it hangs below there
    is_closed = models.BooleanField(default=False)  # of a file: the import put it behind the log-in
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "overgenomen onderdeel"
        verbose_name_plural = "overgenomen onderdelen"
        constraints = (models.UniqueConstraint(fields=("site", "kind", "key"), name="imported_once"),)
        indexes: ClassVar = [
            models.Index(fields=["site", "path"], name="imported_path"),
            models.Index(fields=["kind", "object_id"], name="imported_object"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key} ({self.site})"
