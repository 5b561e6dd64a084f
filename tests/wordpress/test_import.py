"""A whole export becomes a site: people, words, pages, articles, and it may be done again."""

from datetime import UTC, date, datetime

import pytest

from articles.models import ArticlePage, Download, InformationPage, Keyword, Picture, ThemePage
from participants.models import Member, ParticipantPage
from tests.wordpress.wxr import SITE, Export

THEME = ("category", "naasten", "Naasten")
BLOG = ("category", "blogs", "Blogs")


def site_of_the_circle(version="1.2"):
    """An export as an old site with everything in it gives one."""
    parent = "Thema's" if version == "1.0" else "themas"
    export = Export(version)
    if version != "1.0":
        export.author("anna", "anna@oud.example", "Anna van Dijk").author("beheer", "geen adres", "Beheer", 3)
    return (
        export.category("themas", "Thema's")
        .category("naasten", "Naasten", parent=parent)
        .category("blogs", "Blogs")
        .category("uit-de-regio", "Uit de regio")
        .category("geen-categorie", "Geen categorie")
        .tag("kampvuur", "Kampvuur")
        .attachment(4, "2021/03/vuur.jpg", title="Vuur", alt="Mensen om een vuur", caption="Foto: Eva")
        .item(
            5, "Samen & warm", slug="samen-en-warm", link=f"{SITE}/2021/03/samen-en-warm/",
            excerpt="In <b>het</b> kort.",
            content=f'Zie <a href="{SITE}/?p=6">het vervolg</a> en <a href="http://www.oud.example/over-ons/">ons</a>.',
            terms=(THEME, BLOG, ("category", "uit-de-regio", "Uit de regio"), ("post_tag", "kampvuur", "Kampvuur")),
            meta={"_thumbnail_id": 4},
            comments=(("1", "comment"), ("0", "comment"), ("spam", "comment"), ("1", "pingback")),
        )
        .item(6, "Het vervolg", slug="het-vervolg", content="Meer.", terms=(THEME,), creator="beheer")
        .page(21, "Onze geschiedenis", slug="geschiedenis", parent=20, content="Lang geleden.")
        .page(20, "Over ons", slug="over-ons", content="Wij.")
        .page(30, "Deelnemers", slug="deelnemers", content="Zij doen mee.")
        .page(31, "De Linde", slug="de-linde", parent=30, content="<h2>Wie</h2>\n\nEen huis.")
        .page(40, "Partners", slug="partners", content="Zij helpen.")
        .page(41, "Ministerie", slug="ministerie", parent=40, link=f"{SITE}/partners/ministerie/")
    )  # fmt: skip


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_of_export_becomes_a_site(move, uploads, version):
    uploads("2021/03/vuur.jpg")

    result = move(site_of_the_circle(version))

    assert result.status == 0
    article = ArticlePage.objects.get(wordpress_id=5)
    assert (article.title, article.slug, article.kind) == ("Samen & warm", "samen-en-warm", "blog")
    assert article.published_on == date(2021, 3, 2)
    assert article.first_published_at == datetime(2021, 3, 2, 8, 12, tzinfo=UTC)
    assert article.summary == "In het kort."
    assert [theme.title for theme in article.themes.all()] == ["Naasten"]
    assert {keyword.name for keyword in article.keywords.all()} == {"Uit de regio", "Kampvuur"}
    assert (article.lead_image_alt, article.lead_image_caption) == ("Mensen om een vuur", "Foto: Eva")
    assert article.byline == ("anna" if version == "1.0" else "Anna van Dijk")
    assert list(ThemePage.objects.values_list("title", flat=True)) == ["Naasten"]
    assert set(Keyword.objects.values_list("name", flat=True)) == {"Uit de regio", "Kampvuur"}
    assert "1 goedgekeurd, 1 pingbacks, 1 spam, 1 wachten op goedkeuring" in result.said


def test_pages_keep_their_tree_and_organisations_find_their_role(move):
    move(site_of_the_circle())

    assert InformationPage.objects.get(slug="geschiedenis").get_parent().slug == "over-ons"
    linde, ministry = ParticipantPage.objects.get(slug="de-linde"), ParticipantPage.objects.get(slug="ministerie")
    assert (linde.role, ministry.role) == ("participant", "partner")
    assert linde.introduction == "<h2>Wie</h2><p>Een huis.</p>"
    assert linde.get_parent().specific.introduction == "<p>Zij doen mee.</p>"


