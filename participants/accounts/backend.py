from functools import cache
from typing import Any, TypeAlias

from allauth.account.auth_backends import AuthenticationBackend

from participants import two_steps
from participants.accounts import addresses
from participants.models import Member

Statement: TypeAlias = tuple[str, list[Any]]


class Backend(AuthenticationBackend):
    """allauth's, that knows of every logged-in member whether there is a second step, without another query.

    Of who logs in it knows as well whether the address was confirmed. The address of the account is what counts (see
    addresses.py), so one query finds who it is.
    """

    def get_user(self, user_id: Any) -> Member | None:
        member = _found(_by_number(), user_id)
        return member if member and self.user_can_authenticate(member) else None

    def _authenticate_by_email(self, email: str, password: str) -> Member | None:
        member = _found(_by_address(), email.strip().lower()) if email else None
        checked: Member | None = self._check_password(member, password)
        return checked


def _found(statement: Statement, value: Any) -> Member | None:
    sql, params = statement
    return next(iter(Member.objects.raw(sql, [*params, value])), None)


@cache
def _by_number() -> Statement:
    """The statement, made once: to make it costs four times what it takes, and every request of a member needs it.

    The last parameter, the number of the member, is left out.
    """
    found = Member.objects.filter(pk=0).annotate(**{two_steps.KNOWN: two_steps.exists_for("pk")})
    return _without_last(found.query.sql_with_params())


@cache
def _by_address() -> Statement:
    known = {two_steps.KNOWN: two_steps.exists_for("pk"), addresses.CONFIRMED: addresses.is_confirmed()}
    found = Member.objects.filter(email="").annotate(**known)
    return _without_last(found.query.sql_with_params())


def _without_last(made: tuple[str, tuple[Any, ...]]) -> Statement:
    return made[0], list(made[1][:-1])
