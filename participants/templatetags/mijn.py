from typing import Any

from django import template

from participants.models import AccountSettings
from rvggz import account_menu
from rvggz.account_menu import AccountPage

register = template.Library()


@register.simple_tag
def account_pages() -> list[AccountPage]:
    """The pages of /mijn/, in the order of their menu."""
    return account_menu.pages()


@register.simple_tag(takes_context=True)
def account_settings(context: Any) -> AccountSettings:
    """What the editors chose about accounts."""
    found: AccountSettings = AccountSettings.for_request(context["request"])
    return found