def test_links_to_old_addresses_lead_to_pages_also_to_those_that_came_later(move):
    move(site_of_the_circle())

    later, about = ArticlePage.objects.get(wordpress_id=6), InformationPage.objects.get(slug="over-ons")
    text = ArticlePage.objects.get(wordpress_id=5).body.raw_data[0]["value"]
    assert f'<a linktype="page" id="{later.pk}">het vervolg</a>' in text
    assert f'<a linktype="page" id="{about.pk}">ons</a>' in text


def test_authors_become_members_who_cannot_log_in(move):
    present = Member.objects.create_user("BEHEER@oud.example", "geheim")

    result = move(site_of_the_circle().author("oud", "beheer@oud.example", "Oude beheerder", 4))

    anna = Member.objects.get(email="anna@oud.example")
    assert not anna.has_usable_password()
    assert anna.imported_from == "oud.example anna"
    assert Member.objects.count() == 2
    assert present.check_password("geheim")
    assert "beheer" in result.rows  # an author without a valid address


def test_a_second_time_changes_nothing(move, uploads):
    uploads("2021/03/vuur.jpg")
    move(site_of_the_circle())
    pages = dict(ArticlePage.objects.values_list("pk", "latest_revision_id"))

    again = move(site_of_the_circle())

    assert dict(ArticlePage.objects.values_list("pk", "latest_revision_id")) == pages
    assert Picture.objects.count() == 1
    lines = [
        line.split()[-7:] for line in again.said.splitlines() if line.startswith(("artikelen", "pagina", "beelden"))
    ]
    assert [line[:2] for line in lines] == [["0", "0"]] * 3


def test_what_changed_there_is_updated_and_what_changed_here_is_kept(move):
    move(Export().item(5, "Eerst", slug="eerst", content="Oud.").item(6, "Ook", slug="ook", content="Oud."))
    edited = ArticlePage.objects.get(wordpress_id=6)
    edited.title = "Door Anna verbeterd"
    edited.save_revision().publish()
    newer = Export().item(5, "Later", slug="eerst", content="Nieuw.").item(6, "Ook 2", slug="ook", content="Nieuw.")

    result = move(newer)

    assert ArticlePage.objects.get(wordpress_id=5).title == "Later"
    assert ArticlePage.objects.get(wordpress_id=6).title == "Door Anna verbeterd"
    assert "Hier bewerkt én in WordPress veranderd" in result.rows

    move(newer, "--overwrite")

    assert ArticlePage.objects.get(wordpress_id=6).title == "Ook 2"
    assert ArticlePage.objects.count() == 2


def test_what_an_editor_deleted_or_took_offline_does_not_come_back(move):
    move(Export().item(5, "Weg", slug="weg").item(6, "Offline", slug="offline", content="Oud."))
    ArticlePage.objects.get(wordpress_id=5).delete()
    ArticlePage.objects.get(wordpress_id=6).unpublish()

    move(Export().item(5, "Weg", slug="weg").item(6, "Offline", slug="offline", content="Nieuw."))

    assert not ArticlePage.objects.filter(wordpress_id=5).exists()
    assert not ArticlePage.objects.get(wordpress_id=6).live


def test_a_trial_writes_nothing_and_tells_the_same(move, uploads, settings):
    uploads("2021/03/vuur.jpg")

    trial = move(site_of_the_circle(), "--dry-run")

    assert (ArticlePage.objects.count(), Member.objects.count(), Picture.objects.count()) == (0, 0, 0)
    real = move(site_of_the_circle())
    counted = [line for line in real.said.splitlines() if line.startswith(("artikelen", "pagina", "oude"))]
    assert counted
    assert all(line in trial.said for line in counted)


def test_only_what_is_asked_for_is_taken(move):
    move(site_of_the_circle(), "--only", "keywords")

    assert Keyword.objects.count() == 2
    assert not ArticlePage.objects.exists()
    assert not Member.objects.exists()


