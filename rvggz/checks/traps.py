"""What only a machine does: fill in the field that nobody sees, or send a form faster than anybody can read it."""

import re

from django import forms

FASTEST_SECONDS = 3.0
SECONDS = re.compile(r"\d{1,7}(\.\d{1,3})?")


class Traps(forms.Form):
    """Of every form that strangers may send. A script on the page fills in the last two; without it they are empty."""

    website = forms.CharField(required=False, max_length=500)  # out of sight: not for people
    seconds = forms.CharField(required=False, max_length=20)  # between opening the page and sending
    work = forms.CharField(required=False, max_length=10_000)  # the answer to a sum: proof_of_work.py

    @property
    def honeypot(self) -> str:
        return str(self.cleaned_data["website"])

    @property
    def elapsed(self) -> float | None:
        """Seconds; None when the page did not tell."""
        told = self.cleaned_data["seconds"]
        return float(told) if SECONDS.fullmatch(told) else None


def is_fast(elapsed: float | None) -> bool:
    """Sooner than anybody can read the form; a browser that fills it in is as quick, so this alone proves nothing."""
    return elapsed is not None and elapsed < FASTEST_SECONDS


def is_machine(honeypot: str | bool, elapsed: float | None) -> bool:
    return bool(honeypot) or is_fast(elapsed)
