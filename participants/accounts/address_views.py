from typing import Any, ClassVar

from allauth.account.decorators import reauthentication_required
from allauth.account.forms import EmailField
from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from participants.accounts import changing_address, limits
from participants.accounts.forms import InOurWords
from participants.accounts.who import member
from participants.accounts.words import EMAIL, MAILED, WRONG_CODE, Words
from participants.models import Member
from rvggz.email_address import as_kept


class NewAddressForm(InOurWords):
    words: ClassVar = {
        "email": Words("Nieuw e-mailadres", "We mailen een code naar je oude én naar je nieuwe adres.", EMAIL.missing,
                       {"autocomplete": "email"}),
    }  # fmt: skip
    email = EmailField()

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        self.member = member
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        email = as_kept(str(self.cleaned_data["email"]))
        if email == self.member.email:
            raise forms.ValidationError("Dit is het adres dat je al hebt. Vul een ander in.")
        return email


class BothCodesForm(InOurWords):
    old = forms.CharField()
    new = forms.CharField()

    def __init__(self, member: Member, found: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        self.member, self.found = member, found
        self.words = {  # type: ignore[misc]
            "old": Words(f"Code uit de mail aan {member.email}", MAILED.hint, MAILED.missing, MAILED.attributes),
            "new": Words(f"Code uit de mail aan {found['email']}", MAILED.hint, MAILED.missing, MAILED.attributes),
        }
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        limits.guess(f"address of {self.member.pk}")
        for which in (changing_address.OLD, changing_address.NEW):
            code = self.cleaned_data.get(which)
            if code and not changing_address.fits(self.found, which, code):
                self.add_error(which, WRONG_CODE)
        return self.cleaned_data


@never_cache
@login_required
@reauthentication_required(app="allauth.account")
def change_address(request: HttpRequest) -> HttpResponse:
    form = NewAddressForm(member(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="change_email"):
            return limits.too_often(request)
        changing_address.begin(request, member(request), form.cleaned_data["email"])
        return redirect("account_email_codes")
    return render(request, "account/email_change.html", {"form": form})


@never_cache
@login_required
def confirm_address(request: HttpRequest) -> HttpResponse:
    found = changing_address.state(request)
    if not found:
        messages.error(request, "De codes zijn verlopen. Vul je nieuwe adres opnieuw in, dan krijg je nieuwe.")
        return redirect("account_email")
    form = BothCodesForm(member(request), found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return finish(request)
    if request.method == "POST" and not changing_address.missed(request):
        return confirm_address(request)
    return render(request, "account/email_codes.html", {"form": form, "email": found["email"]})


def finish(request: HttpRequest) -> HttpResponse:
    if changing_address.finish(request, member(request)):
        messages.success(request, f"Je e-mailadres is gewijzigd. Je logt voortaan in met {member(request).email}.")
    else:
        messages.error(request, "Dit adres hoort intussen bij een ander account. Je adres is niet gewijzigd.")
    return redirect("account_email")


@login_required
@require_POST
def stop_changing(request: HttpRequest) -> HttpResponse:
    changing_address.stop(request)
    return redirect("account_email")
