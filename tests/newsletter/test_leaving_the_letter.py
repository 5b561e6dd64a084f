"""By the links in letters: leave, be forgotten, start again. What a stranger makes of such a link does nothing."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from newsletter import links, subscriptions
from newsletter import privacy as privacy_of_letters
from newsletter.models import Delivery, Forgotten, ListDay, Subscriber
from rvggz import handover
from rvggz.models import OutgoingMail
from rvggz.privacy import Person
from tests.newsletter.making import ADDRESS, HERE, asked, letters, path, sent, subscriber


def test_the_link_to_leave_does_not_open_the_choices(sam, client):
    for url in (links.unsubscribe_url(sam.key), links.stop_weekly_url(sam.key)):
        pages = [client.get(path(url)), client.post(path(url)), client.get(path(url))]
        assert all("/keuzes/" not in page.content.decode() for page in pages)


def test_being_forgotten_finds_an_address_however_it_is_spelled_and_wipes_what_servers_said(tree):
    sam = subscriber("noor@xn--bcher-kva.example")
    letter = sent(sam)
    Delivery.objects.update(answer="550 noor unknown")

    assert privacy_of_letters.export(Person("Noor@BÜCHER.example"))
    assert subscriptions.forget("Noor@BÜCHER.example") == 1
    letter.refresh_from_db()
    assert letter.answer == ""


def test_what_a_server_says_is_kept_without_addresses():
    said = b"5.1.1 <Noor.Smits@example.test> noor.smits: no such user; ask post@elders.example"

    kept = handover._without_address(said, "noor.smits@example.test")
    assert kept == "5.1.1 <\u2026> \u2026: no such user; ask \u2026"


def test_leaving_asks_for_a_button(sam, client):
    address = path(links.unsubscribe_url(sam.key))

    assert "Meld me af" in client.get(address).content.decode()
    assert Subscriber.objects.for_an_issue().exists()
    page = client.post(address).content.decode()

    assert "Je bent afgemeld" in page
    assert Subscriber.objects.get().state == "left"
    assert ListDay.objects.get().left == 1


def test_a_mail_program_may_do_it_in_one_click_without_cookie_or_origin(sam, client):
    """RFC 8058: a POST from anywhere, with nothing but this body."""
    letter = sent(sam)
    address = path(links.one_click_url(sam.key, letter.pk))

    answer = client.post(
        address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded",
        HTTP_SEC_FETCH_SITE="cross-site", HTTP_ORIGIN="https://mail.example",
    )  # fmt: skip

    letter.refresh_from_db()
    assert answer.status_code == 200
    assert not answer.cookies
    assert letter.left_at
    assert Subscriber.objects.get().state == "left"


def test_leaving_with_somebody_elses_letter_leaves_that_letter_alone(sam, client):
    other = sent(subscriber("ander@example.test"))

    client.post(path(links.one_click_url(sam.key, other.pk)))

    other.refresh_from_db()
    assert other.left_at is None
    assert Subscriber.objects.get(pk=sam.pk).state == "left"


def test_a_link_to_leave_works_for_years_and_says_no_address(sam, client, monkeypatch):
    import time

    address = path(links.unsubscribe_url(sam.key))
    later = time.time() + 6 * 365 * 86400
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    client.post(address)

    assert Subscriber.objects.get().state == "left"
    assert "sam" not in address.lower().split("afmelden")[0]


def test_leaving_twice_or_after_being_forgotten_says_the_same_and_counts_once(sam, client):
    address = path(links.unsubscribe_url(sam.key))

    for _ in range(2):
        assert "Je bent afgemeld" in client.post(address).content.decode()
    assert ListDay.objects.get().left == 1
    subscriptions.forget(ADDRESS)
    assert "Je bent afgemeld" in client.get(address).content.decode()


def test_who_never_confirmed_leaves_nothing_behind(tree, client):
    waits = asked()

    client.post(path(links.unsubscribe_url(waits.key)))

    assert not Subscriber.objects.exists()
    assert not ListDay.objects.exists()


@pytest.mark.parametrize("name", ["afmelden", "keuzes", "bevestigen", "adres", "weekbericht"])
def test_a_forged_link_does_nothing(sam, client, name):
    good = links.choices_token(sam.key) if name != "keuzes" else links.leave_token(sam.key)

    for token in (good, good[:-3] + "abc", "x:y:z", "x", "%00"):
        assert client.post(f"/nieuwsbrief/{name}/{token}/", {"do": "forget"}, **HERE).status_code == 404
    assert Subscriber.objects.get().state == "confirmed"


def test_a_link_about_nobody_is_explained(tree, client):
    page = client.get(path(links.choices_url(uuid4())))

    assert page.status_code == 404
    assert "Vul je e-mailadres in" in page.content.decode()


def test_a_button_from_another_site_does_nothing(sam, client):
    for url in (links.choices_url(sam.key), links.confirm_url(sam.key, timezone.now().isoformat(), "page")):
        answer = client.post(path(url), {"do": "forget"}, HTTP_SEC_FETCH_SITE="cross-site")
        assert answer.status_code == 403
    assert Subscriber.objects.exists()


def test_being_forgotten_takes_everything_and_keeps_the_numbers(choices, sam):
    letter = sent(sam)
    subscriptions.ask(ADDRESS)

    assert choices(do="forget").url == "/nieuwsbrief/vergeten/"

    letter.refresh_from_db()
    assert not Subscriber.objects.exists()
    assert letter.subscriber_id is None
    assert Forgotten.objects.count() == 1
    assert ListDay.objects.get().erased == 1
    assert not OutgoingMail.objects.filter(to=ADDRESS).exists()


def test_who_left_starts_again_by_a_letter(choices, sam):
    choices(do="leave")
    assert sam.state == "left"

    choices(do="again")

    assert sam.state == "left"
    assert letters() == [("letter_confirm", ADDRESS)]


def test_a_member_with_a_session_needs_the_token_of_the_page(sam, bram):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bram)
    address = path(links.choices_url(sam.key))

    assert client.post(address, {"do": "leave"}, **HERE).status_code == 403
    token = client.get(address).content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    client.post(address, {"do": "leave", "csrfmiddlewaretoken": token}, **HERE)

    assert Subscriber.objects.get().state == "left"
