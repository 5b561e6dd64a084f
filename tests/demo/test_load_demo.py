"""The demo site as it stands after ``manage.py load_demo``."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from articles.models import ArticlePage, Contribution, Download, InformationPage, Picture, ThemePage
from newsletter.models import Sending
from participants.models import Member, ParticipantPage
from rvggz.demo import articles, content, people
from rvggz.demo.story import Shelf


def test_the_site_is_filled_and_says_how_to_log_in(loaded, db):
    assert ArticlePage.objects.live().count() >= 32
    assert ThemePage.objects.count() == 6
    assert ParticipantPage.objects.count() == 15
    assert InformationPage.objects.count() >= 4
    assert "anna@example.org" in loaded
    assert "kampvuur-2026" in loaded


def test_the_editor_may_open_the_admin(loaded, db, client):
    client.force_login(Member.objects.get(email="anna@example.org"))

    assert client.get("/beheer/").status_code == 200


def test_one_article_waits_and_one_is_a_draft(loaded, db):
    hidden = ArticlePage.objects.not_live().filter(contribution=None)

    assert hidden.filter(go_live_at__isnull=False).count() == 1
    assert hidden.filter(go_live_at__isnull=True).count() == 1


def test_every_article_about_a_picture_says_what_there_is_to_see(loaded, db):
    pictured = ArticlePage.objects.filter(lead_image__isnull=False)

    assert pictured.count() >= 30
    assert not pictured.filter(lead_image_alt="").exists()


def test_an_article_made_again_is_the_same(loaded, db):
    named = {Path(picture.file.name).stem: picture for picture in Picture.objects.all()}
    files = {Path(document.file.name).stem: document for document in Download.objects.all()}
    shelf = Shelf(named, files, {page.slug: page.specific for page in Page.objects.filter(depth__gt=2)})
    stored = {page.slug: page for page in ArticlePage.objects.all()}
    members = people.make()

    for piece in content.pieces("articles"):
        again = articles.article(piece, shelf, members)
        assert told(again) == told(stored[again.slug])


def told(article):
    """What a reader sees of it."""
    fields = ("title", "kind", "published_on", "summary", "byline", "lead_image_id", "lead_image_alt")
    labels = [{label.pk for label in labels.all()} for labels in (article.themes, article.organisations)]
    return {name: getattr(article, name) for name in fields}, labels, list(article.body.raw_data)


def test_every_public_page_opens(loaded, db, client):
    pages = Page.objects.live().filter(depth__gte=2)
    answers = {page.url: client.get(page.get_url()).status_code for page in pages}

    assert {url for url, status in answers.items() if status != 200} == set()


def test_two_letters_went_out_and_stand_in_the_archive(loaded, db, client):
    html = client.get("/nieuwsbrief/archief/").content.decode()

    assert html.count('class="row-title"') == 2
    assert Sending.objects.filter(state="done", total__gt=0).count() == 2


def test_a_site_with_content_is_refused(loaded, db):
    with pytest.raises(CommandError, match="heeft al inhoud"):
        call_command("load_demo")


def test_a_site_with_content_is_left_alone_when_asked(loaded, db):
    before = Page.objects.count()

    call_command("load_demo", "--if-empty")

    assert Page.objects.count() == before


def test_members_are_writing_and_one_has_a_question_to_answer(loaded, db):
    assert sorted(Contribution.objects.values_list("state", flat=True)) == ["concept", "question", "submitted"]
