"""An SMTP server that takes everything and keeps nothing, in a process of its own: ``sink.py`` prints its port.

Quick enough (some thousands a second) that the sender is what is measured.
"""

import asyncio


END = b"\r\n.\r\n"


class Sink(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.buffer, self.in_data = transport, b"", False
        transport.write(b"220 sink\r\n")

    def data_received(self, data):
        if self.in_data:
            self.buffer = (self.buffer + data[-len(END) :])[-len(END) :]  # senders wait for the answer: it ends here
            if self.buffer == END:
                self.buffer, self.in_data = b"", False
                self.transport.write(b"250 taken\r\n")
            return
        *lines, self.buffer = (self.buffer + data).split(b"\r\n")
        self.transport.write(b"".join(map(self.answer, lines)))

    def answer(self, line):
        match line[:4].upper():
            case b"EHLO":
                return b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n"  # as Postfix and Exim do
            case b"DATA":
                self.in_data = True
                return b"354 go on\r\n"
        return b"250 fine\r\n"


async def main():
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
