"""Issues that the public may read are found by the search of the site, as pages with information are."""

from typing import Any

from articles import entries, entry_rows
from articles.entry_rows import Row, plain_text
from articles.models import Entry, EntryType
from newsletter import archive, letter_parts
from newsletter.models import NewsletterIssue


def row_of(issue: NewsletterIssue) -> Row | None:
    """What search and the sitemap know of an issue: nothing of one that the archive does not announce."""
    if not archive.announced().filter(pk=issue.pk).exists():
        return None
    text = " ".join(words_of(part) for part in letter_parts.of(issue.body))
    entry = Entry(
        type=EntryType.INFORMATION, date=issue.shown_on, summary=issue.preview_line, text=" ".join(text.split())
    )
    return Row(entry, label="Nieuwsbrief")


def words_of(part: letter_parts.Part) -> str:
    if part.kind == "greeting":
        return ""
    said = [plain_text(part.context["html"])] if "html" in part.context else []
    said += [part.context.get(name, "") for name in ("title", "when", "where", "text", "caption", "attribution")]
    return " ".join(filter(None, said))


def on_sending(instance: Any, **kwargs: Any) -> None:
    """It was asked, or taken back: what waits is not found. What is sent is published, which makes it found again."""
    issue = NewsletterIssue.objects.filter(pk=instance.issue_id).first()
    if issue and issue.live:
        entries.write(issue)


def register() -> None:
    entry_rows.MAKERS[NewsletterIssue] = row_of
