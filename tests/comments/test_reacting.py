"""A guest reacts under an article: the form, what is wrong with what was typed, the answer, the warnings."""

import pytest
from django.test import Client

from comments.models import Comment, Status
from tests.comments.reacting import confirmed, react, shown

HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
GOOD = {"name": "Sam", "email": "sam@example.test", "text": "Wat mooi dat jullie zo luisteren.", "consent": "on"}


@pytest.fixture
def send(client, article):
    """``send(text=…)`` posts the form of a stranger; answers the response."""

    def post(to=None, headers=HERE, **fields):
        return client.post(f"/reageren/{(to or article).pk}/", {**GOOD, **fields}, **headers)

    return post


def test_the_page_of_an_article_invites_and_sets_no_cookie(article, client):
    response = client.get(article.url)

    assert "Er is nog geen reactie" in response.content.decode()
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert not response.cookies


def test_the_page_of_an_article_is_kept_with_its_reactions(article, client, anna):
    shown(article, "Een warm verhaal.", anna=anna)
    client.get(article.url)

    response = client.get(article.url)

    assert response.headers["X-Kept"] == "1"
    assert "Een warm verhaal." in response.content.decode()
    assert "Praat mee! (1)" in response.content.decode()


def test_a_guest_is_told_to_look_in_the_mail(send):
    response = send()

    assert response.status_code == 302
    assert response["Location"].endswith("/dank/bevestig/")
    assert Comment.objects.get().status == Status.UNCONFIRMED


def test_what_is_wrong_is_said_and_what_was_typed_comes_back(send):
    response = send(email="sam", name="", consent="")

    page = response.content.decode()
    assert response.status_code == 422
    assert "Vul een naam in" in page
    assert "Dit is geen e-mailadres" in page
    assert GOOD["text"] in page
    assert not Comment.objects.exists()


def test_another_site_cannot_post_for_a_visitor(send):
    response = send(headers={"HTTP_SEC_FETCH_SITE": "cross-site"})

    assert response.status_code == 403
    assert GOOD["text"] in response.content.decode()
    assert not Comment.objects.exists()


def test_a_browser_without_sec_fetch_proves_itself_by_origin(send):
    assert send(headers={"HTTP_ORIGIN": "http://testserver"}).status_code == 302
    assert send(headers={"HTTP_ORIGIN": "http://testserver.evil.example"}, text="Iets anders.").status_code == 403


def test_a_cry_for_help_meets_help_first_whatever_else_is_wrong(send):
    response = send(text="Ik wil dood.", email="", headers={})

    page = response.content.decode()
    assert response.status_code == 200
    assert "113" in page and "0800-0113" in page and "112" in page
    assert not Comment.objects.exists()


def test_after_the_help_it_may_be_sent_all_the_same(send):
    send(text="Ik wil dood.")

    response = send(text="Ik wil dood.", seen="help")

    assert response.status_code == 302
    assert Comment.objects.get().is_crisis


def test_private_data_is_pointed_out_before_it_is_sent(send):
    response = send(text="Bel me op 06 12345678 als je wilt praten.")

    assert "<mark>06 12345678</mark>" in response.content.decode()
    assert not Comment.objects.exists()


def test_private_data_may_be_sent_and_is_marked_for_the_moderator(send):
    assert send(text="Bel me op 06 12345678 als je wilt praten.", seen="private").status_code == 302

    assert Comment.objects.get().private_spans == [[10, 21, "phone"]]


def test_ten_megabytes_are_refused_in_words(send):
    response = send(text="a" * 10_000_000)

    assert response.status_code == 413
    assert "Dit is te veel tekst" in response.content.decode()


def test_a_text_that_is_too_long_comes_back_whole(send):
    response = send(text="woord " * 1000)

    assert response.status_code == 422
    assert "999 tekens te lang" in response.content.decode()
    assert "woord " * 500 in response.content.decode()


@pytest.mark.parametrize("answers", ["0", "-3", "abc", "9" * 30, "1.5", "١"])
def test_a_forged_parent_is_no_error_of_ours(send, answers):
    assert send(answers=answers).status_code in {302, 409, 422}


def test_an_answer_to_what_is_gone_can_be_sent_as_a_reaction(send, article, anna):
    held = confirmed(article, "Nog niet gelezen.", email="kim@example.test")

    response = send(answers=held.pk)

    assert response.status_code == 409
    assert "Je kunt dit ook als gewone reactie plaatsen" in response.content.decode()
    assert "Nog niet gelezen." not in response.content.decode()


