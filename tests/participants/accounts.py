"""What a person does to get in: used by the tests of accounts."""

import re

from rvggz.models import OutgoingMail
from tests import people

NEW = "Noor.Visser@example.test"
PASSWORD = "paard kaars fiets oceaan"
LOGIN, SIGN_UP, CODE = "/mijn/inloggen/", "/mijn/registreren/", "/mijn/registreren/code/"
BY_CODE, BY_CODE_FILL_IN = "/mijn/inloggen/code/", "/mijn/inloggen/code/invullen/"
RESET, RESET_CODE, RESET_NEW = (f"/mijn/wachtwoord/vergeten/{rest}" for rest in ("", "code/", "nieuw/"))


def sign_up(client, email=NEW, name="Noor", password=PASSWORD, **more):
    return client.post(SIGN_UP, {"email": email, "display_name": name, "password1": password}, **more)


def log_in(client, member, password=people.PASSWORD, **more):
    return client.post(LOGIN, {"login": getattr(member, "email", member), "password": password}, **more)


def is_in(client):
    return "_auth_user_id" in client.session


def code_in(text):
    found = re.search(r"^ *(\d{4}-\d{4})\s*$", text, re.MULTILINE)
    return found and found[1]


def code_from(mailoutbox, to=None):
    letter = [mail for mail in mailoutbox if to is None or to.lower() in mail.to][-1]
    return code_in(letter.body)


def text_of(response):
    """What a person reads and a program sees, without what is another every time."""
    page = response.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def names_sent():
    return list(OutgoingMail.objects.order_by("pk").values_list("name", flat=True))
