from typing import cast

from django.http import HttpRequest

from participants.models import Member


def member(request: HttpRequest) -> Member:
    """Who is logged in, in a view that only members come to."""
    return cast(Member, request.user)
