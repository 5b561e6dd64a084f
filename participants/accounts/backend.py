from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from participants import two_steps
from participants.models import Member


class Backend(AuthenticationBackend):
    """allauth's, that knows of every logged-in member whether there is a second step, without another query."""

    def get_user(self, user_id: Any) -> Member | None:
        found = Member.objects.filter(pk=user_id).annotate(**{two_steps.KNOWN: two_steps.exists_for("pk")})
        member: Member | None = found.first()
        return member if member and self.user_can_authenticate(member) else None
