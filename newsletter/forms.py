"""The forms of who gets the letter. Their messages say what to do next."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import ThemePage
from newsletter.models import Source, Subscriber
from participants.names import public_name
from rvggz import email_address
from rvggz.checks import text, traps
from rvggz.checks.addresses import is_advertised
from rvggz.text.name_order import NameOrder

NO_ADDRESS = "Vul je e-mailadres in. We sturen je een mail met een knop."
ODD_NAME = "Vul alleen je naam in, zonder webadressen of tekens als < en @. Of laat dit leeg."
NOTHING_LEFT = "Kies wat je wilt krijgen. Wil je niets meer? Gebruik dan “Meld me af” onderaan."
SAME = "Dit is het adres waarop je de brief nu krijgt. Vul een ander adres in."
FORMS = (Source.PAGE, Source.FOOTER, Source.REACTION)
MONTHS = [(number, "1 maand" if number == 1 else f"{number} maanden") for number in range(1, 7)]


class AddressField(forms.CharField):
    """An address of mail, as we keep it."""

    widget = forms.EmailInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("error_messages", {"required": NO_ADDRESS})
        super().__init__(label="E-mailadres", max_length=1000, **options)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return email_address.normal(typed) if typed else ""


class NameField(forms.CharField):
    """What letters call somebody. A stranger may have typed it: no place for an advertisement."""

    def __init__(self, **options: Any) -> None:
        super().__init__(label="Voornaam", required=False, max_length=80, **options)

    def to_python(self, value: Any) -> str:
        name = text.clean_line((super().to_python(value) or "")[:1000])
        if set(name) & set("\\<>:{}[]") or "//" in name or is_advertised(name) or public_name(name) != name:
            raise ValidationError(ODD_NAME)
        return name


class SubscribeForm(traps.Traps):
    email = AddressField()
    name = NameField()
    form = forms.CharField(required=False, max_length=10)  # which one was filled in
    sure = forms.CharField(required=False, max_length=200)  # came back from us to be pressed once more: limits.py

    @property
    def source(self) -> str:
        told = self.cleaned_data["form"]
        return told if told in FORMS else Source.PAGE

    @property
    def is_machine(self) -> bool:
        return traps.is_machine(self.honeypot, self.elapsed)


class ChoicesForm(forms.Form):
    monthly = forms.BooleanField(label="De nieuwsbrief, elke maand", required=False)
    weekly = forms.BooleanField(label="Een lijstje van nieuwe artikelen, elke maandag", required=False)
    themes = forms.ModelMultipleChoiceField(
        label="Alleen over deze thema's", queryset=ThemePage.objects.none(), required=False
    )
    name = NameField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes: Any = self.fields["themes"]
        themes.queryset = ThemePage.objects.live().public().order_by(NameOrder("title"))

    @classmethod
    def of(cls, subscriber: Subscriber) -> "ChoicesForm":
        now = {"monthly": subscriber.monthly, "weekly": subscriber.weekly, "name": subscriber.name}
        return cls(initial={**now, "themes": list(subscriber.themes.all())}, auto_id="choice-%s")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not (said.get("monthly") or said.get("weekly")):
            raise ValidationError(NOTHING_LEFT)
        return said


class NewAddressForm(forms.Form):
    email = AddressField()

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean_email(self) -> str:
        if self.cleaned_data["email"] == self.now:
            raise ValidationError(SAME)
        return str(self.cleaned_data["email"])


class PauseForm(forms.Form):
    months = forms.TypedChoiceField(label="Hoe lang?", choices=MONTHS, coerce=int)
