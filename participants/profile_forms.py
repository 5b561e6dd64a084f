from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from participants import portraits, profiles
from participants.models import Profile
from participants.names import NO_ADDRESS
from rvggz.checks import text
from rvggz.upload_fields import PictureField

ROLES = ("cliënt", "naaste", "ervaringsdeskundige", "medewerker", "vrijwilliger", "bestuurder")


class ProfileForm(forms.ModelForm[Profile]):
    name = forms.CharField(
        label="Naam die anderen zien", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        help_text="Deze naam staat bij wat je schrijft. Je voornaam of een zelfgekozen naam mag ook.",
        error_messages={"required": "Vul een naam in. Je voornaam is genoeg."},
    )  # fmt: skip
    role = forms.CharField(
        label="Je rol, in je eigen woorden", required=False, max_length=60,
        widget=forms.TextInput(attrs={"list": "roles", "autocomplete": "off"}),
        help_text="Bijvoorbeeld: cliënt, naaste, ervaringsdeskundige, medewerker. Of niets.",
    )  # fmt: skip
    new_picture = PictureField(
        label="Foto", required=False, widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text="Hoogstens 20 megabyte. We maken hem klein en halen eruit waar en wanneer hij is gemaakt.",
    )  # fmt: skip
    forget_picture = forms.BooleanField(label="Haal mijn foto weg", required=False)

    class Meta:
        model = Profile
        fields = (
            "role", "role_seen_by", "organisation_seen_by", "picture_seen_by", "about", "about_seen_by", "has_page",
            "may_be_found",
        )  # fmt: skip
        labels: ClassVar = {
            "about": "Over jou", "has_page": "Ik wil een eigen pagina die anderen kunnen openen",
            "may_be_found": "Zoekmachines zoals Google mogen mijn pagina tonen",
        }  # fmt: skip
        help_texts: ClassVar = {"about": "Een paar regels. Waar word je blij van? Waarom doe je mee?"}
        widgets: ClassVar = {"about": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = self.instance.member.get_full_name()
        for name in ("role", "organisation", "picture", "about"):
            self.fields[f"{name}_seen_by"].label = "Wie ziet dit?"
        if not self.instance.picture:
            del self.fields["forget_picture"]

    def clean_name(self) -> str:
        name = text.clean_line(self.cleaned_data["name"])
        if not any(letter.isalpha() for letter in name):
            raise ValidationError("Vul een naam in. Je voornaam is genoeg.")
        if "@" in name or "://" in name or "www." in name.lower():
            raise ValidationError(NO_ADDRESS)
        return name

    def clean_role(self) -> str:
        return text.clean_line(self.cleaned_data["role"])

    def clean_about(self) -> str:
        return text.clean(self.cleaned_data["about"])

    def clean_new_picture(self) -> Any:
        uploaded = self.cleaned_data["new_picture"]
        return portraits.make(uploaded) if uploaded else None

    def keep(self) -> None:
        data = self.cleaned_data
        profiles.save(
            self.instance, data["name"], data["new_picture"], forget_picture=data.get("forget_picture", False)
        )
