"""What the templates of the queue need: reactions and moments in words."""

from datetime import datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString

from comments.models import Refusal
from comments.queue import saying
from rvggz.checks import text

register = template.Library()


@register.filter
def as_html(words: str) -> SafeString:
    return text.as_html(words)


@register.filter
def moment(at: datetime) -> str:
    return saying.moment(at)


@register.simple_tag
def refusals() -> list[tuple[Any, Any]]:
    return Refusal.choices
