"""An editor makes an article with every block, plans one, takes one offline and merges two keywords. All in Dutch."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from articles.models import ArticlePage, Keyword
from tests import factories, people
from tests.journeys.editor import Editor

pytestmark = pytest.mark.timeout(180)
JARGON = ("slug", "html", "snippet", "Publish", "Unpublish", "Save draft", "Settings", "Preview", "Search")


@pytest.fixture
def editor(tab, tree, anna):
    factories.make_theme(tree, "Herstel")
    person = Editor(tab(viewport={"width": 1280, "height": 900}))
    person.log_in(anna.email, people.PASSWORD)
    return person


def fill_every_block(editor, photo):
    editor.write(editor.add_block("Tekst"), "We begonnen met drie planten en een gieter.")
    editor.add_block("Kop", text="Wat er groeide")
    editor.add_block("Citaat", text="Ik had nog nooit iets geplant.", attribution="Mirjam")
    editor.write(editor.add_block("Kader", title="Goed om te weten") + "-text", "Kom gewoon langs.")
    name = editor.add_block("Tabel", caption="Wanneer zijn we er?")
    add_column(editor.page, name, "Dag")
    name = editor.add_block("Uitklapteksten", **{"items-0-value-title": "Wat kost het?"})
    editor.write(f"{name}-items-0-value-text", "Niets.")
    name = editor.add_block("Afbeelding", caption="De tuin in mei", credit="Jolanda")
    editor.upload_picture(f"{name}-image-image", "De tuin", photo)
    editor.page.locator(f"[name='{name}-image-alt_text']").fill("Bedden met bonen en goudsbloemen")
    name = editor.add_block("Fotoserie")
    pictures = editor.page.locator(f"[name='{name}-pictures-count']").locator("xpath=..")
    pictures.locator(".c-sf-add-button").last.click()
    for number in (0, 1):
        editor.choose(f"{name}-pictures-{number}-value-image-image", "De tuin")
        editor.page.locator(f"[name='{name}-pictures-{number}-value-image-decorative']").check()
    editor.add_block("Video", title="Een dag in de tuin", url="https://youtu.be/voorbeeld01")
    editor.choose(editor.add_block("Geluid", title="Bij het vuur") + "-file", "Gesprek")
    editor.choose(editor.add_block("Document") + "-document", "Plan van de tuin")
    editor.choose(editor.add_block("Lees ook") + "-article", "Samen eten")
    editor.add_block("Knop", text="Meld je aan", url="https://www.example.org/")


def add_column(page, name, heading):
    table = page.locator(f"[name='{name}-table-column-count']").locator("xpath=..")
    table.get_by_role("button").first.click()
    page.get_by_role("button", name="Tekst", exact=True).last.click()
    table.locator("input[type=text]").first.fill(heading)
    table.get_by_role("button", name="Voeg rij toe").first.click()


def test_an_article_with_every_block_goes_online(editor, tree, tab, tmp_path):
    photo = tmp_path / "tuin.jpg"
    photo.write_bytes(factories.picture_file().read())
    factories.make_document("Gesprek bij het vuur", "gesprek.mp3", b"ID3\x03\x00" + b"\0" * 300)
    factories.make_document("Plan van de tuin", "plan.pdf")
    factories.make_article(tree, "Samen eten op dinsdag")

    editor.start_article("Een tuin voor de hele straat", theme="Herstel")
    fill_every_block(editor, str(photo))
    seen = editor.page.locator("body").inner_text()
    editor.menu_action("Publiceren")

    assert not [word for word in JARGON if word in seen]
    article = ArticlePage.objects.get(slug="een-tuin-voor-de-hele-straat")
    assert article.live, editor.message()
    assert len(article.body) == 13
    visitor = tab()
    visitor.goto(article.url)
    text = visitor.locator("main").inner_text()
    for words in ("drie planten", "Wat er groeide", "nog nooit iets geplant", "De tuin in mei", "Meld je aan"):
        assert words in text
    assert not visitor.locator("wagtail-userbar").count()


def let_the_moment_pass(revision):
    moment = timezone.now() - timedelta(minutes=1)
    revision.approved_go_live_at = moment
    revision.content["go_live_at"] = moment.isoformat()
    revision.save()


def test_a_planned_article_comes_online_at_its_moment(editor, tree):
    editor.start_article("Wandelen op vrijdag", theme="Herstel")
    editor.plan(timezone.localtime() + timedelta(days=2))
    editor.menu_action("Inplannen")
    article = ArticlePage.objects.get(title="Wandelen op vrijdag")
    assert not article.live

    let_the_moment_pass(Revision.objects.get(approved_go_live_at__isnull=False))
    call_command("publish_scheduled")

    article.refresh_from_db()
    assert article.live


def test_an_article_goes_offline_and_keeps_its_text(editor, tree):
    article = factories.make_article(tree, "Niet meer actueel")

    editor.page.goto(f"/beheer/pages/{article.pk}/edit/")
    editor.page.locator("nav.actions--primary [data-w-dropdown-target=toggle]").click()
    editor.page.locator("nav.actions--primary").get_by_text("Offline halen").click()
    editor.page.get_by_role("button", name="Ja, haal offline").click()
    editor.page.locator(".messages").get_by_role("listitem").first.wait_for()

    article.refresh_from_db()
    assert not article.live
    assert "kring" in str(article.body)


def test_two_keywords_become_one(editor, tree):
    article = factories.make_article(tree, "Woorden", keywords=["huisarts", "huisartsen"])

    editor.page.get_by_role("link", name="Trefwoorden").click()
    editor.page.get_by_role("link", name="Trefwoorden samenvoegen").click()
    editor.page.get_by_label("huisartsen (1 artikel)").check()
    editor.page.get_by_label("Hun artikelen krijgen dit trefwoord").select_option(label="huisarts (1 artikel)")
    editor.page.get_by_role("button", name="Verder").click()
    editor.page.get_by_role("button", name="Ja, voeg samen").click()
    editor.page.locator(".messages").get_by_role("listitem").first.wait_for()

    assert list(Keyword.objects.values_list("name", flat=True)) == ["huisarts"]
    assert [word.name for word in ArticlePage.objects.get(pk=article.pk).keywords.all()] == ["huisarts"]
