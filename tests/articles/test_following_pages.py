"""The pages and letters on which members choose what they follow, and stop."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import following
from articles.following import follows, links, targets
from articles.models import Follow, Kind, Pace
from rvggz import outbox, signed_links
from tests import factories
from tests.articles.following import tell


def test_a_stranger_is_led_through_logging_in_and_comes_back(tree, theme, client, bram):
    asked = f"/mijn/volgen/thema/{theme.pk}/"
    assert f'rel="nofollow" href="{asked}"' in client.get(theme.url).content.decode()
    assert client.get(asked).url == f"/mijn/inloggen/?next={asked}"

    client.force_login(bram)
    assert "Wil je dit volgen?" in client.get(asked).content.decode()
    answer = client.post(asked, {"do": "follow"})

    assert answer.url == f"{theme.url}#volgen"
    assert "Je volgt dit thema." in client.get(theme.url).content.decode()
    client.post(asked, {"do": "stop"})
    assert not Follow.objects.exists()


def test_a_page_kept_for_strangers_says_nothing_of_a_member(tree, theme, client, bram):
    following.follow(bram, theme)
    client.force_login(bram)
    client.get(theme.url)
    client.logout()
    client.cookies.clear()

    assert "Je volgt" not in client.get(theme.url).content.decode()
    with CaptureQueriesContext(connection) as queries:
        assert "Volg dit thema" in client.get(theme.url).content.decode()
    assert not queries


def test_an_article_asks_three_things_more_for_a_member(article, client, bram):
    client.force_login(bram)
    client.get(article.url)

    with CaptureQueriesContext(connection) as queries:
        client.get(article.url)

    assert len(queries) == 2 + 3  # the session, the member, and whether this is followed


def test_everything_followed_stands_on_one_page_with_few_queries(tree, client, bram):
    keywords = [factories.make_keyword() for _ in range(40)]
    for word in keywords:
        follows.follow_target(bram, targets.of_keyword(word))
    for page in (factories.make_theme(tree), factories.make_organisation(tree), factories.make_article(tree)):
        following.follow(bram, page)
    follows.follow_target(bram, targets.of_kind(Kind.IDEA))
    client.force_login(bram)
    client.get("/mijn/volgen/")

    with CaptureQueriesContext(connection) as queries:
        html = client.get("/mijn/volgen/").content.decode()

    assert html.count('name="pace-') == 44
    assert len(queries) <= 12


def test_a_choice_for_one_and_for_all(client, tree, theme, bram, chris):
    mine, other = following.follow(bram, theme), following.follow(chris, theme)
    client.force_login(bram)

    client.post("/mijn/volgen/", {f"pace-{mine.pk}": "weekly", f"pace-{other.pk}": "never", "pace-x": "daily"})
    mine.refresh_from_db(), other.refresh_from_db()
    assert (mine.pace, other.pace) == (Pace.WEEKLY, Pace.DAILY)

    client.post("/mijn/volgen/", {"do": "all", "all": "never"})
    mine.refresh_from_db()
    assert mine.pace == Pace.NEVER
    client.post("/mijn/volgen/", {"stop": str(other.pk)})
    client.post("/mijn/volgen/", {"stop": str(mine.pk)})
    assert list(Follow.objects.all()) == [other]


@pytest.mark.parametrize(
    "address", ["thema/999/", "thema/x/", "soort/onzin/", "iets/1/", "gesprek/99999999999999999999/"]
)
def test_what_is_not_there_cannot_be_followed(client, bram, address):
    client.force_login(bram)

    assert client.post(f"/mijn/volgen/{address}", {"do": "follow"}).status_code == 404


def test_there_is_an_end_to_following(client, tree, theme, bram, monkeypatch):
    monkeypatch.setattr(follows, "MOST", 1)
    following.follow(bram, theme)
    client.force_login(bram)

    answer = client.post("/mijn/volgen/soort/idee/", {"do": "follow"})

    assert answer.status_code == 409
    assert "Stop eerst" in answer.content.decode()


def test_followers_of_a_keyword_go_with_it_when_it_is_merged(tree, bram, chris):
    from articles import keyword_merging

    old, new = factories.make_keyword("ervaring"), factories.make_keyword("ervaringen")
    for member in (bram, chris):
        follows.follow_target(member, targets.of_keyword(old))
    follows.follow_target(chris, targets.of_keyword(new))

    keyword_merging.merge(old, new)

    assert sorted(Follow.objects.values_list("member", "keyword")) == [(bram.pk, new.pk), (chris.pk, new.pk)]


# Mail


def test_a_letter_stops_with_one_click_also_by_the_mail_program(tree, theme, bram, client, postbus):
    following.follow(bram, theme)
    Follow.objects.update(pace=Pace.AT_ONCE)
    factories.make_article(tree, "Samen koken", themes=[theme])
    tell()
    outbox.send_due()

    letter = postbus.wait_for(1)
    assert letter["Subject"] == "Nieuw: Samen koken"
    assert "/actueel/samen-koken/" in postbus.text(letter)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = letter["List-Unsubscribe"].strip(" <>")
    path = link.removeprefix("http://127.0.0.1:8000")
    assert "thema “Praten”" in client.get(path).content.decode()
    assert Follow.objects.get().pace == Pace.AT_ONCE  # opening it changes nothing
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Follow.objects.get().pace == Pace.NEVER


@pytest.mark.parametrize("value", [[1, 2, 3], "x", None, [1, "drop"]])
def test_a_link_that_is_no_link_stops_nothing(client, tree, theme, bram, value):
    following.follow(bram, theme)
    token = signed_links.make(links.STOP, value)

    assert client.post(f"/mijn/volgen/stop/{token}/").status_code == 404
    assert client.post("/mijn/volgen/stop/onzin/").status_code == 404
    assert Follow.objects.get().pace == Pace.DAILY
