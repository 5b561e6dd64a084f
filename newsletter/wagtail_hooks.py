"""Where the admin gets the menu of letters from. Lists and screens register theirs beside their own code."""

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from newsletter import menu


@hooks.register("register_admin_menu_item")
def letters() -> MenuItem:
    return menu.submenu()


@hooks.register(menu.ITEMS)
def letter_settings() -> MenuItem:
    return menu.settings_item()
