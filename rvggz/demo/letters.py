"""Two letters that went out and one that is being made, with the articles of the demo site."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from articles.models import ArticlePage
from newsletter.models import (
    Delivery,
    DeliveryState,
    NewsletterArchivePage,
    NewsletterIssue,
    Sending,
    SendingState,
    Subscriber,
)
from participants.models import Member
from rvggz import placing

AT_ONCE = 4  # articles in a letter
LETTERS = (
    ("Wat een kring van stoelen kan", "Verhalen van de afgelopen weken, en een vraag aan jou."),
    ("Licht aan, deur open", "Vier verhalen om even bij te gaan zitten."),
)
HELLO = "<p>Buiten wordt het vroeg donker. Binnen is er soep, en er zijn verhalen. Lees je mee?</p>"
BYE = "<p>Tot bij het vuur,<br/>de redactie</p>"


def make(editor: Member) -> int:
    """Answers how many letters there are. Nothing is sent: the rows say that it was."""
    archive = NewsletterArchivePage.objects.get()
    today = timezone.localdate()
    articles = list(ArticlePage.objects.live().filter(published_on__lt=today).newest_first()[: AT_ONCE * len(LETTERS)])
    for number, (title, line) in enumerate(LETTERS):
        shown = articles[number * AT_ONCE : (number + 1) * AT_ONCE]
        if shown:
            _sent(_letter(title, line, shown), archive, min(shown[0].published_on + timedelta(days=1), today), editor)
    draft = _letter("Een nieuwe brief", "", [])
    placing.place(draft, archive, live=False, by=editor)
    return NewsletterIssue.objects.count()


def _letter(title: str, line: str, articles: list[ArticlePage]) -> NewsletterIssue:
    letter = NewsletterIssue(title=title, preview_line=line)
    body: list[tuple[str, Any]] = [("greeting", {"text": "Beste", "without_name": "Beste lezer"}), ("text", HELLO)]
    body += [("heading", "Nieuw op de site")] if articles else []
    body += [("article", {"article": article, "text": ""}) for article in articles]
    letter.body = [*body, ("text", BYE)]
    return letter


def _sent(letter: NewsletterIssue, archive: NewsletterArchivePage, day: date, editor: Member) -> None:
    moment = timezone.make_aware(datetime.combine(day, time(10)))
    letter.date, letter.owner = day, editor
    placing.place(letter, archive, by=editor, moment=moment)
    readers = list(Subscriber.objects.on_the_list().filter(confirmed_at__lt=moment).values_list("pk", flat=True))
    sending = Sending.objects.create(
        issue=letter, state=SendingState.DONE, subject=letter.title,
        total=len(readers), asked_by=editor, approved_by=editor, asked_at=moment, approved_at=moment,
        prepared_at=moment, finished_at=moment + timedelta(minutes=4),
    )  # fmt: skip
    Delivery.objects.bulk_create(
        Delivery(sending=sending, subscriber_id=pk, state=DeliveryState.SENT, settled_at=moment) for pk in readers
    )
