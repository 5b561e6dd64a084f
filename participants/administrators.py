"""Somebody who manages people stays, whatever is done in the list of members: deleting, demoting, closing an account.

Each view decides and acts in one transaction, with all administrators locked (``check_not_last_administrator``).
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.users.views.users import DeleteView, EditView

from participants.erasing import LastAdministratorError, check_not_last_administrator
from participants.models import Member

LAST = "Er blijft dan geen enkele beheerder over. Maak eerst iemand anders beheerder."
ENDS = {"delete", "set_active_state"}  # what Wagtail can do to many members at once, and takes an administrator away


class InOneTransaction:
    """What was looked at stays so until it is done."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            return response


class EditMemberView(InOneTransaction, EditView):
    pass


class DeleteMemberView(InOneTransaction, DeleteView):
    pass


def refuse_when_last(request: HttpRequest, members: Iterable[Member], back: str) -> HttpResponse | None:
    """The answer when nobody would be left."""
    try:
        check_not_last_administrator(*(member.pk for member in members))
    except LastAdministratorError:
        messages.error(request, LAST)
        return redirect(back)
    return None


@hooks.register("before_delete_user")
def one_stays(request: HttpRequest, member: Member) -> HttpResponse | None:
    return refuse_when_last(request, [member], "wagtailusers_users:index") if request.method == "POST" else None


@hooks.register("before_bulk_action")
def one_of_many_stays(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Wagtail is in a transaction here."""
    if action.model is not Member or action_type not in ENDS:
        return None
    if action_type == "set_active_state" and action.cleaned_form.cleaned_data["mark_as_active"]:
        return None
    return refuse_when_last(request, objects, action.next_url)
