"""Issues that the public may read are found by the search of the site, as pages with information are."""

from articles import entry_rows
from articles.entry_rows import Row, plain_text
from articles.models import Entry, EntryType
from newsletter import letter_parts
from newsletter.models import NewsletterIssue


def row_of(issue: NewsletterIssue) -> Row | None:
    """What search knows of an issue; nothing of one that is only mailed."""
    if issue.mail_only:
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


def register() -> None:
    entry_rows.MAKERS[NewsletterIssue] = row_of
