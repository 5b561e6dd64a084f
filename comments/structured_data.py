"""JSON-LD of a question with its answers: https://schema.org/QAPage."""

from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from articles import structured_data
from articles.meta import absolute
from comments.conversation import Conversation, Shown

MOST = 20  # answers


def question(conversation: Conversation) -> SafeString:
    entry = conversation.entry
    answers = {one.number: _answer(one) for one in conversation.reactions[:MOST] if not (one.is_gone or one.is_reply)}
    accepted = answers.pop(conversation.answer, None)
    said: dict[str, Any] = {
        "@type": "Question", "name": entry.title, "text": entry.summary or entry.title, "answerCount": entry.reactions,
        "datePublished": entry.date.isoformat() if entry.date else "", "suggestedAnswer": list(answers.values()),
    }  # fmt: skip
    if entry.byline:
        said["author"] = {"@type": "Person", "name": entry.byline}
    if accepted:
        said["acceptedAnswer"] = accepted
    return SafeString(structured_data.as_json({"@type": "QAPage", "mainEntity": said}))


def _answer(one: Shown) -> dict[str, Any]:
    return {
        "@type": "Answer", "text": unescape(strip_tags(one.html)), "datePublished": one.day_iso,
        "url": absolute(f"/reacties/{one.number}/"), "author": {"@type": "Person", "name": one.name},
    }  # fmt: skip
