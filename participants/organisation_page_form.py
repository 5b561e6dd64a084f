"""The page of an organisation as its contact person edits it: a few plain fields, no admin."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.images import get_image_model

from participants import portraits, reviewing
from participants.models import Member, ParticipantPage
from rvggz import simple_text
from rvggz.checks import text
from rvggz.upload_fields import PictureField

LONGEST_INTRODUCTION = 20_000  # characters
SIGNS = (
    "Laat een regel leeg voor een nieuwe alinea. Zet ## voor een kop, - voor elk punt van een lijst, ** om vette "
    "en * om schuine woorden. Een link maak je zo: [woorden](https://www.voorbeeld.nl)."
)
LINES = ("summary", "website", "contact_name", "contact_email", "contact_phone")


@dataclass(frozen=True)
class Clash:
    """A field that somebody else changed while this form was open. ``taken``: theirs stands in the form now."""

    label: str
    theirs: str
    taken: bool


class OrganisationPageForm(forms.ModelForm[ParticipantPage]):
    introduction = forms.CharField(
        label="Inleiding", required=False, max_length=LONGEST_INTRODUCTION, widget=forms.Textarea(attrs={"rows": 16}),
        help_text=SIGNS,
    )  # fmt: skip
    new_logo = PictureField(
        label="Nieuw logo", required=False, widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text="Een jpg-, png- of webp-bestand van hoogstens 20 megabyte. Kies niets om het logo te houden.",
    )  # fmt: skip
    website = forms.URLField(
        label="Website", required=False, max_length=200, assume_scheme="https",
        error_messages={"invalid": "Dit is geen webadres. Een webadres ziet er zo uit: https://www.voorbeeld.nl"},
    )  # fmt: skip

    class Meta:
        model = ParticipantPage
        fields = ("summary", "region", "website", "contact_name", "contact_email", "contact_phone")
        labels: ClassVar = {"summary": "In één zin", "region": "Regio", "contact_phone": "Telefoonnummer voor contact"}
        help_texts: ClassVar = {"contact_name": "Iedereen kan deze naam op de pagina zien."}
        widgets: ClassVar = {"summary": forms.Textarea(attrs={"rows": 2})}
        error_messages: ClassVar = {
            "contact_email": {"invalid": "Dit is geen e-mailadres. Kijk of er een @ in staat."},
            "summary": {"max_length": "Maak deze zin korter: hoogstens %(limit_value)d tekens."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(values(self.instance))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return {**data, **{name: text.clean_line(data[name]) for name in LINES if data.get(name)}}

    def clean_introduction(self) -> str:
        return text.clean(self.cleaned_data["introduction"])

    def clean_new_logo(self) -> Any:
        uploaded = self.cleaned_data["new_logo"]
        return portraits.shrink(uploaded) if uploaded else None

    def clean_website(self) -> str:
        address: str = self.cleaned_data["website"]
        if address and not address.startswith(("https://", "http://")):
            raise ValidationError(self.fields["website"].error_messages["invalid"])
        return address

    @transaction.atomic
    def submit(self, began_with: str, by: Member) -> None:
        """Lay what was filled in before the editors. Raises ChangedMeanwhileError."""
        page, data = self.instance, self.cleaned_data
        if data["introduction"] != text.clean(self.initial["introduction"]):  # untouched words keep all their markup
            page.introduction = simple_text.to_html(data["introduction"], kept=page.introduction)
        if logo := data["new_logo"]:
            page.logo = get_image_model().objects.create(
                title=f"Logo {page.title}", file=logo, description=f"Logo van {page.title}", uploaded_by_user=by
            )
        reviewing.submit(page, began_with, by)

    def settle(self, before: ParticipantPage | None) -> list[Clash]:
        """After somebody else changed the page: what they changed and we did not, is taken over; what both changed,
        is shown beside our words. ``before``: the version this form began with, if it is still there."""
        theirs, old = values(self.instance), values(before) if before else {}
        data, clashes = dict(self.data.items()), []
        for name, now in theirs.items():
            ours = text.clean(data.get(name, ""))
            if text.clean(now) in {ours, text.clean(old.get(name, ""))}:
                continue
            untouched = ours == text.clean(old.get(name, ""))
            if untouched:
                data[name] = now
            shown = dict(ParticipantPage._meta.get_field("region").flatchoices).get(now, now)
            clashes.append(Clash(str(self.fields[name].label), shown, untouched))
        self.data = data
        return clashes


def values(page: ParticipantPage) -> dict[str, str]:
    """What a page says now, as the form asks it."""
    said = {name: str(getattr(page, name)) for name in OrganisationPageForm.Meta.fields}
    return {**said, "introduction": simple_text.from_html(page.introduction)}
