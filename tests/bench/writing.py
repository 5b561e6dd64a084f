"""What one save costs while somebody writes: a text of 1,200 words, among 14,000 pieces of 2,000 members."""

import statistics
import time
from urllib.parse import urlencode

ALL, SAVES = 14_000, 60
FILL = """
INSERT INTO articles_contribution (key, member_id, guest_name, guest_email, consent_text, state, content, version,
    created_at, saved_at, crisis_words, private_spans, question, refusal, refusal_note)
SELECT gen_random_uuid(), %(member)s, '', '', '', 'refused', '{"title": "Een stuk", "kind": "blog"}', 1, now(), now(),
    '[]', '[]', '', '', '' FROM generate_series(1, %(all)s)
"""
TEXT = "<p>Ik herken dit verhaal. Bij ons begon het met <b>samen</b> koffie drinken en met iemand die bleef.</p>" * 70


def measured() -> dict[str, float]:
    """CPU milliseconds of a save, ours and the database's together; the median."""
    from articles.contributions import drafts
    from articles.models import Contribution
    from bench import measure, ours
    from django.conf import settings
    from django.db import connection
    from participants.models import Member

    cookies = ours.logged_in()
    member = Member.objects.get(email="lid@example.test")
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"member": member.pk, "all": ALL})
    piece = drafts.start(member, "blog")
    token = dict(part.split("=", 1) for part in cookies.split("; "))[settings.CSRF_COOKIE_NAME]
    door, times = measure.Door(cookies), []
    try:
        for version in range(1, SAVES + 1):
            typed = {
                "title": f"Versie {version}", "text": TEXT, "text_is": "html", "kind": "blog", "shown_as": "name",
                "keywords": "herstel, koffie", "version": version, "csrfmiddlewaretoken": token,
            }  # fmt: skip
            before = time.process_time() + measure.database_cpu()
            door.post(f"{piece.get_absolute_url()}bewaar/", urlencode(typed).encode(), "200")
            times.append(1000 * (time.process_time() + measure.database_cpu() - before))
    finally:
        Contribution.objects.filter(member=member).delete()
    return {"autosave": statistics.median(times[10:])}
