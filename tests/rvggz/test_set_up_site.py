"""``manage.py set_up_site``: from an empty database to a site that can be opened."""

import io
import re
from html import unescape

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site, WorkflowPage

from articles.models import ContributionIndexPage, HomePage, InformationPage, SiteTexts
from comments.models import ReactionSettings
from participants.models import Member
from rvggz import first_texts, privacy
from tests import people
from tests.participants.accounts import is_in, log_in, sign_up

pytestmark = pytest.mark.django_db
NOOR, PASSWORD = "noor@example.test", "paard kaars fiets oceaan"
ADDRESSES = (
    "/", "/actueel/", "/praat-mee/", "/themas/", "/deelnemers/", "/nieuwsbrief/", "/nieuwsbrief/archief/", "/over-ons/",
    "/contact/", "/huisregels/", "/privacy/", "/toegankelijkheid/", "/zoeken/", "/trefwoorden/",
)  # fmt: skip


def set_up(*options):
    said = io.StringIO()
    call_command("set_up_site", "--no-input", *options, stdout=said, stderr=said)
    return said.getvalue()


@pytest.fixture
def noor():
    """The first administrator, as the host makes her."""
    set_up("--admin", NOOR, "--admin-name", "Noor van Dijk", "--email", "redactie@example.test",
           "--organisation", "Stichting De Kring")  # fmt: skip
    return Member.objects.get(email=NOOR)


@pytest.fixture
def link(mailoutbox, noor):
    return re.search(r"http\S+/mijn/welkom/(\S+)", mailoutbox[-1].body)[0].replace("http://127.0.0.1:8000", "")


def test_before_it_the_home_page_tells_in_dutch_what_a_host_must_do(browse):
    page = browse("/", status=503)

    assert "Deze site is nog niet klaar" in page
    assert "manage.py set_up_site" in page
    assert "Welcome" not in page


def test_every_address_of_the_site_answers(noor, browse):
    pages = {address: browse(address) for address in ADDRESSES}

    for slug in ("huisregels", "privacy", "toegankelijkheid", "contact"):  # linked from every foot
        assert all(f'href="/{slug}/"' in page.split("<footer")[1] for page in pages.values()), slug
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_every_link_within_the_first_texts_leads_somewhere(noor, browse):
    links = {link for slug in first_texts.slugs() for link in re.findall(r'href="(/[^"]*)"', browse(f"/{slug}/"))}

    for link in links - {"/mijn/gegevens/"}:  # asks to log in
        if not link.startswith(("/static/", "/media/")):
            browse(link)


