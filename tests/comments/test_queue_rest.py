"""The log, letters that may not have left, and when a moderator wants mail."""

import pytest
from django.urls import reverse

from articles.models import Contribution, PieceState
from comments.models import HowOften, ModeratorMail
from rvggz.models import MailState, OutgoingMail
from tests.articles.writing import now, submitted
from tests.comments.reacting import approve, confirmed, refuse


@pytest.fixture
def page(client, anna):
    client.force_login(anna)

    def get(name, **query):
        response = client.get(reverse(name), query)
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.fixture
def letter(db):
    return OutgoingMail.objects.create(
        key="a", name="reaction_shown", to="sam@example.test", state=MailState.UNCERTAIN, context={"note": "geheim"}
    )


def test_the_log_says_who_did_what_and_why_but_not_the_words(article, anna, page):
    refuse(confirmed(article, "Woorden van iemand."), anna, "off-topic")

    log = page("reactions_log")

    assert "Anna Bakker" in log and "Niet geplaatst" in log and "Het gaat niet over dit artikel" in log
    assert "Woorden van iemand." not in log and "sam@example.test" not in log


def test_the_log_is_filtered(article, anna, eva, page):
    mine, hers = confirmed(article), confirmed(article, "Iets anders.", email="kim@example.test")
    approve(mine, anna)
    refuse(hers, eva, "off-topic")

    assert "Het gaat niet over" not in page("reactions_log", wie=anna.pk).split("<tbody>")[1]
    assert "Het gaat niet over" in page("reactions_log", wat="refuse")
    assert page("reactions_log", reactie=mine.pk).split("<tbody>")[1].count("<tr>") == 2  # confirmed, approved
    assert page("reactions_log", wat="x", wie="y", reactie="-1", artikel="\x00")


def test_the_log_stands_with_its_reaction(article, anna, client):
    comment = confirmed(article)
    refuse(comment, anna, "off-topic")
    client.force_login(anna)

    html = client.get(reverse("reactions_item", args=[comment.pk])).content.decode()

    assert "niet geplaatst, jij (het gaat niet over dit artikel)" in html


def test_a_letter_that_may_not_have_left_is_shown_without_its_words(letter, page):
    html = page("lost_mail")

    assert "Je reactie staat op de site" in html and "sam@example.test" in html
    assert "geheim" not in html
    assert "(1)" in page("reactions_queue")


def test_a_person_decides_to_send_it_again_or_not(letter, anna, client):
    client.force_login(anna)

    client.post(reverse("lost_mail"), {"mail": letter.pk, "do": "send"})
    letter.refresh_from_db()
    assert letter.state == MailState.WAITING
    client.post(reverse("lost_mail"), {"mail": letter.pk, "do": "leave"})
    assert OutgoingMail.objects.filter(pk=letter.pk).exists()  # it is under way again: nothing to leave

    OutgoingMail.objects.update(state=MailState.FAILED)
    client.post(reverse("lost_mail"), {"mail": letter.pk, "do": "leave"})
    assert not OutgoingMail.objects.exists()


def test_a_moderator_chooses_when_to_hear(anna, client):
    client.force_login(anna)

    client.post(reverse("moderator_mail"), {"how_often": HowOften.DAILY})

    assert ModeratorMail.objects.get(member=anna).how_often == HowOften.DAILY
    assert reverse("moderator_mail") in client.get("/beheer/account/").content.decode()


def test_a_choice_that_does_not_exist_is_refused(anna, client):
    client.force_login(anna)

    assert client.post(reverse("moderator_mail"), {"how_often": "sometimes"}).status_code == 200
    assert not ModeratorMail.objects.exists()


def test_a_piece_is_not_placed_where_there_is_no_page_praat_mee(tree, bram, anna, client):
    piece = submitted(tree, bram)
    Contribution.objects.update(page=None)
    tree.voices.delete()
    client.force_login(anna)

    decision = {"do": "approve", "version": piece.version}
    html = client.post(reverse("pieces_decide", args=[piece.pk]), decision, follow=True).content.decode()

    assert "er is geen pagina Praat mee" in html
    assert now(piece).state == PieceState.SUBMITTED
