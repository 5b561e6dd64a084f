from wagtail.users.views.users import UserViewSet

from participants.administrators import DeleteMemberView, EditMemberView
from participants.forms import MemberCreationForm, MemberEditForm


class MemberViewSet(UserViewSet):
    """Leden: only for who manages the site."""

    menu_label = "Leden"
    create_template_name = "participants/admin/create_member.html"
    edit_template_name = "participants/admin/edit_member.html"
    edit_view_class = EditMemberView
    delete_view_class = DeleteMemberView

    def get_form_class(self, for_update: bool = False) -> type[MemberCreationForm] | type[MemberEditForm]:
        return MemberEditForm if for_update else MemberCreationForm
