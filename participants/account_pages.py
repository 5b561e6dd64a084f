"""What accounts add to the menu of /mijn/."""

from typing import Any

from rvggz import account_menu
from rvggz.account_menu import AccountPage


def second_step(member: Any) -> str:
    return "" if member.has_second_step else "Staat nog uit"


account_menu.register(
    AccountPage("account_email", "E-mailadres", "Het adres waarmee je inlogt.", "mail", 70),
    AccountPage("account_change_password", "Wachtwoord", "Kies een ander wachtwoord.", "key", 72),
    AccountPage("mfa_index", "Twee stappen", "Log veiliger in, met een app of een passkey.", "lock", 74, second_step),
    AccountPage("usersessions_list", "Apparaten", "Zie waar je bent ingelogd, en log uit.", "device", 76),
)
