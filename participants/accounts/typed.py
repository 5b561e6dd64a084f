"""What somebody typed in one form and finds back in the next: a name, an address; never a password or a code."""

from typing import Any

from django.http import HttpRequest

from participants.registration import TYPED

KEPT = {"email": "email", "login": "email", "display_name": "display_name"}  # field → under which name


def keep(request: HttpRequest, data: Any) -> None:
    """Remember in the session what of this form may be shown again."""
    said = {name: str(data[field])[:254] for field, name in KEPT.items() if data.get(field)}
    if said:
        request.session[TYPED] = said


def initial(request: HttpRequest | None) -> dict[str, str]:
    """What a form begins with: the address also under the name that the login form has for it."""
    said: dict[str, str] = request.session.get(TYPED, {}) if request else {}
    return {field: said[name] for field, name in KEPT.items() if said.get(name)}


def forget(request: HttpRequest) -> None:
    request.session.pop(TYPED, None)
