"""What an editor may and may not do."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Task, Workflow

from tests import factories

pytestmark = pytest.mark.django_db
ALLOWED = [
    "artikelen:index", "themas:index", "organisaties:index", "keywords:index", "wagtailimages:index",
    "wagtaildocs:index", "wagtailredirects:index", "wagtailadmin_home",
]  # fmt: skip
REFUSED = [
    "wagtailusers_users:index",
    "wagtailusers_groups:index",
    "wagtailsites:index",
    "wagtailadmin_workflows:index",
]


def test_a_new_site_has_no_groups_and_workflows_with_names_that_wagtail_gave():
    names = {*Group.objects.values_list("name", flat=True)}

    assert "Redactie" in names
    assert not names & {"Moderators", "Editors"}
    assert not any(model.objects.filter(name="Moderators approval") for model in (Workflow, Task))


@pytest.mark.parametrize("name", ALLOWED)
def test_an_editor_opens(client, anna, tree, name):
    client.force_login(anna)

    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", REFUSED)
def test_an_editor_does_not_open(client, anna, tree, name):
    client.force_login(anna)

    assert client.get(reverse(name)).status_code == 302


def test_rights_of_a_member_and_of_the_groups_are_found_in_one_query(bram, django_assert_num_queries):
    own, shared = Permission.objects.filter(content_type__app_label__in=("articles", "comments"))[:2]
    bram.user_permissions.add(own)
    group = Group.objects.create(name="Vrienden")
    group.permissions.add(shared)
    group.user_set.add(bram)
    bram = type(bram).objects.get(pk=bram.pk)

    with django_assert_num_queries(1):
        rights = bram.get_all_permissions()

    assert rights == {f"{right.content_type.app_label}.{right.codename}" for right in (own, shared)}
    assert rights == bram.get_user_permissions() | bram.get_group_permissions()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("wagtailadmin_explore_root", "Radicale vernieuwing"), ("wagtailadmin_pages:history", "Geschiedenis"),
        ("wagtailimages:index", "Het vuur"),
    ],
)  # fmt: skip
def test_what_stands_around_a_list_is_dutch(client, anna, article, name, shown):
    client.force_login(anna)
    factories.make_picture("Het vuur")

    answer = client.get(reverse(name, args=[article.pk] if "history" in name else []))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert shown in page
    assert "Root" not in page
    assert 'aria-label="Actions"' not in page


def test_the_first_page_leads_to_a_new_article(client, anna, tree):
    client.force_login(anna)

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Nieuw artikel" in page
    assert reverse("wagtailadmin_pages:add", args=("articles", "articlepage", tree.actueel.pk)) in page
