from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from rvggz import account_menu


@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """The first page of /mijn/: what there is, and what is up."""
    pages = [(page, page.tells(request.user)) for page in account_menu.pages()]
    return render(request, "mijn/overview.html", {"pages": pages})
