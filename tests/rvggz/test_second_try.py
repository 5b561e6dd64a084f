"""Two write the same thing at the same moment: the second is answered as who comes later, and never with an error."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from participants.models import Member
from rvggz import second_try
from tests import people
from tests.racing import Racer, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def logged_in(member):
    client = Client()
    client.force_login(member)
    return client


def while_another(makes, work):
    """What ``work`` answers when another made the same at that moment."""
    with transaction.atomic():
        makes()
        racer = Racer(work)
        wait_until(1, [racer])
    racer.join(20)
    assert not isinstance(racer.answer, Exception), racer.answer
    return racer.answer


def test_an_administrator_who_gives_an_address_that_was_taken_just_now_reads_that():
    eva, bram = logged_in(people.eva()), people.bram()
    typed = {"email": "nieuw@example.test", "first_name": "Bram", "last_name": "de Wit", "is_active": "on"}

    answer = while_another(
        lambda: people.member("Otto", "Prins", email="nieuw@example.test"),
        lambda: eva.post(reverse("wagtailusers_users:edit", args=[bram.pk]), typed),
    )

    assert answer.status_code == 200
    assert "bestaat al" in answer.content.decode()
    assert Member.objects.get(pk=bram.pk).email == bram.email


def test_what_is_no_race_stays_an_error():
    with pytest.raises(IntegrityError) as nothing, transaction.atomic():
        Member.objects.create(email="x@example.test", first_name=None)

    assert not second_try.is_race(nothing.value)
    assert not second_try.is_race(ValueError())
