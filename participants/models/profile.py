from typing import Any

from django.conf import settings
from django.db import models

from rvggz import private_files

LONGEST_ABOUT = 600


class SeenBy(models.TextChoices):
    NOBODY = "nobody", "Niemand"
    MEMBERS = "members", "Leden die zijn ingelogd"
    EVERYONE = "everyone", "Iedereen"


def seen_by(what: str) -> Any:
    """Who sees one thing of a member: nobody, unless the member says so."""
    return models.CharField(f"wie ziet {what}", max_length=10, choices=SeenBy, default=SeenBy.NOBODY)


class Profile(models.Model):
    """What a member wants to tell. Who made none shows a name and nothing else. Written by profiles.py."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    role = models.CharField("rol", max_length=60, blank=True)
    role_seen_by = seen_by("je rol")
    organisation_seen_by = seen_by("je organisatie")
    picture = models.FileField("foto", upload_to="profielen/", storage=private_files.storage, blank=True)
    picture_seen_by = seen_by("je foto")
    about = models.TextField("over jou", max_length=LONGEST_ABOUT, blank=True)
    about_seen_by = seen_by("je tekst")
    has_page = models.BooleanField("eigen pagina", default=False)
    may_be_found = models.BooleanField("zoekmachines mogen mijn pagina tonen", default=False)
    # Follows from the name while there is a page: who goes by another name leaves no trace of the old one.
    slug = models.SlugField(max_length=80, blank=True)

    class Meta:
        verbose_name = "profiel"
        verbose_name_plural = "profielen"
        constraints = (
            models.UniqueConstraint(fields=("slug",), condition=~models.Q(slug=""), name="one_page_an_address"),
            models.CheckConstraint(
                condition=models.Q(has_page=False) | ~models.Q(slug=""), name="a_page_has_an_address"
            ),
        )

    def __str__(self) -> str:
        return f"Profiel {self.pk}"