def test_odd_names_numbers_and_dates_are_taken_as_well_as_can_be(move):
    export = (
        Export()
        .item(5, "Café", slug="caf%c3%a9-ol%c3%a9")
        .item(6, "Café", slug="cafe-ole")
        .item(7, "", slug="")
        .item(8, "x" * 100_000, slug="lang", date="0000-00-00 00:00:00", gmt="0000-00-00 00:00:00", status="draft")
        .item(5, "Nog een vijf", slug="vijf")
        .item(9, "Van een plugin", type="product")
        .page(10, "Beheer", slug="beheer")
        .page(11, "In een kring", slug="a", parent=12)
        .page(12, "In een kring", slug="b", parent=11)
    )

    result = move(export)

    slugs = dict(ArticlePage.objects.values_list("wordpress_id", "slug"))
    assert (slugs[5], slugs[6]) == ("cafe-ole", "cafe-ole-2")
    assert ArticlePage.objects.get(wordpress_id=8).title.endswith("…")
    assert InformationPage.objects.filter(slug="beheer-pagina").exists()
    assert InformationPage.objects.filter(title="In een kring").count() == 2
    assert "komt vaker voor" in result.rows
    assert "“product”" in result.rows


def test_the_list_for_people_cannot_run_formulas(move):
    result = move(Export().item(5, "=HYPERLINK(1)", slug="a").item(6, "@SUM(A1)", slug="b"))

    assert "'=HYPERLINK(1)" in result.rows
    assert "'@SUM(A1)" in result.rows


def test_files_come_once_and_only_from_the_folder_of_uploads(move, uploads):
    uploads("2021/a.jpg")
    uploads("2021/zelfde.jpg")
    uploads("2021/liegt.jpg", b"<html><script>alert(1)</script>")
    uploads("2021/tekening.svg", b"<svg onload='alert(1)'/>")
    uploads("2021/stuk.pdf", b"%PDF-1.4 x")
    uploads("2021/fout.pdf", b"MZ programma")
    (uploads.folder.parent / "geheim.txt").write_text("geheim")
    export = Export().item(5, "Los", slug="los", content=f'<img src="{SITE}/wp-content/uploads/2021/a-300x200.jpg">')
    for number, file in enumerate(
        ("2021/a.jpg", "2021/zelfde.jpg", "2021/liegt.jpg", "2021/tekening.svg", "2021/stuk.pdf", "2021/fout.pdf",
         "../geheim.txt", "/etc/hostname.txt", "2021/weg.jpg"), 10,
    ):  # fmt: skip
        export.attachment(number, file)

    result = move(export)

    assert Picture.objects.count() == 1
    assert [document.filename[:4] for document in Download.objects.all()] == ["stuk"]
    assert result.rows.count("ontbreekt") == 3
    assert ArticlePage.objects.get(wordpress_id=5).body.raw_data[0]["type"] == "figure"


def test_a_lead_picture_that_opens_the_text_is_shown_once_with_the_words_of_the_text(move, uploads):
    uploads("2021/03/vuur.jpg")
    picture = f'<img class="wp-image-4" src="{SITE}/wp-content/uploads/2021/03/vuur.jpg" alt="Een kring" />'
    told = f'Vooraf.\n\n[caption id="attachment_4"]{picture} Samen om het vuur[/caption]\n\nDaarna.'
    export = site_of_the_circle()
    export.item(7, "Dubbel", slug="dubbel", content=told, meta={"_thumbnail_id": 4})
    export.item(8, "Later", slug="later", content=f"<h2>Kop</h2>\n{picture}", meta={"_thumbnail_id": 4})

    move(export)

    opens, later = ArticlePage.objects.get(wordpress_id=7), ArticlePage.objects.get(wordpress_id=8)
    assert [block["value"] for block in opens.body.raw_data] == ["<p>Vooraf.</p><p>Daarna.</p>"]
    assert (opens.lead_image_alt, opens.lead_image_caption) == ("Een kring", "Samen om het vuur")
    assert [block["type"] for block in later.body.raw_data] == ["heading", "figure"]


def test_pages_of_the_old_menu_stand_in_ours(move):
    def in_menu():
        return set(InformationPage.objects.filter(show_in_menus=True).values_list("slug", flat=True))

    export = site_of_the_circle().page(50, "Privacy", slug="privacy")
    export.item(
        60, "", type="nav_menu_item", meta={"_menu_item_object": "page", "_menu_item_object_id": "20"},
    )  # fmt: skip

    move(export)

    assert in_menu() == {"over-ons"}
