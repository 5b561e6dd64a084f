from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Keyword


def keyword(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "articles/keyword.html", {"keyword": get_object_or_404(Keyword, slug=slug)})
