"""A member takes everything along, leaves, changes his mind, or stays away too long."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import ArticlePage, Entry
from comments.models import Comment
from participants import absence, data_export, leaving
from participants.models import Absence, DataExport, Leaving, Member
from rvggz import outbox, privacy
from rvggz.models import OutgoingMail
from tests import people
from tests.comments.reacting import react, shown
from tests.factories import make_picture, publish

LATER = timedelta(hours=24, minutes=1)


def log_in(client, member):
    """And told once more who it is, a moment ago."""
    client.force_login(member)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(member.pk)
    session.save()


@pytest.fixture
def bram_in(bram, client):
    log_in(client, bram)
    return bram


def piece(tree, member, title="Mijn stuk", **fields):
    """A blog that a member wrote."""
    page = ArticlePage(title=title, kind="blog", owner=member, body=[("text", "<p>Mijn woorden.</p>")], **fields)
    return publish(tree.voices, page)


def ask(client, follow=False, **choices):
    chosen = {"articles": "erase", "reactions": "erase", "sure": "on"} | choices
    return client.post("/mijn/gegevens/wissen/", chosen, follow=follow)


def texts():
    """All that the database holds of texts and names."""
    return json.dumps(
        [*ArticlePage.objects.values(), *Entry.objects.values("title", "text", "byline", "card_html"),
         *Comment.objects.values(), *Member.objects.values(), *OutgoingMail.objects.values()], default=str,
    )  # fmt: skip


# A copy of everything


def test_a_member_gets_a_copy_of_everything(tree, article, bram_in, client, django_capture_on_commit_callbacks):
    react(article, "Dit zei ik.", by=bram_in)
    piece(tree, bram_in, author=bram_in)
    make_picture(uploaded_by_user=bram_in)

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/mijn/gegevens/kopie/")
    page = client.get("/mijn/gegevens/").content.decode()
    address = re.search(r'href="(/mijn/gegevens/kopie/[\w-]+\.zip)"', page).group(1)
    response = client.get(address)

    archive = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    data = json.loads(archive.read("gegevens.json"))
    assert "Dit zei ik." in archive.read("gegevens.html").decode()
    assert data["gegevens"]["Artikelen"][0]["tekst"] == "Mijn woorden."
    assert [name for name in archive.namelist() if name.startswith("bestanden/files/")]
    assert "no-store" in response.headers["Cache-Control"]
    assert "password" not in json.dumps(data)


def test_the_copy_of_someone_else_cannot_be_fetched(bram, chris, client):
    export = data_export.ask(bram)
    data_export.make.call(export.pk)
    log_in(client, chris)

    assert client.get(f"/mijn/gegevens/kopie/{export.key}.zip").status_code == 404


def test_two_clicks_are_one_copy(bram):
    assert data_export.ask(bram) == data_export.ask(bram)


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_thrown_away_after_three_days_and_with_the_account(bram, settings):
    export = data_export.ask(bram)
    export.refresh_from_db()
    path = settings.PRIVATE_ROOT / export.file.name
    assert path.exists()

    assert data_export.tidy(timezone.now() + timedelta(days=2)) == 0
    assert data_export.tidy(timezone.now() + timedelta(days=3, minutes=1)) == 1
    assert not path.exists()

    again = data_export.ask(bram)
    again.refresh_from_db()
    privacy.erase(privacy.person(bram.email))
    assert not (settings.PRIVATE_ROOT / again.file.name).exists()
    assert not DataExport.objects.exists()


# Leaving


def test_who_leaves_has_a_day_to_change_his_mind(bram_in, client, postbus):
    ask(client)
    outbox.send_due()

    assert leaving.carry_out(timezone.now() + timedelta(hours=23)) == 0
    link = re.search(r"http://[^/]+(/mijn/gegevens/blijven/\S+)", postbus.text(postbus.letters[0])).group(1)
    client.logout()
    assert client.get(link).status_code == 200
    assert Leaving.objects.exists()  # opening a link changes nothing: mail scanners open links

    client.post(link, headers={"Sec-Fetch-Site": "same-origin"})

    assert leaving.carry_out(timezone.now() + LATER) == 0
    assert Member.objects.filter(pk=bram_in.pk, is_active=True).exists()
    assert client.get(link).status_code == 404


def test_who_chose_to_erase_everything_leaves_nothing(tree, article, bram_in, client, anna):
    page = piece(tree, bram_in, author_name="Zwerver", title="Zonneschijnwoord")
    page.save_revision(user=bram_in, log_action=True)
    react(article, "Kampvuurwoord.", by=bram_in)
    ask(client)

    assert leaving.carry_out(timezone.now() + LATER) == 1
    outbox.send_due()  # the goodbye; what is sent is not kept

    left = texts()
    assert not any(word in left for word in ("Zonneschijnwoord", "Kampvuurwoord", "Bram", "Zwerver"))
    assert not ArticlePage.objects.filter(pk=page.pk).exists()


def test_what_may_stay_stays_as_of_a_former_member(tree, article, bram_in, client, anna, browse):
    page = piece(tree, bram_in, author=bram_in)
    reaction = shown(article, anna=anna, by=bram_in)
    ask(client, articles="keep", reactions="keep")

    leaving.carry_out(timezone.now() + LATER)
    client.logout()

    reaction.refresh_from_db()
    assert (reaction.name, reaction.member, reaction.writer) == ("Een oud-lid", None, "")
    html = browse(page) + browse(article)
    assert html.count("Een oud-lid") >= 2
    assert "de Wit" not in html
    kept = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (kept.author, kept.author_name, kept.owner) == (None, "Een oud-lid", None)


def test_a_piece_that_an_editor_put_there_for_others_stays(tree, anna, eva):
    page = publish(tree.voices, ArticlePage(title="Van een gast", kind="blog", owner=anna, author_name="Noor"))

    privacy.erase(privacy.person(anna.email))

    assert ArticlePage.objects.get(pk=page.pk).author_name == "Noor"


@pytest.mark.parametrize("missing", ["articles", "reactions", "sure"])
def test_nothing_is_chosen_for_who_leaves(bram_in, client, missing):
    response = ask(client, **{missing: ""}) if missing != "sure" else client.post(
        "/mijn/gegevens/wissen/", {"articles": "keep", "reactions": "erase"}
    )  # fmt: skip

    assert response.status_code == 422
    assert not Leaving.objects.exists()


def test_leaving_asks_who_you_are_once_more(bram, client):
    client.force_login(bram)

    response = ask(client)

    assert response.status_code == 302
    assert "/mijn/nog-even/" in response.url
    assert not Leaving.objects.exists()


def test_the_only_administrator_is_told_why_not(eva, client):
    with pytest.raises(leaving.erasing.LastAdministratorError):
        leaving.ask(eva)


# Staying away


def away(days, **fields):
    return people.member("Joke", "Mol", last_login=timezone.now() - timedelta(days=days), **fields)


def run_at(**span):
    now = timezone.now() + timedelta(**span)
    erased = absence.tidy(now)
    return erased, list(OutgoingMail.objects.filter(name="absence").values_list("key", flat=True))


def test_who_stays_away_two_years_is_told_twice_and_then_erased(tree, db):
    joke = away(days=699)
    page = piece(tree, joke, author=joke)
    assert run_at() == (0, [])

    assert len(run_at(days=2)[1]) == 1
    assert len(run_at(days=20)[1]) == 1
    assert len(run_at(days=26)[1]) == 2
    assert run_at(days=31)[0] == 0
    assert run_at(days=33)[0] == 1

    assert ArticlePage.objects.get(pk=page.pk).author_name == "Een oud-lid"
    assert not Member.objects.filter(email="joke.mol@example.test").exists()


def test_who_comes_back_in_time_stays(db):
    joke = away(days=705)
    run_at()
    Member.objects.filter(pk=joke.pk).update(last_login=timezone.now() + timedelta(minutes=1))

    assert run_at(days=40)[0] == 0
    assert not Absence.objects.exists()


def test_a_worker_that_was_off_for_months_still_tells_first(db):
    away(days=2000)

    assert run_at() == (0, ["absence:first:" + OutgoingMail.objects.get().key.split(":", 2)[2]])
    assert run_at(days=29)[0] == 0
    assert run_at(days=37)[0] == 1


def test_administrators_and_authors_of_the_old_site_are_not_erased_by_the_clock(db):
    away(days=2000, is_superuser=True)
    Member.objects.create_user("oud@example.test", imported_from="https://old.example oud", last_login=None)
    Member.objects.filter(email="oud@example.test").update(date_joined=timezone.now() - timedelta(days=2000))

    assert run_at() == (0, [])


def test_a_trial_of_tidying_tells_what_would_go_and_leaves_it(article):
    react(article)
    Comment.objects.update(created_at=timezone.now() - timedelta(days=8))
    out = io.StringIO()

    call_command("tidy_personal_data", dry_run=True, stdout=out)

    assert "Reacties: 1 te wissen" in out.getvalue()
    assert Comment.objects.exists()


def test_a_file_that_is_gone_does_not_spoil_the_copy(bram):
    picture = make_picture(uploaded_by_user=bram)
    picture.file.storage.delete(picture.file.name)
    space = io.BytesIO()

    data_export.write(privacy.person(bram.email), space)

    assert "gegevens.json" in zipfile.ZipFile(space).namelist()
