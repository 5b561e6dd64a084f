"""Which reaction answers a question, as the asker says; and under which name a member reacts."""

import json
import re

import pytest
from django.core import serializers

from articles import following
from articles.contributions import own as own_pages
from articles.models import Entry, Follow, Kind, Pace
from comments import answering, own_words, posting
from comments.models import Comment, Status
from participants.names import ANONYMOUS, ShownAs
from rvggz.models import OutgoingMail
from tests import factories, people
from tests.articles.test_writing_as_guest import FROM_HERE
from tests.articles.writing import now, placed_of_guest
from tests.comments.reacting import approve, entry_of, react, refuse, shown

TEXT = "Wat mooi dat jullie zo luisteren."


@pytest.fixture
def question(tree, bram):
    """Bram asks."""
    return factories.make_article(tree, "Wie heeft een hond?", kind=Kind.QUESTION, author=bram)


def say(client, comment, do="mark"):
    return client.post(f"/reacties/{comment.pk}/antwoord/", {"do": do})


# Answers


def test_the_asker_says_which_reaction_is_the_answer_and_takes_it_back(question, anna, bram, client):
    first = shown(question, "Ik.", anna=anna)
    second = shown(question, "Wij ook.", anna=anna, email="kim@example.test")
    client.force_login(bram)
    assert "Dit is het antwoord" in client.get(question.url).content.decode()

    for comment in (first, second):
        assert say(client, comment).url == f"/reacties/{comment.pk}/"
        assert entry_of(question).answer == comment.pk
    assert Comment.objects.get(is_answer=True) == second
    client.logout()
    html = client.get(question.url).content.decode()
    assert html.count("Antwoord volgens de vraagsteller") == 1
    assert f'href="/reacties/{second.pk}/">Lees het antwoord' in html
    assert "Dit is het antwoord" not in html

    client.force_login(bram)
    say(client, second, "unmark")
    assert entry_of(question).answer is None


def test_a_guest_who_asked_says_it_by_the_link_of_the_own_piece(tree, article, anna, client):
    asked = placed_of_guest(tree, anna)
    first, second = (shown(asked.page, f"Antwoord {n}.", anna=anna, email=f"{n}@example.test") for n in (1, 2))
    held, elsewhere = react(asked.page, email="dirk@example.test"), shown(article, "Elders.", anna=anna)
    [letter] = OutgoingMail.objects.filter(name="piece_placed")
    own = letter.context["url"].split("8000")[-1]
    choose = f"{own}antwoord/"
    assert '/antwoord/">Kies het antwoord' in client.get(own).content.decode()
    assert client.get(choose).content.decode().count("Dit is het antwoord") == 2

    for one in (first, second):
        said = client.post(choose, {"do": "mark", "reaction": one.pk}, headers=FROM_HERE)
        assert said.url.endswith("/antwoord/?net=mark")
        assert entry_of(asked.page).answer == one.pk
    assert "Dit antwoord hielp je" in client.get(f"{choose}?net=mark").content.decode()
    for wrong in (held.pk, elsewhere.pk, "x", "9" * 30, ""):
        assert client.post(choose, {"do": "mark", "reaction": wrong}, headers=FROM_HERE).status_code == 404
    assert client.post(choose, {"reaction": first.pk}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert entry_of(asked.page).answer == second.pk

    client.post(choose, {"do": "unmark", "reaction": second.pk}, headers=FROM_HERE)
    assert entry_of(asked.page).answer is None
    assert not client.cookies


def test_the_link_of_a_piece_that_asks_nothing_chooses_no_answer(tree, anna, client):
    tip = placed_of_guest(tree, anna, kind="tip")
    own = OutgoingMail.objects.get(name="piece_placed").context["url"].split("8000")[-1]

    assert "antwoord/" not in client.get(own).content.decode()
    assert client.get(f"{own}antwoord/").status_code == 404
    assert (
        client.post(f"{own}antwoord/", {"reaction": shown(tip.page, anna=anna).pk}, headers=FROM_HERE).status_code
        == 404
    )
    own_pages.withdraw(now(tip))
    assert client.get(f"{own}antwoord/").status_code == 404


def test_nobody_else_can_say_so(question, article, anna, bram, chris, client):
    comment, elsewhere = shown(question, anna=anna), shown(article, "Elders.", anna=anna)
    client.force_login(chris)
    assert "Dit is het antwoord" not in client.get(question.url).content.decode()
    assert say(client, comment).status_code == 404

    client.force_login(bram)
    assert say(client, elsewhere).status_code == 404
    client.logout()
    assert say(client, comment).url.startswith("/mijn/inloggen/")

    assert not Comment.objects.filter(is_answer=True).exists()
    client.force_login(anna)
    assert say(client, comment).status_code == 302
    assert entry_of(question).answer == comment.pk


def test_search_engines_are_told_which_answer_was_taken(question, anna, client):
    first = shown(question, "Ik, met </script> erin.", anna=anna)
    second = shown(question, "Wij & co.", anna=anna, email="kim@example.test", name="Kim")
    answering.mark(second)

    html = client.get(question.url).content.decode()
    told = [
        json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.+?)</script>', html, re.DOTALL)
    ]

    [asked] = [one["mainEntity"] for one in told if one["@type"] == "QAPage"]
    assert (asked["name"], asked["answerCount"]) == ("Wie heeft een hond?", 2)
    assert (asked["acceptedAnswer"]["text"], asked["acceptedAnswer"]["author"]["name"]) == ("Wij & co.", "Kim")
    assert [one["text"] for one in asked["suggestedAnswer"]] == [first.text]


