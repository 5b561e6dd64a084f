"""A real mail server that keeps what it gets."""

import email
import socket
import time
from email.policy import default as policy

from aiosmtpd.controller import Controller


class Postbus:
    """``letters`` holds every message that came in, parsed; ``slow`` makes it wait before it takes one."""

    def __init__(self):
        self.letters, self.slow, self.answer = [], 0.0, "250 OK"
        self.senders, self.raw = [], []
        self.began, self.refused, self.refusal = 0, "", "550 Dit adres is er niet"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802 - aiosmtpd's name
        if address == self.refused:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        import asyncio

        self.began += 1
        if self.slow:
            await asyncio.sleep(self.slow)
        if self.answer.startswith("250"):
            self.senders.append(envelope.mail_from)
            self.raw.append(envelope.content)
            self.letters.append(email.message_from_bytes(envelope.content, policy=policy))
        return self.answer

    def to(self, address):
        return [letter for letter in self.letters if address in letter["To"]]

    def text(self, letter):
        return letter.get_body(("plain",)).get_content()

    def link(self, letter, containing):
        """The address in the plain text in which this stands."""
        return next(word for word in self.text(letter).split() if containing in word)

    def wait_for(self, number, seconds=40):
        end = time.monotonic() + seconds
        while len(self.letters) < number:
            assert time.monotonic() < end, f"{len(self.letters)} letters came, not {number}"
            time.sleep(0.1)
        return self.letters[-1]


def open_postbus():
    """Answers the post box and the running server, which knows its ``port``."""
    box = Postbus()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    return box, server
