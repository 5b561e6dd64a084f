"""Links in mails: opening one changes nothing, a button does; an old or altered one says what to do."""

import pytest
from django.core import signing

from comments import links, own_words
from comments.models import Comment, SpamWord, Status
from rvggz.models import OutgoingMail
from tests.comments.reacting import approve, confirmed, react, refuse, shown
from tests.comments.test_reacting import HERE


def path(url):
    return url.split("/", 3)[3].join(["/", ""])


@pytest.fixture
def press(client):
    return lambda url, **fields: client.post(path(url), fields, **HERE)


@pytest.mark.parametrize("link", [links.to_confirm, links.to_own, links.to_mute])
def test_opening_a_link_changes_nothing(article, client, link):
    comment = react(article, follows=True)
    before = Comment.objects.values().get()

    assert client.get(path(link(comment))).status_code == 200

    assert Comment.objects.values().get() == before


def test_a_link_for_one_thing_does_no_other(article, client):
    token = links.to_mute(react(article)).rstrip("/").rsplit("/", 1)[1]

    assert client.get(f"/reacties/mijn/{token}/").status_code == 404


def test_a_confirmation_is_good_for_a_week(article, client, monkeypatch):
    url = path(links.to_confirm(react(article)))
    real = signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: real() + 8 * 24 * 3600)

    response = client.get(url)

    assert response.status_code == 410
    assert "7 dagen" in response.content.decode()


def test_a_mail_program_mutes_with_one_click(article, anna, client):
    comment = shown(article, anna=anna, follows=True)

    client.post(path(links.to_mute(comment)), {"List-Unsubscribe": "One-Click"})

    comment.refresh_from_db()
    assert not comment.follows


def test_a_moderator_decides_from_a_mail(article, anna, press):
    comment = confirmed(article)

    answer = press(links.to_decide(comment, anna.pk), do="approve", version=comment.version)

    comment.refresh_from_db()
    assert answer.status_code == 200
    assert comment.status == Status.SHOWN
    assert comment.decisions.latest("pk").by == anna


def test_the_second_from_a_mail_is_told_what_the_first_did(article, anna, eva, press, client):
    comment = confirmed(article)
    seen = comment.version
    approve(comment, anna)

    answer = press(links.to_decide(comment, eva.pk), do="refuse", version=seen, refusal="unkind")

    assert answer.status_code == 409
    assert "Anna Bakker" in answer.content.decode()
    assert "Plaats deze reactie" not in client.get(path(links.to_decide(comment, eva.pk))).content.decode()


def test_who_moderates_no_longer_decides_no_longer(article, anna, press):
    comment = confirmed(article)
    url = links.to_decide(comment, anna.pk)
    anna.groups.clear()

    assert press(url, do="approve", version=comment.version).status_code == 404


def test_other_words_meet_the_same_help_and_warning(article, anna, press):
    comment = shown(article, anna=anna)
    url = links.to_own(comment)

    help_first = press(url, do="change", text="Ik wil niet meer leven.").content.decode()
    warned = press(url, do="change", text="Bel 06 12345678.").content.decode()

    comment.refresh_from_db()
    assert "0800-0113" in help_first and "Ik wil niet meer leven." in help_first
    assert "Weet je zeker" in warned
    assert comment.text == "Wat mooi dat jullie zo luisteren."


def test_other_words_are_read_by_a_person(article, anna, press):
    comment = shown(article, anna=anna)

    press(links.to_own(comment), do="change", text="Ik herken dit heel erg.")

    comment.refresh_from_db()
    assert (comment.status, comment.reason) == (Status.HELD, "changed")


def test_an_answer_that_was_withdrawn_and_answered_leaves_its_place(article, anna, browse):
    first = shown(article, "Wie heeft dit ook?", anna=anna)
    second = shown(article, "Ik!", anna=anna, email="kim@example.test", answers=first.pk)
    shown(article, "Fijn.", anna=anna, email="lou@example.test", answers=second.pk)

    own_words.withdraw(second.pk)

    assert "Deze reactie is ingetrokken" in browse(article)


def test_no_one_is_mailed_at_an_address_that_was_not_confirmed(article, anna):
    first = react(article, "Ik wil niet meer leven.", follows=True)
    approve(first, anna)
    shown(article, "Wat moedig.", anna=anna, email="kim@example.test", answers=first.pk)

    assert not OutgoingMail.objects.filter(name="reaction_answered").exists()


def test_erasing_takes_a_reaction_that_waits_out_of_the_queue(article, anna):
    first = shown(article, anna=anna)
    shown(article, "Ik ook.", anna=anna, email="kim@example.test", answers=first.pk)
    own_words.change(first.pk, "Andere woorden.")

    own_words.erase_address("sam@example.test")

    assert not Comment.objects.in_queue().exists()


def test_what_was_refused_cannot_be_brought_back_by_its_writer(article, anna, tree):
    from wagtail.models import Site

    from comments.models import Mode, ReactionSettings

    kept = ReactionSettings.for_site(Site.objects.get(is_default_site=True))
    kept.mode = Mode.AT_ONCE
    kept.save()
    comment = react(article)
    refuse(comment, anna)

    own_words.change(comment.pk, "Wat mooi dat jullie zo luisteren!")

    comment.refresh_from_db()
    assert comment.status == Status.HELD


def test_words_that_are_blacked_out_do_not_go_by_mail_after_all(article, anna):
    from comments import deciding

    first = shown(article, "Wie heeft dit ook?", anna=anna, follows=True)
    answer = shown(article, "Ik! Bel 06 12345678.", anna=anna, email="kim@example.test", answers=first.pk)
    assert OutgoingMail.objects.filter(name="reaction_answered").exists()

    deciding.black_out(answer.pk, answer.version, [(9, 20)], anna)

    assert not OutgoingMail.objects.filter(name="reaction_answered").exists()
    assert not SpamWord.objects.filter(word__contains="12345678").exists()


def test_erasing_an_empty_address_erases_nothing_of_others(article, anna):
    from rvggz import outbox

    shown(article, anna=anna)
    OutgoingMail.objects.update(to="", state="sent")

    assert own_words.erase_address("") == outbox.forget_address("") == 0
    assert Comment.objects.exists() and OutgoingMail.objects.exists()


def test_the_key_of_a_link_does_not_stand_in_the_log(article):
    import logging

    from rvggz.discreet_log import DiscreetFormatter

    url = path(links.to_own(react(article)))
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (url,), None)

    assert url.rstrip("/").rsplit("/", 1)[1] not in DiscreetFormatter("%(message)s").format(record)


def test_nobody_spoils_the_history_of_another(article, anna):
    from comments import writers

    for number in range(3):
        react(article, f"Koop nu {number}", honeypot="x")

    assert writers.history(writers.key_of("sam@example.test", None)).decided == 0
