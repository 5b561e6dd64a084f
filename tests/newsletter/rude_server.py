"""An SMTP server that lets senders down in every way it can, and remembers what it took."""

import asyncio
import random
import threading
from collections import Counter

# What it does now and then, when, and after how many letters again. A silence costs a worker the whole time-out.
ODD = {("nonsense", "MAIL"): 150, ("silence", "MAIL"): 3000, ("nonsense", "letter"): 150, ("silence", "letter"): 3000}


class RudeServer:
    """``taken``: how often each address got the letter. ``dropped``: letters it took without saying so: it hung up, did
    not answer at all, or said what nobody can read.

    It refuses every third letter for now, closes after every ten, is slow now and then, does not know ``unknown``, and
    ``is_down`` for as long as it is told. Now and then it falls silent or says nonsense (``done``: which, when, how
    often). ``kindly`` ends all that.
    """

    def __init__(self, unknown=(), seed=0):
        self.taken, self.unknown, self.dropped = Counter(), set(unknown), 0
        self.number, self.is_down, self.kindly = 0, False, False
        self.done = Counter()
        self.next = {odd: 10 * place for place, odd in enumerate(ODD, 1)}
        self.chance, self.started = random.Random(seed), threading.Event()  # noqa: S311 - no secret
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.run, daemon=True).start()
        self.started.wait(10)

    def run(self):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self.talk, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self.started.set()
        self.loop.run_forever()

    async def talk(self, reader, writer):
        try:
            if not self.is_down:
                await self.converse(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def converse(self, reader, writer):
        def say(line):
            writer.write(f"{line}\r\n".encode())

        say("220 rude.example.test")
        letters, address = 0, ""
        while line := (await reader.readline()).decode().strip():
            word = line[:4].upper()
            if word == "MAIL" and letters >= 10 and not self.kindly:
                return
            if word == "MAIL" and await self.is_odd(word, say):
                return
            if word == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                say("550 Onbekend" if address in self.unknown else "250 Goed")
            elif word == "DATA":
                say("354 Toe maar")
                await reader.readuntil(b"\r\n.\r\n")
                letters, self.number = letters + 1, self.number + 1
                if not await self.took(address, say):
                    return
            elif word == "QUIT":
                say("221 Dag")
                return
            else:
                say("250 Goed")

    async def took(self, address, say):
        """False: hangs up without a word."""
        if not self.kindly and self.number % 3 == 0:
            say("451 Nu even niet")
            return True
        if not self.kindly and self.chance.random() < 0.01:
            await asyncio.sleep(0.05)
        self.taken[address] += 1
        if not self.kindly and self.chance.random() < 0.003:
            self.dropped += 1
            return False
        if await self.is_odd("letter", say):
            self.dropped += 1
            return False
        say("250 Aangenomen")
        return True

    async def is_odd(self, at, say):
        """True: it said nothing until the sender gave up, or nonsense. At the letter it took it all the same."""
        for odd, often in ODD.items():
            if odd[1] != at or self.kindly or self.number < self.next[odd]:
                continue
            self.next[odd] = self.number + often
            self.done[odd] += 1
            if odd[0] == "silence":
                await asyncio.sleep(30)  # longer than anybody waits
            else:
                say("\x00h\u00e8? \ufffd 2x50-")
            return True
        return False
