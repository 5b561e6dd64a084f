"""People react: what the tests of reactions are about."""

from articles.models import Entry
from comments import deciding, posting
from comments.models import Action, Comment, Status

CONSENT = {"consent": "on"}


def entry_of(article) -> Entry:
    return Entry.objects.get(pk=article.pk)


def react(article, text="Wat mooi dat jullie zo luisteren.", *, by=None, name="Sam", email="sam@example.test", **more):
    """Somebody sends a reaction: a guest, or a member (``by``). Answers the Comment; None: refused at the door."""
    words = posting.Words(text=text, name=name, email="" if by else email, member=by, **more)
    posted = posting.post(entry_of(article), words)
    return posted.comment


def confirmed(article, text="Wat mooi dat jullie zo luisteren.", **more) -> Comment:
    """A reaction of a guest who confirmed the address."""
    return posting.confirm(react(article, text, **more).pk)


def shown(article, text="Wat mooi dat jullie zo luisteren.", *, anna, **more) -> Comment:
    """A reaction that Anna approved."""
    comment = confirmed(article, text, **more) if not more.get("by") else react(article, text, **more)
    if comment.status != Status.SHOWN:
        approve(comment, anna)
    comment.refresh_from_db()
    return comment


def approve(comment, by):
    return deciding.decide(comment.pk, comment.version, deciding.Choice(Action.APPROVE), by)


def refuse(comment, by, refusal="unkind", note=""):
    return deciding.decide(comment.pk, comment.version, deciding.Choice(Action.REFUSE, refusal, note), by)


def spam(comment, by):
    return deciding.decide(comment.pk, comment.version, deciding.Choice(Action.SPAM), by)
