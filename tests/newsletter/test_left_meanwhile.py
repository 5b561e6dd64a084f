"""Who left, paused or moved while a letter waited, or stood in the batch of a worker, does not get it (there)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsletter import changing_address, digest, sending, subscriptions, working
from newsletter.models import Delivery, DeliveryState, Subscriber, SubscriberState
from rvggz import outbox
from rvggz.models import MailState, OutgoingMail
from tests.newsletter import sendings
from tests.newsletter.test_weekly import MONDAY, SUNDAY, article

pytestmark = pytest.mark.django_db


def leave(who):
    subscriptions.leave(who)


def be_forgotten(who):
    subscriptions.forget(who.email)


def pause(who):
    subscriptions.pause(who, 2)


def want_only_the_list(who):
    subscriptions.choose(who, monthly=False, weekly=True, themes=[], name="")


def come_back_as_dead(who):
    subscriptions.stop(who, SubscriberState.BOUNCED)


def move(who):
    changing_address.want(who, "nieuw@example.test")
    changing_address.move(who, changing_address.number_of(who))


WAYS = [
    (leave, "niet (meer) aangemeld"), (be_forgotten, "niet (meer) aangemeld"), (pause, "op pauze"),
    (want_only_the_list, "wil deze brief niet (meer)"), (come_back_as_dead, "niet (meer) aangemeld"),
]  # fmt: skip


@pytest.fixture
def two(tree, anna):
    """A letter on its way to two."""
    return sendings.on_its_way(tree, anna, 2)


def second():
    return Subscriber.objects.get(email="lezer1@example.test")


def states():
    return list(Delivery.objects.order_by("pk").values_list("state", "answer"))


@pytest.mark.parametrize(("act", "said"), WAYS)
def test_between_two_tries(two, postbus, act, said):
    postbus.answer = "451 Straks"
    working.run(two.pk)
    act(second())
    postbus.answer = "250 OK"
    Delivery.objects.update(not_before=timezone.now())

    working.run(two.pk)

    assert [letter["To"] for letter in postbus.letters] == ["lezer0@example.test"]
    assert states() == [(DeliveryState.SENT, ""), (DeliveryState.SKIPPED, said)]


@pytest.mark.parametrize(("act", "said"), WAYS)
def test_while_a_worker_has_it_in_its_batch(two, postbus, act, said):
    working.run(two.pk, first_sent=lambda: act(second()))

    assert [letter["To"] for letter in postbus.letters] == ["lezer0@example.test"]
    assert states() == [(DeliveryState.SENT, ""), (DeliveryState.SKIPPED, said)]


def test_who_moved_gets_it_once_and_at_the_new_address(two, postbus):
    working.run(two.pk, first_sent=lambda: move(second()))
    Delivery.objects.update(not_before=timezone.now())
    working.run(two.pk)

    assert [letter["To"] for letter in postbus.letters] == ["lezer0@example.test", "nieuw@example.test"]
    assert [state for state, _ in states()] == [DeliveryState.SENT] * 2


@pytest.mark.parametrize(("act", "said"), WAYS)
def test_an_editor_sends_again_what_was_uncertain_and_the_reader_left(two, postbus, act, said):
    Delivery.objects.update(state=DeliveryState.UNCERTAIN)
    act(second())
    for row in Delivery.objects.all():
        sending.again(row)

    working.run(two.pk)

    assert [letter["To"] for letter in postbus.letters] == ["lezer0@example.test"]
    assert states()[1] == (DeliveryState.SKIPPED, said)


@pytest.fixture
def list_of_the_week(tree):
    """The list of the week waits in the outbox, for one reader."""
    [sam] = sendings.subscribers(1, weekly=True, digest_at=MONDAY - timedelta(days=7))
    article(tree, "Nieuw", SUNDAY)
    assert digest.send(MONDAY) == 1
    return sam


@pytest.mark.parametrize("act", [leave, be_forgotten, pause, come_back_as_dead])
@pytest.mark.parametrize("held", [False, True], ids=["waits", "held after a restored backup"])
def test_the_list_of_the_week_that_waits(list_of_the_week, postbus, act, held):
    mail = OutgoingMail.objects.get()
    if held:
        outbox.hold()
    act(list_of_the_week)
    outbox.send_again(mail)

    outbox.send_due()

    assert postbus.to("lezer0@example.test") == []
    assert not OutgoingMail.objects.exclude(state=MailState.SENT).exists()


def test_the_list_of_the_week_goes_where_somebody_moved(list_of_the_week, postbus):
    move(list_of_the_week)

    outbox.send_due()

    assert len(postbus.to("nieuw@example.test")) == 2  # the letter about the move too
    assert [mail["Subject"] for mail in postbus.to("lezer0@example.test")] != []  # that it was moved
    assert not any("Nieuw:" in mail["Subject"] for mail in postbus.to("lezer0@example.test"))
