"""Who may make an account: everyone, or only who was invited, as the editors choose.

When somebody opens an invitation that is still good, the view calls ``invited(request, invitation)``. Its key is kept
in the session and survives registering, confirming the address and logging in. Where one must be invited it opens the
register page once, for the address that it was mailed to: looked up again at every request, as it may be taken back,
expire, or be used meanwhile. ``confirmed(request, member)`` uses it up; the invitation to the organisation stays open
until the member says yes. Then ``taken(request)`` forgets it.

The form begins with the invited address filled in. It is confirmed by a code all the same: a link may be forwarded.
"""

from django.http import HttpRequest
from django.utils import timezone

from participants import invitations
from participants.accounts import addresses
from participants.models import AccountSettings, Invitation, Member, WhoMayRegister
from rvggz.email_address import as_kept

KEY = "invitation"
TYPED = "typed"  # what the next form begins with: see accounts/typed.py


def is_by_invitation(request: HttpRequest) -> bool:
    return bool(AccountSettings.for_request(request).who == WhoMayRegister.INVITED)


def may_register(request: HttpRequest) -> bool:
    return not is_by_invitation(request) or invitation_of(request) is not None


def may_use(request: HttpRequest, email: str) -> bool:
    """May an account be made with this address?"""
    if not is_by_invitation(request):
        return True
    invitation = invitation_of(request)
    return invitation is not None and invitation.email == as_kept(email)


def invited(request: HttpRequest, invitation: Invitation) -> None:
    """This visitor came by an invitation. Send to the address "account_signup" or "account_login" next."""
    request.session[KEY] = str(invitation.key)
    request.session[TYPED] = {"email": invitation.email}


def came_invited(request: HttpRequest) -> bool:
    """By an invitation that may be worth nothing any more."""
    return KEY in request.session


def invitation_of(request: HttpRequest) -> Invitation | None:
    """The invitation that this visitor came by, while an account can be made with it."""
    return invitations.for_an_account(str(request.session.get(KEY, "")))


def hold(request: HttpRequest) -> None:
    """Until the end of this transaction: of two that register at once with an invitation, or with an address (a button
    pressed twice), the second sees what the first did."""
    invitations.lock(str(request.session.get(KEY, "")))
    addresses.hold(request.POST.get("email", ""))


def confirmed(request: HttpRequest, member: Member) -> None:
    """An account was made, and the code of its address given."""
    found = invitation_of(request)
    if found and found.email == member.email:
        Invitation.objects.filter(pk=found.pk).update(registered_at=timezone.now())


def taken(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
