"""When a letter must go."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone


class WhenForm(forms.Form):
    when = forms.ChoiceField(label="Wanneer?", choices=[("now", "Meteen"), ("later", "Op een ander moment")],
                             initial="now", widget=forms.RadioSelect)  # fmt: skip
    day = forms.DateField(label="Dag", required=False,
                          widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))  # fmt: skip
    time = forms.TimeField(label="Tijd", required=False, initial="10:00",
                           widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["send_at"] = None
        if cleaned.get("when") != "later" or self.errors:
            return cleaned
        if not cleaned.get("day") or not cleaned.get("time"):
            self.add_error("day", "Kies een dag en een tijd.")
            return cleaned
        moment = timezone.make_aware(datetime.combine(cleaned["day"], cleaned["time"]))
        if moment <= timezone.now():
            self.add_error("day", "Dit moment is al voorbij. Kies een later moment, of “Meteen”.")
        cleaned["send_at"] = moment
        return cleaned
