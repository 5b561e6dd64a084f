"""Mail of the demo set-up: one file each, readable in the browser, and nothing of it can act."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path

    def send(subject="Welkom bij het kampvuur", text="Lees verder op https://example.test/verder", html=""):
        message = EmailMultiAlternatives(subject, text, "post@example.test", ["bram@example.test"])
        if html:
            message.attach_alternative(html, "text/html")
        message.attach("verslag.txt", "Tien regels.", "text/plain")
        return get_connection("rvggz.demo.mail.EmlFileBackend").send_messages([message])

    return send


def test_every_message_is_a_file_of_its_own(send, tmp_path):
    send()
    send()

    assert len(list(tmp_path.glob("*.eml"))) == 2
    assert not list(tmp_path.glob(".*"))


def test_the_newest_is_on_top(send, tree, browse):
    send("Eerste")
    send("Tweede")

    page = browse("/demo/mail/")

    assert page.index("Tweede") < page.index("Eerste")


def test_a_letter_shows_its_text_with_links_and_its_attachments(send, tree, browse, tmp_path):
    send()

    page = browse(f"/demo/mail/{next(tmp_path.iterdir()).stem}/")

    assert 'href="https://example.test/verder"' in page
    assert "verslag.txt" in page
    assert "bram@example.test" in page


def test_the_html_of_a_letter_may_do_nothing(send, tree, client, tmp_path):
    send(html="<script>alert(1)</script><p>Dag</p>")

    answer = client.get(f"/demo/mail/{next(tmp_path.iterdir()).stem}/html/")

    assert "<p>Dag</p>" in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "sandbox allow-popups" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["bestaat-niet", "..%2Fgeheim"])
def test_an_unknown_letter_is_not_found(send, tree, browse, name):
    browse(f"/demo/mail/{name}/", status=404)
