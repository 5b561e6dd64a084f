"""What the site holds of a person can be shown, erased and told, all of it."""

import io
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision
from wagtail.users.models import UserProfile

from articles.models import ArticlePage, Entry, ImportedItem, StoredPdf
from comments.models import Comment
from participants.models import Member, ParticipantPage
from rvggz import privacy
from rvggz.models import OutgoingMail
from rvggz.wordpress.ledger import Ledger
from tests import people
from tests.comments.reacting import approve, confirmed, react, shown
from tests.factories import make_article, make_organisation

OURS = ("articles", "participants", "comments", "newsletter", "rvggz")
ADDRESS = "sam@example.test"


def run(name, *arguments, **options):
    out = io.StringIO()
    call_command(f"{name}_personal_data", *arguments, stdout=out, **options)
    return out.getvalue()


def erase(member_or_address):
    return run("erase", getattr(member_or_address, "email", member_or_address), "--yes")


# The registry


@pytest.mark.parametrize("app", OURS)
def test_somebody_thought_about_every_model(app):
    unnamed = {model._meta.label for model in apps.get_app_config(app).get_models()} - privacy.named_models()

    assert not unnamed, (
        f"{', '.join(sorted(unnamed))}: holds this something of a person? Then add a Holding in {app}/privacy.py (with "
        "export, erase, and how long it is kept; tell it in docs/beheer.md too). If not, name it in impersonal()."
    )


def test_every_table_that_points_at_a_member_is_named():
    pointing = {relation.related_model._meta.label for relation in get_user_model()._meta.related_objects}
    not_ours = {"wagtailimages.Image", "wagtaildocs.Document", "wagtailcore.Page"}  # ours stand in for the first two

    assert pointing - not_ours <= privacy.named_models()


def test_no_model_is_named_that_does_not_exist():
    assert {apps.get_model(label)._meta.label for label in privacy.named_models()} == privacy.named_models()


def test_the_manual_says_how_long_everything_is_kept_in_the_same_words():
    manual = (Path(settings.BASE_DIR) / "docs" / "beheer.md").read_text()
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", manual, re.MULTILINE))

    assert {holding.label: rows.get(holding.label) for holding in privacy.holdings()} == {
        holding.label: holding.kept for holding in privacy.holdings()
    }


# A guest


def test_erasing_a_guest_takes_words_out_of_the_mail_to_others(article, anna):
    first = shown(article, anna=anna, email="kim@example.test", follows=True)
    answer = confirmed(article, "Mijn geheim.", answers=first.pk)
    approve(answer, anna)
    assert "Mijn geheim." in json.dumps(list(OutgoingMail.objects.values()), default=str)

    erase(ADDRESS)

    left = json.dumps([*OutgoingMail.objects.values(), *Comment.objects.values()], default=str)
    assert "Mijn geheim." not in left
    assert ADDRESS not in left
    assert Comment.objects.get() == first


def test_a_person_is_known_by_an_address_in_any_case(article):
    react(article)

    assert "Reacties: 1" in erase("SAM@Example.Test")
    assert not Comment.objects.exists()


# A member


def test_an_account_with_nothing_else_is_gone(bram):
    erase(bram)

    assert not Member.objects.filter(pk=bram.pk).exists()


def test_who_wrote_articles_leaves_them_without_a_name(tree, bram, browse):
    article = make_article(tree, author=bram)
    StoredPdf.objects.create(key="met-naam", page=article)

    said = erase(bram)

    left = Member.objects.get(pk=bram.pk)
    assert (left.first_name, left.last_name, left.is_active, left.has_usable_password()) == ("", "", False, False)
    assert left.email.endswith(".invalid")
    assert ArticlePage.objects.get().live
    assert not StoredPdf.objects.exists()
    assert "de Wit" not in browse(article) + Entry.objects.get(pk=article.pk).card_html
    assert article.title in said


