"""One entry in the admin's menu for all about letters. What belongs in it registers itself with the hook
``register_letters_menu_item``.
"""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from newsletter.editors import RIGHT

ITEMS = "register_letters_menu_item"


class LettersMenuItem(MenuItem):
    """Shown to who may see the list."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(RIGHT))


def submenu() -> MenuItem:
    return SubmenuMenuItem(
        "Nieuwsbrief", Menu(register_hook_name=ITEMS), name="letters", icon_name="mail", order=140
    )  # fmt: skip


def subscribers_item() -> MenuItem:
    return LettersMenuItem(
        "Abonnees", reverse("abonnees:index"), name="letters-subscribers", icon_name="group", order=200
    )


def settings_item() -> MenuItem:
    address = reverse("wagtailsettings:edit", args=("newsletter", "lettersettings"))
    return LettersMenuItem("Instellingen", address, name="letters-settings", icon_name="cog", order=900)
