"""One visit to the form: keep what was typed, then do what was asked. The same for members and guests."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.contributions import content, drafts, files, limits, own, showing, submitting
from articles.contributions.desk import Desk
from articles.contributions.drafts import ConflictError, TooLateError
from articles.contributions.forms import PieceForm, as_data
from articles.contributions.submitting import EditedError, NoPlaceError
from articles.models import Contribution, FileKind
from rvggz.checks import phrases, private_data, text
from rvggz.web.request_numbers import whole_number

UPLOADS = {"pictures": FileKind.PICTURE, "film": FileKind.VIDEO, "documents": FileKind.DOCUMENT}
NO_PLACE = (
    "Je stuk is bewaard, maar voorleggen kan nu even niet: de site heeft nog geen pagina Praat mee. Laat het de "
    "redactie weten via de pagina Contact, en probeer het later nog eens."
)
SENT = "Je stuk is voorgelegd aan de redactie. Een van ons leest het, meestal binnen een werkdag. Je krijgt bericht."


@dataclass
class Visit:
    """``version``: the one that the page before showed; after saving the new one."""

    request: HttpRequest
    desk: Desk
    form: PieceForm
    do: str
    version: int
    file_errors: list[str] = field(default_factory=list)

    @property
    def piece(self) -> Contribution:
        return self.desk.piece

    @property
    def seen(self) -> set[str]:
        return set(self.request.POST.get("seen", "")[:60].split())


def begin(request: HttpRequest, desk: Desk) -> Visit:
    do = request.POST.get("do", "save")
    typed = desk.piece.content
    data = as_data(typed) if do == "send" else request.POST
    form = PieceForm(data, member=desk.piece.member, typed=typed, is_final=do in {"submit", "send"})
    return Visit(request, desk, form, do, number(request.POST.get("version", "")))


def post(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Nothing that was typed gets lost: it is saved first, or comes back."""
    visit = begin(request, desk)
    visit.form.is_valid()
    if not limits.may_save(request, visit.piece):
        return showing.form(visit, 429, limits.WAIT)
    try:
        if visit.do != "send":
            keep(visit)
    except ConflictError as error:
        keep_beside(visit)
        return showing.conflict(visit, error.piece)
    except TooLateError as error:
        return showing.too_late(visit, error.piece)
    if visit.file_errors:
        return showing.form(visit, 422)
    if visit.do in {"submit", "send"}:
        return submit(visit)
    if visit.do == "theirs" and visit.piece.page_id:
        own.take_over(visit.piece, visit.version)
        messages.success(request, "Je gaat verder met de tekst van de redactie.")
        return redirect(visit.desk.url)
    if visit.form.errors:
        return showing.form(visit, 422, "Je stuk is bewaard. Kijk nog naar wat hieronder staat.")
    if visit.do == "preview":
        return redirect(visit.desk.preview_url)
    messages.success(request, "Je concept is bewaard.")
    return redirect(visit.desk.url)


def keep(visit: Visit) -> None:
    """Save what was typed, then the files that came with it."""
    piece, typed = visit.piece, visit.form.typed_now()
    if began_with := number(visit.request.POST.get("began_with")):
        typed["began_with"] = began_with  # the text of the editors was shown: see showing.edited
    visit.version = drafts.save(piece, typed, visit.version)
    piece.content, piece.version = {**piece.content, **typed}, visit.version
    files.describe(piece, alts(visit.request))
    for file in piece.files.filter(pk=number(visit.request.POST.get("remove", ""))):
        files.remove(file)
    take_files(visit)


def keep_beside(visit: Visit) -> None:
    """Of a form that came after another: what overwrites nothing. A browser would ask for the files again."""
    lacking = {file.pk for file in files.lacking_alt(visit.piece)}
    files.describe(visit.piece, {pk: alt for pk, alt in alts(visit.request).items() if pk in lacking})
    take_files(visit)


def take_files(visit: Visit) -> None:
    """Those that came with the form."""
    piece = visit.piece
    for name, kind in UPLOADS.items():
        for upload in visit.request.FILES.getlist(name):
            try:
                if not limits.may_upload(visit.request):
                    raise ValidationError(limits.WAIT)
                files.add(piece, kind, upload)
            except ValidationError as error:
                visit.file_errors += [f"{str(upload.name)[:60]}: {message}" for message in error.messages]


def alts(request: HttpRequest) -> dict[int, str]:
    """What is to be seen, by number of the file."""
    given = ((name.removeprefix("alt-"), value) for name, value in request.POST.items() if name.startswith("alt-"))
    return {number(name): text.clean_line(str(value)[:1000])[:250] for name, value in given if number(name)}


def submit(visit: Visit) -> HttpResponse:
    """Guard, warn, give it to the editors."""
    lacking = files.lacking_alt(visit.piece)
    if visit.form.errors or lacking:
        visit.file_errors += [f"{file.name}: {files.NO_ALT}" for file in lacking]
        return showing.form(
            visit, 422, "Je stuk is bewaard, maar nog niet verstuurd. Kijk nog naar wat hieronder staat."
        )
    words = f"{content.all_words(visit.piece)}\n\n{visit.piece.content.get('answer', '')}"
    if "help" not in visit.seen and phrases.urgent(words):
        return showing.help_first(visit)
    if "private" not in visit.seen and (found := private_data.find(words)):
        return showing.form(visit, 200, private=found, marked=text.as_html(words, [(x.start, x.end) for x in found]))
    if not limits.may_submit(visit.request):
        return showing.form(visit, 429, limits.WAIT)
    try:
        piece = submitting.submit(visit.piece, visit.version)
    except ConflictError as error:
        return showing.conflict(visit, error.piece)
    except TooLateError as error:
        return showing.too_late(visit, error.piece)
    except EditedError as error:
        return showing.edited(visit, error.page)
    except NoPlaceError:
        return showing.form(visit, 503, NO_PLACE)
    if piece.state == "unconfirmed":
        return render(visit.request, "contributions/guest_sent.html", {"email": piece.guest_email})
    messages.success(visit.request, SENT)
    return redirect(visit.desk.after_url)


def number(value: Any) -> int:
    return whole_number(value, 9) or 0
