"""An address that the server says is not there, at hand-over, is as one of which a report comes back."""

from datetime import timedelta

import pytest

from newsletter import digest, working
from newsletter.models import Bounce, BounceKind, Delivery, DeliveryState, ListDay, Subscriber
from rvggz import outbox
from rvggz.models import OutgoingMail
from tests.newsletter import sendings
from tests.newsletter.test_weekly import MONDAY, SUNDAY, article

pytestmark = pytest.mark.django_db
GONE = ["550 5.1.1 <lezer0@example.test>: User unknown", "550-5.1.1 Er is niemand\n550 5.1.1 hier", "551 5.1.10 Nobody"]
NOT_GONE = [
    "550 Nee", "550 5.7.1 Policy", "554 5.7.26 DMARC", "552 5.2.2 Mailbox full", "550 5.7.1 blocked, was 5.1.1",
    "550 User unknown", "550 5.1.15 wat anders", "451 4.1.1 User unknown",
]  # fmt: skip


def refuse(postbus, answer):
    postbus.refused, postbus.refusal = "lezer0@example.test", answer.replace("\n", "\r\n")


@pytest.mark.parametrize("answer", GONE)
def test_who_is_not_there_gets_no_letters_any_more(tree, anna, postbus, answer):
    on_its_way = sendings.on_its_way(tree, anna, 2)
    refuse(postbus, answer)

    working.run(on_its_way.pk)

    gone, stays = Subscriber.objects.order_by("email")
    assert (gone.state, stays.state) == ("bounced", "confirmed")
    assert Bounce.objects.get().kind == BounceKind.HARD
    row = Delivery.objects.get(subscriber=gone)
    assert (row.state, row.bounced_at) == (DeliveryState.REFUSED, None)  # counted once, as refused
    assert ListDay.objects.get().bounced == 1


@pytest.mark.parametrize("answer", NOT_GONE)
def test_a_refusal_for_another_reason_stops_nobody(tree, anna, postbus, answer):
    on_its_way = sendings.on_its_way(tree, anna, 1)
    refuse(postbus, answer)

    working.run(on_its_way.pk)

    assert Subscriber.objects.get().state == "confirmed"
    assert not Bounce.objects.exists()


def test_so_it_is_with_the_list_of_the_week(tree, postbus):
    sendings.subscribers(1, weekly=True, digest_at=MONDAY - timedelta(days=7))
    article(tree, "Nieuw", SUNDAY)
    digest.send(MONDAY)
    refuse(postbus, GONE[0])

    outbox.send_due()

    assert Subscriber.objects.get().state == "bounced"


@pytest.mark.parametrize(("answer", "state"), [("550 Nee\0\x1bdaar", "refused"), ("451 Straks\0", "waiting")])
def test_an_answer_that_no_database_takes_stops_no_worker(tree, anna, postbus, answer, state):
    on_its_way = sendings.on_its_way(tree, anna, 3)
    refuse(postbus, answer)

    working.run(on_its_way.pk)

    states = dict(Delivery.objects.values_list("subscriber__email", "state"))
    assert states.pop("lezer0@example.test") == state
    assert set(states.values()) == {DeliveryState.SENT}


def test_so_it_is_with_other_mail(postbus, bram):
    postbus.refused, postbus.refusal = bram.email, "550 Nee\0daar"
    outbox.put("account_new_device", bram.email, {"device": "Firefox", "when": "nu"}, key="een")

    outbox.send_due()

    assert OutgoingMail.objects.get().error == "550 Nee daar"
