"""A mailbox at a mail server, by IMAP or POP3: which messages wait, what one says, and taking it away."""

import imaplib
import poplib
import ssl
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from newsletter.reports import LIMIT

TIMEOUT = 30  # seconds
ASIDE = "Onbegrepen"  # folder for what a person must look at
MOST_LINES = 4000  # of a message by POP3, which knows no bytes
poplib._MAXLINE = LIMIT  # type: ignore[attr-defined]  # 2048 is less than the lines that some programs write
BROKEN = (OSError, EOFError, ImapToolsError, imaplib.IMAP4.error, poplib.error_proto)


class ImapBox:
    puts_aside = True

    def __init__(self, known: Mapping[str, Any]) -> None:
        self.box: BaseMailBox
        if known["encrypted"]:
            context = ssl.create_default_context()
            self.box = MailBox(known["host"], known["port"], timeout=TIMEOUT, ssl_context=context)
        else:
            self.box = MailBoxUnencrypted(known["host"], known["port"], timeout=TIMEOUT)
        try:
            is_plain = (known["user"] + known["password"]).isascii()
            log_in = self.box.login if is_plain else self.box.login_utf8
            log_in(known["user"], known["password"], initial_folder=known["folder"])
        except BaseException:
            self.hang_up()
            raise
        # Numbers of messages are only good as long as the folder says so.
        self.validity = (self.box.client.response("UIDVALIDITY")[1][0] or b"").decode()

    def waiting(self) -> list[str]:
        return [f"{self.validity}.{uid}" for uid in self.box.uids("UNFLAGGED UNDELETED", charset=None)]

    def read(self, key: str) -> bytes:
        """Its beginning, not marked as read; nothing when it is gone."""
        _, parts = self.box.client.uid("fetch", _uid(key), f"(BODY.PEEK[]<0.{LIMIT}>)")
        return next((bytes(part[1]) for part in parts if isinstance(part, tuple)), b"")

    def done(self, key: str) -> None:
        self.box.delete([_uid(key)])

    def put_aside(self, key: str) -> None:
        """Flagged, and moved to a folder of its own where the server lets us."""
        self.box.flag([_uid(key)], ["\\Flagged"], True)
        with suppress(ImapToolsError, imaplib.IMAP4.error):
            if not self.box.folder.exists(ASIDE):
                self.box.folder.create(ASIDE)
            self.box.move([_uid(key)], ASIDE)

    def finish(self) -> None:
        self.box.logout()

    def hang_up(self) -> None:
        with suppress(*BROKEN):
            self.box.client.shutdown()


class PopBox:
    """Deletes at the end of a session; what is put aside stays, and is remembered by who reads it."""

    puts_aside = False

    def __init__(self, known: Mapping[str, Any]) -> None:
        self.box: poplib.POP3
        if known["encrypted"]:
            context = ssl.create_default_context()
            self.box = poplib.POP3_SSL(known["host"], known["port"], timeout=TIMEOUT, context=context)
        else:
            self.box = poplib.POP3(known["host"], known["port"], timeout=TIMEOUT)
        try:
            self.box.user(known["user"])
            self.box.pass_(known["password"])
        except BaseException:
            self.hang_up()
            raise
        self.numbers: dict[str, int] = {}

    def waiting(self) -> list[str]:
        lines = [line.decode("ascii", "replace").split()[:2] for line in self.box.uidl()[1]]
        self.numbers = {name: int(number) for number, name in lines}
        return list(self.numbers)

    def read(self, key: str) -> bytes:
        _, lines, _ = self.box.top(self.numbers[key], MOST_LINES)
        return b"\r\n".join(lines)[:LIMIT]

    def done(self, key: str) -> None:
        self.box.dele(self.numbers[key])

    def put_aside(self, key: str) -> None:
        pass

    def finish(self) -> None:
        self.box.quit()

    def hang_up(self) -> None:
        with suppress(*BROKEN):
            self.box.close()


def open_box(known: Mapping[str, Any]) -> ImapBox | PopBox:
    return ImapBox(known) if known["kind"] == "imap" else PopBox(known)


def _uid(key: str) -> str:
    return key.rpartition(".")[2]