def test_the_name_of_an_editor_leaves_the_log_and_the_admin(tree, anna, eva, client):
    client.force_login(anna)
    UserProfile.objects.create(user=anna, avatar=ContentFile(b"x", "anna.png"))
    page = make_article(tree)
    page.save_revision(user=anna, log_action=True)
    ModelLogEntry.objects.log_action(anna, "wagtail.edit", user=eva, title="Anna Bakker")

    erase(anna)

    assert not Session.objects.exists()
    assert not UserProfile.objects.exists()
    assert "Anna" not in json.dumps([*ModelLogEntry.objects.values(), *PageLogEntry.objects.values()], default=str)
    assert PageLogEntry.objects.filter(user=anna.pk).exists()  # that somebody did it stays
    assert not Member.objects.get(pk=anna.pk).groups.exists()
    assert client.get("/beheer/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_the_picture_of_an_editor_is_deleted(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    member = people.member("Femke", "Postma")
    picture = UserProfile.objects.create(user=member, avatar=ContentFile(b"x", "femke.png")).avatar
    assert picture.storage.exists(picture.name)

    erase(member)

    assert not picture.storage.exists(picture.name)


def test_the_only_administrator_cannot_be_erased(eva):
    with pytest.raises(CommandError, match="enige beheerder"):
        erase(eva)

    assert Member.objects.filter(pk=eva.pk, is_active=True).exists()


def test_reactions_of_a_member_go_with_the_account(article, bram, anna):
    react(article, by=bram)

    erase(bram)

    assert not Comment.objects.exists()
    assert not Member.objects.filter(pk=bram.pk).exists()


def test_who_came_from_the_old_site_does_not_come_back(bram):
    ImportedItem.objects.create(site="oud.example", kind="people", key="bramdewit", object_id=bram.pk)

    erase(bram)

    ledger = Ledger("oud.example")
    assert "bramdewit" not in json.dumps(list(ImportedItem.objects.values()), default=str)
    assert ledger.find("people", "bramdewit") is not None
    assert ledger.is_erased("bramdewit")
    assert not ledger.is_erased("kim")


# A contact person


def test_a_contact_person_leaves_the_page_its_earlier_versions_and_search(tree, browse):
    page = make_organisation(
        tree, "De Linde", contact_name="Sam Smits", contact_email=ADDRESS, contact_phone="030 111 11 11"
    )

    assert "Contactpersoon van een organisatie: 1" in erase(ADDRESS.upper())

    kept = [Revision.objects.values_list("content", flat=True), Entry.objects.values_list("text", "body_vector")]
    assert "Smits" not in browse(page) + json.dumps([list(rows) for rows in kept], default=str)
    assert ParticipantPage.objects.get().live


def test_a_draft_of_the_page_stays_a_draft(tree):
    page = make_organisation(tree, "De Linde", contact_email=ADDRESS)
    page.title = "De nieuwe Linde"
    page.save_revision()

    erase(ADDRESS)

    assert ParticipantPage.objects.get().title == "De Linde"
    draft = ParticipantPage.objects.get().get_latest_revision_as_object()
    assert (draft.title, draft.contact_email) == ("De nieuwe Linde", "")


# The commands


def test_everything_of_a_person_is_exported_in_one_file(tree, article, bram, tmp_path):
    react(article, "Mijn woorden.", by=bram)
    make_article(tree, "Mijn verhaal", author=bram)
    make_organisation(tree, "De Linde", contact_name="Bram", contact_email=bram.email)
    file = tmp_path / "bram.json"

    said = run("export", bram.email.upper(), "--output", str(file))

    told = json.loads(file.read_text())
    assert set(told["gegevens"]) >= {"Account", "Reacties", "Artikelen", "Contactpersoon van een organisatie"}
    assert told["gegevens"]["Reacties"][0]["tekst"] == "Mijn woorden."
    assert told["gegevens"]["Artikelen"][0]["titel"] == "Mijn verhaal"
    assert "password" not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    assert bram.email not in said


def test_an_export_overwrites_nothing(db, tmp_path):
    file = tmp_path / "er-al.json"
    file.write_text("van iemand anders")

    with pytest.raises(CommandError, match="bestaat al"):
        run("export", ADDRESS, "--output", str(file))

    assert file.read_text() == "van iemand anders"


def test_a_trial_erases_nothing_and_tells_the_same(article):
    react(article)

    said = run("erase", ADDRESS, "--dry-run")

    assert "Reacties: 1" in said
    assert Comment.objects.count() == 1
    assert OutgoingMail.objects.exists()


class Terminal(io.StringIO):
    """Somebody who types, as in a window."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "left"), [("wis", 0), ("ja", 1), ("", 1)])
def test_erasing_asks_first(article, monkeypatch, answer, left):
    react(article)
    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))

    if left:
        with pytest.raises(CommandError, match="niets gewist"):
            run("erase", ADDRESS)
    else:
        run("erase", ADDRESS)

    assert Comment.objects.count() == left


def test_nothing_is_asked_when_there_is_nothing(db):
    assert "Er is niets om te wissen" in run("erase", "niemand@example.test")


def test_tidying_counts_what_was_kept_long_enough(article):
    react(article)
    Comment.objects.update(created_at=timezone.now() - timedelta(days=8))

    said = run("tidy")

    assert "Reacties: 1 gewist" in said
    assert not Comment.objects.exists()


def test_old_sessions_are_tidied(client, bram):
    client.force_login(bram)
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))

    assert "Wie is ingelogd: 1 gewist" in run("tidy")
