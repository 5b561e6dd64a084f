"""500.html says that we hear of it: the host does, and learns nothing of who visited."""

import pytest
from django.db import OperationalError, connection
from django.urls import path

from rvggz.models import OutgoingMail
from rvggz.urls import urlpatterns as ours

pytestmark = pytest.mark.django_db
EVA = "eva.smit@example.test"


def breaks(request, token=""):
    raise RuntimeError(f"sam@example.test zocht naar {token}")


urlpatterns = [path("stuk/<str:token>/", breaks, name="breaks"), *ours]


@pytest.fixture
def visit(client, settings):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return lambda address="/stuk/geheim-woord/?q=depressie": client.get(address)


def test_administrators_hear_that_a_page_broke_and_nothing_of_who_visited(
    visit, eva, anna, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = visit()

    assert answer.status_code == 500
    assert [mail.to for mail in mailoutbox] == [[EVA]]
    said = mailoutbox[0].message().as_string()
    assert "breaks" in said
    assert "RuntimeError" in said
    for secret in ("geheim-woord", "depressie", "sam@example.test"):
        assert secret not in said


def test_they_hear_it_once_an_hour_however_often(visit, eva):
    for _ in range(5):
        visit()

    assert OutgoingMail.objects.filter(name="page_broke").count() == 1


def test_a_host_with_an_address_of_his_own_hears_it_alone(visit, eva, settings):
    settings.ERROR_MAIL = "techniek@example.test"

    visit()

    assert list(OutgoingMail.objects.values_list("to", flat=True)) == ["techniek@example.test"]


@pytest.mark.parametrize("address", ["/bestaat-niet/", "/mijn/welkom/onzin/"])
def test_what_is_not_there_is_no_error(visit, eva, address):
    visit(address)

    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_without_a_database_the_page_still_says_what_to_do(visit, eva):
    with connection.execute_wrapper(no_database):
        answer = visit()

    assert answer.status_code == 500
    assert "113" in answer.content.decode()


def no_database(execute, sql, *more):
    raise OperationalError("weg")
