"""The links in mails about reactions: which purpose, which page, how long they are good."""

from comments.models import Comment
from rvggz import signed_links

CONFIRM, OWN, MUTE, DECIDE = "reaction-confirm", "reaction-own", "reaction-mute", "reaction-decide"
CONFIRM_DAYS = 7  # as long as an unconfirmed reaction is kept
DECIDE_DAYS = 7


def to_confirm(comment: Comment) -> str:
    return signed_links.url("reaction_confirm", signed_links.make(CONFIRM, str(comment.key)))


def to_own(comment: Comment) -> str:
    """The writer's page of this reaction, for as long as it exists."""
    return signed_links.url("reaction_own", own_token(comment))


def own_token(comment: Comment) -> str:
    return signed_links.make(OWN, str(comment.key))


def to_mute(comment: Comment) -> str:
    return signed_links.url("reaction_mute", signed_links.make(MUTE, str(comment.key)))


def to_decide(comment: Comment, moderator_pk: int) -> str:
    return signed_links.url("reaction_decide", signed_links.make(DECIDE, [moderator_pk, comment.pk]))
