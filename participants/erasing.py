"""Takes a person out of an account and off the pages of organisations."""

from collections.abc import Iterator
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry, Revision
from wagtail.signals import page_published
from wagtail.users.models import UserProfile

from participants.models import Member, ParticipantPage
from rvggz.email_address import spellings

CONTACT = ("contact_name", "contact_email", "contact_phone")
NAMELESS = {
    "first_name": "", "last_name": "", "display_name": "", "imported_from": "", "last_login": None,
    "is_active": False, "is_staff": False, "is_superuser": False, "is_trusted": False,
}  # fmt: skip


class LastAdministratorError(Exception):
    """Without this account nobody could manage people any more."""


@transaction.atomic
def erase_member(member_pk: int) -> None:
    """Nothing of the person stays. The row stays, without a name, where articles, files or changes are of it.

    Raises LastAdministratorError.
    """
    check_not_last_administrator(member_pk)
    member = Member.objects.select_for_update().get(pk=member_pk)
    end_sessions(member)
    _erase_picture(member)
    _erase_in_logs(member)
    for relation in _related(member, models.CASCADE):
        relation.delete()
    if not any(relation.exists() for relation in _traces(member)):
        member.delete()
        return
    for name, value in NAMELESS.items():
        setattr(member, name, value)
    member.email = f"gewist-{member.pk}@weg.invalid"  # RFC 2606: never anyone's
    member.set_unusable_password()
    member.save()
    member.groups.clear()
    member.user_permissions.clear()


@transaction.atomic
def check_not_last_administrator(*leaving: int) -> None:
    """Raises LastAdministratorError when nobody who manages people is left without these members.

    All of them are locked, in one order, until the transaction of the caller ends: of two who go at once the second
    sees that the first has gone. Not as for deleting (``no_key``), so that who logs in meanwhile waits for nothing.
    """
    administrators = Member.objects.filter(is_active=True, is_superuser=True).order_by("pk")
    there = set(administrators.select_for_update(no_key=True).values_list("pk", flat=True))
    if there & set(leaving) and not there - set(leaving):
        raise LastAdministratorError


def end_sessions(member: Member) -> int:
    """Log out everywhere. Whose a session is, allauth wrote down at logging in; of few it did not, those are opened."""
    known = UserSession.objects.filter(session_key=OuterRef("pk"))
    unknown = Session.objects.filter(~Exists(known), expire_date__gt=timezone.now())
    mine = [one.pk for one in unknown.iterator() if one.get_decoded().get(SESSION_KEY) == str(member.pk)]
    mine += UserSession.objects.filter(user=member).values_list("session_key", flat=True)
    return Session.objects.filter(pk__in=mine).delete()[0]


def _related(member: Member, on_delete: Any) -> Iterator[models.QuerySet[Any]]:
    """What points at a member, by what happens to it when the member goes."""
    for relation in Member._meta.related_objects:
        if relation.on_delete is on_delete and not relation.many_to_many:
            yield relation.related_model._base_manager.filter(**{relation.field.name: member.pk})


def _traces(member: Member) -> Iterator[models.QuerySet[Any]]:
    yield from _related(member, models.SET_NULL)
    yield ModelLogEntry.objects.filter(user=member.pk)
    yield PageLogEntry.objects.filter(user=member.pk)


def _erase_picture(member: Member) -> None:
    profile = UserProfile.objects.filter(user=member).first()
    if profile and profile.avatar:
        storage, name = profile.avatar.storage, profile.avatar.name
        transaction.on_commit(lambda: storage.delete(name))


def _erase_in_logs(member: Member) -> None:
    """The log repeats names of members, and what editors wrote to each other."""
    about = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Member), object_id=str(member.pk)
    )
    about.update(label="Gewist lid", data={})
    PageLogEntry.objects.filter(user=member.pk, action__startswith="wagtail.comments").update(data={})


@transaction.atomic
def erase_contact(email: str) -> int:
    """Take a contact person off the pages of organisations, and out of what is kept of them. Answers how many pages."""
    pages = list(contact_pages(email))
    for page in pages:
        ParticipantPage.objects.filter(pk=page.pk).update(**dict.fromkeys(CONTACT, ""))
        if page.live:  # who keeps something of the page hears that it changed; a draft of it stays a draft
            page.refresh_from_db()
            page_published.send(sender=ParticipantPage, instance=page)
    for revision in contact_revisions(email):
        content = {**revision.content, **dict.fromkeys(CONTACT, "")}
        Revision.objects.filter(pk=revision.pk).update(content=content)
    return len(pages)


def contact_pages(email: str) -> models.QuerySet[ParticipantPage]:
    pages: models.QuerySet[ParticipantPage] = ParticipantPage.objects.filter(contact_email=email)
    return pages


def contact_revisions(email: str) -> models.QuerySet[Revision]:
    """A revision keeps what was typed then, in whatever spelling."""
    mine = models.Q()
    for spelling in spellings(email):
        mine |= models.Q(content__contact_email__iexact=spelling)
    found: models.QuerySet[Revision] = Revision.objects.filter(mine)
    return found
