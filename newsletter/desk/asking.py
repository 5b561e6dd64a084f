"""Check a letter, put it before a second editor or send it, agree with it, take it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from newsletter import checks, rules, sending
from newsletter.desk import screens
from newsletter.desk.forms import WhenForm
from newsletter.models import MAY_CHANGE, Sending, SendingState, Subscriber
from newsletter.sending import NotNowError

ERRORS = "Los eerst op wat er mis is. Daarna kan de brief weg."


@screens.editors_only
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    issue = screens.issue_of(pk)
    asked = screens.sending_of(issue)
    if asked and asked.state not in MAY_CHANGE:
        return redirect("letters_progress", asked.pk)
    if asked and request.method == "POST":
        return screens.not_now(request, NotNowError("Deze brief is al voorgelegd of ingepland."), "letters_send", pk)
    form = WhenForm(request.POST if request.method == "POST" else None)
    report = checks.of(issue)
    if request.method == "POST" and form.is_valid() and report.waiting:
        form.add_error("when", checks.LOOKING)
    if request.method == "POST" and not report.errors and form.is_valid():
        try:
            sending.ask(issue, request.user, form.cleaned_data["send_at"])
        except NotNowError as error:
            return screens.not_now(request, error, "letters_send", pk)
        return _asked(request, pk)
    return screens.page(
        request, "send", "Versturen", 422 if request.method == "POST" else 200, issue=issue, sending=asked, form=form,
        report=report, second=rules.get().second_editor, mine=bool(asked and asked.asked_by_id == request.user.pk),
        is_asked=bool(asked and asked.state == SendingState.ASKED), readers=Subscriber.objects.for_an_issue().count(),
        changed=bool(asked and asked.revision_id != issue.latest_revision_id), is_locked=screens.is_locked(),
    )  # fmt: skip


def _asked(request: HttpRequest, pk: int) -> HttpResponse:
    now = Sending.objects.only("state", "send_at").get(issue=pk)
    if now.state == SendingState.ASKED:
        said = "De brief is voorgelegd. Een andere redacteur kan hem nu goedkeuren."
    else:
        said = "De brief is ingepland." if now.send_at else "De brief gaat zo weg."
    return screens.done(request, said, "letters_send", pk)


@screens.editors_only
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree with it, or take it back."""
    issue = screens.issue_of(pk)
    asked = screens.sending_of(issue)
    if asked is None:
        return screens.not_now(request, NotNowError("Deze brief is teruggenomen."), "letters_send", pk)
    try:
        if request.POST.get("do") == "take_back":
            sending.take_back(asked)
            return screens.done(request, "De brief is teruggenomen. Je kunt hem weer veranderen.", "letters_send", pk)
        if request.POST.get("do") != "approve":
            raise NotNowError("Er is niets veranderd. Kies of je de brief goedkeurt of terugneemt.")
        report = checks.of(issue)
        if report.errors or report.waiting:
            raise NotNowError(ERRORS if report.errors else checks.LOOKING)
        sending.approve(asked, request.user)
    except NotNowError as error:
        return screens.not_now(request, error, "letters_send", pk)
    return screens.done(request, "Goedgekeurd.", "letters_send", pk)
