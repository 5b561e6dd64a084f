"""Handing one ready-made message to the mail server, and knowing what became of it.

What matters is when a line breaks. Before the last dot was sent the server cannot have taken the message: it is tried
again. After it nobody knows: the message may have left, so it is never sent again by itself (RFC 5321, 4.5.4 and 6.1).
"""

import logging
import re
import smtplib
import socket
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email import policy as policies
from email.message import EmailMessage as Letter
from enum import Enum
from typing import Any

import dkim
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.smtp import EmailBackend

from rvggz import dkim_signing

logger = logging.getLogger(__name__)
AS_IT_CAME = policies.default.clone(refold_source="none")  # its headers were encoded and folded already
LONGEST_ANSWER = 200  # characters of what the server said
GOOD = ({250}, {250, 251}, {354})  # answers to MAIL, RCPT, DATA
ANY_ADDRESS = re.compile(r"(?<![^\s<>])[^\s<>]+@[^\s<>]+")
MOST_READ = 4_000  # bytes of it
PLAIN_ADDRESS = re.compile(r"[\w.+=/-]+@[\w.-]+", re.ASCII)


class Outcome(Enum):
    SENT = "sent"
    LATER = "later"  # refused for now, or the line broke before the server had it all
    REFUSED = "refused"  # for good
    UNCERTAIN = "uncertain"  # the server had it all and did not answer
    DOWN = "down"  # there is no server to talk to; says nothing of this message


@dataclass(frozen=True)
class Answer:
    outcome: Outcome
    code: int | None = None
    text: str = ""  # what the server said, without addresses

    @property
    def is_final(self) -> bool:
        return self.outcome in {Outcome.SENT, Outcome.REFUSED, Outcome.UNCERTAIN}


