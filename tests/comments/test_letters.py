"""Every letter says something, in plain text and in HTML, and never more than one line as its subject."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from rvggz import mail

FOLDER = Path(__file__).parents[2] / "templates/emails"
# The newsletter is no letter of the outbox, and what it says on trial is the newsletter: tests/newsletter.
LETTERS = sorted(path.parent.name for path in FOLDER.glob("*/subject.txt") if path.parent.name != "letter_proof")
CONTEXT = {
    "article": {"title": "Het vuur", "url": "/x/"}, "title": "Het vuur", "url": "https://a.example/1", "days": 2,
    "own_url": "https://a.example/2", "mute_url": "https://a.example/3", "decide_url": "https://a.example/4",
    "queue_url": "https://a.example/5", "settings_url": "https://a.example/6", "name": "Kim\nBcc: x", "text": "Dag <b>",
    "reason": "Veel links", "note": "Kun je het zachter zeggen?", "number": 3, "report": "Iets anders",
    "what": "2 reacties en 1 stuk", "pieces": ["Soep"], "confirmed": False,
    "first": [{"title": "Het vuur", "reason": "Veel links", "url": "https://a.example/7"}],
    "subject": "Het vuur\nBcc: x", "stop_url": "https://a.example/9",
    "articles": [{"kind": "Blog", "title": "Het vuur", "url": "https://a.example/10", "because": ["De Linde"]}],
    "talks": [{"title": "Het vuur", "url": "https://a.example/11", "number": 2, "is_question": True}],
    "reactions": [{"title": "Het vuur", "url": "https://a.example/8"}],
}  # fmt: skip


LINKS = dict.fromkeys(
    (name for path in FOLDER.rglob("body.*") for name in re.findall(r"\b\w*_url\b", path.read_text())),
    "https://a.example/12",
)


EVENTS = {
    "membership_news": ("accepted", "declined", "removed", "taken_out", "contact", "no_contact"),
    "editors_organisation": ("no_contact", "last_left", "to_review"),
}
CASES = [(name, event) for name in LETTERS for event in EVENTS.get(name, ("",))]


@pytest.mark.parametrize(("name", "event"), CASES)
def test_a_letter_is_whole(name, event):
    letter = mail.message(name, "sam@example.test", {**LINKS, **CONTEXT, "code": "ABC-123", "event": event})

    html = letter.alternatives[0][0]
    assert letter.subject and "\n" not in letter.subject
    links = [set(re.findall(r"https://a\.example/\d+", part)) for part in (letter.body, html)]
    assert links[0] == links[1]
    assert ("ABC-123" in letter.body) == ("ABC-123" in html)
    assert settings.WAGTAILADMIN_BASE_URL in letter.body
    assert letter.body.startswith(("Hallo", "Dag")) and ("Hallo" in html or "Dag" in html)
    assert "{{" not in letter.body + html and "{%" not in letter.body + html
    assert "Dag <b>" not in html
