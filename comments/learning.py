"""The spam filter learns from what moderators decide here, and from nothing else."""

from collections.abc import Iterable

from django.db import connection

from comments.models import Comment, SpamWord
from comments.models.spam_word import TOTALS
from rvggz.checks import spam

LEARN = """
    INSERT INTO comments_spamword (word, spam, ham) SELECT word, %(spam)s, %(ham)s FROM unnest(%(words)s) AS word
    ON CONFLICT (word) DO UPDATE SET spam = comments_spamword.spam + EXCLUDED.spam,
                                     ham = comments_spamword.ham + EXCLUDED.ham
"""
UNLEARN = """
    UPDATE comments_spamword SET spam = greatest(spam - %(spam)s, 0), ham = greatest(ham - %(ham)s, 0)
    WHERE word IN (SELECT word FROM comments_spamword WHERE word = ANY(%(words)s) ORDER BY word FOR UPDATE)
"""
SPAM, HAM = "spam", "ham"


def score(text: str, name: str) -> spam.Score:
    """How much this looks like what was called spam here. One query."""
    tokens = spam.tokens(text, name)
    rows = SpamWord.objects.filter(word__in=[*tokens, TOTALS]).values_list("word", "spam", "ham")
    counts = {word: (bad, good) for word, bad, good in rows}
    spam_total, ham_total = counts.pop(TOTALS, (0, 0))
    return spam.score(counts, spam_total, ham_total, tokens)


def learn(comment: Comment, what: str) -> None:
    """Remember that a text like this is spam, or is not. What was learned from it before is forgotten first."""
    if comment.learned_as == what:
        return
    words = [TOTALS, *spam.tokens(comment.text, comment.name)]
    if comment.learned_as:
        _change(UNLEARN, words, comment.learned_as)
        SpamWord.objects.filter(spam=0, ham=0, word__in=words).exclude(word=TOTALS).delete()
    if what:
        _change(LEARN, words, what)
    comment.learned_as = what
    comment.save(update_fields=["learned_as"])


def _change(statement: str, words: Iterable[str], what: str) -> None:
    # In the same order everywhere: two moderators at once wait for each other instead of for ever.
    with connection.cursor() as cursor:
        cursor.execute(statement, {"words": sorted(set(words)), "spam": int(what == SPAM), "ham": int(what == HAM)})
