"""Who offers a piece without an account, asked beside the piece."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.contributions.forms import TitleField
from participants.names import check_public_name
from rvggz.email_field import EmailFormField


class GuestForm(forms.Form):
    name = TitleField(label="Je naam", required=False)
    email = EmailFormField(
        label="Je e-mailadres", max_length=254,
        error_messages={
            "required": "Vul je e-mailadres in. Niemand ziet het; we mailen je om te bevestigen dat jij het bent.",
            "invalid": "Dit is geen e-mailadres. Kijk of er een @ en een punt in staan, zoals in naam@voorbeeld.nl.",
        },
    )  # fmt: skip
    consent = forms.BooleanField(
        label="Toestemming",
        error_messages={"required": "Kruis dit aan als je het ermee eens bent. Anders mogen we je stuk niet plaatsen."},
    )
    website = forms.CharField(required=False, max_length=500)  # not for people
    seconds = forms.CharField(required=False, max_length=20)

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, auto_id="guest-%s", initial=initial)

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if len(name) > 80:
            raise ValidationError("Maak deze naam korter: hoogstens 80 tekens.")
        return check_public_name(name)
