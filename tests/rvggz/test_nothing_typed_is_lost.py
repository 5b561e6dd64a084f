"""A form that could not be taken, because of cookies or of logging in, gives back what was written in it."""

import pytest
from django.test import Client

from tests.articles.writing import draft

TEXT = "Wij aten soep. <script>alert(1)</script> & brood"
SHOWN = "Wij aten soep. &lt;script&gt;alert(1)&lt;/script&gt; &amp; brood"
SECRETS = {"password1": "geheim-een", "code": "geheim-twee", "token": "geheim-drie", "credential": "geheim-vier"}
PAGE = {"Accept": "text/html,application/xhtml+xml"}


def words(response):
    return response.content.decode()


@pytest.mark.parametrize("address", ["/mijn/profiel/", "/praat-mee/bijdragen/gast/", "/mijn/inloggen/"])
def test_a_form_without_its_token_gives_back_what_was_written(tree, bram, address):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(bram)

    answer = browser.post(address, {"text": TEXT, "about": "Ik kook.", **SECRETS})

    assert answer.status_code == 403
    assert "Dit lukte niet" in words(answer)
    assert SHOWN in words(answer)
    assert "Ik kook." in words(answer)
    assert "geheim" not in words(answer)
    assert "CSRF" not in words(answer)
    assert f'href="{address}"' in words(answer)
    assert "no-store" in answer["Cache-Control"]


def test_a_reaction_that_came_from_elsewhere_gives_back_what_was_written(tree, article, client):
    answer = client.post(f"/reageren/{article.pk}/", {"text": TEXT}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert SHOWN in words(answer)


def test_a_broken_form_is_answered_calmly(tree):
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/mijn/profiel/", b"--x\r\nbroken", content_type="multipart/form-data; boundary=")

    assert answer.status_code in {400, 403}


def test_who_was_logged_out_while_writing_copies_the_text_and_comes_back(tree, bram, client):
    piece = draft(tree, bram)
    page = f"/praat-mee/bijdragen/{piece.pk}/"
    forms = {page: page, "/mijn/profiel/": "/mijn/profiel/", "/mijn/organisatie/uitnodiging/1/": "/mijn/organisatie/"}

    for address, stood_on in forms.items():
        headers = {**PAGE, "Referer": f"http://testserver{stood_on}"}
        answer = client.post(address, {"text": TEXT, "title": "Soep", **SECRETS}, headers=headers)

        assert answer.status_code == 401
        assert SHOWN in words(answer)
        assert "Soep" in words(answer)
        assert "geheim" not in words(answer)
        assert f'href="/mijn/inloggen/?next={stood_on.replace("/", "%2F")}"' in words(answer)


def test_what_the_editor_wrote_is_given_back_as_words(tree, bram, client):
    piece = draft(tree, bram)

    answer = client.post(
        f"/praat-mee/bijdragen/{piece.pk}/", {"text": "<p>Eén</p><p><b>Twee</b></p>", "text_is": "html"}, headers=PAGE
    )

    assert "Eén\n\nTwee" in words(answer)


def test_a_way_back_to_another_site_is_not_offered(tree, client):
    headers = {**PAGE, "Referer": "https://elders.example/val/"}

    answer = client.post("/mijn/profiel/", {"about": "Ik kook."}, headers=headers)

    assert "elders" not in words(answer)
    assert "next=%2Fmijn%2Fprofiel%2F" in words(answer)
