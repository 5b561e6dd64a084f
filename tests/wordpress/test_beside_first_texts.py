"""The move from WordPress and ``set_up_site`` fit into each other, whichever comes first."""

import io

import pytest
from django.core.management import call_command
from wagtail.models import Page

from articles.models import ArticleIndexPage, InformationPage, ThemeIndexPage
from tests.wordpress.wxr import Export

pytestmark = pytest.mark.django_db
SECTIONS = ["actueel", "praat-mee", "themas", "deelnemers", "nieuwsbrief"]
FIRST = ["over-ons", "contact", "huisregels", "privacy", "toegankelijkheid"]


def set_up():
    call_command("set_up_site", "--admin", "noor@example.test", "--no-input", stdout=io.StringIO())


def old_site():
    return (
        Export()
        .item(10, "Contact", type="page", slug="contact", content="<p>Bel de oude site.</p>")
        .item(11, "Thema's", type="page", slug="themas", content="<p>Daar gaat het over.</p>")
        .item(12, "Vacatures", type="page", slug="vacatures", content="<p>Kom werken.</p>")
        .item(
            13, "Rond het vuur", slug="rond-het-vuur", content='<p><a href="https://oud.example/contact/">Bel</a></p>'
        )
    )


def below_home():
    return list(Page.objects.filter(depth=3).order_by("path").values_list("slug", flat=True))


@pytest.mark.parametrize("first", ["set_up_site", "import_wordpress"])
def test_in_either_order_there_is_one_page_of_each(first, move_to_nothing):
    if first == "set_up_site":
        set_up()
        move_to_nothing(old_site())
    else:
        move_to_nothing(old_site())
        set_up()

    assert sorted(below_home()) == sorted([*SECTIONS, *FIRST, "vacatures"])
    assert "Bel de oude site" in str(InformationPage.objects.get(slug="contact").body)
    assert ThemeIndexPage.objects.get().introduction == "<p>Daar gaat het over.</p>"
    assert "Wat we van je bewaren" in InformationPage.objects.get(slug="privacy").summary
    assert ArticleIndexPage.objects.get().introduction  # which the old site did not have


def test_a_first_text_that_somebody_changed_stays_and_is_told(move_to_nothing, anna):
    set_up()
    contact = InformationPage.objects.get(slug="contact")
    contact.body = [("text", "<p>Kom langs bij ons.</p>")]
    contact.save_revision(user=anna).publish()
    themes = ThemeIndexPage.objects.get()
    themes.introduction = "<p>Van ons.</p>"
    themes.save_revision(user=anna).publish()

    first, again = move_to_nothing(old_site()), move_to_nothing(old_site())

    assert "Kom langs bij ons" in str(InformationPage.objects.get(slug="contact").body)
    assert ThemeIndexPage.objects.get().introduction == "<p>Van ons.</p>"
    assert "iemand schreef daarin" in first.rows
    assert "iemand schreef daarin" not in again.rows
    assert "contact-2" not in below_home()


def test_unless_the_host_says_overwrite(move_to_nothing, anna):
    set_up()
    contact = InformationPage.objects.get(slug="contact")
    contact.body = [("text", "<p>Kom langs bij ons.</p>")]
    contact.save_revision(user=anna).publish()

    move_to_nothing(old_site(), "--overwrite")

    assert "Bel de oude site" in str(InformationPage.objects.get(slug="contact").body)


@pytest.mark.parametrize("hidden", [{"status": "draft"}, {"status": "private"}, {"password": "geheim"}])
def test_what_nobody_could_read_does_not_take_a_first_text_offline(hidden, move_to_nothing):
    set_up()

    move_to_nothing(Export().item(20, "Privacy", type="page", slug="privacy", content="<p>Nog leeg.</p>", **hidden))

    page = InformationPage.objects.get(slug="privacy")
    assert page.live
    assert not page.get_view_restrictions().exists()
    assert "Nog leeg" not in str(page.body)


def test_what_it_took_over_is_kept_up_to_date_and_what_was_changed_since_is_not_lost(move_to_nothing, anna):
    set_up()
    move_to_nothing(old_site())
    newer = Export().item(10, "Contact", type="page", slug="contact", content="<p>Een nieuw nummer.</p>")

    move_to_nothing(newer)

    contact = InformationPage.objects.get(slug="contact")
    assert "Een nieuw nummer" in str(contact.body)
    contact.save_revision(user=anna).publish()
    set_up()
    move_to_nothing(old_site())
    assert "Een nieuw nummer" in str(InformationPage.objects.get(slug="contact").body)
