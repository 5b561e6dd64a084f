from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission

from participants import two_steps
from participants.accounts import addresses
from participants.models import Member
from rvggz.email_address import as_kept

NAMES = ("content_type__app_label", "codename")


class Backend(AuthenticationBackend):
    """allauth's, that knows of every logged-in member whether there is a second step, without another query.

    Of who logs in it knows as well whether the address was confirmed. The address of the account is what counts (see
    addresses.py), so one query finds who it is.
    """

    def get_user(self, user_id: Any) -> Member | None:
        known = {two_steps.KNOWN: two_steps.exists_for("pk")}
        member = Member.objects.filter(pk=user_id).annotate(**known).first()
        return member if member and self.user_can_authenticate(member) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Of a member and of the groups it is in, in one query: every request in the admin asks."""
        plain = user_obj.is_active and not user_obj.is_anonymous and not user_obj.is_superuser and obj is None
        if plain and not hasattr(user_obj, "_perm_cache"):
            permissions = Permission.objects.order_by().values_list(*NAMES)
            held = permissions.filter(user=user_obj).union(permissions.filter(group__user=user_obj))
            user_obj._perm_cache = {f"{app}.{name}" for app, name in held}
        found: set[str] = super().get_all_permissions(user_obj, obj)
        return found

    def _authenticate_by_email(self, email: str, password: str) -> Member | None:
        known = {two_steps.KNOWN: two_steps.exists_for("pk"), addresses.CONFIRMED: addresses.is_confirmed()}
        found = Member.objects.filter(email=as_kept(email)).annotate(**known) if email else Member.objects.none()
        checked: Member | None = self._check_password(found.first(), password)
        return checked
