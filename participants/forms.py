"""The forms for members in the admin: an e-mail address and names, no user name."""

from typing import Any

from django.db import transaction
from wagtail.users.forms import UserCreationForm, UserEditForm

from participants.accounts import account_invitations, addresses
from participants.administrators import LAST
from participants.erasing import LastAdministratorError, check_not_last_administrator

NAMES = {"display_name"}
INVITES = "Laat dit leeg: dan krijgt dit lid een mail met een link om zelf een wachtwoord te kiezen."


class SettlesAddress:
    """Who is made or changed here counts as confirmed: see accounts/addresses.py."""

    def save(self, commit: bool = True) -> Any:
        member = super().save(commit)  # type: ignore[misc]
        if commit:
            addresses.settle(member)
        return member


class MemberCreationForm(SettlesAddress, UserCreationForm):
    """Without a password the new member is mailed a link to choose one: then nobody else ever knew it."""

    password_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = INVITES

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        is_invited = not self.cleaned_data["password1"]
        if is_invited:
            self.instance.set_unusable_password()
        member = super().save(commit)
        if is_invited and commit:
            account_invitations.send_invitation(member)
        return member

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | NAMES


class MemberEditForm(SettlesAddress, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | NAMES

    def clean(self) -> dict[str, Any]:
        """An administrator may be made a member, or closed, while there is another."""
        cleaned: dict[str, Any] = super().clean()
        if any(name in self.fields and not cleaned.get(name) for name in ("is_superuser", "is_active")):
            try:
                check_not_last_administrator(self.instance.pk)
            except LastAdministratorError:
                self.add_error("is_superuser", LAST)
        return cleaned
