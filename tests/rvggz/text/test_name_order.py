"""One order of names for readers, everywhere, whatever the collation of the database."""

import re

import pytest
from django.db import connection
from django.urls import reverse

from articles.models import Keyword, ThemePage
from newsletter.forms import ChoicesForm
from participants import memberships
from participants.organisation_forms import AskForm
from rvggz.text.name_order import NameOrder
from tests import factories

pytestmark = pytest.mark.django_db
IN_ORDER = [
    "Aardenburg", "De Berg", "Élan Zorg", "'s Heerenloo", "’s-Hertogenbosch", "Het Huis", "iPsy Wonen", "de Linde",
    "’t Nieuwe Huis", "Øresund", "“Plan B”", "`t Roer", "'T Schip", "Een Thuis", "Zonnehof",
]  # fmt: skip
MIXED = IN_ORDER[::2] + IN_ORDER[1::2]


def test_the_order_of_names(tree):
    for name in MIXED:
        factories.make_keyword(name)

    assert list(Keyword.objects.order_by(NameOrder("name")).values_list("name", flat=True)) == IN_ORDER
    assert list(Keyword.objects.values_list("name", flat=True)) == IN_ORDER


@pytest.mark.parametrize("collation", ["C", "en-x-icu", "nl-x-icu", "und-x-icu"])
def test_it_does_not_depend_on_a_collation(collation):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_collation WHERE collname = %s", [collation])
        if cursor.fetchone() is None:  # this PostgreSQL was built without ICU
            collation = "POSIX"
        cursor.execute(f'CREATE TEMP TABLE naming (name text COLLATE "{collation}")')
        cursor.executemany("INSERT INTO naming VALUES (%s)", [[name] for name in MIXED])
        order = NameOrder.template % {"expressions": "name"}
        cursor.execute(f"SELECT name FROM naming ORDER BY {order}")  # noqa: S608
        assert [name for (name,) in cursor.fetchall()] == IN_ORDER


@pytest.mark.parametrize("name", ["de", "Het", "'t", "’s-", "...", "''", "", "een "])
def test_any_name_has_a_place(name):
    keyword = Keyword.objects.create(name=name or "x")

    place = Keyword.objects.annotate(place=NameOrder("name")).get(pk=keyword.pk).place
    assert place or not keyword.name.strip("'’.-")


@pytest.fixture
def organisations(tree):
    return [factories.make_organisation(tree, name, slug=f"o{number}") for number, name in enumerate(MIXED)]


def test_organisations_stand_in_it_wherever_one_looks_or_chooses(organisations, tree, client, anna, bram, browse):
    def found(html):
        names = [one for one in re.findall(r">\s*([^<>]*?)\s*<", html.replace("&#x27;", "'")) if one in IN_ORDER]
        return list(dict.fromkeys(names))

    factories.make_article(tree, "Samen", organisations=organisations)
    assert found(browse("/deelnemers/")) == IN_ORDER
    listing = client.get("/actueel/").context["listing"]
    shown = next(group for group in listing.filters if group.name == "organisatie")
    assert [option.text.removesuffix(" (1)") for option in shown.options] == IN_ORDER
    assert [str(one) for one in AskForm(bram).fields["organisation"].queryset] == IN_ORDER
    client.force_login(anna)
    admin = client.get(reverse("organisaties:index"), {"ordering": "title"})
    assert [one.title for one in admin.context["object_list"]] == IN_ORDER
    admin = client.get(reverse("organisaties:index"), {"ordering": "-title"})
    assert [one.title for one in admin.context["object_list"]] == IN_ORDER[::-1]
    form = client.get(reverse("wagtailadmin_pages:add", args=("articles", "articlepage", tree.actueel.pk)))
    assert [str(one) for one in form.context["form"].fields["organisations"].queryset] == IN_ORDER


def test_a_member_sees_the_own_organisations_in_it(organisations, bram, client):
    for one in organisations:
        memberships.place(bram, one, is_contact=False)
    client.force_login(bram)

    from participants import organisation_lists

    assert [str(one.organisation) for one in organisation_lists.of(bram)["memberships"]] == IN_ORDER


def test_contact_persons_are_listed_by_organisation_in_it(organisations, bram, anna, client):
    for one in organisations:
        memberships.place(bram, one, is_contact=True)
    client.force_login(anna)

    page = client.get(reverse("memberships:index"))

    assert [str(one.organisation) for one in page.context["object_list"]] == IN_ORDER
    choices = page.context["filters"].form.fields["organisation"].queryset
    assert [str(one) for one in choices] == IN_ORDER
    assert client.get(reverse("memberships:index"), {"q": "linde", "ordering": "-is_contact"}).status_code == 200


def test_themes_stand_in_it(tree, client, anna):
    for number, name in enumerate(MIXED):
        factories.make_theme(tree, name, slug=f"t{number}")

    assert [one.title for one in client.get("/themas/").context["themes"]] == IN_ORDER
    assert [str(one) for one in ChoicesForm().fields["themes"].queryset] == IN_ORDER
    client.force_login(anna)
    admin = client.get(reverse("themas:index"), {"ordering": "title"})
    assert [one.title for one in admin.context["object_list"]] == IN_ORDER
    assert ThemePage.objects.count() == len(IN_ORDER)


def test_the_index_of_keywords_has_each_under_its_letter(tree, client, anna):
    factories.make_article(tree, keywords=MIXED)

    letters = client.get("/trefwoorden/").context["letters"]

    assert [word.name for _, words in letters for word, _ in words] == IN_ORDER
    assert {word.name: letter for letter, words in letters for word, _ in words} == {
        **{name: name.strip("'’`“")[0].upper() for name in IN_ORDER},
        "De Berg": "B", "Élan Zorg": "E", "'s Heerenloo": "H", "’s-Hertogenbosch": "H", "Het Huis": "H",
        "de Linde": "L", "’t Nieuwe Huis": "N", "Øresund": "O", "`t Roer": "R", "'T Schip": "S", "Een Thuis": "T",
    }  # fmt: skip
    client.force_login(anna)
    assert [one.name for one in client.get(reverse("keywords:index")).context["object_list"]] == IN_ORDER
