from wagtail import hooks

from participants import administrators  # noqa: F401 - registers itself
from participants.membership_admin import MembershipViewSet


@hooks.register("register_admin_viewset")
def contact_persons() -> MembershipViewSet:
    return MembershipViewSet()
