"""One bad item is told and the others go on; a trial shows the same and does not say that it was done."""

import json

import pytest
from django.core.management.base import CommandError
from django.db import connection

from articles.models import ArticlePage, Entry, InformationPage, Keyword, Picture
from participants.models import Member
from tests.wordpress.test_damage import three_posts
from tests.wordpress.wxr import SITE, Export

# Each is at most 100 signs as it is typed, and more as it is compared; or longer than that.
LONG_WORDS = {
    "dots": "herstel … " * 10, "halves": "½" * 60, "sharp s": "ß" * 80, "ligatures": "ﬃ" * 50,
    "long": "herstelondersteunendezorg" * 5, "many": "herstel;ervaring;netwerk;zelfregie;naasten;" * 4,
}  # fmt: skip


@pytest.mark.parametrize("word", LONG_WORDS.values(), ids=LONG_WORDS)
@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["", "trial"])
def test_a_long_keyword_is_cut_and_told_and_the_import_goes_on(move, word, options):
    export = Export().tag("lang", word).item(1, "Artikel", slug="a", terms=(("post_tag", "lang", word),))

    result = move(export, *options)

    assert "te lang" in result.rows
    assert result.status == 0
    if not options:
        (keyword,) = Keyword.objects.all()
        assert list(ArticlePage.objects.get(wordpress_id=1).keywords.all()) == [keyword]
        assert len(keyword.name) <= 100


def test_a_keyword_of_an_item_alone_is_cut_the_same_way(move):
    word = "naasten " * 20

    move(Export().item(1, "Artikel", slug="a", terms=(("post_tag", "n", word),)))

    assert ArticlePage.objects.get(wordpress_id=1).keywords.count() == 1


LONG = "é½…ß " * 200


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["", "trial"])
def test_every_text_that_is_too_long_is_cut_and_nothing_stops(move, uploads, options):
    uploads("2021/a.jpg")
    export = (
        Export()
        .author("lang", "lang@oud.example", LONG)
        .author("post", f"{'x' * 60}@{'y' * 60}.{'z' * 60}.{'q' * 60}.{'r' * 60}.example", "Te lang adres")
        .category("themas", "Thema's").category("t", LONG, parent="themas").tag("w", LONG)
        .attachment(4, "2021/a.jpg", title=LONG, alt=LONG, caption=LONG)
        .item(5, LONG, slug="a" * 300, excerpt=LONG, content=f"<h2>{LONG}</h2>", creator="lang",
              terms=(("category", "t", LONG), ("post_tag", "w", LONG)),
              meta={"_thumbnail_id": 4, "_yoast_wpseo_title": LONG, "_yoast_wpseo_metadesc": LONG})
        .page(6, LONG, slug="b" * 300, excerpt=LONG)
        .page(7, "Deelnemers", slug="deelnemers").page(8, LONG, slug="o" * 300, parent=7, excerpt=LONG)
    )  # fmt: skip

    result = move(export, *options)

    assert "fout" not in result.rows
    assert result.status == 0
    if not options:
        assert ArticlePage.objects.count() == Picture.objects.count() == Member.objects.count() == 1


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["", "trial"])
def test_addresses_that_are_none_stop_nothing(move, options):
    export = Export().item(1, "Een", slug="een", link="http://[oud/een/", content='<a href="http://[x/y">z</a>')
    export.attachment(3, "2021/weg.jpg", link="http://[oud/bijlage/")

    result = move(export.item(2, "Twee", slug="twee"), *options)

    assert result.status == 0, result.rows
    assert ArticlePage.objects.count() == (0 if options else 2)


