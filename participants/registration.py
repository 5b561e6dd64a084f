"""Who may make an account: everyone, or only who was invited, as the editors choose.

For what invites people (an organisation): when somebody opens an invitation that is still good, call ``invited(request,
key)``. The key is kept in the session; with it the register page is open, whatever the editors chose, and it survives
registering, confirming the address and logging in. When the member is logged in, ``invitation_of(request)`` answers the
key, and ``taken(request)`` forgets it: use the invitation up then. ``key`` is a text that says nothing of a person.

With ``email`` (the address that the invitation was mailed to) the form begins with that address filled in. It is
confirmed by a code all the same: a link may be forwarded.
"""

from django.http import HttpRequest

from participants.models import AccountSettings, WhoMayRegister

KEY = "invitation"
TYPED = "typed"  # what the next form begins with: see accounts/typed.py


def may_register(request: HttpRequest) -> bool:
    settings = AccountSettings.for_request(request)
    return settings.who == WhoMayRegister.EVERYONE or bool(invitation_of(request))


def invited(request: HttpRequest, key: str, email: str = "") -> None:
    """This visitor came by an invitation. Send to the address "account_signup" or "account_login" next."""
    request.session[KEY] = key
    if email:
        request.session[TYPED] = {"email": email}


def invitation_of(request: HttpRequest) -> str:
    """The key of the invitation that this visitor came by, or nothing."""
    return str(request.session.get(KEY, ""))


def taken(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
