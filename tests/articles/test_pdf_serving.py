"""How ``<article>/pdf/`` is sent: made on the first request, then from storage, whole or in parts."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.models import PageViewRestriction

from articles.models import PdfState, StoredPdf
from articles.pdf import renderer
from tests.snapshots import once


@pytest.fixture
def pdf_url(article):
    return f"{article.url}pdf/"


@pytest.fixture
def first(client, pdf_url):
    """What a reader gets of a PDF that was made. (Made once for all these tests; one of them may have deleted it.)"""
    name, content = once("a PDF of the article", lambda: make(client, pdf_url))
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    return client.get(pdf_url)


def make(client, pdf_url):
    assert client.get(pdf_url).status_code == 200
    pdf = StoredPdf.objects.get()
    return pdf.file.name, pdf.file.read()


def body(response):
    return b"".join(response.streaming_content)


def test_the_first_reader_gets_the_pdf_without_any_worker(client, pdf_url, article):
    first = client.get(pdf_url)

    assert first.status_code == 200
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == f'inline; filename="{article.slug}.pdf"'
    assert body(first).startswith(b"%PDF-1.7")


def test_a_stored_pdf_is_sent_without_rendering(first, client, pdf_url, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(renderer, "Rendering", None)

    with django_assert_max_num_queries(12):
        second = client.get(pdf_url)

    assert second.status_code == 200
    assert second["ETag"] == first["ETag"]


def test_an_unchanged_pdf_is_not_sent_again(first, client, pdf_url):
    by_etag = client.get(pdf_url, headers={"If-None-Match": first["ETag"]})
    by_date = client.get(pdf_url, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (by_etag.status_code, by_date.status_code) == (304, 304)
    assert by_etag["ETag"] == first["ETag"]


def test_head_says_the_same_without_the_file(first, client, pdf_url):
    head = client.head(pdf_url)

    assert head.status_code == 200
    assert head["Content-Length"] == first["Content-Length"]
    assert head["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("asked, start, end", [("bytes=0-9", 0, 10), ("bytes=100-", 100, None), ("bytes=-7", -7, None)])
def test_a_part_is_sent_when_a_part_is_asked_for(first, client, pdf_url, asked, start, end):
    whole = body(first)

    part = client.get(pdf_url, headers={"Range": asked})

    assert part.status_code == 206
    sent = body(part)
    assert sent == whole[start:end]
    assert int(part["Content-Length"]) == len(sent)
    assert part["Content-Range"].endswith(f"/{len(whole)}")


def test_a_part_beyond_the_end_is_refused_with_the_length(first, client, pdf_url):
    beyond = client.get(pdf_url, headers={"Range": "bytes=99999999-"})

    assert beyond.status_code == 416
    assert beyond["Content-Range"] == f"bytes */{first['Content-Length']}"


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=a-b", "bytes=-", "lines=1-2", "bytes=0-1,4-5"])
def test_a_range_that_makes_no_sense_gives_the_whole_file(first, client, pdf_url, asked):
    assert client.get(pdf_url, headers={"Range": asked}).status_code == 200


def test_a_part_of_an_older_version_gives_the_whole_new_file(first, client, pdf_url):
    response = client.get(pdf_url, headers={"Range": "bytes=0-9", "If-Range": '"older"'})

    assert response.status_code == 200


def test_a_new_revision_gets_a_new_pdf_and_the_old_one_goes(first, client, article, pdf_url):
    old = StoredPdf.objects.get()
    article.title = "Het vuur brandt nog"
    article.save_revision().publish()

    second = client.get(pdf_url)

    assert second["ETag"] != first["ETag"]
    assert StoredPdf.objects.get().pk != old.pk


def test_an_unpublished_article_has_no_pdf_and_keeps_no_file(
    first, client, article, pdf_url, django_capture_on_commit_callbacks
):
    pdf = StoredPdf.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        article.unpublish()

    assert client.get(pdf_url).status_code == 404
    assert not pdf.file.storage.exists(pdf.file.name)
    assert not StoredPdf.objects.exists()


def test_a_deleted_article_leaves_no_file(first, article, django_capture_on_commit_callbacks):
    pdf = StoredPdf.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        article.delete()

    assert not pdf.file.storage.exists(pdf.file.name)


def test_the_name_in_storage_cannot_be_guessed(first, article):
    name = StoredPdf.objects.get().file.name

    assert article.slug not in name
    assert len(name) > 30


def test_the_pdf_of_a_restricted_page_asks_for_the_password_too(client, article, pdf_url):
    PageViewRestriction.objects.create(page=article, restriction_type="password", password="vuur")

    answer = client.get(pdf_url)

    assert answer["Content-Type"].startswith("text/html")
    assert not StoredPdf.objects.exists()


def test_the_pdf_of_a_page_for_members_is_kept_by_no_cache(client, anna, article, pdf_url):
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    client.force_login(anna)

    assert "no-store" in client.get(pdf_url)["Cache-Control"]


def test_a_pdf_whose_file_was_lost_is_made_again(first, client, pdf_url):
    pdf = StoredPdf.objects.get()
    pdf.file.storage.delete(pdf.file.name)

    again = client.get(pdf_url)

    assert again.status_code == 200
    assert StoredPdf.objects.get().state == PdfState.READY
