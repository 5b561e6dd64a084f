"""What goes by mail to those who write: put in the outbox with the change it tells of, sent by the worker."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from articles.following import news
from articles.models import Entry
from comments import links
from comments.models import Comment, Refusal, Status
from participants.models import Member
from rvggz import outbox
from rvggz.models import MailState, OutgoingMail

EXCERPT = 400  # letters


def ask_to_confirm(comment: Comment) -> None:
    """Is this address yours? Repeats nothing that was typed: it would carry spam to strangers."""
    outbox.put(
        "reaction_confirm", comment.email,
        {"article": _article(comment), "url": links.to_confirm(comment), "days": links.CONFIRM_DAYS},
        key=f"reaction-confirm:{comment.key}",
    )  # fmt: skip


def tell_writer(comment: Comment, not_before: datetime | None = None) -> None:
    """It is on the site, or it is not, and why. Not to who works here, nor to an address that nobody confirmed."""
    is_known = comment.member_id or comment.confirmed_at
    if comment.as_editor or not is_known or not (address := address_of(comment)):
        return
    name = "reaction_shown" if comment.status == Status.SHOWN else "reaction_refused"
    context = {
        "article": _article(comment), "url": _absolute(comment.get_absolute_url()), "own_url": links.to_own(comment),
        "reason": Refusal(comment.refusal).label if comment.refusal else "", "note": comment.refusal_note,
    }  # fmt: skip
    outbox.put(name, address, context, key=_decided_key(comment, comment.version), not_before=not_before)


def tell_others(comment: Comment, not_before: datetime | None = None) -> None:
    """It is on the site: to the conversation, and to members who follow the article. Nobody hears it twice."""
    told = {address_of(comment), *_tell_thread(comment, not_before)}
    members = Member.objects.annotate(low=Lower("email")).filter(low__in=told).values_list("pk", flat=True)
    news.reacted(comment.article_id, comment.pk, members, not_before)


def _tell_thread(answer: Comment, not_before: datetime | None) -> set[str]:
    """Somebody answered: to everyone in the conversation who asked to hear of it, each address once. Answers whom."""
    if not answer.thread_id:
        return set()
    is_known = Q(member__isnull=False) | Q(confirmed_at__isnull=False)  # the address is theirs
    others = Comment.objects.shown().filter(Q(pk=answer.thread_id) | Q(thread=answer.thread_id), is_known, follows=True)
    told = {address_of(answer)}
    for other in others.exclude(pk=answer.pk).select_related("member").order_by("pk"):
        address = address_of(other)
        if address and address not in told:
            told.add(address)
            _tell_of_answer(other, answer, address, not_before)
    return told


def _tell_of_answer(to: Comment, answer: Comment, address: str, not_before: datetime | None) -> None:
    mute = links.to_mute(to)
    said = answer.text if len(answer.text) <= EXCERPT else answer.text[:EXCERPT].rsplit(" ", 1)[0] + " …"
    context = {
        "article": _article(answer), "url": _absolute(answer.get_absolute_url()), "name": answer.shown_name,
        "text": said, "mute_url": mute, "own_url": links.to_own(to),
    }  # fmt: skip
    # RFC 8058: a mail program shows "unsubscribe" and posts to the same address.
    headers = {"List-Unsubscribe": f"<{mute}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    outbox.put(
        "reaction_answered", address, context, key=_answer_key(answer, to), headers=headers, not_before=not_before
    )


def send_links(email: str) -> None:
    """The links to all reactions of this address, when there are any. At most the newest fifty."""
    theirs = Comment.objects.reached_at(email).with_words().order_by("-created_at")[:50]
    titles = dict(Entry.objects.filter(pk__in=[one.article_id for one in theirs]).values_list("pk", "title"))
    found = [{"title": titles.get(one.article_id, "een artikel"), "url": links.to_own(one)} for one in theirs]
    if found:
        stamp = timezone.now().strftime("%Y%m%d%H%M%S%f")
        outbox.put("reaction_links", email, {"reactions": found}, key=f"reaction-links:{theirs[0].key}:{stamp}")


def take_back(comment: Comment, version: int) -> None:
    """A decision is undone before its mails left: they do not go."""
    outbox.take_back(_decided_key(comment, version))
    waiting = OutgoingMail.objects.filter(key__startswith=_answer_key(comment), state=MailState.WAITING)
    waiting.delete()


def address_of(comment: Comment) -> str:
    if comment.member_id:
        return comment.member.email if comment.member and comment.member.is_active else ""
    return comment.email


def _decided_key(comment: Comment, version: int) -> str:
    return f"reaction-decided:{comment.key}:{version}"


def _answer_key(answer: Comment, to: Comment | None = None) -> str:
    return f"reaction-answered:{answer.key}:{to.key if to else ''}"


def _article(comment: Comment) -> dict[str, Any]:
    entry = Entry.objects.filter(pk=comment.article_id).values("title", "url").first() or {"title": "", "url": "/"}
    return {"title": entry["title"], "url": _absolute(entry["url"])}


def _absolute(url: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{url}"
