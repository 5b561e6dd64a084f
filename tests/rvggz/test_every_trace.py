"""Who is erased leaves no trace: a word written into every field of a member is nowhere any more."""

import io
import json
import zipfile
from contextlib import suppress

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from wagtail.models import ModelLogEntry, Page
from wagtail.users.models import UserProfile

from articles.contributions import deciding, files, own, submitting
from articles.models import Contribution
from comments.models import Comment
from newsletter.models import Bounce, Subscriber
from participants import data_export, leaving
from participants.models import Member, Membership, Profile
from rvggz import outbox, privacy
from tests import factories, snapshots
from tests.articles.writing import draft, now, placed, submitted
from tests.comments.reacting import react, shown
from tests.newsletter.making import sent, subscriber

WORD = "zilvermeerkoet"  # in no dictionary and in no text of ours
OWN_APPS = {"participants", "articles", "comments", "rvggz", "account", "mfa", "usersessions", "wagtailusers"}


def trail(tree, bram, anna, article):
    """A member who did everything a member can do."""
    linde = factories.make_organisation(tree, "De Linde")
    Membership.objects.create(member=bram, organisation=linde, is_accepted=True, is_contact=True)
    Profile.objects.create(member=bram, picture=ContentFile(WORD.encode(), f"{WORD}.jpg"), role_seen_by="everyone")
    EmailAddress.objects.get_or_create(user=bram, email=bram.email, defaults={"verified": True, "primary": True})
    Authenticator.objects.create(user=bram, type="webauthn", data={"name": WORD})
    UserSession.objects.create(user=bram, ip="0.0.0.0", session_key="x", user_agent=WORD)  # noqa: S104
    UserProfile.objects.create(user=bram, avatar=ContentFile(WORD.encode(), f"{WORD}.png"))
    words = {"text": f"<p>Ik ben {WORD}.</p><blockquote>{WORD}</blockquote>", "keywords": [WORD], "pseudonym": WORD}
    on_site = placed(tree, bram, anna, title=f"Stuk van {WORD}", shown_as="pseudonym", **words)
    own.revise(on_site)
    waiting = submitted(tree, bram, "question", title=WORD, **words)
    deciding.ask(waiting, waiting.version, f"Mag dit zo, {WORD}?", anna)
    unsent = draft(tree, bram, "tip", title=WORD, **words)
    for piece in (unsent, draft(tree, bram, title=WORD, **words)):
        for kind, file in (("picture", factories.picture_file()), ("document", document())):
            files.add(piece, kind, file, f"Een foto van {WORD}")
    shown_one = now(submitting.submit(piece, piece.version))
    deciding.approve(shown_one, shown_one.version, anna)
    files.remove(own.revise(now(piece)).files.first())  # on the site until the new version is there
    gone = submitted(tree, bram, "idea", title=WORD, **words)
    own.withdraw(gone)
    react(on_site.page, f"Bij mijn eigen stuk: {WORD}", by=bram)
    mine = shown(article, f"Een reactie van {WORD}", anna=anna, by=bram)
    react(article, "Dank je, Bram!", by=anna, answers=mine.pk)
    ModelLogEntry.objects.log_action(bram, "wagtail.edit", user=anna, title=WORD)
    export = data_export.ask(bram)
    data_export.make.call(export.pk)


def subscribe(bram):
    """On the list, with a letter that came back, another address that is wanted and one that somebody else wants."""
    one = subscriber(bram.email, name=WORD, evidence=f"Formulier van {WORD}", wanted_email=f"nieuw@{WORD}.example")
    Bounce.objects.create(subscriber=one, delivery=sent(one), kind="soft", report=WORD)
    subscriber("ander@example.test", wanted_email=bram.email)


def document():
    return ContentFile(b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF", f"{WORD}.pdf")


def write_everywhere(bram):
    """The word into every field for words, of every row that is about this member."""
    rows = [bram]
    for relation in Member._meta.related_objects:
        if relation.related_model._meta.app_label in OWN_APPS and not issubclass(relation.related_model, Page):
            rows += relation.related_model._base_manager.filter(**{relation.field.name: bram})
    for row in rows:
        for field in row._meta.concrete_fields:
            room = field.max_length is None or field.max_length >= len(WORD) + 20
            is_words = type(field) in (models.CharField, models.TextField) or isinstance(field, models.EmailField)
            plain = is_words and not field.choices
            if plain and room and not field.primary_key:
                value = f"{WORD}@{WORD}.example" if isinstance(field, models.EmailField) else f"{WORD} {row.pk}"
                with suppress(IntegrityError), transaction.atomic():
                    type(row)._base_manager.filter(pk=row.pk).update(**{field.name: value})
    bram.refresh_from_db()


def traces(settings):
    """Where the word stands: tables, and files by name or by what is in them."""
    rows = [f"{name}: {line}" for name, lines in snapshots.read().items() for line in lines if WORD in line.lower()]
    folders = (settings.MEDIA_ROOT, settings.PRIVATE_ROOT)
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return rows + [str(path) for path in found if WORD in path.name or WORD.encode() in path.read_bytes()]


@pytest.fixture
def folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"


@pytest.fixture
def past(tree, bram, anna, article, folders):
    trail(tree, bram, anna, article)
    write_everywhere(bram)
    subscribe(bram)


@pytest.mark.django_db(transaction=True)
def test_an_export_contains_all_and_erasure_leaves_no_trace(past, bram, settings):
    space = io.BytesIO()
    who = privacy.person(bram.email)
    data_export.write(who, space)
    told = json.loads(zipfile.ZipFile(space).read("gegevens.json"))["gegevens"]
    assert json.dumps(told).count(WORD) > 20
    assert {"Account", "Profiel", "Bijdragen aan Praat mee", "Reacties", "Artikelen", "Nieuwsbrief"} <= set(told)
    assert len(traces(settings)) > 15

    with transaction.atomic():
        leaving.say_goodbye(bram, ())
    outbox.send_due()

    assert "\n".join(traces(settings)) == ""
    assert not Member.objects.filter(pk=bram.pk, is_active=True).exists()
    assert Subscriber.objects.get().wanted_email == ""


@pytest.mark.django_db(transaction=True)
def test_what_stays_of_who_left_names_nobody(past, bram, settings):
    with transaction.atomic():
        leaving.say_goodbye(bram, [holding.name for holding in privacy.choices()])
    outbox.send_due()

    left = [line for line in traces(settings) if bram.email in line or "de Wit" in line]
    assert left == []
    assert Comment.objects.filter(name="Een oud-lid").exists()
    assert not Contribution.objects.filter(member=bram.pk).exists()
