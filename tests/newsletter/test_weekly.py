"""The list of new articles, on Monday at seven, to who asked for it."""

from datetime import datetime, timedelta

import pytest
from wagtail.models import Page

from newsletter import by_clock, consent, digest, links, sending_lock, subscriptions
from newsletter.models import MailHouse, Subscriber, SubscriberState
from rvggz.models import OutgoingMail
from tests import factories
from tests.newsletter.making import asked, letters, subscriber

MONDAY = datetime(2026, 11, 23, 7, 5, tzinfo=digest.LOCAL)
SUNDAY = MONDAY - timedelta(days=1)


def article(tree, title, at, **fields):
    page = factories.make_article(tree, title, **fields)
    Page.objects.filter(pk=page.pk).update(first_published_at=at)
    return page


@pytest.fixture
def sam(tree):
    return subscriber(weekly=True, digest_at=MONDAY - timedelta(days=7), name="Sam")


def told():
    return [one["title"] for mail in OutgoingMail.objects.order_by("pk") for one in mail.context["articles"]]


def test_what_came_online_since_last_monday_is_told_once(tree, sam):
    article(tree, "Te oud", MONDAY - timedelta(days=8))
    article(tree, "Van vorige week", MONDAY - timedelta(days=3))
    article(tree, "Van vanmorgen", MONDAY + timedelta(minutes=1))

    assert digest.send(SUNDAY) == 0
    assert [digest.send(MONDAY) for _ in range(2)] == [1, 0]
    assert told() == ["Van vorige week"]

    OutgoingMail.objects.all().delete()
    digest.send(MONDAY + timedelta(days=7))
    assert told() == ["Van vanmorgen"]


def test_only_the_themes_somebody_chose(tree, sam):
    herstel, wonen = factories.make_theme(tree, "Herstel"), factories.make_theme(tree, "Wonen")
    sam.themes.add(wonen)
    article(tree, "Over herstel", SUNDAY, themes=[herstel])
    article(tree, "Over wonen", SUNDAY, themes=[wonen, herstel])

    digest.send(MONDAY)

    assert told() == ["Over wonen"]


def test_nothing_new_is_no_letter(tree, sam):
    assert digest.send(MONDAY) == 0
    assert not digest.due(MONDAY).exists()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"state": "left"}, {"weekly": False}, {"state": "bounced"}, {"paused_until": "2999-01-01"}]
)
def test_who_does_not_want_it_gets_none(tree, sam, fields):
    article(tree, "Nieuw", SUNDAY)
    Subscriber.objects.update(**fields)

    assert digest.send(MONDAY) == 0


def test_a_worker_that_stood_still_tells_it_all_later(tree, sam):
    article(tree, "Nieuw", SUNDAY)

    assert digest.send(MONDAY + timedelta(days=3)) == 1
    assert digest.send(MONDAY + timedelta(days=4)) == 0


def test_the_letter_can_be_stopped_in_one_click(tree, sam, client):
    article(tree, "Nieuw", SUNDAY)
    digest.send(MONDAY)
    headers = OutgoingMail.objects.get().headers
    address = headers["List-Unsubscribe"].strip("<>")

    client.get("/" + address.split("/", 3)[3])
    assert Subscriber.objects.get().weekly
    client.post("/" + address.split("/", 3)[3], {"List-Unsubscribe": "One-Click"}, HTTP_SEC_FETCH_SITE="cross-site")

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    kept = Subscriber.objects.get()
    assert (kept.weekly, kept.monthly, kept.state) == (False, True, "confirmed")


def test_who_stops_the_only_thing_has_left(tree, sam, client):
    Subscriber.objects.update(monthly=False)

    client.post("/" + links.stop_weekly_url(sam.key).split("/", 3)[3])

    assert Subscriber.objects.get().state == "left"


def test_it_goes_out_as_mail(tree, sam, postbus):
    from rvggz import outbox

    article(tree, "De kracht van <rust>", SUNDAY, summary="Over rust & ruimte.")
    digest.send(MONDAY)
    outbox.send_due()

    [letter] = postbus.to("sam@example.test")
    assert letter["Subject"] == "Nieuw: De kracht van <rust>"
    assert "Dag Sam," in postbus.text(letter)
    assert "Over rust & ruimte." in postbus.text(letter)
    assert "&lt;rust&gt;" in letter.get_body(("html",)).get_content()
    assert letters() == [("letter_weekly", "")]


def test_many_readers_cost_few_queries_each(tree, django_assert_max_num_queries):
    article(tree, "Nieuw", SUNDAY)
    for number in range(40):
        subscriber(f"a{number}@example.test", weekly=True)

    with django_assert_max_num_queries(20):
        assert digest.send(MONDAY) == 40


@pytest.mark.parametrize("how", ["leave", "stop", "stop_weekly", "choose"])
def test_who_leaves_gets_no_letter_that_was_waiting(tree, sam, how):
    article(tree, "Nieuw", SUNDAY)
    digest.send(MONDAY)
    OutgoingMail.objects.update(to="Sam@example.test")
    act = {
        "leave": lambda: subscriptions.leave(sam), "stop_weekly": lambda: subscriptions.stop_weekly(sam),
        "stop": lambda: subscriptions.stop(sam, SubscriberState.BOUNCED),
        "choose": lambda: subscriptions.choose(sam, monthly=True, weekly=False, themes=[], name=""),
    }  # fmt: skip
    act[how]()

    assert letters() == []


def test_who_confirms_is_not_reminded(tree):
    waits = asked(days_ago=4)
    by_clock.remind()
    subscriptions.confirm(waits, consent.get(), waits.asked_at, "page")

    assert letters() == []


def test_after_a_restored_backup_nothing_goes_by_the_clock_and_nobody_is_told_twice(tree, sam):
    assert not sending_lock.is_locked()
    asked("noor@example.test", days_ago=4)
    OutgoingMail.objects.all().delete()
    article(tree, "Nieuw", SUNDAY)
    Subscriber.objects.filter(pk=sam.pk).update(digest_at=None)
    MailHouse.objects.update(home="een ander huis")

    by_clock.wake()
    by_clock.send_weekly.call()
    assert by_clock.remind() == 0
    sending_lock.open_up()
    by_clock.send_weekly.call()

    assert by_clock.remind() == 0
    assert letters() == []
