from functools import cache
from typing import Any, TypeAlias

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db import connection

from participants import two_steps
from participants.accounts import addresses
from participants.models import Member
from rvggz.email_address import as_kept

Statement: TypeAlias = tuple[str, list[Any]]


class Backend(AuthenticationBackend):
    """allauth's, that knows of every logged-in member whether there is a second step, without another query.

    Of who logs in it knows as well whether the address was confirmed. The address of the account is what counts (see
    addresses.py), so one query finds who it is.
    """

    def get_user(self, user_id: Any) -> Member | None:
        member = _found(_by_number(), user_id)
        return member if member and self.user_can_authenticate(member) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Of a member and of the groups it is in, in one query: every request in the admin asks."""
        plain = user_obj.is_active and not user_obj.is_anonymous and not user_obj.is_superuser and obj is None
        if plain and not hasattr(user_obj, "_perm_cache"):
            sql, params = _permissions()
            with connection.cursor() as cursor:
                cursor.execute(sql, [user_obj.pk for _ in params])
                user_obj._perm_cache = {f"{app}.{name}" for app, name in cursor.fetchall()}
        found: set[str] = super().get_all_permissions(user_obj, obj)
        return found

    def _authenticate_by_email(self, email: str, password: str) -> Member | None:
        member = _found(_by_address(), as_kept(email)) if email else None
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


@cache
def _permissions() -> Statement:
    """The statement, made once as above. Each of its parameters is the number of the member."""
    own, of_groups = (
        Permission.objects.filter(**{of: 0}).order_by().values_list("content_type__app_label", "codename")
        for of in ("user", "group__user")
    )
    sql, params = own.union(of_groups).query.sql_with_params()
    return sql, list(params)


def _without_last(made: tuple[str, tuple[Any, ...]]) -> Statement:
    return made[0], list(made[1][:-1])
