"""Who asked and did not press the button: one reminder, a week, gone."""

from datetime import timedelta

from django.utils import timezone

from newsletter import by_clock, links
from newsletter.models import ListDay, Subscriber
from rvggz import privacy
from rvggz.models import OutgoingMail
from tests.newsletter.making import ADDRESS, HERE, asked, letters, link_in

# By the clock


def test_one_reminder_after_three_days(db):
    asked(days_ago=4)
    asked("nieuw@example.test", days_ago=2)
    OutgoingMail.objects.all().delete()

    assert [by_clock.remind() for _ in range(2)] == [1, 0]
    assert letters() == [("letter_reminder", ADDRESS)]


def test_after_seven_days_who_did_not_confirm_is_gone(db, client):
    asked(days_ago=8)
    link = link_in("letter_confirm")

    by_clock.remind()
    privacy.tidy()

    assert not Subscriber.objects.exists()
    assert letters() == [("letter_confirm", ADDRESS)]
    assert client.get(link).status_code == 404
    assert not ListDay.objects.exists()


def test_a_clock_that_jumps_back_reminds_nobody_twice(db):
    asked(days_ago=4)
    by_clock.remind()
    by_clock.remind(timezone.now() - timedelta(days=1))

    assert [name for name, _ in letters()].count("letter_reminder") == 1


# Links


def test_a_link_that_was_forged_opens_nothing(send, client):
    send()
    link = link_in("letter_confirm")
    other = links.choices_token(Subscriber.objects.get().key)

    for forged in (f"{link[:-4]}abc/", f"/nieuwsbrief/bevestigen/{other}/", "/nieuwsbrief/bevestigen/x:y:z/"):
        assert client.post(forged, {"version": 1}, **HERE).status_code == 404
    assert Subscriber.objects.get().state == "asked"
    assert ADDRESS not in link


def test_a_link_to_confirm_is_good_for_a_week(send, client, monkeypatch):
    send()
    link = link_in("letter_confirm")
    monkeypatch.setattr(links, "CONFIRM_DAYS", 7)
    import time

    later = time.time() + 8 * 86400
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    assert client.get(link).status_code == 410
