"""Exports with comments, and what became of them here."""

from articles.models import Entry
from comments import conversation, rules
from comments.models import Comment
from tests.wordpress.wxr import Export


def under(*reactions, export=None, number=5, **given):
    """An export with one article and these comments."""
    return (export or Export()).item(number, f"Verhaal {number}", slug=f"verhaal-{number}", comments=reactions, **given)


def of(number):
    return Comment.objects.get(wordpress_id=number)


def conversation_of(article):
    return conversation.of(Entry.objects.get(pk=article.pk), rules.get()).reactions


def counted(result):
    """What the summary says of reactions: new, updated, unchanged, kept, skipped, failed."""
    line = next(line for line in result.said.splitlines() if line.startswith("reacties"))
    return tuple(int(cell) for cell in line.split()[1:7])
