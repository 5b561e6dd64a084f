"""The form of a piece: what goes in, what comes back, and who may see it."""

import uuid
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.contributions import content, deciding, files, html_in, html_out, own, submitting
from articles.models import Contribution, FileKind, PieceState
from participants.models import Membership
from rvggz import simple_text
from rvggz.models import OutgoingMail
from tests import factories
from tests.articles.writing import MP4, draft, form_data, now, picture, placed, save, submitted

ADDRESSES = ("", "bewaar/", "bestanden/", "voorbeeld/", "weggooien/", "intrekken/", "wijzigen/", "opnieuw/")
CRY = "Ik wil niet meer leven."


# Whose it is


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_who_guesses_the_address_gets_404(piece, client, chris, anna, address):
    file = files.add(piece, FileKind.PICTURE, picture(), "Een vuur")
    url = f"{piece.get_absolute_url()}{address}"
    for stranger in (chris, anna):
        client.force_login(stranger)
        for ask in (client.get, client.post):
            assert ask(url).status_code in {404, 405}, url
            assert client.post(f"{piece.get_absolute_url()}bestanden/{file.pk}/").status_code == 404
            assert client.get(f"{piece.get_absolute_url()}bestanden/{file.pk}/").status_code == 404
    assert now(piece).title == "Soep voor twaalf"


def test_who_is_not_logged_in_cannot_tell_whether_a_piece_exists(piece, client):
    client.logout()

    there, not_there = client.get(piece.get_absolute_url()), client.get(reverse("contribution", args=[uuid.uuid4()]))

    assert there.status_code == not_there.status_code == 302
    assert there.url.startswith("/mijn/inloggen/")
    assert client.post(f"{piece.get_absolute_url()}bewaar/").status_code == 401


