from django import template

from rvggz import account_menu
from rvggz.account_menu import AccountPage

register = template.Library()


@register.simple_tag
def account_pages() -> list[AccountPage]:
    """The pages of /mijn/, in the order of their menu."""
    return account_menu.pages()
