"""What an editor deletes by mistake can be put back for 30 days; the site itself cannot be deleted."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from articles import erasing, page_bin
from articles.admin.deleting import MANY
from articles.models import ArticlePage, BinnedPage, Entry
from comments.models import Comment
from rvggz import privacy
from tests import factories, people
from tests.comments.reacting import shown

pytestmark = pytest.mark.django_db
API = "/beheer/api/main/pages/{}/action/{}/"


@pytest.fixture
def editor(client, anna):
    client.force_login(anna)
    client.raise_request_exception = False
    return client


def delete(editor, page, **typed):
    return editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), typed)


def delete_in_bulk(editor, *pages, **typed):
    where = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete"))
    return editor.post(f"{where}?{'&'.join(f'id={page.pk}' for page in pages)}&next=/beheer/", typed)


def delete_by_api(editor, page):
    return editor.post(API.format(page.pk, "delete"), "{}", content_type="application/json")


DOORS = [delete, delete_in_bulk, delete_by_api]


def sections(tree):
    return [tree.home, tree.actueel, tree.voices, tree.themes, tree.participants]


def state():
    """Of all pages: where, online or not, at which address."""
    return list(Page.objects.order_by("pk").values_list("pk", "path", "url_path", "live"))


def in_bulk(action, **typed):
    def act(client, page):
        where = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
        return client.post(f"{where}?id={page.pk}&next=/beheer/", {name: value(page) for name, value in typed.items()})

    return act


def elsewhere(page):
    return Page.objects.exclude(pk=page.pk).filter(depth=3).first().pk


def form(name, *more, **typed):
    return lambda client, page: client.post(
        reverse(name, args=[page.pk, *(one(page) for one in more)]), {key: value(page) for key, value in typed.items()}
    )


def api(action, **data):
    return lambda client, page: client.post(
        API.format(page.pk, action), json.dumps({key: value(page) for key, value in data.items()}),
        content_type="application/json",
    )  # fmt: skip


WRONG_PRESSES = {
    "delete": delete, "delete many": delete_in_bulk, "delete by api": delete_by_api,
    "unpublish": form("wagtailadmin_pages:unpublish", include_descendants=lambda _: "on"),
    "unpublish many": in_bulk("unpublish", include_descendants=lambda _: "on"),
    "unpublish by api": api("unpublish", recursive=lambda _: True),
    "move": form("wagtailadmin_pages:move_confirm", elsewhere),
    "move many": in_bulk("move", chooser=elsewhere),
    "move by api": api("move", destination_page_id=elsewhere),
}  # fmt: skip


@pytest.mark.parametrize("press", WRONG_PRESSES.values(), ids=WRONG_PRESSES)
def test_no_press_of_an_editor_takes_home_or_a_section_away(editor, tree, press):
    factories.make_article(tree)
    before = state()

    for page in sections(tree):
        assert press(editor, page).status_code < 500

    assert state() == before
    assert Site.objects.get().root_page_id == tree.home.pk


@pytest.mark.parametrize("press", WRONG_PRESSES.values(), ids=WRONG_PRESSES)
def test_nor_does_one_of_an_administrator_take_home_away_with_the_site(client, eva, tree, press):
    client.force_login(eva)
    client.raise_request_exception = False
    before = state()

    press(client, tree.home)

    assert state() == before
    assert Site.objects.exists()


def test_home_gets_no_password_and_no_date_on_which_it_goes(editor, tree):
    editor.post(reverse("wagtailadmin_pages:set_privacy", args=[tree.home.pk]), {"restriction_type": "login"})
    tree.home.expire_at = timezone.now() + timedelta(days=1)

    assert not tree.home.get_view_restrictions().exists()
    with pytest.raises(Exception, match="hoort altijd bij de site"):
        tree.home.full_clean()


def test_an_administrator_may_delete_a_second_section_that_is_empty(client, eva, tree):
    client.force_login(eva)
    spare = factories.publish(tree.home, type(tree.actueel)(title="Vergissing", slug="vergissing"))

    delete(client, spare)

    assert BinnedPage.objects.get().page_id == spare.pk


# Putting back


def everything_of(article):
    article = ArticlePage.objects.get(pk=article.pk)
    return {
        "row": {
            field.attname: getattr(article, field.attname)
            for field in article._meta.concrete_fields
            if field.name not in {"body", "more_links", "path"}
        },
        "body": article.body.get_prep_value(),
        "revisions": list(article.revisions.order_by("pk").values_list("pk", "content", "approved_go_live_at")),
        "keywords": sorted(article.keywords.names()), "themes": sorted(article.themes.values_list("pk", flat=True)),
        "reactions": list(Comment.objects.filter(article=article).order_by("pk").values()),
        "entry": Entry.objects.filter(pk=article.pk).values("url", "title", "reactions", "theme_ids").first(),
        "after": getattr(article.get_prev_sibling(), "pk", None), "parent": article.get_parent().pk,
    }  # fmt: skip


@pytest.fixture
def full(tree, anna):
    """An article with all that can hang on it, and a newer version that is not online yet, between two others."""
    factories.make_article(tree, "Ervoor")
    article = factories.make_article(tree, "Het kampvuur", keywords=("vuur", "kring"))
    factories.make_article(tree, "Erna")
    newer = article.get_latest_revision_as_object()
    newer.title = "Het grote kampvuur"
    newer.save_revision()
    shown(article, anna=anna)
    Redirect.objects.create(old_path="/oud-vuur", redirect_page=article, site=Site.objects.get())
    return ArticlePage.objects.get(pk=article.pk)


@pytest.mark.parametrize("door", DOORS)
def test_what_was_deleted_through_any_door_is_put_back_as_it_was(editor, full, door):
    before = everything_of(full)

    assert door(editor, full).status_code in {204, 302}
    assert editor.get(full.url).status_code == 404
    assert editor.get("/oud-vuur/").status_code == 404
    editor.post(reverse("page_bin_restore", args=[BinnedPage.objects.get().pk]))

    assert everything_of(full) == before
    assert editor.get(full.url).status_code == 200
    assert editor.get("/oud-vuur/").url.endswith(full.url)
    assert not BinnedPage.objects.exists()


def test_what_is_in_the_bin_is_nowhere_to_be_found(editor, full, anna, tree):
    words = "kampvuur"
    page_bin.put(full, anna)
    home, actueel = tree.home.pk, tree.actueel.pk
    places = [
        "/", tree.actueel.url, f"/zoeken/?q={words}", "/feed/", "/sitemap.xml", "/beheer/", "/beheer/artikelen/",
        f"/beheer/artikelen/?q={words}", f"/beheer/pages/{actueel}/", f"/beheer/pages/{home}/?q={words}",
        f"/beheer/pages/search/?q={words}", f"/beheer/choose-page/search/?q={words}",
        f"/beheer/choose-page/{actueel}/", f"/beheer/api/main/pages/?search={words}", "/beheer/pages/",
    ]  # fmt: skip

    found = {place for place in places if "grote kampvuur" in editor.get(place).content.decode().lower()}

    assert found == set()
    assert "grote kampvuur" in editor.get(reverse("page_bin")).content.decode()


@pytest.mark.parametrize(
    "way",
    [form("wagtailadmin_pages:edit", **{"action-publish": lambda _: "1", "title": lambda _: "x"}),
     in_bulk("publish"), api("publish"), api("unpublish"), delete, delete_in_bulk, delete_by_api],
)  # fmt: skip
def test_from_the_bin_nothing_goes_online_or_away_by_another_door(editor, full, anna, way):
    page_bin.put(full, anna)
    before = state()

    way(editor, full)

    assert state() == before
    assert not Entry.objects.filter(pk=full.pk).exists()


def test_a_plan_to_go_online_waits_with_it(tree, anna):
    draft = factories.make_article(tree, "Straks", live=False)
    at = timezone.now() + timedelta(days=3)
    revision = draft.get_latest_revision()
    revision.approved_go_live_at = at
    revision.save()

    row = page_bin.put(draft, anna)
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    page_bin.restore(row.pk, anna)

    revision.refresh_from_db()
    assert revision.approved_go_live_at == at


def test_an_address_that_was_given_away_meanwhile_stays_with_the_other(tree, anna):
    article = factories.make_article(tree, "Vuur", slug="vuur")
    row = page_bin.put(article, anna)
    factories.make_article(tree, "Nieuw vuur", slug="vuur")

    assert page_bin.restore(row.pk, anna).slug == "vuur-1"


def test_a_page_goes_back_under_its_parent_once_that_is_there(editor, tree):
    parent = factories.make_information(tree.home, "Over ons")
    child = factories.make_information(parent, "Wie we zijn")
    delete(editor, child)
    delete(editor, parent)
    below, above = BinnedPage.objects.get(page=child), BinnedPage.objects.get(page=parent)

    told = editor.post(reverse("page_bin_restore", args=[below.pk]), follow=True).content.decode()
    assert "Zet die eerst terug" in told
    for row in (above, below):
        editor.post(reverse("page_bin_restore", args=[row.pk]))

    assert Page.objects.get(pk=child.pk).get_parent().pk == parent.pk
    assert editor.get(child.url).status_code == 200


def test_a_page_whose_parent_is_gone_for_good_goes_to_where_it_may_stand(editor, tree):
    parent = factories.make_information(tree.home, "Over ons")
    child = factories.make_information(parent, "Wie we zijn")
    delete(editor, child)
    delete(editor, parent, for_good="ja")

    editor.post(reverse("page_bin_restore", args=[BinnedPage.objects.get().pk]))

    assert Page.objects.get(pk=child.pk).get_parent().pk == tree.home.pk


def test_pages_below_come_back_online_only_where_they_were(tree, anna):
    parent = factories.make_information(tree.home, "Over ons")
    online = factories.make_information(parent, "Wie we zijn")
    draft = factories.make_information(parent, "Nog niet klaar", live=False)

    page_bin.restore(page_bin.put(parent, anna).pk, anna)

    live = dict(Page.objects.filter(pk__in=[parent.pk, online.pk, draft.pk]).values_list("pk", "live"))
    assert live == {parent.pk: True, online.pk: True, draft.pk: False}
    assert {online.url, parent.url} <= set(Entry.objects.values_list("url", flat=True))


def test_twice_put_back_is_told(editor, full, anna):
    row = page_bin.put(full, anna)
    editor.post(reverse("page_bin_restore", args=[row.pk]))

    assert (
        "niet (meer) in de prullenbak"
        in editor.post(reverse("page_bin_restore", args=[row.pk]), follow=True).content.decode()
    )


def test_only_who_may_delete_opens_the_bin(client, full, anna):
    row = page_bin.put(full, anna)
    person = people.with_two_steps(people.member("Femke", "Smit", is_staff=True))
    person.user_permissions.add(*Permission.objects.filter(codename="access_admin"))
    client.force_login(person)

    assert client.get(reverse("page_bin")).status_code in {302, 403}
    client.post(reverse("page_bin_restore", args=[row.pk]))
    client.post(reverse("page_bin_erase", args=[row.pk]))

    assert BinnedPage.objects.filter(pk=row.pk).exists()


# The question


def test_the_question_tells_how_many_pages_and_reactions_go_along(editor, full, anna, tree):
    parent = factories.make_information(tree.home, "Over ons")
    factories.make_information(parent, "Wie we zijn")

    one = editor.get(reverse("wagtailadmin_pages:delete", args=[full.pk])).content.decode()
    many = editor.get(
        f"{reverse('wagtail_bulk_action', args=('wagtailcore', 'page', 'delete'))}?id={full.pk}&id={parent.pk}"
    ).content.decode()

    assert "<strong>1 reactie</strong>" in one
    assert "<strong>1 reactie</strong>" in many
    assert "<strong>1 pagina</strong>" in many


@pytest.mark.parametrize("typed", [None, "", "ja", "Radicale vernieuwing"])
def test_when_many_pages_go_the_server_asks_the_name_and_keeps_what_was_typed(editor, tree, typed):
    parent = factories.make_information(tree.home, "Over ons")
    others = [factories.make_information(parent) for _ in range(MANY - 1)]
    before, said = state(), {} if typed is None else {"confirm_site_name": typed}

    answers = [delete(editor, parent, **said), delete_in_bulk(editor, parent, *others, **said)]

    for answer in answers:
        assert answer.status_code == 422
        assert "Typ de naam van de site" in answer.content.decode()
        assert f'value="{typed or ""}"' in answer.content.decode()
    assert delete_by_api(editor, parent).status_code == 409
    assert state() == before


@pytest.mark.parametrize("door", [delete, delete_in_bulk])
def test_with_the_name_many_pages_go_to_the_bin_together(editor, tree, door):
    parent = factories.make_information(tree.home, "Over ons")
    for _ in range(MANY):
        factories.make_information(parent)

    door(editor, parent, confirm_site_name=f" {settings.WAGTAIL_SITE_NAME.upper()} ")

    assert BinnedPage.objects.get().page_id == parent.pk
    assert Page.objects.get(pk=parent.pk).get_descendant_count() == MANY


# What does not linger


def test_after_thirty_days_it_is_gone_with_all_that_hung_on_it(full, anna):
    page_bin.put(full, anna)

    privacy.tidy(timezone.now() + timedelta(days=29))
    assert Comment.objects.exists()
    privacy.tidy(timezone.now() + timedelta(days=31))

    assert not ArticlePage.objects.filter(pk=full.pk).exists()
    assert not Comment.objects.exists()


def test_an_editor_erases_at_once_when_somebody_asked(editor, full):
    delete(editor, full, for_good="ja")

    assert not ArticlePage.objects.filter(pk=full.pk).exists()
    assert not BinnedPage.objects.exists()


def test_an_editor_erases_from_the_bin(editor, full, anna):
    row = page_bin.put(full, anna)

    editor.post(reverse("page_bin_erase", args=[row.pk]))

    assert not ArticlePage.objects.filter(pk=full.pk).exists()


def test_erasing_a_person_erases_in_the_bin_too(tree, bram, anna):
    article = factories.make_article(tree, "Mijn verhaal", kind="blog", author=bram)
    reaction = shown(factories.make_article(tree, "Ander"), anna=anna, email=bram.email)
    page_bin.put(article, anna)
    page_bin.put(reaction.article, anna)

    privacy.erase(privacy.person(bram.email))

    assert not ArticlePage.objects.filter(pk=article.pk).exists()
    assert not Comment.objects.filter(pk=reaction.pk).exclude(text="").exists()


def test_what_a_member_erases_never_comes_in_the_bin(tree, bram):
    article = factories.make_article(tree, "Mijn verhaal", kind="blog", author=bram)

    erasing.erase_page(article)

    assert not BinnedPage.objects.exists()
    assert not ArticlePage.objects.filter(pk=article.pk).exists()
