"""What somebody wrote in a form that could not be taken: shown again to copy, so that it is not lost.

Only fields that are named here, as a password or a code may stand in any other.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from rvggz import simple_text

LABELS = {
    "title": "Titel", "text": "Tekst", "summary": "Samenvatting", "about": "Over jou", "introduction": "Inleiding",
    "question": "Vraag", "answer": "Antwoord", "reply": "Antwoord", "note": "Toelichting", "refusal": "Reden",
    "description": "Beschrijving", "name": "Naam", "display_name": "Naam", "pseudonym": "Andere naam", "role": "Rol",
    "keywords": "Trefwoorden", "video": "Video", "website": "Website", "contact_name": "Contactpersoon",
}  # fmt: skip


MOST = 100_000  # letters of rich text: more is not looked at


@dataclass(frozen=True)
class Written:
    label: str
    text: str

    @property
    def rows(self) -> int:
        return min(16, max(2, len(self.text) // 60 + self.text.count("\n") + 1))


def of(request: HttpRequest) -> list[Written]:
    """In the order of the form."""
    try:
        sent = request.POST
    except (BadRequest, SuspiciousOperation, UnreadablePostError, MultiPartParserError):
        return []  # came in halfway, or far too big
    is_html = sent.get("text_is") == "html"  # of the small editor
    names = [name for name in sent if name in LABELS]
    found = [(name, text) for name in names for text in sent.getlist(name) if text.strip()]
    return [
        Written(LABELS[name], simple_text.words(text[:MOST]) if is_html and name == "text" else text)
        for name, text in found
    ]


def refused(request: HttpRequest) -> HttpResponse:
    """The answer to a form of which we cannot tell that it is ours."""
    context = {"written": of(request), "back": way_back(request)}
    response = render(request, "403.html", context, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response


def way_back(request: HttpRequest) -> str:
    """The page that the form stood on."""
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    path = urlsplit(page).path if is_ours else ""
    return path if path.strip("/") else request.path