class Line:
    """One connection to the mail server of the settings, opened when it is needed and kept for the next message.

    Of another backend than SMTP (mail in files, in memory, of a company) the message is handed to that.
    """

    def __init__(self, backend: Any = None) -> None:
        self.backend: Any = backend or get_connection()

    def hand_over(self, sender: str, to: str, data: bytes) -> Answer:
        """``data``: the whole message, lines ended by CRLF. ``sender``: where the server reports what goes wrong."""
        if not isinstance(self.backend, EmailBackend):
            return self._by_backend(sender, to, data)
        try:
            data = dkim_signing.signed(data)
        except (dkim.DKIMException, OSError, ValueError) as error:  # a key that is none: nothing leaves unsigned
            logger.error("DKIM_KEY_FILE cannot be used (%s): no mail leaves. See check_mail", type(error).__name__)
            return Answer(Outcome.DOWN, None, f"DKIM: {type(error).__name__}")
        was_open = self.backend.connection is not None
        answer = self._on_one_connection(sender, to, data)
        if was_open and answer.outcome == Outcome.LATER and self.backend.connection is None:
            return self._on_one_connection(sender, to, data)  # it closed between two messages: some do after ten
        return answer

    def _on_one_connection(self, sender: str, to: str, data: bytes) -> Answer:
        try:
            server = self._open()
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            return Answer(Outcome.DOWN, getattr(error, "smtp_code", None), type(error).__name__)
        try:
            return self._by_smtp(server, sender, to, data)
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            return Answer(Outcome.LATER, None, type(error).__name__)

    def close(self) -> None:
        with suppress(OSError, smtplib.SMTPException):
            self.backend.close()

    def drop(self) -> None:
        """Of a connection that broke nothing is used again."""
        server = getattr(self.backend, "connection", None)
        if server is not None:
            with suppress(OSError, smtplib.SMTPException):
                smtplib.SMTP.close(server)  # no QUIT: nobody is listening
            self.backend.connection = None

    def _open(self) -> smtplib.SMTP:
        if self.backend.open() and self.backend.connection.sock is not None:
            # The last dot goes in a packet of its own: without this it waits for the answer to the one before.
            self.backend.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server: smtplib.SMTP = self.backend.connection
        server.ehlo_or_helo_if_needed()
        return server

    def _by_smtp(self, server: smtplib.SMTP, sender: str, to: str, data: bytes) -> Answer:
        refused = self._envelope(server, sender, to, len(data))
        if refused:
            return self._refused(server, *refused, to)
        body = data.replace(b"\n.", b"\n..")  # RFC 5321, 4.5.2
        if data.startswith(b"."):
            body = b"." + body
        server.send(body if body.endswith(b"\r\n") else body + b"\r\n")
        try:
            server.send(b".\r\n")
            code, said = server.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            return Answer(Outcome.UNCERTAIN, None, type(error).__name__)
        if 200 <= code < 300:
            return Answer(Outcome.SENT, code)
        if 400 <= code < 600:
            return self._refused(server, code, said, to)
        self.drop()
        return Answer(Outcome.UNCERTAIN, code, "onleesbaar antwoord")  # it may have taken it

    def _envelope(self, server: smtplib.SMTP, sender: str, to: str, size: int) -> tuple[int, bytes] | None:
        """From, to, and may it come? Answers what the server said when it may not.

        A server that can take them in one packet (RFC 2920) gets them so: of four waits for an answer two are left.
        """
        options = f" size={size}" if server.has_extn("size") else ""
        commands = [f"MAIL FROM:{_angled(sender)}{options}", f"RCPT TO:{_angled(to)}", "DATA"]
        if not server.has_extn("pipelining"):
            for command, good in zip(commands, GOOD, strict=True):
                code, said = server.docmd(command)
                if code not in good:
                    return code, said
            return None
        server.send("".join(f"{command}\r\n" for command in commands))
        answers = [server.getreply() for _ in commands]
        bad = next((answer for answer, good in zip(answers, GOOD, strict=True) if answer[0] not in good), None)
        if bad and answers[-1][0] == 354:  # it waits for a text for nobody
            server.send(".\r\n")
            server.getreply()
        return bad

    def _refused(self, server: smtplib.SMTP, code: int, said: bytes, to: str) -> Answer:
        if code == 421 or code < 0:  # it closes
            self.drop()
        else:
            try:
                server.rset()
            except (OSError, smtplib.SMTPException):
                self.drop()
        outcome = Outcome.REFUSED if 500 <= code < 600 else Outcome.LATER
        return Answer(outcome, code, _without_address(said, to))

    def _by_backend(self, sender: str, to: str, data: bytes) -> Answer:
        try:
            sent = self.backend.send_messages([ReadyMade(sender, to, data)])
        except OSError as error:
            return Answer(Outcome.DOWN, None, type(error).__name__)
        except Exception as error:
            return Answer(Outcome.REFUSED, getattr(error, "status_code", None), type(error).__name__)
        return Answer(Outcome.SENT if sent else Outcome.LATER)


class ReadyMade(EmailMultiAlternatives):
    """A message that was made already, for backends that ask for one of Django's."""

    def __init__(self, sender: str, to: str, data: bytes) -> None:
        made = message_from_bytes(data, _class=Letter, policy=AS_IT_CAME)
        plain, html = made.get_body(("plain",)), made.get_body(("html",))
        super().__init__(
            str(made["Subject"] or ""),
            plain.get_content() if plain else "",
            sender,
            [to],
            headers={name: str(value) for name, value in made.items() if name not in OF_DJANGO},
        )
        if html:
            self.attach_alternative(html.get_content(), "text/html")
        self.made = made

    def message(self, **more: Any) -> Any:
        return self.made


OF_DJANGO = {"Subject", "From", "To", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


def _angled(address: str) -> str:
    return f"<{address}>" if PLAIN_ADDRESS.fullmatch(address) else smtplib.quoteaddr(address)


def _without_address(said: bytes, to: str) -> str:
    """What the server said, without any address and without the name before the @ of this one.

    Only signs that show: a NUL goes into no column of PostgreSQL, and would end the worker.
    """
    shown = "".join(sign if sign.isprintable() else " " for sign in said[:MOST_READ].decode("utf-8", "replace"))
    text = ANY_ADDRESS.sub("…", " ".join(shown.split()))
    if name := to.rpartition("@")[0]:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", text, flags=re.IGNORECASE)
    return text[:LONGEST_ANSWER]
