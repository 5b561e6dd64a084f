""" "Begin hier" on the first page of the admin: its states follow from the data."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Group

from articles.admin import first_steps
from articles.models import HomePage, InformationPage, SiteTexts, ThemeIndexPage
from participants.models import Member
from rvggz import site_setup
from rvggz.models import MailState, OutgoingMail
from tests import factories, people
from tests.snapshots import once

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_site(db):
    return once("a site as set_up_site makes it", lambda: site_setup.make_site(site_setup.Answers()) and None)


@pytest.fixture
def desk(client, new_site, eva):
    """``desk()``: the first page of the admin, as who manages the site sees it."""
    client.force_login(eva)
    return lambda: client.get("/beheer/").content.decode()


def done(member):
    return [step.title for step in first_steps.steps_for(member) if step.is_done]


def mail(state, **more):
    OutgoingMail.objects.create(key=f"{state}{OutgoingMail.objects.count()}", name="test_mail", state=state, **more)


def test_of_a_new_site_nothing_is_done_and_each_step_leads_somewhere(desk, client, eva):
    page = desk()

    assert "Begin hier" in page
    assert done(eva) == []
    for step in first_steps.steps_for(eva):
        assert step.url or step.press, step.title
        assert unescape(step.title) in unescape(page)
        if step.url:
            assert client.get(step.url).status_code == 200, step.title
    assert page.count("rvggz-begin--next") == 1


def test_the_home_page_is_yours_when_somebody_saved_it(desk, eva):
    HomePage.objects.get().save_revision(user=eva).publish()

    assert done(eva) == ["Naam en beeld"]


def test_what_only_you_know_is_done_when_nothing_asks_for_it_any_more(desk, eva):
    assert "Op de pagina Over ons staat nog “[vul in: …]”" in desk()
    for page in InformationPage.objects.all():
        page.body = [("text", "<p>Van ons.</p>")]
        page.save_revision(user=eva).publish()
    assert done(eva) == []

    SiteTexts.objects.update(contact_email="redactie@example.test")

    assert done(eva) == ["Wie jullie zijn"]


@pytest.mark.parametrize(("states", "works"), [
    ([MailState.SENT], True), ([], False), ([MailState.WAITING], False), ([MailState.SENT, MailState.FAILED], False),
])  # fmt: skip
def test_mail_works_when_something_left_and_nothing_could_not(desk, eva, states, works):
    for state in states:
        mail(state)

    assert ("De mail werkt" in done(eva)) == works


def test_mail_that_could_not_leave_yet_is_trouble(desk, eva):
    mail(MailState.SENT)
    mail(MailState.WAITING, tries=1)

    assert done(eva) == []


def test_a_theme_and_an_article_count_when_they_are_online(desk, eva):
    tree = type("Tree", (), {"themes": ThemeIndexPage.objects.get()})
    theme = factories.make_theme(tree, "Herstel")
    assert done(eva) == ["Het eerste thema"]

    theme.unpublish()

    assert done(eva) == []


def test_a_colleague_is_one_who_may_open_the_admin(desk, eva, bram):
    assert done(eva) == []

    anna = people.member("Anna", "Bakker")
    anna.groups.add(Group.objects.get(name="Redactie"))
    assert done(eva) == ["Collega's uitnodigen"]

    Member.objects.filter(pk=anna.pk).update(is_active=False)
    assert done(eva) == []


def test_house_rules_are_read_by_a_press(desk, client, eva):
    client.post("/beheer/begin/gelezen/")

    assert done(eva) == ["De huisregels gelezen"]


def test_a_test_mail_goes_to_who_asks(desk, client, eva):
    client.post("/beheer/begin/proefbericht/")

    assert OutgoingMail.objects.get().to == eva.email


def test_put_away_it_stays_away(desk, client):
    client.post("/beheer/begin/weg/")

    assert "Begin hier</h2>" not in desk()


def test_it_goes_away_when_all_is_done(desk, eva, monkeypatch):
    steps = [first_steps.Step("Iets", "", is_done=True)]
    monkeypatch.setattr(first_steps, "steps_for", lambda user: steps)

    assert "Begin hier</h2>" not in desk()


def test_who_does_not_manage_the_site_neither_sees_nor_presses(client, new_site, anna):
    client.force_login(anna)

    assert "Begin hier" not in client.get("/beheer/").content.decode()
    for what in ("gelezen", "weg", "proefbericht"):
        assert client.post(f"/beheer/begin/{what}/").status_code in {302, 403}
    assert done(anna) == []
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("what", ["onzin", "gelezen"])
def test_a_link_presses_nothing(desk, client, eva, what):
    assert client.get(f"/beheer/begin/{what}/").status_code == 405
    assert client.post("/beheer/begin/onzin/").status_code == 404
    assert done(eva) == []


def test_before_set_up_site_it_says_so(client, eva):
    client.force_login(eva)

    page = client.get("/beheer/").content.decode()

    assert "manage.py set_up_site" in page
    assert re.search(r"0 van de 1 stappen", page)
