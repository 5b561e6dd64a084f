"""A text is tidied at every door: the forms of the admin, what an import or a command saves, streams of blocks."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from articles.models import ArticlePage, SiteTexts, ThemePage
from participants.models import Member
from tests import factories
from tests.articles.test_admin_articles import write  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
BAD, GOOD = "Herstel\u000bgroep\u0001\u202e", "Herstel groep"


def test_what_an_editor_types_in_any_field_is_tidied(write, tree):  # noqa: F811
    theme = factories.make_theme(tree)
    text = json.dumps({"blocks": [{"key": "a", "text": BAD, "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
                                   "entityRanges": []}], "entityMap": {}})  # fmt: skip

    write(**{
        "title": BAD, "summary": BAD, "author_name": BAD, "author_role": BAD, "lead_image_caption": BAD,
        "themes": [theme.pk], "keywords": BAD, "action-publish": "1",
        "body-count": 2, "body-0-type": "heading", "body-0-value-text": BAD, "body-0-value-level": "h2",
        "body-0-order": 0, "body-0-deleted": "",
        "body-1-type": "text", "body-1-value": text, "body-1-order": 1, "body-1-deleted": "",
    })  # fmt: skip

    page = ArticlePage.objects.get(live=True)
    assert (page.title, page.draft_title, page.author_name, page.author_role) == (GOOD,) * 4
    assert [keyword.name for keyword in page.keywords.all()] == [GOOD]
    stored = json.dumps([page.summary, list(page.body.raw_data), page.latest_revision.content])
    assert not [sign for sign in ("\\u000b", "\\u0001", "\\u202e") if sign in stored]
    assert "groep" in json.dumps(list(page.body.raw_data))


def test_a_title_of_nothing_to_see_is_no_title(write):  # noqa: F811
    page = write(title="\u200b\u2060\u00ad", slug="leeg")

    assert "niet leeg" in page
    assert not ArticlePage.objects.exists()


def test_what_a_program_saves_is_tidied(tree):
    theme = factories.make_theme(tree, BAD, summary=BAD, introduction=f"<p>{BAD}</p>")
    texts = SiteTexts.objects.create(site=tree.home.get_site(), tagline=BAD, postal_address=f"{BAD}\nhier")
    member = Member.objects.create_user("sam@example.test", first_name=BAD, display_name=BAD)
    article = factories.make_article(tree, BAD, body=[("text", f"<p>{BAD}</p>"), ("heading", {"text": BAD})])

    assert (theme.title, theme.summary) == (GOOD, GOOD)
    assert ThemePage.objects.get().introduction == "<p>Herstel\ngroep</p>"
    assert (texts.tagline, texts.postal_address) == (GOOD, "Herstel\ngroep\nhier")
    assert Member.objects.get(pk=member.pk).get_full_name() == GOOD
    assert next(iter(ArticlePage.objects.get().body)).value.source == "<p>Herstel\ngroep</p>"
    assert "\u000b" not in article.entry.body_html


def test_a_command_too(tree, settings):
    call_command("createsuperuser", "--noinput", email="eva@example.test", first_name=BAD, last_name="Smit")

    assert Member.objects.get().first_name == GOOD


@pytest.mark.parametrize("name", ["\u200b", "\u0001"])
def test_no_page_is_saved_without_a_title(tree, name):
    with pytest.raises(ValidationError):
        factories.make_theme(tree, name, slug="leeg")


def test_settings_of_the_admin_too(client, eva, tree):
    client.force_login(eva)
    site = tree.home.get_site()

    client.post(reverse("wagtailsettings:edit", args=("articles", "sitetexts", site.pk)), {
        "tagline": BAD, "footer_text": "null", "contact_email": "", "contact_phone": "", "postal_address": "",
        "crisis_text": BAD,
    })  # fmt: skip

    assert SiteTexts.for_site(site).tagline == GOOD
