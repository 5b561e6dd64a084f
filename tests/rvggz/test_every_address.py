"""Every address that the site knows, walked by every role: nobody gets in where he should not, nothing breaks."""

import re
from itertools import product

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import PageViewRestriction

from articles.contributions import files, links
from articles.models import Contribution, FileKind
from participants import memberships
from participants.models import DataExport
from rvggz import signed_links
from tests import every_address, factories, people
from tests.articles.test_writing_as_guest import offer
from tests.articles.writing import draft
from tests.every_address import MEANT_TO_BREAK, addresses
from tests.participants.test_leaving import log_in

OPEN = re.compile(
    r"/mijn/(inloggen|welkom|registreren|wachtwoord/vergeten|e-mail/bevestigen|niet-actief|nog-even|gegevens/blijven|uitloggen)"
)
ALL = addresses()
ADMIN = [address for address in ALL if address.startswith("/beheer/")]
MINE = [address for address in ALL if address.startswith("/mijn/")]
NOT_FOR_EDITORS = {"/beheer/logout/", *MEANT_TO_BREAK}
SET_UP = "/mijn/twee-stappen/"


@pytest.fixture
def linde(tree):
    return factories.make_organisation(tree, "De Linde", slug="de-linde")


@pytest.fixture
def contact(linde):
    person = people.member("Sanne", "Mulder")
    memberships.place(person, linde, is_contact=True)
    return person


@pytest.fixture
def elsewhere(tree):
    """Keeps the page of another organisation."""
    person = people.member("Thijs", "Visser")
    memberships.place(person, factories.make_organisation(tree, "De Berk", slug="de-berk"), is_contact=True)
    return person


def test_the_walk_meets_what_there_is():
    assert len(ADMIN) > 200
    assert len(MINE) > 30


@pytest.mark.parametrize(("role", "methods"), [("chris", ("get",)), ("contact", ("get", "post"))])
def test_a_member_without_rights_finds_nothing_in_the_admin(tree, client, request, role, methods):
    client.force_login(request.getfixturevalue(role))

    walk = [(method, where, getattr(client, method)(where).status_code) for method, where in product(methods, ADMIN)]

    assert [step for step in walk if step[2] != 404] == []


def both(where):
    return product(("get", "post"), where)


def test_a_stranger_is_asked_to_log_in_for_everything_in_the_admin(tree, client):
    for address in ADMIN:
        response = client.post(address)
        asks = response.status_code == 302 and response.url.startswith("/mijn/")
        assert asks or response.status_code in {403, 404, 405}, (address, response.status_code)


@pytest.mark.parametrize("is_superuser", [True, False], ids=["administrator", "editor"])
def test_without_a_second_step_every_address_of_the_admin_leads_to_setting_it_up(tree, client, is_superuser):
    person = people.member("Dora", "Vos", is_staff=True, is_superuser=is_superuser)
    person.groups.set(Group.objects.filter(name="Redactie"))
    client.force_login(person)

    for method, address in both(ADMIN):
        if address != "/beheer/logout/":
            response = getattr(client, method)(address)
            assert (response.status_code, response.headers.get("Location")) == (302, SET_UP), (method, address)


def test_no_address_of_the_admin_breaks_for_an_editor(tree, client, anna):
    client.force_login(anna)
    client.raise_request_exception = False

    walk = {where: client.get(where).status_code for where in ADMIN if where not in NOT_FOR_EDITORS}

    assert {where: status for where, status in walk.items() if status >= 500} == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_sees_nothing_below_mijn(tree, client, method):
    for address in MINE:
        response = getattr(client, method)(address)
        if not OPEN.match(address):
            assert response.status_code in {302, 403, 404, 405}, (address, response.status_code)


def test_no_address_breaks_for_anyone(tree, article, contact, client):
    """Not with samples, and not with what nobody would type."""
    factories.make_theme(tree)
    everything = [address for address in ALL if not address.startswith(("/beheer/", "/static/"))]

    for member, method, address in product((None, contact), ("get", "post"), everything):
        if member:
            client.force_login(member)
        else:
            client.logout()
        status = getattr(client, method)(address).status_code
        assert status < 500 or status == 503, (method, address, status)


NONSENSE = ["x", "", 7, -1, 10**30, 1.5, None, True, [], ["x", "y"], [1, 2, 3], {"a": 1}, "\x00", "1:2", [None, None]]
WITH_TOKEN = [(one, method) for one in ALL if "x:y:z" in one for method in ("GET", "POST")]


@pytest.mark.parametrize("value", NONSENSE, ids=str)
def test_a_link_that_we_signed_about_nonsense_is_gone_like_any_other(tree, client, monkeypatch, value):
    """As after a change of what a link says: the signature is good, what it is about is not."""
    monkeypatch.setattr(signed_links.signing, "loads", lambda *given, **more: value)

    answers = {way: client.generic(way[1], way[0]).status_code for way in WITH_TOKEN}

    assert len(answers) > 15
    assert {way: status for way, status in answers.items() if status >= 500} == {}


