"""Mijn organisatie: where one belongs, asking to belong, leaving, and answering an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participants import access, invitations, memberships, organisation_lists, registration
from participants.invitations import Answer
from participants.models import Invitation, Member
from participants.organisation_forms import AskForm
from rvggz import rate_limit

TOO_OFTEN = "Je hebt vandaag al vaak gevraagd om bij een organisatie te horen. Probeer het morgen weer."
ASKED = "Je vraag is verstuurd. Je krijgt een mail als iemand van {} heeft gekozen."
GONE = "Er is intussen al iets veranderd: je hoort daar niet (meer) bij. Hieronder zie je hoe het nu is."
JOINED = "Je hoort nu bij {}."


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Where I belong, and the question to belong somewhere."""
    member = access.member_of(request)
    form = AskForm(member, request.POST or None)
    if form.is_valid():
        if rate_limit.take(request, "ask-organisation", tries=5, seconds=86400, who=str(member.pk)):
            membership = memberships.ask(member, form.cleaned_data["organisation"])
            said = JOINED if membership.is_accepted else ASKED
            messages.success(request, said.format(membership.organisation.title))
            return redirect("organisations")
        form.add_error(None, TOO_OFTEN)
    context = {"form": form, **organisation_lists.of(member)}
    return render(request, "mijn/organisations.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks first. The last contact person reads what happens then, and has to have read it."""
    membership = access.membership_at(request, slug)
    if request.method == "POST":
        try:
            memberships.leave(membership, is_warned=request.POST.get("warned") == "yes")
        except memberships.LastContactError:
            pass  # became the last one while reading: the page says so now
        except memberships.GoneError:
            messages.error(request, GONE)
            member = access.member_of(request)
            context = {"form": AskForm(member), **organisation_lists.of(member)}
            return render(request, "mijn/organisations.html", context, status=409)
        else:
            messages.success(request, f"Je hoort niet meer bij {membership.organisation.title}.")
            return redirect("organisations")
    context = {"membership": membership, "is_last": memberships.is_last_contact(membership)}
    return render(request, "mijn/organisation_leave.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link of a mail: a button, as mail scanners open links. Works with and without an account."""
    found = invitations.find(token)
    member = request.user if isinstance(request.user, Member) else None
    problem = invitations.look(found, member)
    if request.method == "POST" and found and not problem:
        if member is None:
            return _make_account(request, found, token)
        problem = invitations.use(found, member)
        if problem == Answer.JOINED:
            registration.taken(request)
            messages.success(request, JOINED.format(found.organisation.title))
            return redirect("organisations")
    return _show_invitation(request, found, problem)


def _make_account(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    """Remembered by the session, so that registering works where one must be invited. Then back to the button."""
    registration.invited(request, found)
    return redirect(f"{reverse('account_signup')}?next={reverse('invitation', args=[token])}")


def _show_invitation(request: HttpRequest, found: Invitation | None, problem: Answer | None) -> HttpResponse:
    context = {"invitation": found, "problem": problem.value if problem else "", "path": request.path}
    status = {None: 200, Answer.OTHER_ADDRESS: 403, Answer.GONE: 404}.get(problem, 410)
    response = render(request, "mijn/invitation.html", context, status=status)
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@login_required
@require_http_methods(["POST"])
def answer_invitation(request: HttpRequest, number: int) -> HttpResponse:
    """An invitation to my own address, answered at /mijn/ without the mail."""
    member = access.member_of(request)
    found = Invitation.objects.open().to(member.email).select_related("organisation").filter(pk=number).first()
    if found is None:
        messages.error(request, "Deze uitnodiging is er niet meer. Vraag hieronder of je bij de organisatie mag horen.")
    elif request.POST.get("do") == "join" and invitations.use(found, member) == Answer.JOINED:
        messages.success(request, JOINED.format(found.organisation.title))
    elif request.POST.get("do") == "decline":
        invitations.take_back(found)
        messages.success(request, "De uitnodiging is weg.")
    return redirect("organisations")
