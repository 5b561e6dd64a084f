"""The form to subscribe, wherever it stands."""

from typing import Any

from django import template
from django.core.cache import cache
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from newsletter import consent
from rvggz import looks
from rvggz.same_origin import has_session

register = template.Library()
ANY_TOKEN = "any-token-of-a-member"  # noqa: S105 - stands where the token goes in the form that is kept


@register.simple_tag(takes_context=True)
def subscribe_form(context: dict[str, Any], source: str) -> SafeString:
    """The empty form of this source ("footer", "reaction"): rendered once for all, but for the token of a member."""
    request = context.get("request")
    token = get_token(request) if request and has_session(request) else ""
    wording = consent.get()
    key = f"newsletter.form:{source}:{bool(token)}:{looks.fingerprint()}:{wording.version}"
    html: str | None = cache.get(key)
    if html is None:
        shown = {"source": source, "wording": wording, "token": ANY_TOKEN if token else ""}
        html = render_to_string(f"newsletter/form_{source}.html", shown)
        cache.set(key, html, consent.SECONDS)
    return SafeString(html.replace(ANY_TOKEN, token))
