"""What the mail server does not take: for now, for good, or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsletter import (
    preparing,
    sending,
    stamping,
    working,
)
from newsletter.models import Delivery, DeliveryState, Sending, SendingState, Subscriber
from rvggz.models import OutgoingMail
from tests.newsletter import issues, sendings

pytestmark = pytest.mark.django_db


def test_a_refused_address_is_refused_and_the_others_get_it(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    postbus.refused = "lezer1@example.test"

    working.run(on_its_way.pk)

    refused = Delivery.objects.get(state=DeliveryState.REFUSED)
    assert refused.answer == "550 Dit adres is er niet"
    assert len(postbus.letters) == 2


def test_a_temporary_refusal_is_tried_again_with_growing_pauses_for_a_day(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 1)
    postbus.answer = "451 Straks"
    waited = timedelta()

    for _ in range(len(stamping.PAUSES)):
        working.run(on_its_way.pk)
        row = Delivery.objects.get()
        assert row.state == DeliveryState.WAITING
        waited += row.not_before - timezone.now()
        Delivery.objects.update(not_before=timezone.now())
    assert timedelta(hours=23) < waited < timedelta(hours=25)

    working.run(on_its_way.pk)
    assert sendings.states(on_its_way) == [DeliveryState.REFUSED]


def test_when_one_in_twenty_of_the_last_is_refused_it_stops_and_tells(tree, anna, postbus):
    on_its_way = sendings.on_its_way(tree, anna, 40)
    postbus.answer = "554 Nee"

    working.run(on_its_way.pk)

    row = Sending.objects.get()
    assert row.state == SendingState.STOPPED
    assert "geweigerd" in row.why_stopped
    assert sendings.states(on_its_way).count(DeliveryState.REFUSED) == 4  # of at least sixty
    assert OutgoingMail.objects.filter(name="letter_stopped", to=anna.email).count() == 1

    postbus.answer = "250 OK"
    sending.resume(on_its_way)
    postbus.refused = "lezer20@example.test"
    working.run(on_its_way.pk)

    assert Sending.objects.get().state == SendingState.DONE  # what was refused before does not count again


def test_a_letter_that_cannot_be_made_holds_up_no_other_and_the_editors_are_told(tree, anna, eva, postbus):
    sendings.settings(tree, second_editor=True)
    sendings.subscribers(2)
    broken = sending.ask(issues.make(tree, "Stuk", body=[("text", "<p>Dag.</p>")], slug="stuk"), anna)
    good = sending.ask(issues.make(tree, "Goed", body=[("text", "<p>Dag.</p>")], slug="goed"), anna)
    for one in (broken, good):
        sending.approve(one, eva)
    broken.revision.delete()

    assert preparing.begin_due() == [good.pk]
    assert preparing.begin_due() == [good.pk]

    row = Sending.objects.get(pk=broken.pk)
    assert row.state == SendingState.PLANNED
    assert row.send_at > timezone.now()
    assert "voor" in row.why_stopped
    assert OutgoingMail.objects.filter(name="letter_stopped", to=anna.email).count() == 1


def test_no_server_is_no_try_of_a_letter(tree, anna, settings):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    working.run(on_its_way.pk)

    assert sendings.states(on_its_way) == [DeliveryState.WAITING] * 3
    assert set(Delivery.objects.values_list("tries", flat=True)) == {0}
    assert "mailserver" in Sending.objects.get().why_stopped


@pytest.mark.parametrize("address", ["a@b\nBcc: ander@example.test", "é@example.test", "a b@example.test"])
def test_an_address_that_cannot_stand_in_a_letter_is_refused_and_the_rest_goes(tree, anna, postbus, address):
    on_its_way = sendings.on_its_way(tree, anna, 2)
    Subscriber.objects.filter(email="lezer0@example.test").update(email=address)

    working.run(on_its_way.pk)

    assert sendings.states(on_its_way) == [DeliveryState.REFUSED, DeliveryState.SENT]
    assert [letter["To"] for letter in postbus.letters] == ["lezer1@example.test"]
