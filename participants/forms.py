"""The forms for members in the admin: an e-mail address and names, no user name."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm

from participants.accounts import addresses
from participants.administrators import LAST
from participants.erasing import LastAdministratorError, check_not_last_administrator

NAMES = {"display_name"}


class SettlesAddress:
    """Who is made or changed here counts as confirmed: see accounts/addresses.py."""

    def save(self, commit: bool = True) -> Any:
        member = super().save(commit)  # type: ignore[misc]
        if commit:
            addresses.settle(member)
        return member


class MemberCreationForm(SettlesAddress, UserCreationForm):
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
