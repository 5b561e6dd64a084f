"""Of two that write the same thing at the same moment the second is done once more, and sees what the first did.

A form looks whether a name, an address or a place in the page tree is free, and writes it. When somebody else takes it
between the two, the database refuses: the form was right, and the answer would be an error page. Done again it sees
what is there now, and answers as to anybody who comes later: "bestaat al", or with the next free place. So is who was
chosen as the loser of a deadlock. What fails a second time is no race, and an error.

Not for requests whose body is read as a stream: there is nothing to read a second time.
"""

import logging
from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

RACES = {"23505", "40P01"}  # unique violation, deadlock: https://www.postgresql.org/docs/current/errcodes-appendix.html
log = logging.getLogger(__name__)


class SecondTryMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        found = request.resolver_match
        if request.method != "POST" or found is None or not is_race(error):
            return None
        log.info("%s: another was first, done once more", found.view_name)  # without the values of the row
        for file in (one for name in request.FILES for one in request.FILES.getlist(name)):
            file.seek(0)
        answer: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
        return answer


def is_race(error: Exception) -> bool:
    """A row that had to be the only one, or two that waited for each other: by the code of PostgreSQL."""
    return isinstance(error, Error) and getattr(error.__cause__, "pgcode", "") in RACES
