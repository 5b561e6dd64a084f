"""The forms of readers and writers. Their messages say what to do next."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from comments.looking import Words
from comments.models import Refusal, Report, ReportReason
from comments.rules import Rules
from participants.names import ShownAs, check_public_name
from rvggz.checks import private_data, text
from rvggz.checks.traps import Traps
from rvggz.email_field import EmailFormField

SHORTEST, LONGEST = 3, 5000
A_LOT = 200_000  # letters: more is not even looked at
ERRORS = {
    "name": {"required": "Vul een naam in. Een zelfbedachte naam mag ook."},
    "email": {
        "required": "Vul je e-mailadres in. Niemand ziet het; we sturen je een mail om je reactie te bevestigen.",
        "invalid": "Dit is geen e-mailadres. Kijk of er een @ en een punt in staan, zoals in naam@voorbeeld.nl.",
    },
    "text": {"required": "Schrijf hier je reactie."},
    "consent": {"required": "Kruis dit aan als je het ermee eens bent. Anders mogen we je reactie niet plaatsen."},
}  # fmt: skip


class TextField(forms.CharField):
    """What somebody wrote, cleaned; the limits count what is left."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)

    def to_python(self, value: Any) -> str:
        raw = super().to_python(value) or ""
        if len(raw) > A_LOT:
            raise ValidationError(
                f"Dit is veel te lang. Je reactie mag {LONGEST} tekens zijn.".replace("5000", "5.000")
            )
        return text.clean(raw)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and len(value) < SHORTEST:
            raise ValidationError("Dit is erg kort. Schrijf minstens drie letters.")
        if len(value) > LONGEST:
            over = f"{len(value) - LONGEST:,}".replace(",", ".")
            raise ValidationError(f"Je reactie is {over} tekens te lang. Er passen er 5.000 in. Haal iets weg.")


class NameField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return text.clean_line((super().to_python(value) or "")[:1000])


class PublicNameField(NameField):
    """A name that everyone reads."""

    def validate(self, value: str) -> None:
        super().validate(value)
        check_public_name(value)


class ReactionForm(Traps):
    """Under an article. A member is known, and need only write."""

    name = PublicNameField(label="Naam", max_length=80, error_messages=ERRORS["name"])
    email = EmailFormField(label="E-mailadres", max_length=254, error_messages=ERRORS["email"])
    shown_as = forms.ChoiceField(label="Onder welke naam?", choices=ShownAs, required=False)
    pseudonym = PublicNameField(label="Andere naam", max_length=80, required=False)
    text = TextField(label="Je reactie", error_messages=ERRORS["text"])
    follows = forms.BooleanField(label="Houd me per mail op de hoogte van antwoorden", required=False)
    consent = forms.BooleanField(error_messages=ERRORS["consent"])
    answers = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=60)  # which warnings the writer saw: "help private"

    def __init__(
        self, data: QueryDict | dict[str, Any] | None = None, *, member: Any = None, rules: Rules, initial: Any = None
    ) -> None:
        super().__init__(data, auto_id="reaction-%s", initial=initial)
        self.member = member
        for name in ("name", "email") if member else ("shown_as", "pseudonym"):
            del self.fields[name]
        self.fields["consent"].label = rules.consent_text

    def clean_pseudonym(self) -> str:
        name = str(self.cleaned_data["pseudonym"])
        if self.cleaned_data.get("shown_as") == ShownAs.PSEUDONYM and not name:
            raise ValidationError("Vul de naam in die bij je reactie moet staan, of kies een andere mogelijkheid.")
        return name

    @property
    def chosen_name(self) -> str:
        """Which of the names is ticked; anything else than a name is never taken for one."""
        return str(self["shown_as"].value() or ShownAs.NAME)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip()

    @property
    def warnings_seen(self) -> set[str]:
        return set(str(self.data.get("seen", ""))[:60].split())

    def words(self, has_worked: bool) -> Words:
        said = self.cleaned_data
        return Words(
            text=said["text"], name=said.get("name", "") or said.get("pseudonym", ""),
            shown_as=said.get("shown_as") or ShownAs.NAME, email=said.get("email", ""), member=self.member,
            answers=said["answers"], follows=said["follows"], honeypot=self.honeypot,
            seconds=self.elapsed, has_worked=has_worked,
        )  # fmt: skip

    def private(self) -> list[private_data.Found]:
        return private_data.find(self.cleaned_data.get("text", ""))


class OwnWordsForm(forms.Form):
    """The writer changes what he or she wrote."""

    text = TextField(label="Je reactie", error_messages=ERRORS["text"])


class AddressForm(forms.Form):
    """Who lost the links asks for them."""

    email = EmailFormField(label="E-mailadres", max_length=254, error_messages=ERRORS["email"])


class ReportForm(forms.ModelForm[Report]):
    reason = forms.ChoiceField(
        label="Wat is er aan de hand?", choices=ReportReason, widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er aan de hand is."},
    )  # fmt: skip
    note = NameField(label="Wil je er iets bij zeggen?", required=False, max_length=300)

    class Meta:
        model = Report
        fields = ("reason", "note")


class RefusalForm(forms.Form):
    """A moderator says why not."""

    refusal = forms.ChoiceField(
        label="Waarom niet?", choices=Refusal,
        error_messages={"required": "Kies een reden: de schrijver krijgt die te lezen."},
    )  # fmt: skip
    note = NameField(label="Wil je er iets bij zeggen?", required=False, max_length=500)
