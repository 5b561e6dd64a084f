from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from participants.names import public_name
from rvggz.email_address import as_kept
from rvggz.email_field import EmailField


class MemberManager(BaseUserManager["Member"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        """Make a member. Without a password nobody can log in with it (an imported author, an invited one)."""
        if not email:
            raise ValueError("A member needs an e-mail address")
        member = self.model(email=as_kept(email), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Member":
        """People do not remember which letters of their address were capitals: the field does not mind."""
        return self.get(email=username)


class Member(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]  # Wagtail's have no types
    """A person with an account, known by e-mail address. What others see is the name to show, and only that."""

    email = EmailField("e-mailadres", unique=True)
    first_name = models.CharField("voornaam", max_length=150, blank=True)
    last_name = models.CharField("achternaam", max_length=150, blank=True)
    display_name = models.CharField(
        "naam die anderen zien", max_length=150, blank=True, help_text="Leeg: de voornaam en achternaam."
    )
    is_staff = models.BooleanField("redactie", default=False, help_text="Mag het beheer openen.")
    is_trusted = models.BooleanField(
        "vertrouwd", default=False, help_text="Reacties van dit lid staan meteen op de site."
    )
    is_active = models.BooleanField("mag inloggen", default=True)
    date_joined = models.DateTimeField("lid sinds", default=timezone.now)
    # Where an imported author came from: "https://old.example login". Erased when the account is claimed.
    imported_from = models.CharField("overgenomen van", max_length=300, blank=True, editable=False, db_index=True)

    objects: ClassVar[MemberManager] = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name", "last_name"]  # asked by createsuperuser

    class Meta:
        verbose_name = "lid"
        verbose_name_plural = "leden"
        constraints = (
            models.UniqueConstraint(
                Lower("email"),
                name="member_email_any_case",
                violation_error_message="Er is al een lid met dit e-mailadres.",
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name()

    @property
    def has_second_step(self) -> bool:
        """Does this member log in with two steps? Known without a query for who is logged in (accounts/backend.py)."""
        from participants import two_steps

        if "known_second_step" not in self.__dict__:
            self.known_second_step = two_steps.of(self).exists()
        return bool(self.known_second_step)

    def forget_second_step(self) -> None:
        """It came or went: look again."""
        self.__dict__.pop("known_second_step", None)

    def get_session_auth_hash(self) -> str:
        """What a session is checked by. Another password ends all others, and so does a first or last second step."""
        return self._with_steps(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        return (self._with_steps(older) for older in super().get_session_auth_fallback_hash())

    def _with_steps(self, digest: str) -> str:
        return f"{digest}.2" if self.has_second_step else digest

    def get_full_name(self) -> str:
        """The name that others see."""
        names = (self.display_name, f"{self.first_name} {self.last_name}")
        return next(filter(None, map(public_name, names)), "Naamloos lid")

    def get_short_name(self) -> str:
        return self.first_name or self.get_full_name()
