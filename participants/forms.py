"""The forms for members in the admin: an e-mail address and names, no user name."""

from wagtail.users.forms import UserCreationForm, UserEditForm

NAMES = {"display_name"}


class MemberCreationForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | NAMES


class MemberEditForm(UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | NAMES