def test_a_file_of_a_draft_is_not_in_the_public_folder(piece, client, settings):
    file = files.add(piece, FileKind.PICTURE, picture(), "Een vuur")

    assert str(settings.PRIVATE_ROOT) in file.file.path
    answer = client.get(f"{piece.get_absolute_url()}bestanden/{file.pk}/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "private" in answer["Cache-Control"]


# Saving


def test_autosave_keeps_what_was_typed_even_when_it_is_not_right_yet(piece, client):
    answer = save(
        client, piece, title="x" * 150, video="https://example.org/film", keywords=",".join(map(str, range(300)))
    )

    assert answer.json()["version"] == piece.version + 1
    assert set(answer.json()["errors"]) == {"title", "video", "keywords"}
    kept = now(piece).content
    assert (kept["title"], kept["video"], len(kept["keywords"])) == ("x" * 150, "https://example.org/film", 300)


def test_the_second_of_two_tabs_gets_the_other_text_to_choose(piece, client):
    save(client, piece, title="Eerste tab")

    answer = save(client, piece, title="Tweede tab")

    assert answer.status_code == 409
    assert answer.json()["other"]["title"] == "Eerste tab"
    assert now(piece).title == "Eerste tab"


def test_the_same_text_twice_is_no_conflict(piece, client):
    first = save(client, piece, title="Zelfde tekst").json()["version"]

    answer = save(client, piece, title="Zelfde tekst")

    assert (answer.status_code, answer.json()["version"]) == (200, first)
    assert client.post(piece.get_absolute_url(), form_data(piece, "save", title="Zelfde tekst")).status_code == 302


def test_without_scripts_a_conflict_shows_both_texts(piece, client):
    save(client, piece, title="Eerste tab", text="<p>Wat ik op mijn telefoon schreef.</p>", text_is="html")

    answer = client.post(piece.get_absolute_url(), form_data(piece, "save", title="Tweede tab"))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Wat ik op mijn telefoon schreef." in page
    assert 'value="Tweede tab"' in page
    assert f'name="version" value="{now(piece).version}"' in page
    assert now(piece).title == "Eerste tab"


def test_without_scripts_files_of_the_second_form_are_kept_beside_the_conflict(piece, client):
    file = files.add(piece, FileKind.PICTURE, picture())
    typed = {
        **form_data(piece, title="Mijn versie"),
        "do": "save",
        f"alt-{file.pk}": "Een pan",
        "pictures": picture("bord.jpg"),
    }
    save(client, piece, title="De andere")

    answer = client.post(piece.get_absolute_url(), typed)

    assert answer.status_code == 409
    assert "bord.jpg" in answer.content.decode()
    assert list(piece.files.values_list("name", "alt")) == [("vuur.jpg", "Een pan"), ("bord.jpg", "")]
    assert now(piece).title == "De andere"


def test_autosave_costs_few_queries(piece, client, django_assert_max_num_queries):
    """Session, member, the limit, piece, theme, and the one UPDATE."""
    save(client, piece)  # what is kept between requests is kept now
    piece = now(piece)

    with django_assert_max_num_queries(6):
        save(client, piece)


@pytest.mark.parametrize("do", ["bewaar", "save", "preview"])
def test_the_answer_to_a_question_is_kept_with_the_draft_and_sent_once(piece, client, anna, do):
    submitting.submit(piece, piece.version)
    deciding.ask(now(piece), now(piece).version, "Wie is Karim?", anna)
    typed = {**form_data(now(piece), do), "answer": "Mijn buurman.\nHij vindt het goed."}

    client.post(f"{piece.get_absolute_url()}{'bewaar/' if do == 'bewaar' else ''}", typed)

    assert ">Mijn buurman.\nHij vindt het goed.</textarea>" in client.get(piece.get_absolute_url()).content.decode()
    submitting.submit(now(piece), now(piece).version)
    assert piece.steps.get(kind="answered").text == typed["answer"]
    deciding.ask(now(piece), now(piece).version, "En zijn moeder?", anna)
    assert "Mijn buurman" not in client.get(piece.get_absolute_url()).content.decode()


def test_the_answer_comes_along_past_the_page_with_help(piece, client, anna):
    submitting.submit(piece, piece.version)
    deciding.ask(now(piece), now(piece).version, "Hoe gaat het nu?", anna)

    client.post(piece.get_absolute_url(), {**form_data(now(piece)), "answer": CRY})
    client.post(piece.get_absolute_url(), {"do": "send", "seen": "help", "version": now(piece).version})

    assert piece.steps.get(kind="answered").text == CRY


# What is pasted


def test_scripts_and_two_megabytes_of_styles_leave_only_the_words(piece, client):
    styles = "<style>" + ".MsoNormal{mso-style-name:x;color:red}" * 54_000 + "</style>"
    nasty = (
        f'{styles}<script>steal()</script><p class="MsoNormal" style="color:red" onclick="steal()">Dag '
        '<a href="javascript:steal()">jij</a><img src=x onerror=steal()></p><iframe src="https://x.example"></iframe>'
    )
    assert len(nasty) > 2_000_000

    save(client, piece, text=nasty, text_is="html")

    assert now(piece).content["text"] == "<p>Dag <a>jij</a></p>"
    page = submitting.submit(now(piece), now(piece).version).page
    assert page.get_latest_revision_as_object().body.get_prep_value()[0]["value"] == "<p>Dag jij</p>"


def test_too_late_gives_back_what_was_typed_as_its_writer_saw_it(piece, client):
    own.withdraw(submitting.submit(piece, piece.version))
    rich = "<h2>Soep</h2><p>Met <b>veel </b> ui, zie <a href='https://x.example/a'>hier</a>.</p><blockquote><p>Mmm<br>!</p></blockquote>"

    for sent, shown in (
        ({"text": rich, "text_is": "html"}, "Soep\n\nMet veel ui, zie hier (https://x.example/a).\n\nMmm\n!"),
        ({"text": "## Soep\n\nMet **veel** ui_", "text_is": "", "summary": "Kort"}, "## Soep\n\nMet **veel** ui_"),
    ):
        answer = client.post(piece.get_absolute_url(), {**form_data(piece), **sent})

        assert answer.status_code == 409
        assert shown in unescape(answer.content.decode())
        assert all(words in answer.content.decode() for words in ("Soep voor twaalf", sent.get("summary", "")))


def test_plain_text_becomes_paragraphs_headings_and_lists_and_comes_back_the_same():
    typed = (
        "## Wat we aten\n\nSoep met **veel** *liefde*\nen brood: [recept](https://x.example/soep_1), https://x.example/alleen.\n\n"
        "- wortel\n- ui\n\n1. snijden\n2. koken\n\n> Eet mee!\n>\n> — Noor, kok"
    )

    html = content.clean_html(simple_text.to_html(typed, quotes=True))

    assert simple_text.from_html(html) == typed
    kinds = [block["type"] for block in html_in.blocks(html)]
    assert kinds == ["heading", "text", "quote"]
    assert html_in.blocks(html)[2]["value"] == {"text": "Eet mee!", "attribution": "Noor", "role": "kok"}


NUMBERED = "1. een\n2. twee\n\ntussendoor\n\n3. drie"
IN_HTML = '<ol><li>een</li><li>twee</li></ol><p>tussendoor</p><ol><li value="3">drie</li></ol>'


def test_numbers_that_a_member_typed_stay_the_numbers(piece, client):
    save(client, piece, text=NUMBERED, text_is="")

    typed = now(piece).content["text"]
    assert typed == IN_HTML
    assert html_in.blocks(typed) == [{"type": "text", "value": IN_HTML}]
    assert simple_text.from_html(typed) == NUMBERED


def test_what_means_something_is_a_sign_in_the_form_without_scripts():
    html = "<p>Op <s>3 mei</s> 10 mei, m<sup>2</sup> en H<sub>2</sub>O, 1<sup>e</sup></p>"
    typed = "Op ~~3 mei~~ 10 mei, m² en H₂O, 1e"

    assert simple_text.from_html(html) == typed
    assert simple_text.to_html(typed) == "<p>Op <s>3 mei</s> 10 mei, m² en H₂O, 1e</p>"
    assert simple_text.words(html) == typed


def test_links_to_a_part_of_a_page_or_of_the_text_stay(tree):
    page = factories.make_article(tree, "Elders")
    html = content.clean_html(
        '<h2 id="Begin">Hoe het begon</h2><h2>Hoe het ging</h2><p id="noot">n</p><p><a href="#noot">a</a> '
        f'<a href="#begin">b</a> <a href="{page.url}#deel">c</a> <a href="#weg">d</a> <a href="#hoe-het-ging">e</a></p>'
    )
    first, second, body = html_in.blocks(html)

    assert first["value"] == {"text": "Hoe het begon", "level": "h2", "fragment": "begin"}
    assert "fragment" not in second["value"]
    assert body["value"] == (
        '<p id="noot">n</p><p><a href="#noot">a</a> <a href="#begin">b</a> '
        f'<a fragment="deel" id="{page.pk}" linktype="page">c</a> d <a href="#hoe-het-ging">e</a></p>'
    )
    assert html_in.blocks(html_out.html([first, second, body])[0]) == [first, second, body]


def test_places_that_nothing_leads_to_and_attributes_of_machines_go():
    html = '<p id="docs-internal-1" onclick="x()" lang="nl-NL" dir="ltr">a</p><ol type="x"><li value="y">b</li></ol>'

    assert content.clean_html(html) == "<p>a</p><ol><li>b</li></ol>"
    assert content.clean_html('<p lang="en">a</p>') == '<p lang="en">a</p>'


def test_headings_that_skip_are_made_to_fit():
    assert content.clean_html("<h1>Een</h1><h5>Twee</h5><p> </p>") == "<h2>Een</h2><h3>Twee</h3>"


def test_three_hundred_keywords_and_an_unknown_video_get_a_clear_answer(piece, client):
    words = ", ".join(f"woord {number}" for number in range(300))

    answer = client.post(
        piece.get_absolute_url(), {**form_data(piece), "keywords": words, "video": "https://films.example/42"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dit zijn er 300. Kies er hoogstens 10" in page
    assert "ergens anders dan op YouTube of Vimeo" in page
    assert "woord 299" in page
    assert now(piece).state == PieceState.CONCEPT


def test_without_a_page_praat_mee_the_piece_is_kept_and_the_answer_says_what_to_do(piece, client, tree):
    tree.voices.delete()

    answer = client.post(piece.get_absolute_url(), form_data(piece, title="Bewaard"))

    assert answer.status_code == 503
    assert "Laat het de redactie weten" in answer.content.decode()
    assert (now(piece).title, now(piece).state) == ("Bewaard", PieceState.CONCEPT)
    assert client.get(f"{piece.get_absolute_url()}voorbeeld/").status_code == 503


# Help and warnings


def test_who_may_be_in_need_sees_help_first_and_the_piece_comes_to_the_top(piece, client, tree, bram, anna):
    submitted(tree, bram)
    data = form_data(piece, text=f"<p>Het lukt niet meer. {CRY}</p>")

    page = client.post(piece.get_absolute_url(), data)
    assert "Je bent niet alleen" in page.content.decode()
    assert now(piece).state == PieceState.CONCEPT
    kept = {"do": "send", "seen": "help", "version": now(piece).version}
    assert client.post(piece.get_absolute_url(), kept).status_code == 302

    assert now(piece).is_urgent
    client.force_login(anna)
    queue = client.get("/beheer/reacties/").content.decode()
    assert queue.index(str(piece.pk)) < queue.index(str(Contribution.objects.exclude(pk=piece.pk).get().pk))
    assert "1 dringend" in queue
    assert OutgoingMail.objects.filter(name="moderator_piece", to=anna.email).count() == 1  # not at once of the other


def test_private_data_is_marked_and_may_be_sent_all_the_same(piece, client):
    data = form_data(piece, text="<p>Bel me op 06-12345678 als je mee wilt koken.</p>")

    page = client.post(piece.get_absolute_url(), data).content.decode()
    assert "<mark>06-12345678</mark>" in page
    assert client.post(piece.get_absolute_url(), {**form_data(now(piece)), "seen": "private"}).status_code == 302

    assert now(piece).private_spans


# A look beforehand


SHOWN_AS = [{}, {"shown_as": "pseudonym", "pseudonym": "Soepvrouw"}, {"shown_as": "anonymous"}]


@pytest.mark.parametrize("shown_as", SHOWN_AS)
@pytest.mark.parametrize("kind", ["blog", "vlog"])
def test_the_preview_equals_the_result(tree, anna, bram, client, kind, shown_as):
    linde = factories.make_organisation(tree, "De Linde")
    Membership.objects.create(member=bram, organisation=linde, is_accepted=True)
    client.force_login(bram)
    more = {"video": "https://youtu.be/abcdefghijk", "keywords": ["soep", "tafel"], "organisation": linde.pk}
    piece = draft(tree, bram, kind, summary="Wat er gebeurde.", **more, **shown_as)
    files.add(piece, FileKind.PICTURE, picture(width=450, height=300), "Een vuur")
    files.add(piece, FileKind.PICTURE, picture(width=450, height=300), "Een pan")
    files.add(piece, FileKind.VIDEO, SimpleUploadedFile("film.mp4", MP4))
    files.add(piece, FileKind.DOCUMENT, SimpleUploadedFile("recept.pdf", b"%PDF-1.7\n"), "Het recept")

    before = client.get(f"{piece.get_absolute_url()}voorbeeld/").content.decode()
    submitting.submit(piece, piece.version)
    deciding.approve(now(piece), now(piece).version, anna)
    after = client.get(now(piece).page.url).content.decode()

    assert shape(before) == shape(after)
    for part in ("soep", "tafel", "De Linde", "Het recept", "youtube", 'type="video/mp4"', "Een pan"):
        assert part in before
    assert (shown_as.get("pseudonym") or ("Anoniem" if shown_as else bram.get_full_name())) in before
    assert (bram.get_full_name() in before.split("<article")[1]) == (not shown_as)


def shape(page):
    """The article without what differs: addresses of files, forms of pictures, what only a published one has."""
    from bs4 import BeautifulSoup

    article = BeautifulSoup(page, "html.parser").article
    for one in article.select("source, .take-away"):
        one.decompose()
    return [
        (tag.name, tag.get("class"), tag.get("alt"), tag.get("data-player"), tag.get_text(" ", strip=True))
        for tag in article.find_all(True)
    ]


# The list


def test_my_pieces_cost_as_many_queries_however_many_there_are(tree, bram, anna, client):
    placed(tree, bram, anna)
    client.force_login(bram)
    asked = {}
    for number in (1, 4):
        while Contribution.objects.filter(state=PieceState.REFUSED).count() < number:
            piece = submitted(tree, bram, title="Een stuk")
            deciding.refuse(piece, piece.version, "other", "", anna)
        client.get("/mijn/bijdragen/")
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/mijn/bijdragen/").content.decode()
        asked[page.count("Begin opnieuw met deze tekst")] = len(queries)

    assert asked == {1: asked[1], 4: asked[1]}
    assert asked[1] <= 12
    assert "Soep voor twaalf" in page
