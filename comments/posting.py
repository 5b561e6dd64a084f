"""Someone reacts: what was typed becomes a reaction, with a verdict and all that follows from it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from articles.models import Entry
from comments import alerts, emails, moderation, services, writers
from comments.looking import Words, look
from comments.models import Action, Comment, Status
from comments.reasons import Reason
from comments.rules import Rules
from comments.rules import get as get_rules
from participants.names import ShownAs, name_of
from rvggz.checks import traps, under_attack

SAME_WITHIN = timedelta(minutes=10)
LOCKS = 0x72_65_61  # first half of the advisory lock of a writer


@dataclass(frozen=True)
class Posted:
    """What became of it. ``comment`` is None when it was refused at the door."""

    comment: Comment | None
    reason: Reason


class ParentGoneError(Exception):
    """What was answered is not there (any more), or stands under another article."""


def post(entry: Entry, words: Words) -> Posted:
    """Store a reaction. Raises ParentGoneError. Mails go out after commit, by the worker."""
    rules, writer = get_rules(), writers.key_of(words.email, words.member)
    with transaction.atomic():
        _one_at_a_time(writer)
        parent = _parent(entry, words.answers)
        double = _double(entry, writer, words.text)
        facts, found = look(entry, words, rules, writer, is_duplicate=double is not None)
        judged = moderation.verdict(facts, rules)
        if judged.reason == Reason.DUPLICATE:
            return Posted(double, judged.reason)
        if judged.reason == Reason.CLOSED:
            return Posted(None, judged.reason)
        comment = _store(entry, words, rules, writer, parent, found)
        settle(comment, judged)
    under_attack.note(judged.reason == Reason.BLOCKED or traps.is_machine(words.honeypot, words.seconds))
    return Posted(comment, judged.reason)


def settle(comment: Comment, judged: moderation.Verdict) -> None:
    """Bring a new reaction where the verdict says; one of a guest waits for the confirmation of the address first."""
    status = status_of(comment, judged)
    if comment.is_guest and status != Status.SPAM:
        status = Status.UNCONFIRMED
        emails.ask_to_confirm(comment)
    services.begin(comment, status, judged.reason)
    if status == Status.SHOWN:
        emails.tell_others(comment)
    if comment.is_waiting:
        alerts.tell_moderators(comment)


def _store(
    entry: Entry, words: Words, rules: Rules, writer: str, parent: Comment | None, found: dict[str, Any]
) -> Comment:
    head = (parent.thread or parent) if parent else None
    now = timezone.now()
    return Comment.objects.create(
        article_id=entry.pk,
        thread=head,
        answers=parent,
        thread_at=head.created_at if head else now,
        created_at=now,
        name=name_of(words.member, words.shown_as, words.name) if words.member else words.name,
        shown_as=words.shown_as if words.member else ShownAs.NAME,
        email="" if words.member else words.email,
        member=words.member,
        as_editor=bool(words.member and words.member.is_staff and words.shown_as == ShownAs.NAME),
        writer=writer,
        follows=words.follows,
        confirmed_at=now if words.member else None,
        consent_text=rules.consent_text,
        consent_version=rules.consent_version,
        text=words.text,
        **found,
    )


def _parent(entry: Entry, number: int | None) -> Comment | None:
    if number is None:
        return None
    shown = Comment.objects.shown().filter(article_id=entry.pk, pk=number)
    parent = shown.select_related("thread").select_for_update(of=("self",), no_key=True).first()
    if parent is None:
        raise ParentGoneError
    return parent


def _double(entry: Entry, writer: str, words: str) -> Comment | None:
    """The same words of the same writer under the same article, a moment ago: two clicks on one button."""
    recent = Comment.objects.filter(article_id=entry.pk, created_at__gte=timezone.now() - SAME_WITHIN)
    return recent.of_writer(writer).filter(text=words).exclude(status=Status.WITHDRAWN).first()


def _one_at_a_time(writer: str) -> None:
    """Two posts of one writer wait for each other; those of others do not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCKS, writer])


def confirm(comment_pk: int) -> Comment:
    """The guest says: this address is mine. From now on the reaction counts. Twice is the same as once."""
    with transaction.atomic():
        comment = services.locked(comment_pk)
        if comment.confirmed_at:
            return comment
        comment.confirmed_at = timezone.now()
        if comment.status != Status.UNCONFIRMED:  # a moderator was first, or it is spam
            comment.save(update_fields=["confirmed_at"])
            return comment
        was_waiting = comment.is_waiting
        judged = judged_again(comment)
        move_to_verdict(comment, judged, Action.CONFIRM)
        if comment.status == Status.HELD and not was_waiting:
            alerts.tell_moderators(comment)
    return comment


def judged_again(comment: Comment) -> moderation.Verdict:
    """The verdict on a reaction that is kept, with its words as they are now."""
    rules = get_rules()
    entry = Entry.objects.filter(pk=comment.article_id).only("comments_open", "date").first() or Entry()
    words = Words(  # what the form told of its sender is not kept but for the reason that it gave
        comment.text, comment.name, comment.email, comment.member, has_worked=comment.reason != Reason.UNDER_ATTACK,
        seconds=0.0 if comment.reason == Reason.PROBABLY_SPAM else None,
    )  # fmt: skip
    facts, found = look(entry, words, rules, comment.writer, but=comment.pk)
    for name, value in found.items():
        setattr(comment, name, value)
    judged = moderation.verdict(facts, rules)
    if judged.reason == Reason.CLOSED:  # it closed while the mail was under way
        return moderation.Verdict(Status.HELD, Reason.CLOSED)
    return judged


def move_to_verdict(comment: Comment, judged: moderation.Verdict, action: Action) -> None:
    """Bring a reaction that is kept where the verdict says. The caller holds its lock."""
    status, now = status_of(comment, judged), timezone.now()
    was_shown = comment.status == Status.SHOWN
    services.move(
        comment,
        status,
        action,
        why=judged.reason,
        reason=judged.reason,
        decided_at=None if status == Status.HELD else now,
    )
    if status == Status.SHOWN and not was_shown:
        emails.tell_others(comment)


def status_of(comment: Comment, judged: moderation.Verdict) -> Status:
    """Whoever may be in need is read by a person, whatever the rules say: never put away, never shown unread."""
    return Status.HELD if comment.is_crisis and not comment.as_editor else judged.status
