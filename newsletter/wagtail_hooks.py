"""Where the admin gets the menu of letters from. Lists and screens register theirs beside their own code."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from newsletter import menu
from newsletter.subscriber_admin import SubscriberViewSet


@hooks.register("register_log_actions")
def list_was_saved(actions: LogActionRegistry) -> None:
    actions.register_action("newsletter.export", "Lijst van abonnees opslaan", "Sloeg de lijst van abonnees op")


@hooks.register("register_admin_viewset")
def subscribers() -> SubscriberViewSet:
    return SubscriberViewSet()


@hooks.register(menu.ITEMS)
def subscribers_item() -> MenuItem:
    return menu.subscribers_item()


@hooks.register("construct_settings_menu")
def settings_stand_with_the_letters(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if "lettersettings" not in item.url]


@hooks.register("register_admin_menu_item")
def letters() -> MenuItem:
    return menu.submenu()


@hooks.register(menu.ITEMS)
def letter_settings() -> MenuItem:
    return menu.settings_item()
