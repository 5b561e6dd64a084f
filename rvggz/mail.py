"""One way to write a mail: ``message(name, to, context)`` from ``templates/emails/<name>/``.

Almost all of it goes out by the outbox. ``send_now`` is for a host who waits for the answer of the mail server.
"""

import re
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from rvggz.handover import Answer, Line, Outcome
from rvggz.mail_headers import ascii_address, mailbox_header, text_header

WHAT_WENT_WRONG = {
    Outcome.LATER: "De mailserver weigert het voor nu",
    Outcome.REFUSED: "De mailserver weigert het",
    Outcome.UNCERTAIN: "De verbinding brak nadat het bericht was aangeboden; misschien is het weg, misschien niet",
    Outcome.DOWN: "De mailserver is niet te bereiken (draai ook check_mail)",
}


class Mail(EmailMultiAlternatives):
    """A mail of Django's whose headers are encoded by ourselves (mail_headers.py), whatever Python it runs on."""

    def message(self, **more: Any) -> Any:
        """The whole message. Raises ValueError when a header holds a line break or an address cannot stand in one."""
        made: Any = super().message(**more)
        lines = [
            mailbox_header("From", *_name_and_address(self.from_email)),
            text_header("Subject", str(self.subject)),
            *(mailbox_header("To", "", ascii_address(to)) for to in self.to[:1]),
            *(mailbox_header("Reply-To", *_name_and_address(to)) for to in self.reply_to[:1]),
        ]
        for line in lines:
            name, _, value = line.partition(": ")
            made.replace_header(name, value.removesuffix("\r\n"))
        return made

    def as_bytes(self) -> bytes:
        """As it goes to a mail server: lines ended by CRLF."""
        return bytes(self.message().as_bytes(linesep="\r\n"))


def message(name: str, to: str, context: dict[str, Any], headers: dict[str, str] | None = None) -> Mail:
    """A message with subject, plain text and HTML. The subject is one line, whatever stands in the context."""
    known = {**context, "site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.WAGTAILADMIN_BASE_URL}
    subject, text, html = (
        render_to_string(f"emails/{name}/{part}", known) for part in ("subject.txt", "body.txt", "body.html")
    )
    mail = Mail(
        " ".join(subject.split()),
        re.sub(r"\n{3,}", "\n\n", text).strip() + "\n",
        to=[to],
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _name_and_address(mailbox: str) -> tuple[str, str]:
    shown, address = parseaddr(mailbox)
    return shown, ascii_address(address)


def send_now(mail: Mail) -> Answer:
    """Hand it to the mail server at once, and answer what that said."""
    line = Line()
    sender = ascii_address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    answer = line.hand_over(sender, ascii_address(mail.to[0]), mail.as_bytes())
    line.close()
    return answer


def what_went_wrong(answer: Answer) -> str:
    """In plain words, with what the mail server said; nothing when the mail left."""
    if answer.outcome == Outcome.SENT:
        return ""
    return f"{WHAT_WENT_WRONG[answer.outcome]}: {answer.code or ''} {answer.text}".strip(" :")