ODD = [
    "%00", "x%0a", "%ff", "é", "²", "a" * 300, "-1", "99999999999999999999", "0", "..", "%2e%2e", "x:y", "::", "'",
    "%F0%9F%98%80",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_part_of_an_address_breaks_nothing(tree, article, client, odd):
    everything = {
        every_address.address(
            path, dict.fromkeys(("pk", "key", "token", "slug", "place", "tint", "form", "seed", "what"), odd)
        )
        for path in every_address.patterns()
    }

    answers = {one: client.get(one).status_code for one in everything if not one.startswith(("/beheer/", "/static/"))}

    assert {one: status for one, status in answers.items() if status >= 500} == {}


def test_what_is_of_somebody_is_kept_by_nobody(tree, client, bram, eva):
    """No shared browser and no proxy keeps a page below /mijn/ or /beheer/, or a file of somebody."""
    for person in (bram, eva):
        log_in(client, person)
        for one in (one for one in MINE + ADMIN if one not in NOT_FOR_EDITORS):
            response = client.get(one)
            said = response.headers.get("Cache-Control", "")
            is_words_of_scripts = response.headers.get("Content-Type", "").startswith("text/javascript")
            assert "no-store" in said or is_words_of_scripts, (one, said)


def test_what_a_link_from_a_mail_shows_is_kept_by_nobody(tree, client):
    said = {way: client.generic(way[1], way[0]).headers.get("Cache-Control", "") for way in WITH_TOKEN}

    assert {way: words for way, words in said.items() if "no-store" not in words} == {}


def test_a_page_that_names_a_member_is_kept_by_no_proxy(tree, article, client, bram):
    log_in(client, bram)

    for address in ("/", "/actueel/", "/zoeken/?q=vuur", "/trefwoorden/", article.url):
        said = client.get(address).headers.get("Cache-Control", "")
        assert "private" in said or "no-store" in said, address


def test_a_closed_page_and_its_pdf_are_kept_by_nobody(article, client, bram):
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    log_in(client, bram)

    for address in (article.url, f"{article.url}pdf/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]


# What is somebody's


def picture():
    return SimpleUploadedFile("vuur.jpg", factories.picture_file().read())


def export_of(member):
    export = DataExport.objects.create(member=member, ready_at=timezone.now())
    export.file.save("kopie.zip", SimpleUploadedFile("kopie.zip", b"PK"))
    return f"/mijn/gegevens/kopie/{export.key}.zip"


def test_what_is_of_one_member_is_not_there_for_any_other(tree, bram, contact, elsewhere, anna, client):
    piece = draft(tree, bram)
    file = files.add(piece, FileKind.PICTURE, picture(), "Een vuur")
    page = piece.get_absolute_url()
    theirs = dict.fromkeys((page, f"{page}bestanden/{file.pk}/", f"{page}voorbeeld/", export_of(bram)), bram)
    theirs |= {f"/mijn/organisatie/de-linde/{rest}": contact for rest in ("", "mensen/", "vertrekken/")}
    doing = [f"{page}{rest}" for rest in ("bewaar/", "bestanden/", "weggooien/", "intrekken/", "wijzigen/", "opnieuw/")]
    doing += [f"{page}bestanden/{file.pk}/", "/mijn/organisatie/de-linde/terug/"]

    for address, owner in theirs.items():
        log_in(client, owner)
        assert client.get(address).status_code == 200, address
        client.logout()
        assert client.get(address).status_code == 302, address

    for person in (bram, contact, elsewhere, anna):
        log_in(client, person)
        for address in (address for address, owner in theirs.items() if owner != person):
            assert client.get(address).status_code == 404, (address, person)
        for address in (address for address in doing if person not in {bram, contact}):
            assert client.post(address).status_code == 404, (address, person)


def test_a_guests_piece_is_there_for_who_has_its_link_only(tree, bram, anna, client):
    offer(client, tree, pictures=picture())
    offer(client, tree, title="Een ander stuk")
    piece, other = Contribution.objects.order_by("created_at")
    file, gast = piece.files.get(), "/praat-mee/bijdragen/gast/"
    own, others = (f"{gast}{links.own_token(one)}/" for one in (piece, other))

    for person in (None, bram, anna):
        if person:
            client.force_login(person)
        assert client.get(f"{own}bestanden/{file.pk}/").status_code == 200  # the link is the key
        assert client.get(f"{others}bestanden/{file.pk}/").status_code == 404
        assert client.get(f"{gast}{piece.pk}/").status_code == 404
        if person:
            for rest in ("", "voorbeeld/", f"bestanden/{file.pk}/"):
                assert client.get(f"/praat-mee/bijdragen/{piece.pk}/{rest}").status_code == 404