@pytest.mark.parametrize("gone", ["withdrawn", "refused", "erased"])
def test_with_the_reaction_the_mark_goes(question, anna, bram, client, gone):
    comment = shown(question, anna=anna)
    client.force_login(bram)
    say(client, comment)
    comment.refresh_from_db()

    match gone:
        case "withdrawn":
            own_words.withdraw(comment.pk)
        case "refused":
            refuse(comment, anna)
        case "erased":
            own_words.erase_address(comment.email)

    assert entry_of(question).answer is None
    assert not Comment.objects.filter(is_answer=True).exists()
    assert "beantwoord" not in client.get(question.url).content.decode().lower().replace("nog niet beantwoord", "")


def test_what_is_not_shown_is_no_answer(question, bram, client):
    held = react(question, by=people.member("Dirk", "Post"))
    client.force_login(bram)

    assert held.status == Status.HELD
    assert say(client, held).status_code == 404


# Names


def send(client, article, **more):
    answer = client.post(f"/reageren/{article.pk}/", {"text": TEXT, "consent": "on", "seconds": "9", **more})
    return answer, Comment.objects.order_by("pk").last()


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ({}, "Bram de Wit"),
        ({"shown_as": "name", "pseudonym": "Vuurtje"}, "Bram de Wit"),
        ({"shown_as": "pseudonym", "pseudonym": " Vuurtje "}, "Vuurtje"),
        ({"shown_as": "anonymous", "pseudonym": "Vuurtje"}, ANONYMOUS),
    ],
)
def test_a_member_reacts_under_the_name_that_was_chosen(article, bram, client, chosen, name):
    client.force_login(bram)

    _, comment = send(client, article, **chosen)

    assert (comment.name, comment.member) == (name, bram)


def test_a_choice_that_makes_no_sense_is_asked_again_and_nothing_is_lost(article, bram, client):
    client.force_login(bram)

    for chosen in ({"shown_as": "pseudonym"}, {"shown_as": "onzin", "pseudonym": "Vuurtje"}):
        answer, comment = send(client, article, **chosen)
        assert answer.status_code == 422
        assert TEXT in answer.content.decode()
        assert comment is None


def test_the_choice_survives_the_help_that_comes_first(article, bram, client):
    client.force_login(bram)

    answer, _ = send(client, article, shown_as="anonymous", text="Ik wil niet meer leven.")

    assert 'name="shown_as" value="anonymous"' in answer.content.decode()


def test_who_reacts_anonymously_is_named_nowhere_but_to_the_editors(article, anna, bram, chris, client):
    following.follow(chris, article)
    Follow.objects.update(pace=Pace.AT_ONCE)
    first = shown(article, "Het begin.", anna=anna, follows=True)
    bram.is_staff = True
    bram.save()
    client.force_login(bram)
    _, comment = send(client, article, shown_as="anonymous", answers=str(first.pk))
    if comment.status != Status.SHOWN:
        approve(comment, anna)
    client.logout()

    addresses = (
        article.url, f"{article.url}reacties.atom", "/reacties.atom", "/praat-mee/", "/actueel/",
        f"/reacties/{comment.pk}/", f"/reacties/{comment.pk}/melden/", f"/reageren/{article.pk}/?antwoord={comment.pk}",
    )  # fmt: skip
    pages = [client.get(address).content.decode() for address in addresses]
    mails = json.dumps([mail.context for mail in OutgoingMail.objects.exclude(to=bram.email)])
    public = " ".join([*pages, mails, serializers.serialize("json", Entry.objects.all())])

    assert TEXT in public
    assert ANONYMOUS in public
    assert "Bram" not in public
    assert 'class="by-editor"' not in pages[0]
    client.force_login(anna)
    assert "Bram de Wit" in client.get("/beheer/reacties/?stand=alles").content.decode()


def test_a_pseudonym_is_looked_at_as_every_name_is(article, bram, settings):
    from wagtail.models import Site

    from comments.models import ReactionSettings

    kept = ReactionSettings.for_site(Site.objects.get())
    kept.suspect_words = "vuurtje"
    kept.save()
    words = posting.Words(TEXT, "Vuurtje", member=bram, shown_as=ShownAs.PSEUDONYM)

    assert posting.post(entry_of(article), words).comment.suspect_words == ["vuurtje"]
