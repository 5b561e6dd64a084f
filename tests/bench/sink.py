"""An SMTP server that takes everything and keeps nothing, in a process of its own: ``sink.py`` prints its port.

Quick enough (some thousands a second) that the sender is what is measured.
"""

import asyncio


class Sink(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.buffer, self.in_data = transport, b"", False
        transport.write(b"220 sink\r\n")

    def data_received(self, data):
        self.buffer += data
        answers = []
        while True:
            end = b"\r\n.\r\n" if self.in_data else b"\r\n"
            line, found, rest = self.buffer.partition(end)
            if not found:
                break
            self.buffer = rest
            if self.in_data:
                self.in_data = False
                answers.append(b"250 taken\r\n")
            elif line[:4].upper() == b"EHLO":
                answers.append(b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n")  # as Postfix and Exim do
            elif line[:4].upper() == b"DATA":
                self.in_data = True
                answers.append(b"354 go on\r\n")
            else:
                answers.append(b"250 fine\r\n")
        if answers:
            self.transport.write(b"".join(answers))


async def main():
    server = await asyncio.get_running_loop().create_server(Sink, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
