from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rvggz.same_origin import has_session

register = template.Library()


@register.simple_tag(takes_context=True)
def token(context: dict[str, Any]) -> SafeString:
    """In a form guarded by ``same_origin``: Django's token for who has a session, nothing, and no cookie, else."""
    request = context["request"]
    if not has_session(request):
        return SafeString("")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
