"""What travels of an answer: text compressed, files as they are, and nothing after HEAD."""

import gzip
from itertools import product

import pytest
from django.core.files.base import ContentFile
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from articles.models import Download
from rvggz.response_body import CompressionMiddleware, HeadMiddleware

LONG = b"een lange tekst met woorden " * 400


@pytest.fixture
def _same_connection(db):
    """Django closes what a request of before left open: that is the transaction of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def answer(response, method="GET"):
    request = RequestFactory().generic(method, "/", headers={"accept-encoding": "gzip"})
    return CompressionMiddleware(lambda request: response)(request)


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "application/json", "application/atom+xml"])
def test_text_is_compressed(content_type):
    found = answer(HttpResponse(LONG, content_type=content_type))

    assert found["Content-Encoding"] == "gzip"
    assert gzip.decompress(found.content) == LONG


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "video/mp4", "application/zip", "font/woff2"])
def test_what_is_compressed_already_is_not(content_type):
    assert "Content-Encoding" not in answer(HttpResponse(LONG, content_type=content_type)).headers
    assert "Content-Encoding" not in answer(StreamingHttpResponse([LONG], content_type=content_type)).headers


def test_a_file_is_not_whatever_it_holds(tmp_path):
    (tmp_path / "lijst.txt").write_bytes(LONG)

    found = answer(FileResponse((tmp_path / "lijst.txt").open("rb")))

    assert "Content-Encoding" not in found.headers
    assert found["Content-Length"] == str(len(LONG))


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["gzip", "gzip, deflate, br", ""])
def test_a_document_keeps_its_length_and_comes_in_parts(client, tree, encoding):
    document = Download.objects.create(title="Lijst", file=ContentFile(LONG, "lijst.txt"))

    whole = client.get(document.url, headers={"accept-encoding": encoding})
    part = client.get(document.url, headers={"accept-encoding": encoding, "range": "bytes=4-8"})

    assert (whole["Content-Length"], "Content-Encoding" in whole.headers) == (str(len(LONG)), False)
    assert (part.status_code, b"".join(part.streaming_content)) == (206, LONG[4:9])
    assert "Content-Encoding" not in part.headers


@pytest.mark.django_db
def test_a_part_that_no_file_has_is_told_and_nonsense_gives_the_whole(client, tree, article):
    document = Download.objects.create(title="Lijst", file=ContentFile(LONG, "lijst.txt"))

    for address, asked in product((document.url, f"{article.url}pdf/"), ("9" * 5000, "0-" + "9" * 5000, "-", "²-")):
        assert client.get(address, headers={"range": f"bytes={asked}"}).status_code == 200, (address, asked[:9])
    assert client.get(document.url, headers={"range": "bytes=99999999999-"}).status_code == 416


@pytest.mark.usefixtures("_same_connection")
@pytest.mark.parametrize("make", [
    lambda: HttpResponse(LONG), lambda: StreamingHttpResponse([LONG]), lambda: HttpResponse(b"weg", status=404),
])  # fmt: skip
def test_head_has_headers_and_no_body(make):
    response = make()
    response["X-Same"] = "1"
    response.set_cookie("a", "b")

    found = HeadMiddleware(lambda request: response)(RequestFactory().head("/"))

    assert (found.content, found["X-Same"], found.cookies["a"].value) == (b"", "1", "b")
    assert found.status_code == response.status_code


@pytest.mark.usefixtures("_same_connection")
def test_the_site_sends_nothing_after_the_head_of_a_kept_page_or_a_file(tree, article):
    """As the web server asks it: Django's test client would take a body away by itself."""
    document = Download.objects.create(title="Lijst", file=ContentFile(LONG, "lijst.txt"))

    def ask(method, address):
        started = []
        environ = RequestFactory().generic(method, address).environ
        answer = get_wsgi_application()(environ, lambda status, headers: started.append((status, headers)))
        body = b"".join(answer)
        answer.close()
        return started[0][0], {name.lower(): value for name, value in started[0][1]}, body

    for address in (article.url, document.url):
        first, head = ask("GET", address), ask("HEAD", address)
        assert (first[0], head[0]) == ("200 OK", "200 OK")
        assert int(head[1]["content-length"]) == len(first[2]) > 0
        assert head[2] == b""
    assert "x-kept" in ask("HEAD", article.url)[1]
