"""The forms for members in the admin: an e-mail address and names, no user name."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm

from participants.accounts import addresses

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
