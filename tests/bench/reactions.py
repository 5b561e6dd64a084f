"""Reactions: what one post, one verdict and the queue cost with 100,000 of them and a spam filter that learned from all.

The rows are made for the measurement and taken away after it: the pages of the bench stay without reactions.
"""

import statistics
import time
from typing import Any
from urllib.parse import urlencode

ALL, WAITING, WORDS = 100_000, 5_000, 2_000
TEXT = (
    "Ik herken dit verhaal heel erg. Bij ons op de afdeling begon het met samen koffie drinken en met iemand die bleef "
    "zitten toen het moeilijk werd. Dat had niets met regels te maken. "
) * 3

FILL = """
INSERT INTO comments_comment (article_id, thread_at, name, email, writer, as_editor, follows, consent_text,
    consent_version, text, text_before, is_crisis, crisis_words, private_spans, spam_words, suspect_words, status,
    reason, refusal, refusal_note, reports_count, learned_as, version, key, created_at, waiting_since,
    shown_as, is_answer)
SELECT articles.ids[1 + n %% cardinality(articles.ids)], now() - n * interval '1 minute', 'Schrijver ' || n %% 900,
    'schrijver' || n %% 900 || '@example.test', md5((n %% 900)::text), false, false, '', 1, 'Reactie ' || n || %(text)s,
    '', n %% 500 = 0, '[]', '[]', '[]', '[]', CASE WHEN n <= %(waiting)s THEN 'held' ELSE 'shown' END,
    'everything-held', '', '', 0, '', 1, gen_random_uuid(), now() - n * interval '1 minute',
    CASE WHEN n <= %(waiting)s THEN now() - n * interval '1 minute' END, 'name', false
FROM generate_series(1, %(all)s) AS n,
    (SELECT array_agg(page_id) AS ids FROM (SELECT page_id FROM articles_entry WHERE type = 'article' LIMIT 500) few)
        AS articles
"""
LEARN = """
INSERT INTO comments_spamword (word, spam, ham)
SELECT 'woord' || n, n % 50, n % 70 FROM generate_series(1, 60000) AS n
UNION ALL SELECT '', 50000, 50000
"""


def measured() -> dict[str, float]:
    """CPU milliseconds, medians; ``queue_queries`` is a number."""
    from django.db import connection

    try:
        with connection.cursor() as cursor:
            cursor.execute(FILL, {"text": " " + TEXT, "waiting": WAITING, "all": ALL})
            cursor.execute(LEARN)
            cursor.execute("ANALYZE comments_comment; ANALYZE comments_spamword")
        _set_rules()
        return {"post": _posts(), "verdict": _verdicts(), **_queue()}
    finally:
        with connection.cursor() as cursor:
            cursor.execute(
                "TRUNCATE comments_comment, comments_decision, comments_report, comments_spamword, "
                "comments_reactionsettings, rvggz_outgoingmail CASCADE"
            )


def _set_rules() -> None:
    from comments.models import ReactionSettings
    from wagtail.models import Site

    kept = ReactionSettings.for_site(Site.objects.get(is_default_site=True))
    kept.suspect_words = "\n".join(f"verdacht{number}" for number in range(WORDS // 2))
    kept.blocked_words = "\n".join(f"verboden{number}" for number in range(WORDS // 2))
    kept.save()


def _posts() -> float:
    """One post of a guest, from the door to the redirect: store, verdict, mail in the outbox."""
    from articles.models import Entry
    from bench import measure
    from comments import limits

    limits.may_knock = limits.may_post = lambda *asked: True  # the limit itself would be measured
    pk = Entry.objects.articles().values_list("pk", flat=True)[0]
    door, figures = measure.Door(), []
    for number in range(90):
        fields = {"name": "Sam", "email": f"sam{number}@example.test", "text": f"{number} {TEXT}", "consent": "on"}
        database, own = measure.database_cpu(), time.process_time()
        door.post(f"/reageren/{pk}/", urlencode(fields).encode())
        own = time.process_time() - own
        figures.append((own + measure.database_cpu() - database) * 1000)
    return statistics.median(figures[10:])


def _verdicts() -> float:
    """All that looks at a text, and the verdict itself, with long lists and a filter that learned much."""
    from articles.models import Entry
    from bench import measure
    from comments import moderation, posting, rules

    entry, kept = Entry.objects.articles().first(), rules.get()
    figures = []
    for number in range(120):
        words = posting.Words(f"woord{number} woord7 {TEXT}", "Sam", "sam@example.test")
        database, own = measure.database_cpu(), time.process_time()
        facts, _ = posting.look(entry, words, kept, "")
        moderation.verdict(facts, kept)
        own = time.process_time() - own
        figures.append((own + measure.database_cpu() - database) * 1000)
    return statistics.median(figures[20:])


def _queue() -> dict[str, float]:
    """The list of what waits, as an editor opens it."""
    from allauth.mfa.models import Authenticator
    from django.contrib.auth.models import Group
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from participants.models import Member

    editor, _ = Member.objects.get_or_create(email="bench@example.test", defaults={"is_staff": True})
    Authenticator.objects.get_or_create(user=editor, type=Authenticator.Type.TOTP, defaults={"data": {}})
    editor.groups.set(Group.objects.filter(name="Redactie"))
    client: Any = Client()
    client.force_login(editor)
    figures = []
    for _ in range(6):
        with CaptureQueriesContext(connection) as queries:
            own = time.process_time()
            answer = client.get("/beheer/reacties/", HTTP_HOST="localhost")
            figures.append((time.process_time() - own) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"the queue answers {answer.status_code}")
    return {"queue": statistics.median(figures[2:]), "queue_queries": float(len(queries))}
