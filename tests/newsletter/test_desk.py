"""The desk of the letters: look, try, check, ask, agree, follow, look up. Each screen by a few queries."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsletter.models import Delivery, DeliveryState, MailHouse, Sending, SendingState, Subscriber
from rvggz import outbox
from tests import factories, people
from tests.newsletter import issues
from tests.newsletter import sendings as making

pytestmark = pytest.mark.django_db
SOUP = [("text", "<p>Er is soep bij het vuur.</p>")]


@pytest.fixture
def letter(tree):
    making.settings(tree, second_editor=True, test_addresses="een@example.test\n\nTwee@example.test\neen@example.test")
    making.subscribers(3)
    return issues.make(tree, "Brief van juni", SOUP)


@pytest.fixture
def desk(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def colleague(client, anna):
    other = people.with_two_steps(people.member("Fatima", "El Amrani", is_staff=True))
    other.groups.set(anna.groups.all())
    return other


def see(client, name, *args, status=200, **data):
    answer = client.get(reverse(name, args=args), data)
    assert answer.status_code == status, answer
    return answer.content.decode()


def press(client, name, *args, **data):
    answer = client.post(reverse(name, args=args), data, follow=True)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def running(tree, letter, anna, number=3):
    sending = Sending.objects.create(
        issue=letter, state=SendingState.RUNNING, subject="Brief van juni", total=number, prepared_at=timezone.now(),
        asked_by=anna,
    )  # fmt: skip
    rows = [Delivery(sending=sending, subscriber=one) for one in Subscriber.objects.order_by("pk")[:number]]
    Delivery.objects.bulk_create(rows)
    return sending


def test_the_list_says_how_far_each_letter_is(tree, letter, desk, anna):
    issues.make(tree, "Nog een concept", SOUP)
    Sending.objects.create(issue=letter, state=SendingState.ASKED, asked_by=anna)

    html = see(desk, "letters_issues")

    assert "Wacht op een tweede redacteur" in html
    assert "Concept" in html
    assert f"/beheer/pages/add/newsletter/newsletterissue/{issues.archive(tree).pk}/" in html


def test_an_issue_can_be_made_in_the_editor_with_buttons_that_lead_on(letter, desk):
    html = see(desk, "wagtailadmin_pages:edit", letter.pk)

    for name in ("letters_fill", "letters_preview", "letters_send"):
        assert reverse(name, args=[letter.pk]) in html


@pytest.mark.parametrize(("mode", "seen"), [("", "Nieuwsbrief</span>"), ("mail", "@media not all"),
                                            ("mail-dark", "@media all")])  # fmt: skip
def test_beside_the_editor_it_is_shown_as_page_and_as_mail(letter, desk, mode, seen):
    html = see(desk, "wagtailadmin_pages:view_draft", letter.pk, mode=mode)

    assert seen in html
    assert "Er is soep bij het vuur." in html


def test_filling_shows_what_is_new_and_adds_what_is_chosen(tree, letter, desk):
    one, _ = factories.make_article(tree, "Dit wel", themes=[]), factories.make_article(tree, "Dit niet", themes=[])
    assert "Dit wel" in see(desk, "letters_fill", letter.pk)

    desk.post(reverse("letters_fill", args=[letter.pk]), {"artikel": [one.pk, "x", "99999999999"]})

    kept = type(letter).objects.get(pk=letter.pk).get_latest_revision_as_object()
    assert [block.value["article"].pk for block in kept.body if block.block_type == "article"] == [one.pk]


def test_the_letter_is_shown_as_a_mail_program_does_and_can_do_nothing(letter, desk, anna):
    page = see(desk, "letters_preview", letter.pk, breed="640", donker="1")
    frame = desk.get(reverse("letters_preview_mail", args=[letter.pk]), {"donker": "1"})

    assert re.search(r'<iframe class="letters-frame letters-frame--640" sandbox ', page)
    assert "@media all" in frame.content.decode()
    assert "Er is soep" in frame.content.decode()
    assert frame["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "Er is soep bij het vuur." in see(desk, "letters_preview", letter.pk, breed="tekst")


def test_a_trial_letter_goes_to_oneself_once_and_says_that_it_is_one(letter, desk, anna, postbus):
    key = uuid.uuid4()
    press(desk, "letters_proof", letter.pk, aan="mij", sleutel=key)
    press(desk, "letters_proof", letter.pk, aan="mij", sleutel=key)
    outbox.send_due()

    assert len(postbus.letters) == 1
    mail = postbus.letters[0]
    assert mail["Subject"] == "[proef] Brief van juni"
    assert mail["To"] == anna.email
    assert "Er is soep bij het vuur." in postbus.text(mail)
    assert "Er is soep bij het vuur." in mail.get_body(("html",)).get_content()
    assert "\ue000" not in postbus.text(mail) + mail.get_body(("html",)).get_content()


def test_a_trial_letter_goes_to_the_named_list_each_once(letter, desk, postbus):
    press(desk, "letters_proof", letter.pk, aan="lijst", sleutel=uuid.uuid4())
    outbox.send_due()

    assert {mail["To"] for mail in postbus.letters} == {"een@example.test", "twee@example.test"}


def test_a_list_with_nonsense_is_told_and_nothing_is_sent(tree, letter, desk, postbus):
    making.settings(tree, test_addresses="geen @ adres")

    assert "geen e-mailadres" in press(desk, "letters_proof", letter.pk, aan="lijst", sleutel="x")
    outbox.send_due()
    assert postbus.letters == []


def test_a_letter_with_errors_cannot_be_asked(tree, letter, desk):
    empty = issues.make(tree, "Leeg", [])

    answer = desk.post(reverse("letters_send", args=[empty.pk]), {"when": "now"})

    assert answer.status_code == 422
    assert "Er staat nog niets in de brief" in answer.content.decode()
    assert not Sending.objects.exists()


def test_one_asks_and_another_agrees(letter, desk, anna, colleague):
    press(desk, "letters_send", letter.pk, when="now")
    assert "Vraag een andere redacteur" in see(desk, "letters_send", letter.pk)
    assert "Iemand anders dan jij" in press(desk, "letters_decide", letter.pk, do="approve")
    assert Sending.objects.get().state == SendingState.ASKED

    desk.force_login(colleague)
    assert "Goedgekeurd" in press(desk, "letters_decide", letter.pk, do="approve")
    assert "al goedgekeurd" in press(desk, "letters_decide", letter.pk, do="approve")

    assert Sending.objects.get().state == SendingState.PLANNED


def test_a_letter_asked_twice_is_one_sending(letter, desk):
    press(desk, "letters_send", letter.pk, when="now")
    press(desk, "letters_send", letter.pk, when="now")

    assert Sending.objects.count() == 1


def test_a_letter_can_be_planned_and_taken_back(tree, letter, desk):
    making.settings(tree, second_editor=False)
    morning = timezone.localtime() + timedelta(days=1)
    press(desk, "letters_send", letter.pk, when="later", day=morning.date().isoformat(), time="09:30")

    planned = Sending.objects.get()
    assert (planned.state, timezone.localtime(planned.send_at).strftime("%H:%M")) == (SendingState.PLANNED, "09:30")
    assert "om 09.30 uur" in see(desk, "letters_send", letter.pk)
    press(desk, "letters_decide", letter.pk, do="take_back")
    assert not Sending.objects.exists()


@pytest.mark.parametrize(("day", "said"), [("2020-01-01", "al voorbij"), ("", "Kies een dag")])
def test_a_moment_that_cannot_be_is_told_and_what_was_typed_stays(letter, desk, day, said):
    answer = desk.post(reverse("letters_send", args=[letter.pk]), {"when": "later", "day": day, "time": "09:30"})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="09:30"' in answer.content.decode()


def test_what_was_changed_after_asking_must_be_asked_again(letter, desk, colleague):
    press(desk, "letters_send", letter.pk, when="now")
    letter.save_revision()
    desk.force_login(colleague)

    assert "veranderd nadat hij werd voorgelegd" in see(desk, "letters_send", letter.pk)
    press(desk, "letters_decide", letter.pk, do="approve")
    assert Sending.objects.get().state == SendingState.ASKED


def test_progress_shows_counts_and_can_be_held_and_broken_off(tree, letter, desk, anna):
    sending = running(tree, letter, anna)
    Delivery.objects.filter(pk=sending.deliveries.first().pk).update(
        state=DeliveryState.SENT, settled_at=timezone.now()
    )

    html = see(desk, "letters_progress", sending.pk)
    assert "1 van 3 brieven zijn klaar (33%)" in html
    assert "Klaar rond" in html
    assert "<html" not in see(desk, "letters_progress", sending.pk, deel="1")

    press(desk, "letters_change", sending.pk, do="pause")
    assert Sending.objects.get().state == SendingState.PAUSED
    press(desk, "letters_change", sending.pk, do="resume")
    assert "Ja, breek de verzending af" in see(desk, "letters_progress", sending.pk, zeker="1")
    press(desk, "letters_change", sending.pk, do="cancel")
    assert Sending.objects.get().state == SendingState.CANCELLED
    assert "al klaar" in press(desk, "letters_change", sending.pk, do="cancel")


@pytest.mark.parametrize(("do", "becomes"), [("again", DeliveryState.WAITING), ("leave_so", DeliveryState.LEFT_SO)])
def test_an_editor_decides_about_what_is_uncertain(tree, letter, desk, anna, do, becomes):
    sending = running(tree, letter, anna)
    row = sending.deliveries.select_related("subscriber").first()
    Delivery.objects.filter(pk=row.pk).update(state=DeliveryState.UNCERTAIN)
    assert row.subscriber.email in see(desk, "letters_progress", sending.pk)

    press(desk, "letters_settle", row.pk, do=do)

    assert Delivery.objects.get(pk=row.pk).state == becomes
    assert "al gedaan" in press(desk, "letters_settle", row.pk, do="leave_so")


def test_an_editor_finds_whether_somebody_got_it(tree, letter, desk, anna):
    sending = running(tree, letter, anna)
    row = sending.deliveries.select_related("subscriber").first()
    Delivery.objects.filter(pk=row.pk).update(state=DeliveryState.SENT, settled_at=timezone.now())

    html = press(desk, "letters_ledger", adres=f" Lezer <{row.subscriber.email.upper()}>")

    assert "Brief van juni" in html
    assert "Verstuurd" in html
    assert "staat niet op de lijst" in press(desk, "letters_ledger", adres="niemand@example.test")


def test_the_page_says_that_nobody_is_watched(tree, letter, desk, anna):
    assert "dat willen we niet weten" in see(desk, "letters_progress", running(tree, letter, anna).pk)


def test_a_restored_site_sends_nothing_until_an_editor_opens_it(letter, desk):
    MailHouse.objects.update_or_create(pk=1, defaults={"home": "elders", "locked_at": timezone.now()})
    assert "De post staat op slot" in see(desk, "letters_issues")

    press(desk, "letters_send", letter.pk, when="now")
    assert "De post staat op slot" in see(desk, "letters_send", letter.pk)
    press(desk, "letters_open_up")

    assert "De post staat op slot" not in see(desk, "letters_issues")


def test_strangers_and_members_see_nothing_of_it(letter, client, bram):
    places = [("letters_issues", ()), ("letters_ledger", ()), *((name, (letter.pk,)) for name in (
        "letters_fill", "letters_preview", "letters_preview_mail", "letters_send"))]  # fmt: skip
    for user in (None, bram):
        if user:
            client.force_login(user)
        for name, args in places:
            assert client.get(reverse(name, args=args)).status_code in {302, 404}, name


@pytest.mark.parametrize("name", ["letters_progress", "letters_issues", "letters_ledger"])
def test_the_screens_ask_the_database_little_whatever_the_size(
    tree, letter, desk, anna, name, django_assert_max_num_queries
):
    sending = running(tree, letter, anna)
    args = [sending.pk] if name == "letters_progress" else []
    see(desk, name, *args)
    making.subscribers(60, start=10)
    rows = [Delivery(sending=sending, subscriber=one, state=DeliveryState.UNCERTAIN)
            for one in Subscriber.objects.order_by("-pk")[:60]]  # fmt: skip
    Delivery.objects.bulk_create(rows)

    with django_assert_max_num_queries(15):
        see(desk, name, *args)
