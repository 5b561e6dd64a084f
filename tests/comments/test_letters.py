"""Every letter says something, in plain text and in HTML, and never more than one line as its subject."""

from pathlib import Path

import pytest

from rvggz import mail

LETTERS = sorted(path.name for path in (Path(__file__).parents[2] / "templates/emails").iterdir() if path.is_dir())
CONTEXT = {
    "article": {"title": "Het vuur", "url": "/x/"}, "title": "Het vuur", "url": "https://a.example/1", "days": 2,
    "own_url": "https://a.example/2", "mute_url": "https://a.example/3", "decide_url": "https://a.example/4",
    "queue_url": "https://a.example/5", "settings_url": "https://a.example/6", "name": "Kim\nBcc: x", "text": "Dag <b>",
    "reason": "Veel links", "note": "Kun je het zachter zeggen?", "number": 3, "report": "Iets anders",
    "confirmed": False, "first": [{"title": "Het vuur", "reason": "Veel links", "url": "https://a.example/7"}],
    "subject": "Het vuur\nBcc: x", "stop_url": "https://a.example/9",
    "articles": [{"kind": "Blog", "title": "Het vuur", "url": "https://a.example/10", "because": ["De Linde"]}],
    "talks": [{"title": "Het vuur", "url": "https://a.example/11", "number": 2, "is_question": True}],
    "reactions": [{"title": "Het vuur", "url": "https://a.example/8"}],
}  # fmt: skip


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_whole(name):
    letter = mail.message(name, "sam@example.test", CONTEXT)

    html = letter.alternatives[0][0]
    assert letter.subject and "\n" not in letter.subject
    assert "https://a.example/" in letter.body and "https://a.example/" in html
    assert "Hallo" in letter.body and "Hallo" in html
    assert "{{" not in letter.body + html and "{%" not in letter.body + html
    assert "Dag <b>" not in html
