"""What comes back stops the letter when it should, and no sooner; each report counts once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from newsletter import bounces, digest, list_mail, verp
from newsletter.models import Bounce, BounceKind, Delivery, ListDay, Subscriber, SubscriberState
from tests.newsletter.coming_back import letter, subscriber

HARD, SOFT, COMPLAINT = BounceKind.HARD, BounceKind.SOFT, BounceKind.COMPLAINT


@pytest.fixture
def sam(db):
    return subscriber()


def state_of(person):
    return Subscriber.objects.get(pk=person.pk).state


def soft_ones(person, number, start=0):
    for n in range(start, start + number):
        bounces.count(SOFT, f"zacht {n}", "4.4.7", delivery=letter(person).pk)


def test_one_hard_one_stops_the_letter(sam):
    sent = letter(sam)

    assert bounces.count(HARD, "a", "5.1.1", delivery=sent.pk) is True

    assert state_of(sam) == SubscriberState.BOUNCED
    sent.refresh_from_db()
    assert sent.bounced_at
    assert (ListDay.objects.get().bounced, Bounce.objects.get().code) == (1, "5.1.1")


def test_a_complaint_stops_the_letter(sam):
    sent = letter(sam)

    bounces.count(COMPLAINT, "a", delivery=sent.pk)

    assert state_of(sam) == SubscriberState.COMPLAINED
    sent.refresh_from_db()
    assert sent.complained_at
    assert not sent.bounced_at


def test_five_soft_ones_within_thirty_days_stop_the_letter(sam):
    soft_ones(sam, 4)
    assert state_of(sam) == SubscriberState.CONFIRMED

    soft_ones(sam, 1, start=4)
    assert state_of(sam) == SubscriberState.BOUNCED


def test_soft_ones_of_longer_ago_do_not_count(sam):
    Subscriber.objects.update(state_at=timezone.now() - timedelta(days=400))
    sam.refresh_from_db()
    soft_ones(sam, 4)
    Bounce.objects.update(at=timezone.now() - timedelta(days=31))

    soft_ones(sam, 4, start=4)

    assert state_of(sam) == SubscriberState.CONFIRMED


def test_the_same_report_counts_once(sam):
    sent = letter(sam)

    counted = [bounces.count(SOFT, "dezelfde", delivery=sent.pk) for _ in range(6)]

    assert counted == [True] + [False] * 5
    assert state_of(sam) == SubscriberState.CONFIRMED


def test_who_subscribes_again_starts_clean(sam):
    before = letter(sam, handed_at=timezone.now() - timedelta(hours=1))
    soft_ones(sam, 4)
    bounces.count(HARD, "a", delivery=before.pk)
    Subscriber.objects.update(state=SubscriberState.CONFIRMED, state_at=timezone.now())

    late = bounces.count(HARD, "nog een, van een brief van daarvoor", delivery=before.pk)
    soft_ones(sam, 4, start=10)

    assert late is True
    assert state_of(sam) == SubscriberState.CONFIRMED


def test_a_report_about_somebody_who_left_changes_no_state(sam):
    sent = letter(sam)
    Subscriber.objects.update(state=SubscriberState.LEFT)

    bounces.count(COMPLAINT, "a", delivery=sent.pk)

    assert state_of(sam) == SubscriberState.LEFT


def test_who_was_erased_leaves_a_number_only(sam):
    sent = letter(sam)
    sam.delete()

    assert bounces.count(HARD, "a", delivery=sent.pk) is True

    assert Delivery.objects.get(pk=sent.pk).bounced_at
    assert not Bounce.objects.exists()


def test_a_report_about_no_letter_is_nothing(db):
    assert bounces.count(HARD, "a", delivery=99) is False
    assert bounces.count(HARD, "b", subscriber=99) is False


def test_the_weekly_list_comes_back_too(sam):
    bounces.count(HARD, "a", subscriber=sam.pk)

    assert state_of(sam) == SubscriberState.BOUNCED


@pytest.mark.django_db(transaction=True)
def test_five_soft_ones_at_the_same_moment_are_five():
    person = subscriber()
    letters = [letter(person).pk for _ in range(5)]

    def one(number):
        bounces.count(SOFT, f"zacht {number}", delivery=letters[number])
        connection.close()

    threads = [threading.Thread(target=one, args=[number]) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert state_of(person) == SubscriberState.BOUNCED


def test_mail_to_its_address_unsubscribes_and_the_letter_knows(sam, settings):
    settings.BOUNCE_ADDRESS = "bounces@voorbeeld.example"
    sent = letter(sam)
    mark = next(verp.marks(verp.leave_address(sent.pk)))

    list_mail.leave(mark)
    list_mail.leave(mark)

    assert (state_of(sam), ListDay.objects.get().left) == (SubscriberState.LEFT, 1)
    sent.refresh_from_db()
    assert sent.left_at


def test_that_of_the_weekly_list_stops_only_that(sam):
    Subscriber.objects.update(weekly=True)

    list_mail.leave(verp.Mark(verp.STOP_WEEKLY, sam.pk))
    list_mail.leave(verp.Mark(verp.STOP_WEEKLY, 99))

    sam.refresh_from_db()
    assert (sam.state, sam.weekly, sam.monthly) == (SubscriberState.CONFIRMED, False, True)


def test_the_weekly_list_says_where_it_comes_back_and_how_to_stop_it(sam, settings):
    settings.BOUNCE_ADDRESS = "bounces@voorbeeld.example"
    news = [digest.News(timezone.now() - timedelta(days=8), frozenset(), {"title": "x", "url": "y", "summary": ""})]
    Subscriber.objects.update(weekly=True, digest_at=timezone.now() - timedelta(days=30))
    sam.refresh_from_db()

    headers = digest.letter(sam, news, timezone.now()).headers

    assert next(verp.marks(headers["Return-Path"])) == verp.Mark(verp.SENDER_WEEKLY, sam.pk)
    assert f"<mailto:{verp.stop_weekly_address(sam.pk)}?subject=afmelden>" in headers["List-Unsubscribe"]