def test_a_closed_article_gives_the_text_back(send, article):
    from articles import entries

    entries.open_comments(article.pk, False)

    response = send()

    assert response.status_code == 409
    assert GOOD["text"] in response.content.decode()


def test_without_scripts_an_answer_has_a_page_of_its_own(article, anna, browse):
    comment = shown(article, "Wie heeft dit ook?", anna=anna)

    page = browse(f"/reageren/{article.pk}/?antwoord={comment.pk}")

    assert "Antwoord aan Sam" in page
    assert "Wie heeft dit ook?" in page


def test_a_member_need_only_write(article, bram):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bram)
    page = client.get(article.url).content.decode()
    assert "any-" not in page
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    response = client.post(
        f"/reageren/{article.pk}/", {"text": "Dag allemaal.", "consent": "on", "csrfmiddlewaretoken": token}
    )

    assert 'id="reaction-email"' not in page
    assert response["Location"].endswith("/dank/wacht/")
    assert Comment.objects.get().member == bram


def test_who_has_a_session_needs_the_token(article, bram):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bram)

    assert client.post(f"/reageren/{article.pk}/", {"text": "Dag allemaal."}, **HERE).status_code == 403


def test_a_reaction_has_an_address_that_leads_to_its_page(article, anna, client):
    comments = [react(article, f"Reactie {number}", by=anna) for number in range(52)]

    assert client.get(comments[0].get_absolute_url())["Location"] == f"{article.url}#reactie-{comments[0].pk}"
    assert "?reacties=2#" in client.get(comments[51].get_absolute_url())["Location"]
    assert "Reactie 51" in client.get(f"{article.url}?reacties=2").content.decode()


def test_a_withdrawn_reaction_with_answers_leaves_its_place(article, anna, browse):
    from comments import own_words

    first = shown(article, "Wie heeft dit ook?", anna=anna)
    shown(article, "Ik!", anna=anna, email="kim@example.test", answers=first.pk)

    own_words.withdraw(first.pk)

    page = browse(article)
    assert "Deze reactie is ingetrokken" in page
    assert "Wie heeft dit ook?" not in page
    assert "Ik!" in page


def test_two_hundred_posts_in_a_second_are_stopped(send):
    answers = [send(text=f"Reactie {number}").status_code for number in range(80)]

    assert answers[:10] == [302] * 10
    assert set(answers[-15:]) == {429}


def test_the_feed_holds_what_is_shown(article, anna, browse):
    shown(article, "Een warm verhaal.", anna=anna)
    confirmed(article, "Wacht nog.", email="kim@example.test")

    for address in (f"{article.url}reacties.atom", "/reacties.atom"):
        feed = browse(address)
        assert "Een warm verhaal." in feed
        assert "Wacht nog." not in feed


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "sam@example.test\nBcc: all@example.test"},
        {"email": "sam\x00@example.test"},
        {"name": "\x00\u202eSam" + "\u200b" * 500},
        {"text": "\u202e" * 4000 + "omgekeerd"},
        {"text": "\u200b\u200d" * 4000 + "onzichtbaar"},
        {"text": "\u0301" * 4000 + "streepjes"},
        {"text": "\ufdfa" * 5000},
        {"seconds": "1e999"},
        {"seen": "x" * 9999},
        {"work": "=" * 9999},
    ],
)
def test_odd_input_gets_a_clear_answer(send, fields):
    assert send(**fields).status_code in {302, 422}


@pytest.mark.parametrize(
    "body", [b"text=%ff%fe&name=%00&email=%c3%28", b"\xff\xfe=\x00", b"%", b"text=" + b"%F0%9F" * 999]
)
def test_bytes_that_are_no_text_get_a_clear_answer(client, article, body):
    kind = "application/x-www-form-urlencoded"

    assert client.post(f"/reageren/{article.pk}/", body, content_type=kind, **HERE).status_code == 422


def test_during_a_wave_of_spam_a_reaction_without_the_sum_is_held(send, article):
    from django.core.cache import cache

    from rvggz.checks import under_attack

    cache.set(under_attack.FLAG, True)
    send()

    assert Comment.objects.get().reason == "under-attack"


def test_many_machines_begin_a_wave_and_nobody_else_does(send, client):
    for number in range(10):
        send(text=f"Koop nu {number}", website="x")

    assert client.get("/reacties/som/").json()["challenge"]


def test_a_letter_for_each_reaction_ends_at_ten_an_hour(send):
    answers = [send(text=f"Reactie {number}").status_code for number in range(12)]

    assert answers == [302] * 10 + [429] * 2
