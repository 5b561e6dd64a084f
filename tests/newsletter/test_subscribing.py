"""From filling in an address to being on the list: nobody is put on it by another, nobody can look who is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsletter import subscriptions
from newsletter.models import Forgotten, LetterSettings, ListDay, Subscriber
from rvggz.models import OutgoingMail
from tests.newsletter.making import ADDRESS, HERE, asked, letters, link_in, subscriber, texts

# Asking


def test_who_asks_gets_a_letter_and_is_not_on_the_list_yet(send):
    assert send().url == "/nieuwsbrief/aanmelden/dank/"

    kept = Subscriber.objects.get()
    assert (kept.state, kept.source, kept.consent_version) == ("asked", "footer", 1)
    assert "elke maand de nieuwsbrief" in kept.consent_text
    assert letters() == [("letter_confirm", ADDRESS)]
    assert not Subscriber.objects.for_an_issue().exists()


def test_opening_the_link_changes_nothing_and_the_button_does(send, client):
    send()
    link = link_in("letter_confirm")

    page = client.get(link).content.decode()
    assert Subscriber.objects.get().state == "asked"
    assert "Ja, stuur mij de nieuwsbrief" in page

    client.post(link, {"version": 1}, **HERE)
    kept = Subscriber.objects.get()
    assert kept.state == "confirmed"
    assert kept.confirmed_at > kept.asked_at
    assert ListDay.objects.get().confirmed == 1


def test_pressing_the_button_twice_counts_once(send, client):
    send()
    link = link_in("letter_confirm")

    for _ in range(2):
        assert client.post(link, {"version": 1}, **HERE).status_code == 302

    assert ListDay.objects.get().confirmed == 1


def test_the_words_somebody_says_yes_to_are_those_on_the_page(send, client, tree):
    send()
    kept = texts(tree)
    kept.consent_text = "Ja, ik wil elke maand verhalen."
    kept.save()
    link = link_in("letter_confirm")

    assert "elke maand verhalen" in client.post(link, {"version": 1}, **HERE).content.decode()
    assert Subscriber.objects.get().state == "asked"
    client.post(link, {"version": 2}, **HERE)

    kept = Subscriber.objects.get()
    assert (kept.state, kept.consent_version, kept.consent_text) == ("confirmed", 2, "Ja, ik wil elke maand verhalen.")


def test_the_version_counts_changes_of_the_words_only(tree):
    kept = texts(tree)
    kept.per_hour = 5
    kept.save()
    assert texts(tree).consent_version == 1

    for words in ("Ja.", "Ja, graag."):
        kept.consent_text = words
        kept.save()
    assert LetterSettings.objects.get().consent_version == 3


def test_the_answer_tells_nothing_and_costs_the_same_whatever_we_know(send, django_capture_on_commit_callbacks):
    subscriber("wel@example.test")
    subscriber("weg@example.test", state="left")
    subscriber("terug@example.test", state="bounced")
    asked("wacht@example.test")
    OutgoingMail.objects.all().delete()
    cost, said = {}, {}

    send("eerste@example.test")  # what is read once for all is in the cache by then
    for who in ("nieuw", "wel", "weg", "terug", "wacht"):
        with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks() as later:
            answer = send(f"{who}@example.test")
        cost[who] = " ".join(one["sql"].split(" ")[0] for one in queries) + f" and {len(later)} later"
        said[who] = (answer.status_code, answer.url)

    assert len(set(cost.values())) == 1, cost
    assert len(set(said.values())) == 1
    names = {to: name for name, to in letters()}
    assert names["wel@example.test"] == "letter_already"
    assert {name for to, name in names.items() if to != "wel@example.test"} == {"letter_confirm"}


def test_who_lost_the_letter_is_told_how_and_gets_the_way_to_the_choices_by_mail(send, client):
    subscriber()
    assert "Dan mailen we je de weg naar je keuzes" in client.get("/nieuwsbrief/aanmelden/").content.decode()

    assert "leidt de knop naar je keuzes" in client.get(send().url).content.decode()

    assert "Bewaar mijn keuzes" in client.get(link_in("letter_already")).content.decode()


def test_who_asks_twice_in_a_row_gets_one_letter(send):
    send()
    send()

    assert letters() == [("letter_confirm", ADDRESS)]
    assert Subscriber.objects.count() == 1


def test_a_stranger_changes_nothing_of_who_is_on_the_list(send):
    before = subscriber(name="Sam")

    send(name="Iemand anders")

    now = Subscriber.objects.get()
    assert (now.name, now.state, now.asked_at) == ("Sam", "confirmed", before.asked_at)
    assert letters() == [("letter_already", ADDRESS)]


def test_who_left_stays_away_until_the_button_is_pressed(send, client):
    subscriber(state="left", asked_at=timezone.now() - timedelta(days=100))
    send()
    assert Subscriber.objects.get().state == "left"

    client.post(link_in("letter_confirm"), {"version": 1}, **HERE)

    kept = Subscriber.objects.get()
    assert kept.state == "confirmed"
    assert kept.asked_at > timezone.now() - timedelta(minutes=1)


def test_who_was_forgotten_and_asks_anew_is_known_again(send, client):
    subscriber()
    subscriptions.forget(ADDRESS)
    send()
    client.post(link_in("letter_confirm"), {"version": 1}, **HERE)

    assert not Forgotten.objects.exists()


# Where the form stands


def test_the_foot_of_a_kept_page_has_the_form_without_token_or_cookie(client, article):
    pages = [client.get(article.url) for _ in range(2)]

    assert [page.get("X-Kept") for page in pages] == [None, "1"]
    for page in pages:
        foot = page.content.decode().split('class="site-footer"')[1]
        assert 'action="/nieuwsbrief/aanmelden/"' in foot
        assert "elke maand de nieuwsbrief" in foot
        assert "csrfmiddlewaretoken" not in foot
        assert not page.cookies


def test_other_words_are_on_kept_pages_at_once(client, article, tree, django_capture_on_commit_callbacks):
    client.get(article.url)
    kept = texts(tree)
    kept.consent_text = "Ja, elke maand een brief."
    with django_capture_on_commit_callbacks(execute=True):
        kept.save()

    assert "Ja, elke maand een brief." in client.get(article.url).content.decode()


@pytest.mark.parametrize("what", ["bevestig", "wacht"])
def test_after_a_reaction_one_can_subscribe(client, article, what):
    page = client.get(f"/reageren/{article.pk}/dank/{what}/").content.decode()

    assert 'name="form" value="reaction"' in page
    client.post("/nieuwsbrief/aanmelden/", {"email": ADDRESS, "form": "reaction"}, **HERE)
    assert Subscriber.objects.get().source == "reaction"


def test_an_unknown_form_is_the_page(send):
    send(form="import")

    assert Subscriber.objects.get().source == "page"


def test_who_has_a_session_needs_the_token_of_the_page(article, bram):
    member = Client(enforce_csrf_checks=True)
    member.force_login(bram)
    foot = member.get(article.url).content.decode().split('class="site-footer"')[1]
    token = foot.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    asked = {"email": ADDRESS, "form": "footer"}
    assert member.post("/nieuwsbrief/aanmelden/", asked, **HERE).status_code == 403
    assert member.post("/nieuwsbrief/aanmelden/", {**asked, "csrfmiddlewaretoken": token}).status_code == 302
