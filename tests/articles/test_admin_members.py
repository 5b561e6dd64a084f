"""Members in the admin: known by e-mail address, no user names."""

import pytest
from django.urls import reverse

from participants.models import Member

pytestmark = pytest.mark.django_db
PASSWORD = "vier-woorden-in-een-rij"


def test_a_host_adds_a_member_without_a_user_name(client, eva):
    client.force_login(eva)
    address = reverse("wagtailusers_users:add")
    names = {"first_name": "Femke", "last_name": "Postma", "display_name": "Femke"}

    page = client.get(address).content.decode()
    client.post(address, {"email": "femke@example.test", "password1": PASSWORD, "password2": PASSWORD, **names})

    assert "naam die anderen zien" in page.lower()
    assert "gebruikersnaam" not in page.lower()
    assert str(Member.objects.get(email="femke@example.test")) == "Femke"


def test_a_host_changes_the_name_that_others_see(client, eva, bram):
    client.force_login(eva)
    address = reverse("wagtailusers_users:edit", args=[bram.pk])
    data = {"email": bram.email, "first_name": "Bram", "last_name": "de Wit", "display_name": "B.", "is_active": "on"}

    client.post(address, data)

    bram.refresh_from_db()
    assert str(bram) == "B."
