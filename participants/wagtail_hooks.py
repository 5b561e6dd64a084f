from wagtail import hooks

from participants.membership_admin import MembershipViewSet


@hooks.register("register_admin_viewset")
def contact_persons() -> MembershipViewSet:
    return MembershipViewSet()