def test_the_site_record_has_the_address_and_name(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://www.voorbeeld.test"

    set_up("--admin", NOOR, "--name", "De Kring")

    site = Site.objects.get()
    assert (site.hostname, site.port, site.site_name) == ("www.voorbeeld.test", 443, "De Kring")
    assert HomePage.objects.get().title == "De Kring"


def test_a_site_record_with_another_address_stays_and_is_told(settings):
    set_up("--admin", NOOR)
    Site.objects.update(hostname="anders.test", port=443)

    said = set_up()

    assert Site.objects.get().hostname == "anders.test"
    assert "https://anders.test" in said


def test_praat_mee_has_its_workflow_and_reactions_their_rules(noor):
    assert WorkflowPage.objects.filter(page=ContributionIndexPage.objects.get()).exists()
    assert ReactionSettings.objects.get().house_rules_page.slug == "huisregels"


def test_the_privacy_page_tells_all_that_the_registry_holds(noor, browse):
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", browse("/privacy/"))).split())

    for holding in privacy.holdings():
        assert " ".join(holding.kept.split()) in text, holding.label
        assert holding.label in text


def test_what_only_the_host_knows_stands_there_or_is_asked_for(browse):
    set_up("--admin", NOOR, "--organisation", "Stichting De Kring & Co, Dorpsstraat 1")

    assert "Stichting De Kring &amp; Co, Dorpsstraat 1" in browse("/over-ons/")
    assert "[vul in: het e-mailadres van de redactie]" in browse("/contact/")


def test_what_the_host_says_later_is_put_where_a_page_still_asks_for_it(browse):
    set_up("--admin", NOOR)
    contact = InformationPage.objects.get(slug="contact")
    contact.body.append(("text", "<p>Kom langs in de tuin.</p>"))
    contact.save_revision().publish()

    said = set_up("--organisation", 'De "Kring" & Co', "--email", "redactie@example.test")

    pages = {slug: unescape(browse(f"/{slug}/")) for slug in first_texts.slugs()}
    assert not any("[vul in" in page for page in pages.values())
    assert 'Deze site is van De "Kring" & Co.' in pages["over-ons"]
    assert "Mail de redactie: redactie@example.test" in pages["contact"]
    assert "Kom langs in de tuin" in pages["contact"]
    assert "Ingevuld wat er nog openstond: Over ons, Contact, Privacy, Toegankelijkheid" in said


def test_a_draft_that_somebody_works_at_is_left_alone(anna):
    set_up("--admin", NOOR)
    contact = InformationPage.objects.get(slug="contact")
    contact.summary = "Zo vind je ons."
    draft = contact.save_revision(user=anna)

    set_up("--email", "redactie@example.test")

    contact.refresh_from_db()
    assert contact.latest_revision == draft
    assert contact.live_revision != draft


def test_a_second_time_changes_nothing_that_people_changed(noor, anna):
    contact = InformationPage.objects.get(slug="contact")
    contact.title, contact.body = "Bel ons", [("text", "<p>Kom langs.</p>")]
    contact.save_revision(user=anna).publish()
    InformationPage.objects.get(slug="over-ons").unpublish()
    home = HomePage.objects.get()
    home.dream = "Samen."
    home.save_revision(user=anna).publish()
    SiteTexts.objects.update(footer_text="<p>Van ons.</p>")
    before = list(Page.objects.values_list("pk", "title", "live", "latest_revision_id").order_by("pk"))

    said = set_up("--name", "Anders", "--organisation", "Een ander", "--email", "ander@example.test")

    assert list(Page.objects.values_list("pk", "title", "live", "latest_revision_id").order_by("pk")) == before
    texts = SiteTexts.objects.get()
    assert (texts.footer_text, texts.contact_email) == ("<p>Van ons.</p>", "redactie@example.test")
    assert "Stond er al, en is niet veranderd" in said


def test_a_page_that_was_taken_away_comes_back_alone(noor):
    InformationPage.objects.get(slug="privacy").delete()

    said = set_up()

    assert "Gemaakt: Privacy\n" in said
    assert InformationPage.objects.get(slug="privacy").live


# The first administrator


def test_she_chooses_a_password_and_is_asked_for_two_steps(client, noor, link, tree_is_there):
    client.get(link)
    client.head(link)
    assert not Member.objects.get(pk=noor.pk).has_usable_password()

    answer = client.post(link, {"password1": PASSWORD})

    assert answer["Location"] == "/beheer/"
    assert is_in(client)
    assert client.get("/beheer/")["Location"] == "/mijn/twee-stappen/"
    assert Member.objects.get(pk=noor.pk).check_password(PASSWORD)
    assert str(noor) == "Noor van Dijk"


@pytest.fixture
def tree_is_there(noor):
    assert HomePage.objects.exists()


def test_the_link_works_once(client, noor, link):
    client.post(link, {"password1": PASSWORD})
    client.post("/mijn/uitloggen/")

    answer = client.post(link, {"password1": "een heel ander wachtwoord"})

    assert answer.status_code == 410
    assert "Deze link werkt niet meer" in answer.content.decode()
    assert Member.objects.get(pk=noor.pk).check_password(PASSWORD)


@pytest.mark.parametrize("token", ["x", "W10:1t:x", "%00", "eyJhIjoxfQ:1tabcd:abc", "é"])
def test_a_link_that_is_none_says_so(client, noor, token):
    assert client.get(f"/mijn/welkom/{token}/").status_code == 410


def test_a_password_that_is_too_easy_is_refused_and_the_link_stays_good(client, link):
    answer = client.post(link, {"password1": "welkom"})

    assert answer.status_code == 422
    assert "te kort" in answer.content.decode()
    assert client.post(link, {"password1": PASSWORD})["Location"] == "/beheer/"


def test_another_time_sends_the_invitation_again(noor, mailoutbox):
    said = set_up("--admin", NOOR)

    assert "krijgt een mail" in said
    assert [mail.to for mail in mailoutbox] == [[NOOR], [NOOR]]
    assert Member.objects.count() == 1


def test_who_has_a_password_keeps_it_and_gets_no_mail(mailoutbox, bram):
    said = set_up("--admin", bram.email.upper())

    assert "logt in met het wachtwoord dat er al was" in said
    assert mailoutbox == []
    bram.refresh_from_db()
    assert bram.is_superuser
    assert bram.check_password(people.PASSWORD)


def test_a_stranger_who_registered_with_her_address_gets_nothing(client, mailoutbox):
    sign_up(client, email=NOOR, password="een wachtwoord van een vreemde")

    set_up("--admin", NOOR)

    assert Member.objects.get(email=NOOR).is_superuser
    assert not Member.objects.get(email=NOOR).has_usable_password()
    client.cookies.clear()
    log_in(client, NOOR, "een wachtwoord van een vreemde")
    assert not is_in(client)


def test_with_the_mail_down_the_site_stands_and_the_host_hears_how_to_send_again(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(CommandError) as error:
        set_up("--admin", NOOR)

    assert "niet te bereiken" in str(error.value)
    assert f"manage.py set_up_site --admin {NOOR}" in str(error.value)
    assert InformationPage.objects.get(slug="privacy").live


def test_with_the_mail_up_it_really_leaves(postbus):
    set_up("--admin", NOOR)

    assert "/mijn/welkom/" in postbus.text(postbus.to(NOOR)[0])


def test_without_an_administrator_and_without_a_terminal_it_says_what_is_missing():
    with pytest.raises(CommandError, match="Er is nog geen beheerder"):
        set_up()

    assert InformationPage.objects.filter(slug="privacy").exists()


@pytest.mark.parametrize("option", ["--admin", "--email"])
def test_nonsense_for_an_address_is_refused_before_anything_is_made(option):
    with pytest.raises(CommandError, match="geen e-mailadres"):
        set_up(option, "noor")

    assert not HomePage.objects.exists()


# Colleagues


def test_a_colleague_made_without_a_password_is_invited(
    client, tree, eva, mailoutbox, django_capture_on_commit_callbacks
):
    client.force_login(eva)
    said = {"email": NOOR, "first_name": "Noor", "last_name": "van Dijk", "display_name": "", "password1": "",
            "password2": "", "groups": []}  # fmt: skip

    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/beheer/users/new/", said).status_code == 302

    link = re.search(r"/mijn/welkom/\S+", mailoutbox[-1].body)[0]
    client.post("/mijn/uitloggen/")
    assert client.post(link, {"password1": PASSWORD})["Location"] == "/mijn/"
    assert is_in(client)
