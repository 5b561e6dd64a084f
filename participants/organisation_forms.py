from typing import Any

from django import forms

from participants.models import Member, ParticipantPage
from rvggz.checks import text
from rvggz.email_field import EmailFormField
from rvggz.text.name_order import NameOrder


class AskForm(forms.Form):
    organisation = forms.ModelChoiceField(
        ParticipantPage.objects.none(), label="Organisatie", empty_label="Kies een organisatie",
        error_messages={
            "required": "Kies een organisatie uit de lijst.",
            "invalid_choice": "Deze organisatie staat niet (meer) in de lijst. Kies er een die er wel in staat.",
        },
    )  # fmt: skip

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = member.memberships.values("organisation")
        field: Any = self.fields["organisation"]
        field.queryset = ParticipantPage.objects.live().public().filter(left_on=None).exclude(pk__in=mine)
        field.queryset = field.queryset.order_by(NameOrder("title")).only("pk", "title")


class InviteForm(forms.Form):
    email = EmailFormField(
        label="E-mailadres", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Vul het e-mailadres in van wie je wilt uitnodigen.",
            "invalid": "Dit is geen e-mailadres. Kijk of er een @ in staat, zoals in naam@voorbeeld.nl.",
        },
    )  # fmt: skip

    def clean_email(self) -> str:
        return text.clean_line(self.cleaned_data["email"])