@pytest.mark.parametrize(("model", "kind"), [(Keyword, "trefwoorden"), (Picture, "beelden"), (Member, "schrijvers")])
@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["", "trial"])
def test_what_cannot_be_stored_is_told_and_the_others_go_on(move, uploads, monkeypatch, model, kind, options):
    uploads("2021/een.jpg", colour=(1, 1, 1))
    uploads("2021/fout.jpg", colour=(2, 2, 2))
    export = Export().tag("een", "Een").tag("fout", "Fout").attachment(1, "2021/een.jpg", title="Een")
    export.attachment(2, "2021/fout.jpg", title="Fout")
    export.author("een", "een@oud.example", "Een").author("fout", "fout@oud.example", "Fout", 3)
    store = model.save

    def save(self, *args, **kwargs):
        if "Fout" in {getattr(self, name, "") for name in ("name", "title", "display_name")}:
            raise ValueError("kan niet")
        return store(self, *args, **kwargs)

    monkeypatch.setattr(model, "save", save)

    result = move(export.item(9, "Artikel", slug="artikel"), *options)

    assert result.status == 1
    assert "fout: ValueError: kan niet" in result.rows
    line = next(line for line in result.said.splitlines() if line.startswith(kind))
    assert (line.split()[-7], line.split()[-2]) == ("1", "1")
    assert ArticlePage.objects.count() == (0 if options else 1)


def test_a_trial_of_a_damaged_export_does_not_say_that_it_was_taken_over(move):
    text = three_posts().text
    cut = text[: text.index("Drie") + 60]

    trial, real = move(cut, "--dry-run"), move(cut)

    assert "wordt straks overgenomen" in trial.said
    assert "is overgenomen" not in trial.said
    assert "is overgenomen" in real.said
    assert trial.status == real.status == 1


def without_number(text, number):
    return text.replace(f"<wp:post_id>{number}</wp:post_id>", "")


def test_an_item_without_number_is_taken_by_its_address(move, client):
    text = (
        Export().item(1, "Een", slug="een").item(2, "Twee", slug="twee").page(3, "Drie", slug="drie")
        .item(4, "Vier").text
    )  # fmt: skip
    for number in (1, 2, 3, 4):
        text = without_number(text, number)

    move(text)
    again = move(text)

    assert set(ArticlePage.objects.values_list("title", flat=True)) == {"Een", "Twee", "Vier"}
    assert ArticlePage.objects.get(title="Vier").wordpress_id == 4  # of its address, /?p=4
    assert InformationPage.objects.filter(title="Drie").count() == 1
    assert client.get("/twee/")["Location"] == "/actueel/twee/"
    assert "komt vaker voor" not in again.rows


def test_an_item_without_number_and_address_is_told(move):
    text = without_number(Export().item(1, "Verloren", slug="weg").text, 1).replace(f"<link>{SITE}/weg/</link>", "")

    result = move(text)

    assert "Verloren" in result.rows
    assert "nummer noch adres" in result.rows


def test_doubled_numbers_of_menu_items_are_household(move):
    export = Export().item(5, "Vijf", slug="vijf")
    for _ in range(3):
        export.item(5, "Menu", type="nav_menu_item").item(70, "", type="nav_menu_item").item(71, "", type="revision")

    result = move(export)

    assert "komt vaker voor" not in result.rows
    assert ArticlePage.objects.get().title == "Vijf"


def test_a_menu_item_with_the_number_of_an_article_does_not_take_its_place(move):
    move(Export().item(5, "Menu", type="nav_menu_item").item(5, "Vijf", slug="vijf"))

    assert ArticlePage.objects.get().title == "Vijf"


def test_no_export_at_all_is_still_refused(move):
    with pytest.raises(CommandError):
        move("<rss></rss>", "--dry-run")


def test_a_page_that_cannot_be_shown_costs_no_other_its_place_in_lists(move):
    """The next run brings what one that was stopped left out; of one of these pages the text was damaged meanwhile."""
    move(three_posts())
    Entry.objects.all().delete()
    broken = ArticlePage.objects.get(wordpress_id=2)
    with connection.cursor() as cursor:
        body = json.dumps([{"type": "figure", "value": {"image": {"image": "geen nummer"}}}])
        cursor.execute("UPDATE articles_articlepage SET body = %s WHERE page_ptr_id = %s", [body, broken.pk])

    result = move(three_posts())

    assert set(Entry.objects.filter(type="article").values_list("title", flat=True)) == {"Een", "Drie"}
    assert f"pagina {broken.pk}" in result.rows
    assert result.status == 1
